// SPDX-License-Identifier: MIT
#include "tests/support/leave_one_out.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/catalogue/lookup.h"
#include "planner/latency/rtt_model.h"

namespace peerplan::tests {
namespace {

using Guess = std::function<double(const RegionRtt&, LatLon, LatLon)>;

RttErrors errorsOf(const Catalogue& catalogue, const Guess& guess) {
    std::map<std::string, LatLon> places;
    for (const AzureRegion& region : catalogue.azureRegions) {
        places[region.name] = RttModel::regionPlace(catalogue, region);
    }
    std::vector<double> errors;
    for (const RegionRtt& row : catalogue.regionRtts) {
        const double ms = guess(row, places.at(row.from), places.at(row.to));
        errors.push_back(std::abs(ms - row.rttMs) / row.rttMs);
    }
    std::sort(errors.begin(), errors.end());
    if (errors.empty()) return {};
    return {errors[errors.size() / 2], errors[errors.size() * 9 / 10],
            static_cast<int>(errors.size())};
}

}  // namespace

RttErrors geometricErrors(const Catalogue& catalogue) {
    return errorsOf(catalogue, [](const RegionRtt&, LatLon from, LatLon to) {
        return RttModel::geometricMs(greatCircleKm(from, to));
    });
}

RttErrors leaveOneOutErrors(const Catalogue& catalogue) {
    // Both directions of a pair share one model.
    std::map<std::pair<std::string, std::string>, double> known;
    return errorsOf(catalogue, [&](const RegionRtt& row, LatLon from, LatLon to) {
        const auto pair = std::minmax(row.from, row.to);
        const auto [found, added] = known.emplace(pair, 0.0);
        if (added) {
            const std::array<std::string, 2> ends = {row.from, row.to};
            found->second = RttModel(catalogue, ends).rttMs(from, to);
        }
        return found->second;
    });
}

RttErrors fitErrors(const Catalogue& catalogue) {
    const RttModel model(catalogue);
    return errorsOf(
        catalogue, [&](const RegionRtt&, LatLon from, LatLon to) { return model.rttMs(from, to); });
}

}  // namespace peerplan::tests
