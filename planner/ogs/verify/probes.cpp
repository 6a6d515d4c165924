// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/probes.h"

#include <algorithm>
#include <string>

#include "planner/ogs/verify/trouble.h"

namespace peerplan {
namespace {

constexpr std::size_t probeCount = 3;

/// What the client says first on a connection.
TlsContent opening(const TcpConnection& connection) {
    for (const TcpSegment& segment : connection.segments) {
        if (segment.fromClient && segment.length > 0) return segment.content;
    }
    return TlsContent::Empty;
}

double asMs(std::int64_t us) {
    return static_cast<double>(us) / 1e3;
}

VerifiedConnection measured(const GatewayHost& host, const TcpConnection& connection) {
    VerifiedConnection out;
    out.gateway = host.name;
    out.server = connection.server;
    out.clientPort = connection.clientPortName.empty() ? std::to_string(connection.clientPort)
                                                       : connection.clientPortName;
    const TcpSegment& syn = connection.segments.front();
    out.synFrame = syn.frame;
    out.synUs = syn.timeUs;
    for (const TcpSegment& segment : connection.segments) {
        const std::int64_t after = segment.timeUs - syn.timeUs;
        if (segment.fromClient && segment.fin && out.finFrame == 0) {
            // Rule R19: from the client's SYN to its FIN.
            out.finFrame = segment.frame;
            out.finUs = segment.timeUs;
            out.differenceMs = asMs(after);
        }
        if (!segment.fromClient && segment.fin && !out.serverFinMs) out.serverFinMs = asMs(after);
        if (segment.fromClient && segment.ack && !out.handshakeMs) out.handshakeMs = asMs(after);
    }
    return out;
}

std::int64_t endOf(const VerifiedConnection& connection, const TcpConnection& captured) {
    return connection.finUs != 0 ? connection.finUs : captured.segments.back().timeUs;
}

/// Whether the first of a gateway's connections is the request before the probes.
bool isPreFlight(const std::vector<const TcpConnection*>& connections) {
    if (connections.size() < 2) return false;
    const TlsContent first = opening(*connections[0]);
    if (first == TlsContent::ClientHello) return false;
    const TlsContent second = opening(*connections[1]);
    if (first == TlsContent::NotTls && second == TlsContent::ClientHello) return true;
    return connections.size() > probeCount;
}

void markSlow(std::vector<VerifiedConnection>& connections) {
    std::optional<double> least;
    for (const VerifiedConnection& each : connections) {
        if (each.handshakeMs && (!least || *each.handshakeMs < *least)) least = each.handshakeMs;
    }
    for (VerifiedConnection& each : connections) {
        each.trouble.slow = least && each.handshakeMs && *each.handshakeMs > 2 * *least &&
                            *each.handshakeMs > *least + 100;
    }
}

}  // namespace

std::vector<VerifiedConnection> probesOf(const GatewayHost& host, const TcpCapture& capture,
                                         const std::optional<AttemptWindow>& window, bool first) {
    std::vector<VerifiedConnection> out;
    std::vector<const TcpConnection*> inside;
    std::vector<std::size_t> insideAt;
    for (const std::size_t index : host.connections) {
        const TcpConnection& connection = capture.connections[index];
        VerifiedConnection made = measured(host, connection);
        made.trouble = troubleOf(connection, capture);
        if (window && made.synUs < window->beginUs) {
            made.role = ProbeRole::Earlier;
        } else if (!window || made.synUs <= window->endUs) {
            inside.push_back(&connection);
            insideAt.push_back(out.size());
        }
        out.push_back(std::move(made));
    }
    std::size_t probes = 0;
    std::int64_t free = 0;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        VerifiedConnection& each = out[insideAt[i]];
        if (i == 0 && first && isPreFlight(inside)) {
            each.role = ProbeRole::PreFlight;
            continue;
        }
        if (probes == probeCount) continue;
        if (probes > 0 && each.synUs < free) {
            each.role = ProbeRole::Beside;
            continue;
        }
        each.probe = static_cast<std::int64_t>(++probes);
        each.role = each.differenceMs ? ProbeRole::Probe : ProbeRole::Unfinished;
        free = endOf(each, *inside[i]);
    }
    markSlow(out);
    return out;
}

}  // namespace peerplan
