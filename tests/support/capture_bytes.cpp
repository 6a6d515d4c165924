// SPDX-License-Identifier: MIT
#include "tests/support/capture_bytes.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>
#include <utility>

namespace peerplan::tests {
namespace {

/// Appends whole numbers in the order of bytes asked for.
class Out {
  public:
    explicit Out(bool bigEndian = true) : m_big(bigEndian) {}
    Out& u8(std::uint32_t value) {
        m_bytes += static_cast<char>(value & 0xFFU);
        return *this;
    }
    Out& u16(std::uint32_t value) { return number(value, 2); }
    Out& u32(std::uint32_t value) { return number(value, 4); }
    Out& raw(std::string_view bytes) {
        m_bytes += bytes;
        return *this;
    }
    const std::string& bytes() const { return m_bytes; }

  private:
    Out& number(std::uint32_t value, unsigned size) {
        for (unsigned i = 0; i < size; ++i) u8(value >> (8 * (m_big ? size - 1 - i : i)));
        return *this;
    }
    bool m_big;
    std::string m_bytes;
};

bool isV6(const std::string& address) {
    return address.find(':') != std::string::npos;
}

/// IPv4 in dots; of IPv6 only `2001:db8::N`.
std::string addressBytes(const std::string& address) {
    Out out;
    if (isV6(address)) {
        out.u16(0x2001).u16(0x0db8).raw(std::string(11, '\0'));
        out.u8(static_cast<std::uint32_t>(std::stoul(address.substr(address.rfind(':') + 1))));
        return out.bytes();
    }
    std::istringstream parts(address);
    std::string part;
    while (std::getline(parts, part, '.')) out.u8(static_cast<std::uint32_t>(std::stoul(part)));
    return out.bytes();
}

std::string ipPacket(const std::string& source, const std::string& destination,
                     std::uint32_t protocol, const std::string& body) {
    Out out;
    const auto length = static_cast<std::uint32_t>(body.size());
    if (isV6(source)) {
        out.u32(0x60000000).u16(length).u8(protocol).u8(64);
    } else {
        out.u8(0x45).u8(0).u16(20 + length).u16(1).u16(0x4000).u8(64).u8(protocol).u16(0);
    }
    out.raw(addressBytes(source)).raw(addressBytes(destination)).raw(body);
    return out.bytes();
}

std::string tcpSegment(const MadePacket& packet) {
    std::uint32_t flags = 0;
    for (const char c : packet.flags) {
        flags |= c == 'F' ? 1U : c == 'S' ? 2U : c == 'R' ? 4U : c == 'P' ? 8U : 16U;
    }
    Out out;
    out.u16(packet.sourcePort).u16(packet.destinationPort).u32(packet.sequence);
    out.u32(packet.acknowledged).u8(5U << 4U).u8(flags).u16(packet.window).u32(0);
    out.raw(packet.payload);
    return out.bytes();
}

std::string linkFrame(const std::string& ip, bool v6, const CaptureForm& form) {
    const std::uint32_t type = v6 ? 0x86dd : 0x0800;
    Out out;
    switch (form.linkType) {
        case 1:
            out.raw(std::string("\x02\0\0\0\0\x01\x02\0\0\0\0\x02", 12));
            if (form.vlan) out.u16(0x8100).u16(42);
            out.u16(type);
            break;
        case 113:
            out.u16(0).u16(1).u16(6).raw(std::string(8, '\x02')).u16(type);
            break;
        case 276:
            out.u16(type).u16(0).u32(1).u16(1).u8(0).u8(6).raw(std::string(8, '\x02'));
            break;
        case 0:
            out.raw(std::string(v6 ? "\x18\0\0\0" : "\x02\0\0\0", 4));
            break;
        default:
            break;
    }
    return out.raw(ip).bytes();
}

std::string pcapHead(const CaptureForm& form) {
    Out out(form.bigEndian);
    out.u32(form.nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4).u16(2).u16(4).u32(0).u32(0).u32(65535);
    return out.u32(form.linkType).bytes();
}

std::string pcapRecord(std::int64_t timeUs, const std::string& frame, const CaptureForm& form) {
    const std::string kept = frame.substr(0, form.kept);
    Out out(form.bigEndian);
    out.u32(static_cast<std::uint32_t>(timeUs / 1'000'000));
    out.u32(static_cast<std::uint32_t>(timeUs % 1'000'000) * (form.nanoseconds ? 1000U : 1U));
    out.u32(static_cast<std::uint32_t>(kept.size())).u32(static_cast<std::uint32_t>(frame.size()));
    return out.raw(kept).bytes();
}

std::string pcapngBlock(std::uint32_t type, std::string body, const CaptureForm& form) {
    while (body.size() % 4 != 0) body += '\0';
    const auto length = static_cast<std::uint32_t>(body.size() + 12);
    Out out(form.bigEndian);
    return out.u32(type).u32(length).raw(body).u32(length).bytes();
}

std::string pcapng(const std::vector<std::pair<std::int64_t, std::string>>& frames,
                   const CaptureForm& form) {
    Out section(form.bigEndian);
    section.u32(0x1a2b3c4d).u16(1).u16(0).u32(0xffffffff).u32(0xffffffff);
    Out interface(form.bigEndian);
    interface.u16(form.linkType).u16(0).u32(65535);
    // Option if_tsresol, 10^-9, and the end of options.
    if (form.nanoseconds) interface.u16(9).u16(1).u8(9).u8(0).u16(0).u16(0).u16(0);
    std::string out = pcapngBlock(0x0a0d0d0a, section.bytes(), form);
    out += pcapngBlock(1, interface.bytes(), form);
    for (const auto& [timeUs, frame] : frames) {
        const std::string kept = frame.substr(0, form.kept);
        const auto stamp = static_cast<std::uint64_t>(timeUs) * (form.nanoseconds ? 1000U : 1U);
        Out packet(form.bigEndian);
        packet.u32(0).u32(static_cast<std::uint32_t>(stamp >> 32U));
        packet.u32(static_cast<std::uint32_t>(stamp & 0xFFFFFFFFU));
        packet.u32(static_cast<std::uint32_t>(kept.size()));
        packet.u32(static_cast<std::uint32_t>(frame.size())).raw(kept);
        out += pcapngBlock(6, packet.bytes(), form);
    }
    return out;
}

struct NoteRow {
    int number;
    /// Microseconds after 11:51:00.
    std::int64_t us;
    std::uint16_t port;
    std::string_view flags;
    std::uint32_t sequence;
    std::uint32_t acknowledged;
    std::uint16_t window;
    /// 0 none, 1 no TLS, 2 ClientHello, else the kind of the record.
    int content;
    std::size_t length;
    std::string_view info;
};

constexpr std::array noteRows = {
    NoteRow{677, 3040834, 4542, "S", 0, 0, 65535, 0, 0, ""},
    NoteRow{689, 3164883, 4542, "A", 1, 1, 65535, 0, 0, ""},
    NoteRow{690, 3165061, 4542, "PA", 1, 1, 65535, 1, 113, "Continuation Data"},
    NoteRow{710, 3288837, 4542, "A", 114, 2, 65535, 0, 0, ""},
    NoteRow{711, 3288937, 4542, "FA", 114, 2, 65535, 0, 0, ""},
    NoteRow{713, 3297522, 4543, "S", 0, 0, 65535, 0, 0, ""},
    NoteRow{732, 3424015, 4543, "A", 1, 1, 65535, 0, 0, ""},
    NoteRow{734, 3424384, 4543, "PA", 1, 1, 65535, 2, 77, "Client Hello"},
    NoteRow{762, 3552735, 4543, "A", 78, 1486, 65535, 0, 0, ""},
    NoteRow{763, 3553816, 4543, "PA", 78, 1486, 65535, 22, 314,
            "Client Key Exchange, Change Cipher Spec, Encrypted Handshake Message"},
    NoteRow{779, 3747197, 4543, "PA", 392, 1529, 65535, 23, 138, "Application Data"},
    NoteRow{792, 3874861, 4543, "A", 530, 1850, 65172, 0, 0, ""},
    NoteRow{793, 3876186, 4543, "FA", 530, 1850, 65172, 0, 0, ""},
    NoteRow{794, 3877037, 4547, "S", 0, 0, 65535, 0, 0, ""},
    NoteRow{809, 4001156, 4547, "A", 1, 1, 65535, 0, 0, ""},
    NoteRow{810, 4001693, 4547, "PA", 1, 1, 65535, 2, 109, "Client Hello"},
    NoteRow{827, 4127077, 4547, "PA", 110, 123, 65413, 20, 47,
            "Change Cipher Spec, Encrypted Handshake Message"},
    NoteRow{828, 4129515, 4547, "PA", 157, 123, 65413, 23, 138, "Application Data"},
    NoteRow{844, 4254843, 4547, "A", 295, 444, 65093, 0, 0, ""},
    NoteRow{845, 4254869, 4547, "FA", 295, 444, 65093, 0, 0, ""},
    NoteRow{846, 4255775, 4550, "S", 0, 0, 65535, 0, 0, ""},
    NoteRow{856, 4382426, 4550, "A", 1, 1, 65535, 0, 0, ""},
    NoteRow{857, 4382941, 4550, "PA", 1, 1, 65535, 2, 109, "Client Hello"},
    NoteRow{866, 4510362, 4550, "PA", 110, 123, 65413, 20, 47,
            "Change Cipher Spec, Encrypted Handshake Message"},
    NoteRow{867, 4512381, 4550, "PA", 157, 123, 65413, 23, 138, "Application Data"},
    NoteRow{895, 4639659, 4550, "A", 295, 444, 65093, 0, 0, ""},
    NoteRow{896, 4640162, 4550, "FA", 295, 444, 65093, 0, 0, ""},
};

/// 2013-10-07 11:51:00 UTC: day 15985 since 1970, and 42660 s.
constexpr std::int64_t noteMinute = 1'381'146'660;

}  // namespace

std::string captureOf(const std::vector<MadePacket>& packets, const CaptureForm& form) {
    std::vector<std::pair<std::int64_t, std::string>> frames;
    for (const MadePacket& packet : packets) {
        const std::string ip = ipPacket(packet.source, packet.destination, 6, tcpSegment(packet));
        frames.emplace_back(packet.timeUs, linkFrame(ip, isV6(packet.source), form));
    }
    if (form.pcapng) return pcapng(frames, form);
    std::string out = pcapHead(form);
    for (const auto& [timeUs, frame] : frames) out += pcapRecord(timeUs, frame, form);
    return out;
}

std::string captureOfFrames(const std::vector<std::string>& frames) {
    std::string out = pcapHead({});
    std::int64_t timeUs = noteMinute * 1'000'000;
    for (const std::string& frame : frames) out += pcapRecord(timeUs += 1000, frame, {});
    return out;
}

std::string dnsAnswerFrame(std::string_view name, const std::vector<std::string>& addresses) {
    Out dns;
    dns.u16(1).u16(0x8180).u16(1).u16(static_cast<std::uint32_t>(addresses.size())).u16(0).u16(0);
    std::istringstream labels{std::string(name)};
    std::string label;
    while (std::getline(labels, label, '.')) {
        dns.u8(static_cast<std::uint32_t>(label.size())).raw(label);
    }
    dns.u8(0).u16(1).u16(1);
    for (const std::string& address : addresses) {
        dns.u16(0xc00c).u16(1).u16(1).u32(300).u16(4).raw(addressBytes(address));
    }
    Out udp;
    udp.u16(53).u16(50000).u16(static_cast<std::uint32_t>(8 + dns.bytes().size())).u16(0);
    udp.raw(dns.bytes());
    return linkFrame(ipPacket("192.0.2.53", "10.0.0.1", 17, udp.bytes()), false, {});
}

std::string clientHello(std::size_t length, std::string_view serverName) {
    Out body;
    body.u16(0x0303).raw(std::string(32, 'r')).u8(0).u16(2).u16(0x1301).u8(1).u8(0);
    if (!serverName.empty()) {
        const auto size = static_cast<std::uint32_t>(serverName.size());
        body.u16(size + 9).u16(0).u16(size + 5).u16(size + 3).u8(0).u16(size).raw(serverName);
    }
    std::string bytes = body.bytes();
    bytes.resize(std::max(bytes.size(), length - std::min<std::size_t>(length, 9)), '\0');
    const auto size = static_cast<std::uint32_t>(bytes.size());
    Out out;
    out.u8(22).u16(0x0301).u16(size + 4).u8(1).u8(0).u16(size).raw(bytes);
    return out.bytes();
}

std::string tlsRecord(std::uint8_t kind, std::size_t length) {
    Out out;
    out.u8(kind).u16(0x0301).u16(static_cast<std::uint32_t>(length - 5));
    return out.raw(std::string(length - 5, '\x10')).bytes();
}

std::vector<MadePacket> notePackets() {
    std::vector<MadePacket> out;
    for (const NoteRow& row : noteRows) {
        MadePacket packet;
        packet.timeUs = noteMinute * 1'000'000 + row.us;
        packet.source = "10.10.0.134";
        packet.destination = "10.10.0.134";
        packet.sourcePort = row.port;
        packet.destinationPort = 443;
        packet.flags = row.flags;
        packet.sequence = row.sequence;
        packet.acknowledged = row.acknowledged;
        packet.window = row.window;
        if (row.content == 1) packet.payload = std::string(row.length, 'H');
        if (row.content == 2) packet.payload = clientHello(row.length);
        if (row.content > 2) {
            packet.payload = tlsRecord(static_cast<std::uint8_t>(row.content), row.length);
        }
        out.push_back(std::move(packet));
    }
    return out;
}

std::string notePacketList() {
    std::string out = "No.\tTime\tSource\tDestination\tProtocol\tLength\tInfo\n";
    for (const NoteRow& row : noteRows) {
        char line[300];
        std::snprintf(line, sizeof line,
                      "%d\t2013-10-07 11:51:%02d.%06d\t10.10.0.134\t10.10.0.134\t", row.number,
                      static_cast<int>(row.us / 1'000'000), static_cast<int>(row.us % 1'000'000));
        out += line;
        if (row.content > 0) {
            std::snprintf(line, sizeof line, "%s\t%d\t%s\n", row.content == 1 ? "SSL" : "TLSv1",
                          static_cast<int>(row.length) + 54, std::string(row.info).c_str());
            out += line;
            continue;
        }
        const std::string port = row.port == 4547   ? "lamer-1e"
                                 : row.port == 4550 ? "gds-adpflw-db"
                                                    : std::to_string(row.port);
        const char* const flags = row.flags == "S" ? "SYN" : row.flags == "A" ? "ACK" : "FIN, ACK";
        std::snprintf(line, sizeof line, "TCP\t%d\t%s > https [%s] Seq=%u",
                      row.flags == "S" ? 62 : 54, port.c_str(), flags, row.sequence);
        out += line;
        if (row.flags != "S") {
            std::snprintf(line, sizeof line, " Ack=%u", row.acknowledged);
            out += line;
        }
        std::snprintf(line, sizeof line, " Win=%d Len=0\n", row.window);
        out += line;
    }
    return out;
}

}  // namespace peerplan::tests
