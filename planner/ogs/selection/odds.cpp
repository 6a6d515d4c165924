// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/odds.h"

#include <algorithm>
#include <cmath>

namespace peerplan {
namespace {

std::size_t firstOf(const std::vector<double>& values) {
    // R22: of equal values the first in the profile.
    return static_cast<std::size_t>(std::min_element(values.begin(), values.end()) -
                                    values.begin());
}

/// Whether the first of the clean values is first whatever the noise, but for one in a million. A
/// candidate wins only if the first one's least probe is later than the candidate without noise;
/// at least two probes of the first take no longer than its value, each later by s·e, so the chance
/// is at most exp(-2 (v_c - v) / (s v)). A millisecond is left for rounding.
bool certain(const std::vector<double>& values, std::size_t first, const OgsOptions& options,
             double noise) {
    constexpr double probes = 2;
    constexpr double leastChance = 1e-6;
    // Near the deadline a probe may not count at all.
    const double time =
        static_cast<double>(options.probes + 2) * values[first] + options.timing.fullHandshakeMs;
    if (options.probes < 3 ||
        time * (1 + 20 * noise) > static_cast<double>(options.deadline.asMs())) {
        return false;
    }
    double others = 0;
    for (std::size_t c = 0; c < values.size(); ++c) {
        if (c == first || !std::isfinite(values[c])) continue;
        const double gap = values[c] - values[first] - 1;
        if (gap <= 0) return false;
        others += std::exp(-probes * gap / (noise * values[first]));
    }
    return others < leastChance;
}

}  // namespace

std::uint64_t seedOf(std::uint64_t seed, SiteId site) {
    SeededNumbers numbers(seed ^ (0x5851f42d4c957f2dULL * (site.at() + 1)));
    return numbers.next();
}

std::vector<double> choiceOdds(const ClientProfile& profile, std::span<const double> networkMs,
                               const OgsOptions& options, const OddsInput& input) {
    std::vector<double> odds(profile.candidates.size(), 0);
    const std::vector<double> clean = measuredValues(profile, networkMs, options);
    const std::size_t first = firstOf(clean);
    if (input.samples <= 0 || input.noise <= 0 || certain(clean, first, options, input.noise)) {
        odds[first] = 1;
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
