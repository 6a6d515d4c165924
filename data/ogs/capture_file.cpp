// SPDX-License-Identifier: MIT
#include "data/ogs/capture_file.h"

#include <pcap/pcap.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <utility>

#include "data/file/file_report.h"
#include "data/file/read_file.h"
#include "data/ogs/connection_table.h"
#include "data/ogs/packet.h"
#include "data/ogs/packet_list.h"
#include "data/ogs/text_encoding.h"

namespace peerplan {
namespace {

/// Of the year 5138: later times of a pcapng are not believed, for differences must not overflow.
constexpr std::int64_t latestSecond = 100'000'000'000;
constexpr std::size_t mostNames = 20'000;
constexpr std::size_t mostFragments = 100'000;

struct CloseCapture {
    void operator()(pcap_t* capture) const { pcap_close(capture); }
};

bool isBinaryCapture(std::string_view bytes) {
    using namespace std::string_view_literals;
    constexpr std::array magics = {"\xa1\xb2\xc3\xd4"sv, "\xd4\xc3\xb2\xa1"sv, "\xa1\xb2\x3c\x4d"sv,
                                   "\x4d\x3c\xb2\xa1"sv, "\xa1\xb2\xcd\x34"sv, "\x34\xcd\xb2\xa1"sv,
                                   "\x0a\x0d\x0d\x0a"sv};
    return std::any_of(magics.begin(), magics.end(),
                       [&](std::string_view magic) { return bytes.starts_with(magic); });
}

/// Reads an open capture to its end.
class Reader {
  public:
    Reader(std::string file, FileReport& report) : m_report(report) {
        m_out.file = std::move(file);
    }

    /// Takes the stream: it is closed at the end.
    std::optional<TcpCapture> read(std::FILE* stream) {
        std::array<char, PCAP_ERRBUF_SIZE> error{};
        const std::unique_ptr<pcap_t, CloseCapture> capture(
            pcap_fopen_offline_with_tstamp_precision(stream, PCAP_TSTAMP_PRECISION_MICRO,
                                                     error.data()));
        if (!capture) {
            std::fclose(stream);
            m_report.error(0, 0, tr("the capture cannot be read"), error.data());
            return std::nullopt;
        }
        const int linkType = pcap_datalink(capture.get());
        if (!isReadLinkType(linkType)) {
            const char* name = nameOfLink(linkType);
            m_report.error(0, 0, tr("captured on a kind of link that is not read"), name,
                           tr("Ethernet, raw IP, a Linux cooked capture or a loopback"));
            return std::nullopt;
        }
        for (;;) {
            pcap_pkthdr* header = nullptr;
            const u_char* data = nullptr;
            const int status = pcap_next_ex(capture.get(), &header, &data);
            if (status == 1) {
                add(linkType, *header, {data, header->caplen});
            } else if (status < 0) {
                if (status == PCAP_ERROR_BREAK || endsEarly(pcap_geterr(capture.get()))) break;
                return std::nullopt;
            }
        }
        return finish();
    }

  private:
    void add(int linkType, const pcap_pkthdr& header, std::span<const std::uint8_t> bytes) {
        const std::int64_t frame = ++m_out.packets;
        const std::int64_t timeUs =
            std::clamp<std::int64_t>(header.ts.tv_sec, 0, latestSecond) * 1'000'000 +
            std::clamp<std::int64_t>(header.ts.tv_usec, 0, 999'999);
        if (frame == 1) m_out.firstUs = timeUs;
        m_out.firstUs = std::min(m_out.firstUs, timeUs);
        m_out.lastUs = std::max(m_out.lastUs, timeUs);
        auto packet = takeApart(linkType, bytes);
        if (!packet) {
            if (m_broken++ == 0) m_firstBroken = frame;
            return;
        }
        if (packet->tcp) {
            packet->tcp->segment.frame = frame;
            packet->tcp->segment.timeUs = timeUs;
            m_table.add(std::move(*packet->tcp));
        }
        for (DnsAnswer& answer : packet->names) {
            answer.timeUs = timeUs;
            if (m_out.names.size() < mostNames) m_out.names.push_back(std::move(answer));
        }
        if (packet->fragment && m_out.fragments.size() < mostFragments) {
            packet->fragment->frame = frame;
            packet->fragment->timeUs = timeUs;
            m_out.fragments.push_back(std::move(*packet->fragment));
        }
    }

    /// Whether what libpcap says is that the capture breaks off, which leaves what was read.
    bool endsEarly(std::string_view said) {
        const Text::Argument packets = m_out.packets;
        if (said.starts_with("truncated dump file")) {
            m_report.warning(0,
                             Text(tr("the capture breaks off after packet {n}"), {{"n", packets}}));
            return true;
        }
        m_report.error(
            0, 0, Text(tr("the capture contradicts itself after packet {n}"), {{"n", packets}}),
            said);
        return false;
    }

    TcpCapture finish() {
        if (m_broken > 0) {
            m_report.warning(0, Text(tr("{count} {count|packet|packets} cannot be taken apart and "
                                        "{count|is|are} left out, first packet {first}"),
                                     {{"count", m_broken}, {"first", m_firstBroken}}));
        }
        if (m_table.cut()) {
            m_report.warning(0, tr("more connections than can be judged: the rest is left out"));
        }
        m_out.connections = m_table.take();
        return std::move(m_out);
    }

    static const char* nameOfLink(int linkType) {
        const char* name = pcap_datalink_val_to_name(linkType);
        return name == nullptr ? "?" : name;
    }

    FileReport& m_report;
    TcpCapture m_out;
    ConnectionTable m_table;
    std::int64_t m_broken = 0;
    std::int64_t m_firstBroken = 0;
};

/// What is no capture at all is said in words; else a list of packets.
std::optional<TcpCapture> readList(std::string_view bytes, const std::string& file, DateOrder dates,
                                   FileReport& report) {
    if (bytes.starts_with("\x1f\x8b")) {
        report.error(0, 0, tr("the capture is compressed: unpack it first (gzip -d)"));
        return std::nullopt;
    }
    const auto text = decodeText(bytes, TextEncoding::Automatic, report);
    if (!text) return std::nullopt;
    return readPacketList(*text, file, dates, report);
}

}  // namespace

std::optional<TcpCapture> readCapture(std::string_view bytes, const std::string& file,
                                      DateOrder dates, Diagnostics& diagnostics) {
    FileReport report(file, diagnostics);
    if (!isBinaryCapture(bytes)) return readList(bytes, file, dates, report);
    std::string copy(bytes);  // fmemopen asks for bytes that it might change
    std::FILE* stream = fmemopen(copy.data(), copy.size(), "rb");
    if (stream == nullptr) {
        report.error(0, 0, tr("the capture cannot be read"));
        return std::nullopt;
    }
    return Reader(file, report).read(stream);
}

std::optional<TcpCapture> readCaptureFile(const std::string& path, DateOrder dates,
                                          Diagnostics& diagnostics) {
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error)) {
        if (std::FILE* stream = std::fopen(path.c_str(), "rb")) {
            std::array<char, 4> magic{};
            const std::size_t read = std::fread(magic.data(), 1, magic.size(), stream);
            if (isBinaryCapture({magic.data(), read})) {
                std::rewind(stream);
                FileReport report(path, diagnostics);
                return Reader(path, report).read(stream);
            }
            std::fclose(stream);
        }
    }
    return readCapture(readFile(path), path, dates, diagnostics);
}

}  // namespace peerplan
