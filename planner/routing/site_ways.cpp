// SPDX-License-Identifier: MIT
#include "planner/routing/site_ways.h"

#include <algorithm>
#include <tuple>

#include "planner/routing/evaluate.h"
#include "planner/routing/outcome_words.h"

namespace peerplan {
namespace {

/// Adds the uses of a flow, those by the same egress and perimeter together.
void addShares(const Workspace& state, FlowId flow, SiteWay& way, SiteWaysAnswer& answer) {
    const CompiledNetwork& network = state.network();
    way.first = static_cast<std::uint32_t>(answer.shares.size());
    for (const Use& use : state.uses(flow)) {
        EgressWayShare share;
        share.share = (use.up + use.down) / 2;
        share.rttMs = use.rttUs / 1e3;
        if (use.entry.valid()) {
            share.egress = static_cast<std::uint32_t>(network.entries[use.entry.at()].egress.at());
        }
        if (use.perimeter.valid()) {
            share.perimeter = static_cast<std::uint32_t>(use.perimeter.at());
            share.controlsMs = network.perimeters[use.perimeter.at()].addedUs / 1e3;
        }
        const auto same = std::find_if(
            answer.shares.begin() + way.first, answer.shares.end(), [&](const auto& known) {
                return known.egress == share.egress && known.perimeter == share.perimeter;
            });
        if (same == answer.shares.end()) {
            answer.shares.push_back(share);
            continue;
        }
        const double sum = same->share + share.share;
        if (sum > 0) {
            same->rttMs = (same->rttMs * same->share + share.rttMs * share.share) / sum;
        }
        same->share = sum;
    }
    way.count = static_cast<std::uint32_t>(answer.shares.size()) - way.first;
    std::sort(answer.shares.begin() + way.first, answer.shares.end(),
              [](const EgressWayShare& a, const EgressWayShare& b) {
                  return std::tuple(-a.share, a.egress, a.perimeter) <
                         std::tuple(-b.share, b.egress, b.perimeter);
              });
}

}  // namespace

SiteWaysAnswer siteWays(const Workspace& state) {
    const CompiledNetwork& network = state.network();
    SiteWaysAnswer answer;
    for (const ComponentId id : state.state().failed) {
        answer.failed.push_back(network.components[id].ref);
    }
    std::vector<std::uint32_t> groups;
    for (std::uint32_t g = 0; g < network.groupCount; ++g) {
        if (network.groups[g].services.empty()) continue;
        WayGroup group;
        group.internetOnly = !network.groups[g].carried;
        for (const std::uint32_t service : network.groups[g].services) {
            group.services.push_back(network.services[service].id);
        }
        groups.push_back(g);
        answer.groups.push_back(std::move(group));
    }
    answer.ways.reserve(network.siteCount() * groups.size());
    for (std::uint32_t s = 0; s < network.siteCount(); ++s) {
        for (std::uint32_t g = 0; g < groups.size(); ++g) {
            const FlowId flow(s * network.groupCount + groups[g]);
            SiteWay way;
            way.site = s;
            way.group = g;
            way.outcome = pathOutcome(state.flow(flow).outcome);
            way.rttMs = state.flow(flow).rttUs / 1e3;
            addShares(state, flow, way, answer);
            answer.ways.push_back(way);
        }
    }
    return answer;
}

SiteWaysAnswer siteWays(const CompiledNetwork& network, const FailureState& failed) {
    Workspace workspace(network);
    evaluate(failed, workspace);
    return siteWays(workspace);
}

}  // namespace peerplan
