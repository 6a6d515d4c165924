// SPDX-License-Identifier: MIT
#pragma once

/// One packet of a capture, as far as the verification of OGS looks at it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/ogs/tcp_capture.h"

namespace peerplan {

struct PacketSegment {
    std::string source;
    std::uint16_t sourcePort = 0;
    /// Where a list prints names of ports: that of the source.
    std::string sourcePortName;
    std::string destination;
    std::uint16_t destinationPort = 0;
    /// `fromClient` is not known yet.
    TcpSegment segment;
    /// What a ClientHello asks for.
    std::string serverName;
};

/// What a packet holds; all empty if nothing that is looked at.
struct Packet {
    std::optional<PacketSegment> tcp;
    std::vector<DnsAnswer> names;
    std::optional<IpFragment> fragment;
};

/// Whether packets of a link type (libpcap's DLT numbers) can be taken apart: Ethernet with VLANs,
/// raw IP, Linux cooked captures of both versions, BSD loopback.
bool isReadLinkType(int linkType);

/// Takes a packet apart; nothing if its bytes contradict themselves. `bytes` are those captured,
/// which may be fewer than were sent: lengths of payloads are those of the IP header. Throws
/// nothing.
std::optional<Packet> takeApart(int linkType, std::span<const std::uint8_t> bytes);

}  // namespace peerplan
