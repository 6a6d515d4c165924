// SPDX-License-Identifier: MIT
#include "data/ogs/log_records.h"

#include <algorithm>
#include <utility>

#include "data/ogs/text_lines.h"

namespace peerplan {
namespace {

bool isSeparator(std::string_view line) {
    const std::string_view stars = trimmed(line);
    return stars.size() >= 5 && stars.find_first_not_of('*') == std::string_view::npos;
}

/// `key : value`; the value alone.
std::optional<std::string_view> fieldValue(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || trimmed(line.substr(0, colon)).empty()) {
        return std::nullopt;
    }
    return trimmed(line.substr(colon + 1));
}

/// Whether the line tells where in the client's source the record was made.
bool isPlace(std::string_view line) {
    const std::string_view text = trimmed(line);
    return text.starts_with("Function:") || text.starts_with("File:") || text.starts_with("Line:");
}

void append(LogRecord& record, std::string_view line, std::int64_t number) {
    if (record.text.empty()) {
        if (trimmed(line).empty()) return;
        record.textLine = number;
    } else {
        record.text += '\n';
    }
    record.text += upTo(line, longestLogLine - std::min(record.text.size(), longestLogLine));
}

/// Passes over `Function: f File: p Line: n` at the front of a line that holds all of a record.
std::string_view withoutPlace(std::string_view text) {
    if (!text.starts_with("Function:")) return text;
    const std::size_t at = text.find(" Line: ");
    if (at == std::string_view::npos) return text;
    std::string_view rest = text.substr(at + 7);
    if (!wholeNumberOf(takeWord(rest))) return text;
    return trimmed(rest);
}

/// What stands in the lines of one record of an event log.
class EventRecord {
  public:
    EventRecord(DateOrder order, FileReport& report) : m_order(order), m_report(report) {}

    void add(std::string_view line, std::int64_t number) {
        if (m_fields == described) {
            if (m_inPlace && isPlace(line)) return;
            if (!trimmed(line).empty()) m_inPlace = false;
            append(m_record, line, number);
            return;
        }
        if (trimmed(line).empty() || m_broken) return;
        if (m_record.line == 0) m_record.line = number;
        const auto value = fieldValue(line);
        if (!value) {
            m_broken = true;
            m_report.warning(number, tr("a record whose head cannot be read is left out"), line);
            return;
        }
        takeField(*value, number);
    }

    void finish(const OnLogRecord& onRecord) {
        if (m_fields == described && !m_broken) onRecord(m_record);
        m_record = {};
        m_fields = 0;
        m_broken = false;
        m_inPlace = true;
    }

  private:
    static constexpr int described = 5;

    void takeField(std::string_view value, std::int64_t number) {
        switch (m_fields++) {
            case 0:
                if (const auto days = daysOf(value, m_order)) {
                    m_record.clock = *days * 86'400;
                    return;
                }
                break;
            case 1:
                if (const auto time = timeOfDayUs(value)) {
                    m_record.clock += *time / 1'000'000;
                    return;
                }
                break;
            case 2:
                return;
            case 3:
                m_record.source = upTo(value, 200);
                return;
            default:
                if (!isPlace(value)) append(m_record, value, number);
                return;
        }
        m_broken = true;
        m_report.warning(number,
                         m_fields == 1 ? tr("no such date: its record is left out")
                                       : tr("no such time: its record is left out"),
                         value);
    }

    DateOrder m_order;
    FileReport& m_report;
    LogRecord m_record;
    int m_fields = 0;
    bool m_broken = false;
    bool m_inPlace = true;
};

struct SyslogHead {
    std::int64_t clock = 0;
    bool stated = false;
};

/// Takes the time off the front of a line; nothing and the line as it was if there is none.
std::optional<SyslogHead> takeTime(std::string_view& line, int year) {
    std::string_view rest = line;
    const std::string_view first = takeWord(rest);
    SyslogHead head;
    std::optional<std::int64_t> days;
    std::optional<std::int64_t> time;
    if (first.size() == 3) {
        const std::string_view day = takeWord(rest);
        days = daysOfMonthName(first, day, year);
        time = timeOfDayUs(takeWord(rest));
    } else if (first.size() >= 10) {
        days = daysOf(first.substr(0, 10), DateOrder::Automatic);
        head.stated = true;
        std::string_view clock = first.size() > 11 && (first[10] == 'T' || first[10] == 't')
                                     ? first.substr(11)
                                     : takeWord(rest);
        time = timeOfDayUs(clock.substr(0, clock.find_first_of("+-Zz")));
    }
    if (!days || !time) return std::nullopt;
    head.clock = *days * 86'400 + *time / 1'000'000;
    line = rest;
    return head;
}

}  // namespace

std::optional<LogKind> logKindOf(std::string_view text) {
    constexpr int lookedAt = 200;
    TextLines lines(text);
    std::string_view line;
    bool dated = false;
    for (int i = 0; i < lookedAt && lines.next(line); ++i) {
        line = upTo(line, longestLogLine);
        if (isSeparator(line)) return LogKind::EventLog;
        std::string_view rest = line;
        if (takeTime(rest, 2000)) return LogKind::Syslog;
        const auto value = fieldValue(line);
        if (value && dateSpeaks(*value)) dated = true;
    }
    if (dated) return LogKind::EventLog;
    return std::nullopt;
}

void eventLogRecords(std::string_view text, DateOrder order, FileReport& report,
                     const OnLogRecord& onRecord) {
    TextLines lines(text);
    EventRecord record(order, report);
    std::string_view line;
    while (lines.next(line)) {
        if (isSeparator(line)) {
            record.finish(onRecord);
        } else if (line.size() > longestLogLine) {
            report.warning(lines.number(), tr("a line too long for a log is cut"), line);
            record.add(upTo(line, longestLogLine), lines.number());
        } else {
            record.add(line, lines.number());
        }
    }
    record.finish(onRecord);
}

bool syslogRecords(std::string_view text, int year, FileReport& report,
                   const OnLogRecord& onRecord) {
    TextLines lines(text);
    LogRecord record;
    bool open = false;
    bool without = false;
    std::string_view line;
    while (lines.next(line)) {
        if (line.size() > longestLogLine) {
            report.warning(lines.number(), tr("a line too long for a log is cut"), line);
            line = upTo(line, longestLogLine);
        }
        std::string_view rest = line;
        const auto head = takeTime(rest, year);
        if (!head) {
            if (open) append(record, line, lines.number());
            continue;
        }
        if (open) onRecord(record);
        open = true;
        without = without || !head->stated;
        record = {};
        record.clock = head->clock;
        record.line = lines.number();
        takeWord(rest);  // the host
        const std::string_view program = takeWord(rest);
        record.source = upTo(program.substr(0, program.find_first_of("[:")), 200);
        // A system log writes line ends inside a record as #012.
        std::string_view said = withoutPlace(trimmed(rest));
        std::string whole;
        for (std::size_t at = said.find("#012"); at != std::string_view::npos;
             at = said.find("#012")) {
            whole += said.substr(0, at);
            whole += '\n';
            said.remove_prefix(at + 4);
        }
        whole += said;
        append(record, whole, lines.number());
    }
    if (open) onRecord(record);
    return without;
}

}  // namespace peerplan
