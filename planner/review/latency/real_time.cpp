// SPDX-License-Identifier: MIT

/// Rules on voice and video, and on the company's own limits of round trips.

#include <algorithm>

#include "model/catalogue/lookup.h"
#include "planner/review/input.h"
#include "planner/review/region_use.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

bool carries(const ReviewInput& input, const Circuit& circuit, std::string_view word) {
    const std::string community = communityOf(input.catalogue, word);
    return std::any_of(
        circuit.routeFilter.begin(), circuit.routeFilter.end(),
        [&](const std::string& entry) { return communityOf(input.catalogue, entry) == community; });
}

void noPairForVoice(const ReviewInput& input, Hits& hits) {
    for (const RegionUse& use : regionsOnExpressRoute(input)) {
        std::int64_t active = 0;
        std::vector<std::string> subjects;
        for (const std::size_t c : use.circuits) {
            const Circuit& circuit = input.plan.circuits[c];
            subjects.push_back(refTo("circuit", circuit.id));
            if (!carries(input, circuit, "teams")) continue;
            active += circuit.mode == CircuitMode::ActiveActive ? 1 : 0;
        }
        if (active >= 2) continue;
        if (subjects.empty()) {
            subjects.push_back(refTo("region", input.plan.regions[use.region].id));
        }
        hits.push_back({std::move(subjects),
                        Text(tr("{region} has {count} active/active {count|circuit|circuits} that "
                                "{count|carries|carry} Teams; two are needed for {users} users"),
                             {{"region", input.plan.regions[use.region].label()},
                              {"count", active},
                              {"users", Headcount::of(use.users)}})});
    }
}

void overLimit(const ReviewInput& input, Hits& hits) {
    if (input.answers.ways == nullptr) return;
    const SiteWaysAnswer& ways = *input.answers.ways;
    for (const LatencyLimit& limit : input.plan.policy.latencyLimits) {
        for (std::size_t g = 0; g < ways.groups.size(); ++g) {
            const auto& services = ways.groups[g].services;
            if (std::find(services.begin(), services.end(), limit.service.id) == services.end()) {
                continue;
            }
            for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
                const SiteWay* way = input.way(s, g);
                if (input.users(s) == 0 || way->outcome != PathOutcome::Served) continue;
                if (way->rttMs <= limit.rtt.asMs()) continue;
                hits.push_back({{refTo("site", input.plan.sites[s].id)},
                                Text(tr("{site} is {rtt} from {service}; policy allows {limit}"),
                                     {{"site", input.plan.sites[s].label()},
                                      {"rtt", Rtt::ms(way->rttMs)},
                                      {"service", limit.service.id},
                                      {"limit", limit.rtt}})});
            }
        }
    }
}

constexpr Rule rules[] = {
    {.id = "M365-16",
     .area = RuleArea::Latency,
     .severity = Severity::Warning,
     .title = tr("Each region has an active/active pair of circuits for voice and video"),
     .why = tr("Calls notice each switch and each detour: a pair that shares the load keeps half "
               "of them untouched, and the rest on the same continent."),
     .fix = tr("Give the region two active/active circuits whose route filters hold Teams."),
     .source = "Routing with ExpressRoute for Microsoft 365 (2019-12-03)",
     .needs = "circuits.route_filter regions sites.users",
     .reads = "circuits.mode",
     .check = noPairForVoice,
     .example = "set circuit/er-london.route_filter [\"exchange\", \"sharepoint\", \"other\"]",
     .exampleSubject = "circuit/er-london"},
    {.id = "LAT-01",
     .area = RuleArea::Latency,
     .severity = Severity::Warning,
     .title = tr("Round trips keep the company's own limits"),
     .why = tr("The policy says how far a service may be; beyond it people complain."),
     .fix = tr("Bring an egress nearer to the site, or change the limit."),
     .source = "The plan's policy",
     .needs = "policy.latency_limits",
     .reads = "sites.users",
     .check = overLimit,
     .example = "set policy.latency_limits [{\"service\": \"teams\", \"rtt_ms\": 3}]",
     .exampleSubject = "site/paris"},
};

}  // namespace

RuleFamily realTimeRules() {
    return rules;
}

}  // namespace peerplan::reviewing
