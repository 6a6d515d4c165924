// SPDX-License-Identifier: MIT
#include "planner/review/remedy.h"

#include <algorithm>

#include "model/catalogue/lookup.h"

namespace peerplan::reviewing {

std::vector<Edit> advisedSize(const ReviewInput& input, const ElementAnswer& element) {
    constexpr std::int64_t mostThroughProviders = 10'000;
    if (element.kind != BandwidthElementKind::Circuit || !element.ladderMbps) return {};
    const std::int64_t mbps = *element.ladderMbps;
    for (const Circuit& circuit : input.plan.circuits) {
        if (refTo("circuit", circuit.id) != element.ref) continue;
        const Bandwidth advised = Bandwidth::bps(mbps * 1'000'000);
        const bool direct = circuit.connectivity == Connectivity::Direct;
        if (advised == circuit.bandwidth || (!direct && mbps > mostThroughProviders)) return {};
        if (circuit.current && advised < circuit.current->bandwidth) return {};
        return {setTo(element.ref, "mbps", Value(mbps))};
    }
    return {};
}

Edit servicesInFilter(const ReviewInput& input, const Circuit& circuit) {
    Value::List filter;
    std::vector<std::string> known;
    for (const char* service : {"exchange", "sharepoint", "teams", "other"}) {
        filter.emplace_back(service);
        known.push_back(communityOf(input.catalogue, service));
    }
    for (const std::string& entry : circuit.routeFilter) {
        const std::string community = communityOf(input.catalogue, entry);
        // A region's community brings nothing of Microsoft 365, and is what was wrong.
        const bool regional = community.rfind("12076:51", 0) == 0;
        if (!regional && std::find(known.begin(), known.end(), community) == known.end()) {
            filter.emplace_back(entry);
        }
    }
    return setTo(refTo("circuit", circuit.id), "route_filter", Value(std::move(filter)));
}

}  // namespace peerplan::reviewing
