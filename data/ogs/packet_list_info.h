// SPDX-License-Identifier: MIT
#pragma once

/// What the column Info of a list of packets says about one packet.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ogs/tcp_capture.h"

namespace peerplan {

struct PacketInfo {
    /// Both ends' ports as printed; empty where the column shows what TLS or HTTP says instead.
    std::string sourcePort;
    std::string destinationPort;
    /// Flags and numbers where they are printed, else only `content`.
    TcpSegment segment;
    /// Bytes of payload, where they are printed.
    std::optional<std::uint32_t> length;
    /// Whether only a server says this, or only a client; else neither is known.
    bool serverSays = false;
    bool clientSays = false;
    std::string serverName;
};

/// Reads the columns Protocol and Info; nothing if the packet is none of a TCP connection.
std::optional<PacketInfo> packetInfoOf(std::string_view protocol, std::string_view info);

/// The addresses of a name server's answer; none if it is something else.
std::vector<DnsAnswer> dnsAnswersOf(std::string_view protocol, std::string_view info);

}  // namespace peerplan
