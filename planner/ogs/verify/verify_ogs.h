// SPDX-License-Identifier: MIT
#pragma once

/// Holds what a client's log says about its choice of gateway against the rules of OGS and against
/// a capture of its probes.

#include "planner/answers/ogs_verify.h"
#include "planner/ogs/verify/evidence.h"

namespace peerplan {

/// The checks V1 to V10 of docs/method/ogs.md over whatever evidence there is, a verdict per
/// gateway and in all, and what to do next. With a log, the attempt that fits the capture's clock
/// is compared; where none fits, the last that probed, and that is a mismatch. Without a log the
/// capture's probes are listed and nothing can be told. Linear in the connections times the
/// gateways.
OgsVerifyAnswer verifyOgs(const OgsEvidence& evidence, const OgsVerifyOptions& options = {});

}  // namespace peerplan
