// SPDX-License-Identifier: MIT
#pragma once

/// Packet captures made byte by byte, and the one that Cisco's note on OGS prints as a table.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace peerplan::tests {

/// One packet of TCP.
struct MadePacket {
    std::int64_t timeUs = 0;
    std::string source = "10.0.0.1";
    std::uint16_t sourcePort = 0;
    std::string destination = "192.0.2.1";
    std::uint16_t destinationPort = 0;
    /// Of S, A, F, R, P.
    std::string flags;
    std::uint32_t sequence = 0;
    std::uint32_t acknowledged = 0;
    std::uint16_t window = 65535;
    std::string payload;
};

/// How packets become a file.
struct CaptureForm {
    bool pcapng = false;
    bool bigEndian = false;
    bool nanoseconds = false;
    /// In an 802.1Q frame; addresses with `:` become IPv6 in any case.
    bool vlan = false;
    /// libpcap's link type: 1 Ethernet, 101 raw IP, 113 and 276 Linux cooked, 0 BSD loopback.
    std::uint32_t linkType = 1;
    /// Bytes of a packet that are kept.
    std::size_t kept = 65535;
};

std::string captureOf(const std::vector<MadePacket>& packets, const CaptureForm& form = {});

/// One frame of Ethernet with an answer of a name server: `name` has these IPv4 addresses.
std::string dnsAnswerFrame(std::string_view name, const std::vector<std::string>& addresses);
/// A pcap of frames as they are, a millisecond apart.
std::string captureOfFrames(const std::vector<std::string>& frames);

/// A TLS record of this many bytes that is a ClientHello; with a name where one is given.
std::string clientHello(std::size_t length, std::string_view serverName = {});
/// A TLS record of another kind (20 to 23), of this many bytes.
std::string tlsRecord(std::uint8_t kind, std::size_t length);

/// The table of Cisco's note 116721: four connections to port 443 on 2013-10-07 at 11:51 (taken as
/// UTC), the client's packets only, source and destination made the same. The first connection is
/// the request before the probes. Where the table contradicts itself (its packet 809) the numbers
/// are those of its packet 856.
std::vector<MadePacket> notePackets();
/// The same as the note prints it, with tabs.
std::string notePacketList();

}  // namespace peerplan::tests
