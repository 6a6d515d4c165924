// SPDX-License-Identifier: MIT
#pragma once

/// How long work tells how far it is and asks whether to go on.

#include <cstdint>
#include <functional>

namespace peerplan {

/// Called now and then from one thread with what is done of what is to do (0: unknown).
/// Returning false asks the work to stop soon; its result then says that it is incomplete.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

}  // namespace peerplan
