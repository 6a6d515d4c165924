// SPDX-License-Identifier: MIT
#pragma once

/// Which of the connections to a gateway were its probes, and what each of them took (V3, V4, V7).

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "planner/answers/ogs_verify.h"
#include "planner/ogs/verify/evidence.h"
#include "planner/ogs/verify/hosts.h"

namespace peerplan {

/// When the attempt was, in the capture's clock.
struct AttemptWindow {
    std::int64_t beginUs = 0;
    std::int64_t endUs = 0;
};

/// A gateway's connections with their roles and arithmetic, in the order of time. Of those begun in
/// the window (all, without one) the first may be the request before the probes: only of the
/// gateway that was reached `first`, and only if it shows no ClientHello while the next one does or
/// four follow one another (rule R16, option A12). The next three, each begun after the one before
/// ended, are the probes; what comes after is not counted (rule O2).
std::vector<VerifiedConnection> probesOf(const GatewayHost& host, const TcpCapture& capture,
                                         const std::optional<AttemptWindow>& window, bool first);

}  // namespace peerplan
