// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/odds.h"

#include <algorithm>

namespace peerplan {
namespace {

std::size_t firstOf(const std::vector<double>& values) {
    // R22: of equal values the first in the profile.
    return static_cast<std::size_t>(std::min_element(values.begin(), values.end()) -
                                    values.begin());
}

}  // namespace

std::uint64_t seedOf(std::uint64_t seed, SiteId site) {
    SeededNumbers numbers(seed ^ (0x5851f42d4c957f2dULL * (site.at() + 1)));
    return numbers.next();
}

std::vector<double> choiceOdds(const ClientProfile& profile, std::span<const double> networkMs,
                               const OgsOptions& options, const OddsInput& input) {
    std::vector<double> odds(profile.candidates.size(), 0);
    if (input.samples <= 0 || input.noise <= 0) {
        odds[firstOf(measuredValues(profile, networkMs, options))] = 1;
        return odds;
    }
    ProbeNoise noise(input.noise, input.seed);
    std::vector<std::int64_t> wins(odds.size(), 0);
    for (std::int64_t i = 0; i < input.samples; ++i) {
        ++wins[firstOf(measuredValues(profile, networkMs, options, &noise))];
    }
    for (std::size_t c = 0; c < odds.size(); ++c) {
        odds[c] = static_cast<double>(wins[c]) / static_cast<double>(input.samples);
    }
    return odds;
}

}  // namespace peerplan
