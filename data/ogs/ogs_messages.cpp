// SPDX-License-Identifier: MIT
#include "data/ogs/ogs_messages.h"

#include <string>
#include <utility>

#include "data/ogs/text_lines.h"

namespace peerplan {
namespace {

/// More gateways than a profile can hold; a longer table is cut.
constexpr std::size_t mostRows = 2000;
constexpr std::size_t mostPings = 16;
/// Names of hosts have at most 253 characters.
constexpr std::size_t longestHost = 300;

/// What follows `phrase` in the text; nothing if it does not occur.
std::optional<std::string_view> after(std::string_view text, std::string_view phrase) {
    const std::size_t at = text.find(phrase);
    if (at == std::string_view::npos) return std::nullopt;
    return text.substr(at + phrase.size());
}

std::string hostOf(std::string_view word) {
    return lowerCase(upTo(trimmed(word), longestHost));
}

/// The text between the next two single quotes.
std::string quoted(std::string_view text) {
    const std::size_t open = text.find('\'');
    if (open == std::string_view::npos) return {};
    const std::size_t close = text.find('\'', open + 1);
    if (close == std::string_view::npos) return {};
    return hostOf(text.substr(open + 1, close - open - 1));
}

class Selection {
  public:
    Selection(const LogRecord& record, FileReport& report) : m_record(record), m_report(report) {}

    OgsSelection read(std::string_view text) {
        if (const auto rest = after(text, "OGS performed for ")) {
            const std::string_view attempt = rest->substr(0, rest->find(" attempt"));
            if (attempt.size() < 100) m_out.attempt = std::string(trimmed(attempt));
        }
        if (const auto rest = after(text, "Last server:")) {
            m_out.last = quoted(rest->substr(0, rest->find('\n')));
        }
        m_out.cached = text.find("Results obtained from OGS cache") != std::string_view::npos;
        const auto table = after(text, "RTT (ms)");
        const std::size_t end = text.find("Selected '");
        if (end != std::string_view::npos) m_out.selected = quoted(text.substr(end));
        if (!table) {
            m_report.warning(m_record.line, tr("a selection of OGS without its table"));
        } else {
            readTable(table->substr(0, table->find("Selected '")));
        }
        if (m_out.selected.empty()) {
            m_report.warning(m_record.line,
                             tr("a selection of OGS that does not say what it chose"));
        }
        return std::move(m_out);
    }

  private:
    void readTable(std::string_view table) {
        if (trimmed(table).find('\n') != std::string_view::npos || table.starts_with('\n')) {
            TextLines lines(table);
            std::string_view line;
            while (lines.next(line)) {
                std::string_view rest = line;
                const std::string_view host = takeWord(rest);
                if (!host.empty()) add(host, takeWord(rest), lines.number() - 1);
            }
            return;
        }
        // All on one line, as system logs write it.
        for (std::string_view rest = table;;) {
            const std::string_view host = takeWord(rest);
            if (host.empty()) return;
            add(host, takeWord(rest), 0);
        }
    }

    void add(std::string_view host, std::string_view ms, std::int64_t line) {
        if (m_out.rows.size() == mostRows) return;
        const auto value = wholeNumberOf(ms);
        m_out.rows.push_back({hostOf(host), value, m_record.line + line});
    }

    const LogRecord& m_record;
    FileReport& m_report;
    OgsSelection m_out;
};

std::optional<OgsPingResults> pingResults(std::string_view rest) {
    const std::size_t colon = rest.find(": (");
    if (colon == std::string_view::npos) return std::nullopt;
    const std::size_t close = rest.find(')', colon);
    OgsPingResults out;
    out.host = hostOf(rest.substr(0, colon));
    if (out.host.empty() || close == std::string_view::npos) return std::nullopt;
    std::string numbers(rest.substr(colon + 3, close - colon - 3));
    for (char& c : numbers) {
        if (c == ',') c = ' ';
    }
    std::string_view left = numbers;
    for (std::string_view word = takeWord(left); !word.empty(); word = takeWord(left)) {
        if (out.ms.size() == mostPings) return std::nullopt;
        out.ms.push_back(wholeNumberOf(word));
    }
    return out;
}

}  // namespace

std::optional<OgsEvent> ogsEventOf(const LogRecord& record, FileReport& report) {
    const std::string_view text = record.text;
    if (text.find("OGS") == std::string_view::npos) return std::nullopt;
    OgsEvent event;
    event.clock = record.clock;
    event.line = record.line;
    event.source = record.source;
    if (text.find("OGS was already performed") != std::string_view::npos) {
        event.what = OgsReuse{};
        return event;
    }
    if (text.find("OGS will not be performed because automatic proxy detection") !=
        std::string_view::npos) {
        event.what = OgsProxyRefusal{};
        return event;
    }
    if (auto rest = after(text, "OGS starting thread named ")) {
        const std::string host = hostOf(takeWord(*rest));
        if (!host.empty()) {
            event.what = OgsThreadStart{host};
            return event;
        }
        report.warning(record.line, tr("a start of OGS that names no host"));
        return std::nullopt;
    }
    if (const auto rest = after(text, "OGS ping results for ")) {
        if (auto pings = pingResults(*rest)) {
            event.what = std::move(*pings);
            return event;
        }
        report.warning(record.line, tr("results of OGS that cannot be read"), *rest);
        return std::nullopt;
    }
    if (text.find("OGS Selection Results") != std::string_view::npos) {
        event.what = Selection(record, report).read(text);
        return event;
    }
    return std::nullopt;
}

}  // namespace peerplan
