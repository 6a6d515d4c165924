// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/trouble.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace peerplan {
namespace {

constexpr std::int64_t leastStallUs = 100'000;
constexpr std::int64_t mostStallUs = 150'000;

/// Whether `a` is at or behind `b` in the space of sequence numbers (RFC 9293, modulo 2^32).
bool atOrBefore(std::uint32_t a, std::uint32_t b) {
    return static_cast<std::int32_t>(a - b) <= 0;
}

/// What one side has sent so far.
struct Side {
    std::optional<std::uint32_t> next;
    std::optional<TcpSegment> lastBareAck;
};

/// What a segment takes up: SYN and FIN count as one byte each.
std::uint32_t taken(const TcpSegment& segment) {
    return segment.length + (segment.syn ? 1U : 0U) + (segment.fin ? 1U : 0U);
}

bool isAgain(const Side& side, const TcpSegment& segment) {
    if (segment.markedRetransmission) return true;
    if (!segment.numbered || taken(segment) == 0 || !side.next) return false;
    return atOrBefore(segment.sequence + taken(segment), *side.next);
}

bool isBareAck(const TcpSegment& segment) {
    return segment.ack && segment.numbered && taken(segment) == 0 && !segment.rst;
}

/// Follows the server's first flight: when it came, and whether it came again before the client
/// spoke.
class Stall {
  public:
    void take(const TcpSegment& segment, bool again) {
        if (segment.length == 0 || m_over) return;
        if (segment.fromClient) {
            if (m_flight) m_over = true;
            m_asked = true;
            return;
        }
        if (!m_flight) {
            if (m_asked) m_flight = segment.timeUs;
            return;
        }
        if (!again) return;
        const std::int64_t waited = segment.timeUs - *m_flight;
        m_over = true;
        if (waited >= leastStallUs && waited <= mostStallUs) {
            m_ms = static_cast<double>(waited) / 1e3;
        }
    }
    std::optional<double> ms() const { return m_ms; }

  private:
    bool m_asked = false;
    bool m_over = false;
    std::optional<std::int64_t> m_flight;
    std::optional<double> m_ms;
};

}  // namespace

ConnectionTrouble troubleOf(const TcpConnection& connection, const TcpCapture& capture) {
    ConnectionTrouble out;
    std::array<Side, 2> sides;
    Stall stall;
    std::int64_t end = connection.segments.back().timeUs;
    for (const TcpSegment& segment : connection.segments) {
        Side& side = sides[segment.fromClient ? 0 : 1];
        const bool again = isAgain(side, segment);
        if (again) ++out.retransmissions;
        stall.take(segment, again);
        if (segment.rst) ++out.resets;
        if (segment.window == 0 && !segment.rst && !segment.syn) ++out.zeroWindows;
        if (isBareAck(segment)) {
            const auto& last = side.lastBareAck;
            if (last && last->acknowledged == segment.acknowledged &&
                last->sequence == segment.sequence && last->window == segment.window) {
                ++out.duplicateAcks;
            }
            side.lastBareAck = segment;
        } else {
            side.lastBareAck.reset();
        }
        if (segment.numbered && !again) side.next = segment.sequence + taken(segment);
        if (segment.fromClient && segment.fin) {
            end = segment.timeUs;
            break;
        }
    }
    out.stallMs = stall.ms();
    const std::int64_t begin = connection.segments.front().timeUs;
    out.fragments = std::count_if(
        capture.fragments.begin(), capture.fragments.end(), [&](const IpFragment& fragment) {
            const bool forth =
                fragment.source == connection.client && fragment.destination == connection.server;
            const bool back =
                fragment.source == connection.server && fragment.destination == connection.client;
            return (forth || back) && fragment.timeUs >= begin && fragment.timeUs <= end;
        });
    return out;
}

}  // namespace peerplan
