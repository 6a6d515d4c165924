// SPDX-License-Identifier: MIT

/// Rules on what takes over when a region's circuits are lost: the Internet, other regions, people.

#include <algorithm>
#include <map>

#include "planner/review/geography.h"
#include "planner/review/input.h"
#include "planner/review/region_use.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

Fallback internetFallback(const ReviewInput& input) {
    return input.plan.policy.internetFallback.value_or(Fallback::None);
}

/// Bandwidth of the circuits of a region, and of the Internet egresses at its sites.
struct Capacities {
    double circuitMbps = 0;
    double internetMbps = 0;
};

Capacities capacitiesOf(const ReviewInput& input, const RegionUse& use) {
    Capacities found;
    for (const std::size_t c : use.circuits) {
        found.circuitMbps = std::max(found.circuitMbps, input.plan.circuits[c].bandwidth.asMbps());
    }
    for (const InternetEgress& egress : input.plan.internet) {
        const Site* site = input.site(egress.site);
        if (site == nullptr || site->region.id != input.plan.regions[use.region].id) continue;
        const bool transit = site->transit.value_or(site->kind == SiteKind::Datacenter ||
                                                    site->kind == SiteKind::Colocation);
        if (!egress.shared.value_or(transit)) continue;
        found.internetMbps += std::min(egress.down, egress.up).asMbps();
    }
    return found;
}

void internetInComplexTopology(const ReviewInput& input, Hits& hits) {
    if (internetFallback(input) == Fallback::None) return;
    for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
        const Site& site = input.plan.sites[s];
        if (input.users(s) == 0 || !isByScript(site.webProxy.value_or(WebProxy::None))) continue;
        hits.push_back(
            {{refTo("site", site.id)},
             Text(tr("{site} finds its proxy by {proxy}, which must follow when "
                     "ExpressRoute fails over to the Internet"),
                  {{"site", site.label()}, {"proxy", std::string(word(*site.webProxy))}})});
    }
    for (const RegionUse& use : regionsOnExpressRoute(input)) {
        if (use.circuits.empty()) continue;
        const Capacities mbps = capacitiesOf(input, use);
        // Less than half of the circuit's is no like bandwidth, whatever the load.
        if (mbps.internetMbps * 2 >= mbps.circuitMbps) continue;
        hits.push_back({{refTo("region", input.plan.regions[use.region].id)},
                        Text(tr("the shared Internet egresses of {region} have {internet}, its "
                                "circuit {circuit}: "
                                "no like replacement"),
                             {{"region", input.plan.regions[use.region].label()},
                              {"internet", Bandwidth::mbps(mbps.internetMbps)},
                              {"circuit", Bandwidth::mbps(mbps.circuitMbps)}})});
    }
    const bool found = !hits.empty();
    if (found || input.plan.regions.size() < 2) return;
    hits.push_back({{"policy"},
                    Text(tr("the Internet is the backup of ExpressRoute in {count} regions"),
                         {{"count", static_cast<std::int64_t>(input.plan.regions.size())}}),
                    Severity::Warning});
}

/// Whether circuits elsewhere take over by themselves, which keeps the way predictable.
bool otherRegionsHelp(const ReviewInput& input, const RegionUse& use) {
    const Policy& policy = input.plan.policy;
    if (policy.otherRegions.value_or(Fallback::Automatic) != Fallback::Automatic) return false;
    if (!policy.order.empty() && std::find(policy.order.begin(), policy.order.end(),
                                           EgressRank::OtherRegions) == policy.order.end()) {
        return false;
    }
    for (std::size_t c = 0; c < input.plan.circuits.size(); ++c) {
        const bool own =
            std::find(use.circuits.begin(), use.circuits.end(), c) != use.circuits.end();
        if (!own && input.carriesMicrosoft365(input.plan.circuits[c])) return true;
    }
    return false;
}

void unpredictable(const ReviewInput& input, Hits& hits) {
    if (internetFallback(input) == Fallback::None) return;
    for (const RegionUse& use : regionsOnExpressRoute(input)) {
        if (use.locations.size() != 1 || otherRegionsHelp(input, use)) continue;
        hits.push_back({{refTo("region", input.plan.regions[use.region].id),
                         refTo("circuit", input.plan.circuits[use.circuits.front()].id)},
                        Text(tr("when {circuit} is lost, {users} users of {region} have the "
                                "Internet alone"),
                             {{"circuit", input.plan.circuits[use.circuits.front()].label()},
                              {"users", Headcount::of(use.users)},
                              {"region", input.plan.regions[use.region].label()}})});
    }
}

void byPeople(const ReviewInput& input, Hits& hits) {
    const auto add = [&](const char* pattern) {
        Text what(pattern, {});
        if (input.plan.policy.manualSwitch) {
            what.arguments.push_back({"minutes", *input.plan.policy.manualSwitch});
        } else {
            what.arguments.push_back({"minutes", std::string("?")});
        }
        hits.push_back({{"policy"}, std::move(what)});
    };
    if (internetFallback(input) == Fallback::Manual) {
        add(
            tr("a person switches to the Internet when circuits fail, within {minutes}: BGP "
               "advertisements, NAT, names and proxies"));
    }
    if (input.plan.policy.otherRegions.value_or(Fallback::Automatic) == Fallback::Manual) {
        add(
            tr("a person switches to other regions' circuits when a region's fail, within "
               "{minutes}"));
    }
}

