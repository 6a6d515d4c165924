// SPDX-License-Identifier: MIT
#include "data/ogs/client_log.h"

#include <utility>

#include "data/ogs/log_records.h"
#include "data/ogs/ogs_messages.h"
#include "data/ogs/text_lines.h"

namespace peerplan {
namespace {

/// A client writes a dozen events an attempt: more are no evidence about one.
constexpr std::size_t mostEvents = 100'000;

/// The order that the log's dates speak for. Warns where they leave it open.
DateOrder orderOf(std::string_view text, FileReport& report) {
    TextLines lines(text);
    std::string_view line;
    bool monthFirst = false;
    bool dayFirst = false;
    bool open = false;
    while (lines.next(line) && !(monthFirst && dayFirst)) {
        if (line.size() > 200) continue;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const auto speaks = dateSpeaks(line.substr(colon + 1));
        if (!speaks) continue;
        monthFirst = monthFirst || *speaks == DateSpeaks::ForMonthFirst;
        dayFirst = dayFirst || *speaks == DateSpeaks::ForDayFirst;
        open = open || *speaks == DateSpeaks::ForNothing;
    }
    if (monthFirst && dayFirst) {
        report.warning(0, tr("dates with the month first and dates with the day first: say which "
                             "with --date-order"));
        return DateOrder::Automatic;
    }
    if (open && !monthFirst && !dayFirst) {
        report.note(0, tr("the dates do not show whether month or day comes first: month first is "
                          "taken (--date-order)"));
    }
    return dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
}

}  // namespace

std::optional<OgsLog> readClientLog(std::string_view bytes, const std::string& file,
                                    const ClientLogOptions& options, Diagnostics& diagnostics) {
    FileReport report(file, diagnostics);
    const auto text = decodeText(bytes, options.encoding, report);
    if (!text) return std::nullopt;
    const auto kind = logKindOf(*text);
    if (!kind) {
        report.error(0, 0, tr("not a log of the VPN client"), text->substr(0, 200),
                     tr("records between lines of asterisks (AnyConnect.txt of a DART bundle), or "
                        "lines of a system log"));
        return std::nullopt;
    }
    OgsLog log;
    log.file = file;
    log.kind = *kind;
    bool cut = false;
    const auto take = [&](const LogRecord& record) {
        ++log.records;
        if (auto event = ogsEventOf(record, report)) {
            if (log.events.size() < mostEvents) {
                log.events.push_back(std::move(*event));
            } else {
                cut = true;
            }
        }
    };
    if (*kind == LogKind::EventLog) {
        const DateOrder order =
            options.dates == DateOrder::Automatic ? orderOf(*text, report) : options.dates;
        eventLogRecords(*text, order, report, take);
    } else {
        const bool without = syslogRecords(*text, options.year.value_or(2000), report, take);
        log.yearKnown = !without || options.year.has_value();
        if (!log.yearKnown) {
            report.note(0, tr("the log states no year: say which with --year"));
        }
    }
    if (cut) report.warning(0, tr("more messages of OGS than can be judged: the rest is left out"));
    if (log.records == 0) {
        report.error(0, 0, tr("no record of this log can be read"));
        return std::nullopt;
    }
    if (log.events.empty()) {
        report.warning(0, tr("the log says nothing about OGS: was it on, and is it the log of the "
                             "user interface (acvpnui, vpnui)?"));
    }
    return log;
}

}  // namespace peerplan
