// SPDX-License-Identifier: MIT
#include "planner/bandwidth/headroom.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/catalogue/lookup.h"

namespace peerplan {
namespace {

constexpr std::int64_t million = 1'000'000;

std::int64_t millionths(double share) {
    return std::llround(share * 1e6);
}

/// Free capacity times a million: fits, for the largest capacity that a plan can state is
/// 10^10 kbit/s and the largest load stays below 10^12 by `wholeKbps`.
std::int64_t freeMillions(std::int64_t loadKbps, std::int64_t capacityKbps) {
    return (capacityKbps - loadKbps) * million;
}

}  // namespace

HeadroomBorders headroomBorders(const Policy& policy, const Catalogue& catalogue) {
    HeadroomBorders borders;
    const auto take = [&](std::int64_t& border, const char* rule) {
        if (const std::optional<double> value = capacityRule(catalogue, rule)) {
            border = millionths(*value);
        }
    };
    take(borders.congested, "headroom_congested");
    take(borders.least, "headroom_target_low");
    take(borders.most, "headroom_target_high");
    take(borders.wasteful, "headroom_waste");
    if (policy.headroom.least) borders.least = millionths(*policy.headroom.least);
    if (policy.headroom.most) borders.most = millionths(*policy.headroom.most);
    return borders;
}

std::int64_t wholeKbps(double kbps) {
    constexpr double most = 1e12;
    return kbps < most ? std::llround(kbps) : static_cast<std::int64_t>(most);
}

std::optional<double> headroomOf(std::int64_t loadKbps, std::int64_t capacityKbps) {
    if (capacityKbps <= 0) return std::nullopt;
    return static_cast<double>(capacityKbps - loadKbps) / static_cast<double>(capacityKbps);
}

std::optional<HeadroomClass> headroomClass(std::int64_t loadKbps, std::int64_t capacityKbps,
                                           const HeadroomBorders& borders) {
    if (capacityKbps <= 0) {
        if (loadKbps <= 0) return std::nullopt;
        return HeadroomClass::Congested;
    }
    const std::int64_t free = freeMillions(loadKbps, capacityKbps);
    if (free <= capacityKbps * borders.congested) return HeadroomClass::Congested;
    if (free < capacityKbps * borders.least) return HeadroomClass::Tight;
    if (free <= capacityKbps * borders.most) return HeadroomClass::Target;
    if (free < capacityKbps * borders.wasteful) return HeadroomClass::Generous;
    return HeadroomClass::Wasteful;
}

bool lessHeadroom(std::int64_t loadKbps, std::int64_t capacityKbps, std::int64_t otherLoadKbps,
                  std::int64_t otherCapacityKbps) {
    // 1 - a/c < 1 - b/d  <=>  a d > b c. Products pass 64 bits at 10^12 x 10^10.
    __extension__ using Wide = __int128;
    const auto load = static_cast<Wide>(std::max<std::int64_t>(loadKbps, 0));
    const auto otherLoad = static_cast<Wide>(std::max<std::int64_t>(otherLoadKbps, 0));
    return load * std::max<std::int64_t>(otherCapacityKbps, 0) >
           otherLoad * std::max<std::int64_t>(capacityKbps, 0);
}

ByClass shed(const ByClass& load, double capacityKbps, bool honoursClasses) {
    double total = 0;
    for (const double kbps : load) total += kbps;
    double excess = total - std::max(0.0, capacityKbps);
    ByClass lost{};
    if (!(excess > 0) || !(total > 0)) return lost;
    if (!honoursClasses) {
        const double share = std::min(1.0, excess / total);
        for (std::size_t c = 0; c < load.size(); ++c) lost[c] = load[c] * share;
        return lost;
    }
    // TrafficClass stands in the order in which classes are kept: EF, CS3, AF41, AF21, BE.
    for (std::size_t c = load.size(); c-- > 0 && excess > 0;) {
        lost[c] = std::min(load[c], excess);
        excess -= lost[c];
    }
    return lost;
}

}  // namespace peerplan
