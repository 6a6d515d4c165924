// SPDX-License-Identifier: MIT
#include "data/ogs/packet_list.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "data/csv/reader.h"
#include "data/ogs/connection_table.h"
#include "data/ogs/packet_list_info.h"
#include "data/ogs/text_lines.h"

namespace peerplan {
namespace {

enum Column : std::size_t { No, Time, Source, Destination, Protocol, Length, Info, Columns };
constexpr std::array<std::string_view, Columns> heads = {
    "no.", "time", "source", "destination", "protocol", "length", "info"};

/// Bytes before the payload in a frame of Ethernet with IP and TCP headers without options.
constexpr std::int64_t headersV4 = 14 + 20 + 20;
constexpr std::int64_t headersV6 = 14 + 40 + 20;

constexpr std::size_t longestLine = 65'536;
constexpr std::size_t mostNames = 20'000;
constexpr std::size_t mostFragments = 100'000;

using Row = std::array<std::string, Columns>;

struct When {
    std::int64_t us = 0;
    CaptureClock clock = CaptureClock::Relative;
};

/// Seconds with a fraction, in microseconds.
std::optional<std::int64_t> secondsUs(std::string_view text) {
    const std::size_t point = text.find('.');
    const auto whole = wholeNumberOf(text.substr(0, point));
    if (!whole || *whole > 100'000'000'000) return std::nullopt;
    std::int64_t fraction = 0;
    if (point != std::string_view::npos) {
        const std::string_view behind = text.substr(point + 1);
        if (behind.size() > 12 || !wholeNumberOf(behind)) return std::nullopt;
        std::string digits(behind.substr(0, 6));
        digits.resize(6, '0');
        fraction = wholeNumberOf(digits).value_or(0);
    }
    return *whole * 1'000'000 + fraction;
}

std::optional<When> whenOf(std::string_view text, DateOrder order) {
    constexpr std::int64_t sinceEpoch = 100'000'000;  // seconds: no capture lasts three years
    text = trimmed(text);
    if (const auto us = secondsUs(text)) {
        const bool epoch = *us >= sinceEpoch * 1'000'000;
        return When{*us, epoch ? CaptureClock::Utc : CaptureClock::Relative};
    }
    if (const auto us = timeOfDayUs(text)) return When{*us, CaptureClock::Relative};
    std::size_t gap = text.find_first_of(" T");
    if (gap == std::string_view::npos) return std::nullopt;
    const auto days = daysOf(text.substr(0, gap), order);
    std::string_view clock = text.substr(gap + 1);
    const bool utc = clock.ends_with('Z') || clock.ends_with(" UTC");
    if (clock.ends_with('Z')) clock.remove_suffix(1);
    if (clock.ends_with(" UTC")) clock.remove_suffix(4);
    const auto us = timeOfDayUs(clock);
    if (!days || !us) return std::nullopt;
    return When{*days * 86'400'000'000 + *us, utc ? CaptureClock::Utc : CaptureClock::Local};
}

/// Where the columns stand, by the words of the head.
class Head {
  public:
    /// True if the fields are a head with at least what is needed.
    bool take(const std::vector<std::string>& fields) {
        m_at.assign(Columns, fields.size());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const std::string name = lowerCase(trimmed(fields[i]));
            const auto at = std::find(heads.begin(), heads.end(), name == "no" ? "no." : name);
            if (at != heads.end()) m_at[static_cast<std::size_t>(at - heads.begin())] = i;
        }
        m_size = fields.size();
        return has(Time) && has(Source) && has(Destination) && has(Info);
    }
    bool has(Column column) const { return m_at[column] < m_size; }

    Row row(std::vector<std::string>& fields) const {
        Row out;
        for (std::size_t i = 0; i < Columns; ++i) {
            if (m_at[i] < std::min(fields.size(), m_size)) out[i] = std::move(fields[m_at[i]]);
        }
        return out;
    }
    /// A line of words with spaces between: a date and its time are one field, and what is left
    /// over belongs to the last.
    Row row(std::string_view line) const {
        std::vector<std::string> fields;
        while (fields.size() + 1 < m_size) {
            std::string field(takeWord(line));
            if (fields.size() == m_at[Time] && dateSpeaks(field)) {
                field += ' ';
                field += takeWord(line);
            }
            fields.push_back(std::move(field));
        }
        fields.emplace_back(trimmed(line));
        return row(fields);
    }

  private:
    std::vector<std::size_t> m_at;
    std::size_t m_size = 0;
};

class List {
  public:
    List(const std::string& file, DateOrder dates, FileReport& report)
        : m_dates(dates), m_report(report) {
        m_out.file = file;
    }

    void add(Row&& row, bool numbered, std::int64_t line) {
        const auto when = whenOf(row[Time], m_dates);
        const auto number = wholeNumberOf(trimmed(row[No]));
        if (!when || (numbered && !number) || (m_out.packets > 0 && when->clock != m_out.clock)) {
            // Between packets a list may show details, and repeat its head.
            if (numbered && !number) return;
            m_report.warning(line, tr("a packet without a time that can be read is left out"),
                             row[Time]);
            return;
        }
        const std::int64_t frame = number.value_or(m_out.packets + 1);
        if (++m_out.packets == 1) {
            m_out.clock = when->clock;
            m_out.firstUs = when->us;
            m_out.lastUs = when->us;
        }
        m_out.firstUs = std::min(m_out.firstUs, when->us);
        m_out.lastUs = std::max(m_out.lastUs, when->us);
        for (DnsAnswer& answer : dnsAnswersOf(row[Protocol], row[Info])) {
            answer.timeUs = when->us;
            if (m_out.names.size() < mostNames) m_out.names.push_back(std::move(answer));
        }
        const std::string source = lowerCase(upTo(trimmed(row[Source]), 300));
        const std::string destination = lowerCase(upTo(trimmed(row[Destination]), 300));
        if (row[Info].starts_with("Fragmented IP") && m_out.fragments.size() < mostFragments) {
            m_out.fragments.push_back({frame, when->us, source, destination});
            return;
        }
        if (auto info = packetInfoOf(row[Protocol], row[Info])) {
            addSegment(*info, source, destination, frame, when->us, wholeNumberOf(row[Length]));
        }
    }

    std::optional<TcpCapture> finish() {
        if (m_out.packets == 0) {
            m_report.error(0, 0, tr("no packet of this list can be read"));
            return std::nullopt;
        }
        if (m_table.cut()) {
            m_report.warning(0, tr("more connections than can be judged: the rest is left out"));
        }
        m_out.connections = m_table.take();
        return std::move(m_out);
    }

  private:
    /// The number of a port by how a list prints it. Names other than those of the web get numbers
    /// from the top: they only tell connections apart.
    std::uint16_t portOf(const std::string& printed) {
        if (printed == "https") return 443;
        if (printed == "http") return 80;
        const auto number = wholeNumberOf(printed);
        if (number && *number <= 65'535) return static_cast<std::uint16_t>(*number);
        const auto at = m_named.find(printed);
        if (at != m_named.end()) return at->second;
        const auto made = static_cast<std::uint16_t>(65'535 - m_named.size() % 60'000);
        m_named.emplace(printed, made);
        return made;
    }

    void addSegment(PacketInfo& info, const std::string& source, const std::string& destination,
                    std::int64_t frame, std::int64_t us, std::optional<std::int64_t> length) {
        PacketSegment packet;
        packet.source = source;
        packet.destination = destination;
        packet.segment = info.segment;
        packet.segment.frame = frame;
        packet.segment.timeUs = us;
        packet.serverName = std::move(info.serverName);
        if (!info.sourcePort.empty()) {
            packet.sourcePort = portOf(info.sourcePort);
            packet.destinationPort = portOf(info.destinationPort);
            if (!wholeNumberOf(info.sourcePort)) packet.sourcePortName = info.sourcePort;
        } else {
            const TcpConnection* const last = m_table.lastBetween(source, destination);
            if (last == nullptr) return;
            const bool fromClient =
                last->client == last->server ? !info.serverSays : source == last->client;
            packet.source = fromClient ? last->client : last->server;
            packet.destination = fromClient ? last->server : last->client;
            packet.sourcePort = fromClient ? last->clientPort : last->serverPort;
            packet.destinationPort = fromClient ? last->serverPort : last->clientPort;
        }
        if (info.length) {
            packet.segment.length = *info.length;
        } else if (length) {
            const bool v6 = source.find(':') != std::string::npos;
            const std::int64_t payload = *length - (v6 ? headersV6 : headersV4);
            packet.segment.length =
                static_cast<std::uint32_t>(std::clamp<std::int64_t>(payload, 0, 65'535));
        }
        if (packet.segment.length > 0 && packet.segment.content == TlsContent::Empty) {
            packet.segment.content = TlsContent::Unknown;
        }
        m_table.add(std::move(packet));
    }

    DateOrder m_dates;
    FileReport& m_report;
    TcpCapture m_out;
    ConnectionTable m_table;
    std::map<std::string, std::uint16_t> m_named;
};

std::vector<std::string> split(std::string_view line, char by) {
    std::vector<std::string> out;
    for (;;) {
        const std::size_t end = line.find(by);
        out.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos || out.size() == 100) return out;
        line.remove_prefix(end + 1);
    }
}

std::vector<std::string> words(std::string_view line) {
    std::vector<std::string> out;
    for (std::string_view word = takeWord(line); !word.empty() && out.size() < 100;
         word = takeWord(line)) {
        out.emplace_back(word);
    }
    return out;
}

}  // namespace

std::optional<TcpCapture> readPacketList(std::string_view text, const std::string& file,
                                         DateOrder dates, FileReport& report) {
    List list(file, dates, report);
    Head head;
    bool open = false;
    const auto take = [&](std::vector<std::string>& fields, std::int64_t line) {
        if (!open) {
            open = head.take(fields);
        } else {
            list.add(head.row(fields), head.has(No), line);
        }
        return !report.full();
    };
    if (trimmed(text).starts_with('"')) {
        const CsvFault fault = forEachCsvRow(text, ',', [&](CsvRow& row) {
            std::vector<std::string> fields;
            for (CsvField& field : row.fields) fields.push_back(std::move(field.text));
            return take(fields, row.line);
        });
        if (!fault.message.empty()) {
            report.error(fault.line, fault.column, fault.message);
            return std::nullopt;
        }
    } else {
        TextLines lines(text);
        std::string_view line;
        char by = ' ';
        while (lines.next(line) && !report.full()) {
            if (line.size() > longestLine) {
                report.warning(lines.number(), tr("a line too long for a packet is left out"),
                               line);
                continue;
            }
            if (trimmed(line).empty()) continue;
            if (!open) by = line.find('\t') != std::string_view::npos ? '\t' : ' ';
            if (!open || by == '\t') {
                std::vector<std::string> fields = by == '\t' ? split(line, '\t') : words(line);
                take(fields, lines.number());
            } else {
                list.add(head.row(line), head.has(No), lines.number());
            }
        }
    }
    if (!open) {
        report.error(0, 0, tr("neither a packet capture nor a list of packets"),
                     text.substr(0, 200),
                     tr("pcap, pcapng, or Wireshark's list with the columns No., Time, Source, "
                        "Destination, Protocol, Length and Info"));
        return std::nullopt;
    }
    return list.finish();
}

}  // namespace peerplan
