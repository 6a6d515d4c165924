// SPDX-License-Identifier: MIT
#pragma once

/// Evidence about OGS, made by hand.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "planner/ogs/verify/evidence.h"
#include "tests/support/capture_bytes.h"

namespace peerplan::tests {

/// One segment: milliseconds, who sent it, flags (S, A, F, R), sequence number, bytes of payload.
inline TcpSegment made(double ms, bool fromClient, const std::string& flags,
                       std::uint32_t sequence = 0, std::uint32_t length = 0,
                       TlsContent content = TlsContent::Empty) {
    TcpSegment out;
    out.timeUs = static_cast<std::int64_t>(ms * 1000 + 0.5);
    out.frame = out.timeUs;
    out.fromClient = fromClient;
    out.syn = flags.find('S') != std::string::npos;
    out.ack = flags.find('A') != std::string::npos;
    out.fin = flags.find('F') != std::string::npos;
    out.rst = flags.find('R') != std::string::npos;
    out.sequence = sequence;
    out.length = length;
    out.window = 65535;
    out.content = content;
    return out;
}

/// A connection to 192.0.2.1:443 that opens with TLS (or not) and takes this long to the client's
/// FIN; 0 leaves it open.
inline TcpConnection connection(double beginMs, double tookMs, bool tls = true,
                                const std::string& server = "192.0.2.1",
                                const std::string& serverName = {}) {
    TcpConnection out;
    out.client = "10.0.0.1";
    out.clientPort = static_cast<std::uint16_t>(50000 + static_cast<std::int64_t>(beginMs) % 10000);
    out.server = server;
    out.serverPort = 443;
    out.serverName = serverName;
    out.segments = {
        made(beginMs, true, "S", 100), made(beginMs + 10, true, "A", 101),
        made(beginMs + 11, true, "A", 101, 50, tls ? TlsContent::ClientHello : TlsContent::NotTls)};
    if (tookMs > 0) out.segments.push_back(made(beginMs + tookMs, true, "FA", 151));
    return out;
}

inline OgsEvent event(std::int64_t clock, decltype(OgsEvent::what) what) {
    OgsEvent out;
    out.clock = clock;
    out.what = std::move(what);
    return out;
}

inline OgsEvent started(std::int64_t clock, const std::string& host) {
    return event(clock, OgsThreadStart{host});
}

inline OgsEvent pinged(std::int64_t clock, const std::string& host,
                       std::vector<std::optional<std::int64_t>> ms) {
    return event(clock, OgsPingResults{host, std::move(ms)});
}

inline OgsEvent selectedFrom(std::int64_t clock,
                             const std::vector<std::pair<std::string, std::int64_t>>& table,
                             const std::string& selected, const std::string& last = {},
                             bool cached = false, const std::string& attempt = "connection") {
    OgsSelection out;
    out.attempt = attempt;
    out.last = last;
    out.cached = cached;
    out.selected = selected;
    for (const auto& [host, ms] : table) out.rows.push_back({host, ms, 0});
    return event(clock, out);
}

/// 2013-10-04 14:21:27, 14:31:37 and 12:29:38 of the sample log of Cisco's note.
inline constexpr std::int64_t noteStart = 15982 * std::int64_t{86'400} + 51'687;
inline constexpr std::int64_t noteResult = noteStart + 610;
inline constexpr std::int64_t noteTable = 15982 * std::int64_t{86'400} + 44'978;

/// The sample log of Cisco's note: its four records in their order.
inline OgsLog noteLog() {
    OgsLog out;
    out.file = "AnyConnect.txt";
    out.events = {event(noteStart - 1243, OgsReuse{}), started(noteStart, "gw2.cisco.com"),
                  pinged(noteResult, "gw2.cisco.com", {219, 218, 132}),
                  selectedFrom(noteTable,
                               {{"gw1.cisco.com", 302},
                                {"gw2.cisco.com", 132},
                                {"gw3.cisco.com", 506},
                                {"gw4.cisco.com", 877}},
                               "gw2.cisco.com", "gw2.cisco.com", true)};
    return out;
}

/// The note's table of packets as connections.
inline TcpCapture noteCapture() {
    TcpCapture out;
    std::map<std::uint16_t, std::size_t> byPort;
    for (const MadePacket& packet : notePackets()) {
        const auto [at, fresh] = byPort.emplace(packet.sourcePort, out.connections.size());
        if (fresh) {
            TcpConnection connection;
            connection.client = packet.source;
            connection.clientPort = packet.sourcePort;
            connection.server = packet.destination;
            connection.serverPort = packet.destinationPort;
            out.connections.push_back(connection);
        }
        TcpSegment segment = made(0, true, packet.flags, packet.sequence,
                                  static_cast<std::uint32_t>(packet.payload.size()));
        segment.timeUs = packet.timeUs;
        segment.frame = ++out.packets;
        segment.acknowledged = packet.acknowledged;
        segment.window = packet.window;
        if (packet.payload.size() > 5) {
            segment.content =
                packet.payload[0] != '\x16'
                    ? packet.payload[0] < ' ' ? TlsContent::ApplicationData : TlsContent::NotTls
                : packet.payload[5] == '\x01' ? TlsContent::ClientHello
                                              : TlsContent::Handshake;
        }
        out.connections[at->second].segments.push_back(segment);
        if (out.packets == 1) out.firstUs = packet.timeUs;
        out.lastUs = packet.timeUs;
    }
    return out;
}

}  // namespace peerplan::tests
