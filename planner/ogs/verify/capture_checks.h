// SPDX-License-Identifier: MIT
#pragma once

/// The checks of one attempt against the capture: V3, V4, V5, V7.

#include <optional>
#include <vector>

#include "planner/answers/ogs_verify.h"
#include "planner/ogs/verify/attempts.h"
#include "planner/ogs/verify/hosts.h"

namespace peerplan {

/// The checks of a gateway, appended. `connections` are its own (probesOf): what the log says of
/// each probe is put beside it. `probed` is the log's; without one nothing can match.
void checkCapture(const GatewayHost& host, const ProbedHost* probed, std::int64_t attempt,
                  double toleranceMs, std::vector<VerifiedConnection>& connections,
                  std::vector<OgsCheck>& checks);

/// The smallest of the probes; nothing if none came to its end.
std::optional<double> smallestMs(const std::vector<VerifiedConnection>& connections);

}  // namespace peerplan
