// SPDX-License-Identifier: MIT
#pragma once

/// How many inputs a test of broken inputs makes.

#include <cstdlib>

namespace peerplan::tests {

/// `usual`, times PEERPLAN_MUTATIONS where that stands in the environment: what `./dev sanitize
/// asan` makes more of than a plain test run.
inline int mutations(int usual) {
    const char* times = std::getenv("PEERPLAN_MUTATIONS");
    const int factor = times != nullptr ? std::atoi(times) : 1;
    return factor > 1 ? usual * factor : usual;
}

}  // namespace peerplan::tests
