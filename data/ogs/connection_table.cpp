// SPDX-License-Identifier: MIT
#include "data/ogs/connection_table.h"

#include <algorithm>
#include <tuple>

namespace peerplan {
namespace {

/// Whether a SYN of this number begins another connection than the one that is there.
bool beginsAnew(const TcpConnection& connection, const TcpSegment& syn) {
    if (connection.segments.empty()) return false;
    if (syn.numbered && connection.segments.front().numbered &&
        syn.sequence != connection.segments.front().sequence) {
        return true;
    }
    return std::any_of(connection.segments.begin(), connection.segments.end(),
                       [](const TcpSegment& segment) { return segment.fin || segment.rst; });
}

}  // namespace

void ConnectionTable::add(PacketSegment packet) {
    const End from{std::move(packet.source), packet.sourcePort};
    const End to{std::move(packet.destination), packet.destinationPort};
    TcpSegment& segment = packet.segment;
    auto at = m_open.find({from, to});
    segment.fromClient = true;
    if (segment.syn && !segment.ack) {
        if (at == m_open.end() || beginsAnew(m_connections[at->second], segment)) {
            if (m_connections.size() == mostConnections || m_kept == mostSegments) {
                m_cut = true;
                return;
            }
            TcpConnection made;
            std::tie(made.client, made.clientPort) = from;
            std::tie(made.server, made.serverPort) = to;
            made.clientPortName = std::move(packet.sourcePortName);
            at = m_open.insert_or_assign({from, to}, m_connections.size()).first;
            m_last.insert_or_assign({made.client, made.server}, m_connections.size());
            m_connections.push_back(std::move(made));
        }
    } else if (at == m_open.end()) {
        segment.fromClient = false;
        at = m_open.find({to, from});
    }
    if (at == m_open.end()) {
        ++m_strays;
        return;
    }
    TcpConnection& connection = m_connections[at->second];
    ++connection.segmentCount;
    if (connection.serverName.empty()) connection.serverName = std::move(packet.serverName);
    if (connection.segments.size() >= mostSegmentsEach) return;
    if (m_kept == mostSegments) {
        m_cut = true;
        return;
    }
    ++m_kept;
    connection.segments.push_back(segment);
}

const TcpConnection* ConnectionTable::lastBetween(const std::string& source,
                                                  const std::string& destination) const {
    auto at = m_last.find({source, destination});
    if (at == m_last.end()) at = m_last.find({destination, source});
    return at == m_last.end() ? nullptr : &m_connections[at->second];
}

std::vector<TcpConnection> ConnectionTable::take() {
    m_open.clear();
    m_last.clear();
    return std::move(m_connections);
}

}  // namespace peerplan
