// SPDX-License-Identifier: MIT
#pragma once

/// The TCP connections of a packet capture, with what else of it tells hosts and trouble apart.

#include <cstdint>
#include <string>
#include <vector>

#include "model/enumeration.h"

namespace peerplan {

/// What the payload of a segment begins with.
enum class TlsContent : std::uint8_t {
    Empty,
    NotTls,
    ClientHello,
    ServerHello,
    Handshake,
    ChangeCipherSpec,
    Alert,
    ApplicationData,
    /// There is a payload, and nobody saw how it begins.
    Unknown
};

struct TcpSegment {
    /// The packet's number in the capture, from 1.
    std::int64_t frame = 0;
    /// Microseconds since the epoch of the capture's clock (`CaptureClock`).
    std::int64_t timeUs = 0;
    bool fromClient = true;
    bool syn = false;
    bool ack = false;
    bool fin = false;
    bool rst = false;
    /// Sequence numbers as they were sent, or as a list prints them (from 0); compared modulo 2^32.
    std::uint32_t sequence = 0;
    std::uint32_t acknowledged = 0;
    /// False where a list printed no sequence numbers for it.
    bool numbered = true;
    /// Bytes of payload.
    std::uint32_t length = 0;
    std::uint32_t window = 0;
    TlsContent content = TlsContent::Empty;
    /// Who made the list says that it is one.
    bool markedRetransmission = false;
};

/// One connection, from its SYN on. Whose SYN was not captured is none.
struct TcpConnection {
    std::string client;
    std::uint16_t clientPort = 0;
    /// What a list prints in place of the client's port; the number is then made up.
    std::string clientPortName;
    std::string server;
    std::uint16_t serverPort = 0;
    /// What the ClientHello asks for; empty where it does not say.
    std::string serverName;
    /// In the order of time; a long connection's first ones only.
    std::vector<TcpSegment> segments;
    /// All, those that were not kept too.
    std::int64_t segmentCount = 0;
};

/// An address that a name server gave for the name that was asked for.
struct DnsAnswer {
    std::string name;
    std::string address;
    std::int64_t timeUs = 0;
};

/// A piece of an IP datagram that was cut up on its way.
struct IpFragment {
    std::int64_t frame = 0;
    std::int64_t timeUs = 0;
    std::string source;
    std::string destination;
};

/// What the times of a capture count from: UTC, a clock of unknown zone, or the first packet.
enum class CaptureClock : std::uint8_t { Utc, Local, Relative };
PEERPLAN_WORDS(CaptureClock, "UTC", "local", "relative")

struct TcpCapture {
    std::string file;
    CaptureClock clock = CaptureClock::Utc;
    /// All packets, those without TCP too.
    std::int64_t packets = 0;
    std::int64_t firstUs = 0;
    std::int64_t lastUs = 0;
    /// In the order of their SYNs.
    std::vector<TcpConnection> connections;
    std::vector<DnsAnswer> names;
    std::vector<IpFragment> fragments;
};

}  // namespace peerplan
