// SPDX-License-Identifier: MIT
#pragma once

/// How long an OGS probe takes: TCP and TLS round trips, handshakes, and the delayed-ACK stall of
/// old ASA software (section 1.3 of docs/method/ogs.md).

#include <cstdint>
#include <string_view>

#include "planner/ogs/selection/options.h"

namespace peerplan {

/// What of a headend and its clients decides about probe times.
struct ProbePath {
    /// Network round trip.
    double networkMs = 0;
    /// The headend resumes TLS sessions.
    bool resumes = true;
    /// Its software sends one segment and waits: ASA before 9.1(3).
    bool stalls = false;
    /// Segments per acknowledgement of the client (TcpAckFrequency).
    std::int64_t ackFrequency = 2;
};

/// Whether a gateway's software is an ASA release that stalls. Reads `ASA 9.1(2)`, `9.1.2`,
/// `Cisco ASA 8.4(7)3`; anything without a release, and other products, do not stall.
bool hasDelayedAckStall(std::string_view software, const ProbeTiming& timing);

/// Time from SYN to the client's FIN (R18, R19) of probe `index` (0 the first) without noise:
/// 2r plain; 4r + full handshake; 3r + resumed handshake; 3r with TLS 1.3; and the stall: 120 ms
/// and a round trip where the client acknowledges every second segment, a round trip where it
/// acknowledges each.
double probeMs(const ProbePath& path, std::int64_t index, const ProbeTiming& timing);

/// The part of that which is the stall.
double stallMs(const ProbePath& path, std::int64_t index, const ProbeTiming& timing);

/// A13.
double roundedMs(double ms, Rounding rounding);

}  // namespace peerplan
