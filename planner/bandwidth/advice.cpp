// SPDX-License-Identifier: MIT
#include "planner/bandwidth/advice.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace peerplan {
namespace {

constexpr int yearsAhead = 30;

bool meetsTarget(std::int64_t loadKbps, std::int64_t capacityKbps, const HeadroomBorders& borders) {
    constexpr std::int64_t million = 1'000'000;
    return (capacityKbps - loadKbps) * million >= capacityKbps * borders.least;
}

}  // namespace

std::vector<std::int64_t> circuitLadder(const Catalogue& catalogue, Connectivity connectivity) {
    std::vector<std::int64_t> ladder;
    const bool direct = connectivity == Connectivity::Direct;
    for (const CircuitSize& size : catalogue.circuitSizes) {
        const bool offered =
            std::any_of(size.kinds.begin(), size.kinds.end(), [&](std::string_view kind) {
                return direct ? kind.substr(0, 6) == "direct" : kind == "provider";
            });
        if (offered) ladder.push_back(size.mbps);
    }
    std::sort(ladder.begin(), ladder.end());
    return ladder;
}

std::optional<std::int64_t> smallestSize(const std::vector<std::int64_t>& ladder,
                                         std::int64_t loadKbps, const HeadroomBorders& borders) {
    for (const std::int64_t mbps : ladder) {
        if (meetsTarget(loadKbps, mbps * 1000, borders)) return mbps;
    }
    return std::nullopt;
}

std::array<std::optional<std::int64_t>, 3> sizesForCircuits(const std::vector<std::int64_t>& ladder,
                                                            std::int64_t loadKbps,
                                                            const HeadroomBorders& borders) {
    // Rounded up: half a kbit/s must not fall under the table.
    return {smallestSize(ladder, loadKbps, borders), smallestSize(ladder, loadKbps, borders),
            smallestSize(ladder, (loadKbps + 1) / 2, borders)};
}

std::optional<int> outgrownYear(std::int64_t loadKbps, std::optional<std::int64_t> capacityKbps,
                                const HeadroomBorders& borders, double perYear, Date asOf) {
    if (!capacityKbps || loadKbps <= 0) return std::nullopt;
    for (int years = 0; years <= yearsAhead; ++years) {
        const std::int64_t load =
            wholeKbps(static_cast<double>(loadKbps) * std::pow(1.0 + perYear, years));
        if (!meetsTarget(load, *capacityKbps, borders)) return asOf.year() + years;
        if (!(perYear > 0)) break;
    }
    return std::nullopt;
}

double gigabytesOfMonth(const std::array<double, 96>& courseKbps, double days) {
    double kbps = 0;
    for (const double quarter : courseKbps) kbps += quarter;
    // kbit/s x 900 s x 1000 / 8 bytes.
    return kbps * 900.0 * 1000.0 / 8.0 * days / 1e9;
}

}  // namespace peerplan