/// The continent of most of a region's people.
std::string_view continentOfRegion(const ReviewInput& input, const Geography& geography,
                                   const std::string& region) {
    std::map<std::string_view, std::int64_t> users;
    for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
        const Site& site = input.plan.sites[s];
        const auto place = placeOf(site);
        if (site.region.id == region && place) users[geography.continent(*place)] += input.users(s);
    }
    std::string_view most;
    std::int64_t count = 0;
    for (const auto& [continent, here] : users) {
        if (here <= count) continue;
        count = here;
        most = continent;
    }
    return most;
}

void otherContinentAsBackup(const ReviewInput& input, Hits& hits) {
    if (input.plan.policy.otherRegions.value_or(Fallback::Automatic) == Fallback::None) return;
    const Geography geography(input.catalogue);
    for (const RegionUse& use : regionsOnExpressRoute(input)) {
        if (use.locations.size() != 1) continue;
        const Region& region = input.plan.regions[use.region];
        const std::string_view own = continentOfRegion(input, geography, region.id);
        if (own.empty()) continue;
        std::vector<std::string> others;
        bool near = false;
        for (std::size_t c = 0; c < input.plan.circuits.size(); ++c) {
            const Circuit& circuit = input.plan.circuits[c];
            if (std::find(use.circuits.begin(), use.circuits.end(), c) != use.circuits.end() ||
                !input.carriesMicrosoft365(circuit)) {
                continue;
            }
            const PeeringLocation* location = input.locationOf(circuit);
            near = near || location == nullptr || own == continentOf(*location);
            others.push_back(circuit.label());
        }
        if (near || others.empty()) continue;
        hits.push_back(
            {{refTo("circuit", input.plan.circuits[use.circuits.front()].id),
              refTo("region", region.id)},
             Text(tr("when {circuit} is lost, {region} takes circuits of another continent "
                     "({others}): the round trip of an ocean, and names resolved for the wrong "
                     "place"),
                  {{"circuit", input.plan.circuits[use.circuits.front()].label()},
                   {"region", region.label()},
                   {"others", fewOf(others)}})});
    }
}

constexpr std::string_view seed =
    "Network planning with ExpressRoute (failover and high availability; the Woodgrove example)";

constexpr Rule rules[] = {
    {.id = "DR-10",
     .area = RuleArea::Dr,
     .severity = Severity::Error,
     .title = tr("The Internet backs ExpressRoute in simple topologies only"),
     .why = tr("With unlike bandwidths, PAC files or WPAD an automatic failover to the Internet "
               "is not practical: each part must follow, and none was sized for it."),
     .fix = tr("Back each circuit by another circuit; or give the Internet the same bandwidth and "
               "a proxy that needs no script, and test the failover in detail."),
     .source = seed,
     .needs = "circuits policy.internet_fallback",
     .reads = "sites.web_proxy internet.mbps_down internet.mbps_up policy.order",
     .check = internetInComplexTopology,
     .example = "set policy.internet_fallback automatic\nset site/paris.web_proxy pac",
     .exampleSubject = "site/paris"},
    {.id = "DR-11",
     .area = RuleArea::Dr,
     .severity = Severity::Error,
     .title = tr("The loss of a circuit leaves people a predictable way"),
     .why = tr("A company that buys circuits for their steady delay loses that with the first "
               "failure when the Internet is all that is left."),
     .fix = tr("Add a second circuit for the region in another peering location."),
     .source = seed,
     .needs = "circuits policy.internet_fallback",
     .reads = "policy.order policy.other_regions",
     .check = unpredictable,
     .example = "remove circuit/er-amsterdam\nset policy.internet_fallback automatic\n"
                "set policy.order [\"own-region\", \"internet\"]",
     .exampleSubject = "region/europe"},
    {.id = "DR-12",
     .area = RuleArea::Dr,
     .severity = Severity::Error,
     .title = tr("Failover needs nobody"),
     .why = tr("A switch by people takes as long as it takes to find them, and touches routes, "
               "NAT, names and proxies under pressure; how long an outage lasts is then not "
               "known."),
     .fix = tr("Let routing move the traffic: a second circuit of the region with the same "
               "prefixes and policy, active beside the first."),
     .source = seed,
     .needs = "policy",
     .reads = "policy.internet_fallback policy.other_regions policy.manual_min",
     .check = byPeople,
     .example = "set policy.internet_fallback manual\nset policy.manual_min 45",
     .exampleSubject = "policy"},
    {.id = "DR-13",
     .area = RuleArea::Dr,
     .severity = Severity::Error,
     .title = tr("No region's only backup is on another continent"),
     .why = tr("The other continent's circuits answer after the round trip of an ocean, and names "
               "must be forwarded so that people are not sent to front doors at home."),
     .fix = tr("Add a second circuit for the region in another peering location of its "
               "continent."),
     .source = seed,
     .needs = "circuits regions sites.lat",
     .reads = "policy.other_regions circuits.peering_location",
     .check = otherContinentAsBackup,
     .example = "remove circuit/er-amsterdam",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily fallbackRules() {
    return rules;
}

}  // namespace peerplan::reviewing
