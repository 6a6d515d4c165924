// SPDX-License-Identifier: MIT
#pragma once

/// Puts the segments of a capture together to connections.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "data/ogs/packet.h"
#include "model/ogs/tcp_capture.h"

namespace peerplan {

/// A connection begins with a SYN without ACK; the same two ends begin another one with a SYN of
/// another sequence number, or after a FIN or RST. Segments of what began before the capture are
/// counted and dropped. Memory is bounded whatever comes: see the limits; a probe has some twenty
/// segments.
class ConnectionTable {
  public:
    static constexpr std::size_t mostConnections = 50'000;
    static constexpr std::size_t mostSegmentsEach = 400;
    static constexpr std::size_t mostSegments = 2'000'000;

    void add(PacketSegment packet);

    /// The connection that was begun last between two addresses, in either direction: what a list
    /// of packets means where it prints no ports. Nothing if there is none.
    const TcpConnection* lastBetween(const std::string& source,
                                     const std::string& destination) const;

    /// Segments of no connection whose beginning was seen.
    std::int64_t strays() const { return m_strays; }
    /// Whether connections or segments were left out because of the limits.
    bool cut() const { return m_cut; }
    /// In the order of their SYNs. The table is empty after it.
    std::vector<TcpConnection> take();

  private:
    using End = std::pair<std::string, std::uint16_t>;

    std::vector<TcpConnection> m_connections;
    /// Client and server to the latest of their connections.
    std::map<std::pair<End, End>, std::size_t> m_open;
    std::map<std::pair<std::string, std::string>, std::size_t> m_last;
    std::size_t m_kept = 0;
    std::int64_t m_strays = 0;
    bool m_cut = false;
};

}  // namespace peerplan
