// SPDX-License-Identifier: MIT
#pragma once

/// How often each candidate is preferred when probes are noisy.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/ogs/selection/choice.h"

namespace peerplan {

struct OddsInput {
    std::int64_t samples = 10000;
    /// Mean of the noise as a share of a probe's time; an assumption, not a measurement.
    double noise = 0.05;
    std::uint64_t seed = 1;
};

/// A seed of its own for each site, so that one site more moves no other's numbers.
std::uint64_t seedOf(std::uint64_t seed, SiteId site);

/// Share of `samples` fresh measurements in which each candidate ranks first. Without noise or
/// samples the plain choice has all, and so it has where all others together win less than once in
/// a million. Samples × candidates × probes.
std::vector<double> choiceOdds(const ClientProfile& profile, std::span<const double> networkMs,
                               const OgsOptions& options, const OddsInput& input);

}  // namespace peerplan
