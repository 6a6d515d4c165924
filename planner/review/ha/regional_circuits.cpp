// SPDX-License-Identifier: MIT

/// Rules on how many circuits and Internet egresses a region has, and where they reach Microsoft.

#include <algorithm>
#include <set>

#include "planner/review/geography.h"
#include "planner/review/input.h"
#include "planner/review/region_use.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// The object to blame for what a region lacks: its only circuit, or the region.
std::string blamed(const ReviewInput& input, const RegionUse& use) {
    if (use.circuits.empty()) return refTo("region", input.plan.regions[use.region].id);
    return refTo("circuit", input.plan.circuits[use.circuits.front()].id);
}

void fewLocations(const ReviewInput& input, Hits& hits) {
    for (const RegionUse& use : regionsOnExpressRoute(input)) {
        if (use.locations.size() >= 2) continue;
        const Region& region = input.plan.regions[use.region];
        std::vector<std::string> subjects{blamed(input, use)};
        if (!use.circuits.empty()) subjects.push_back(refTo("region", region.id));
        const Text::Argument users = Headcount::of(use.users);
        hits.push_back({std::move(subjects),
                        use.locations.empty()
                            ? Text(tr("{region} has no circuit of its own for Microsoft 365; "
                                      "{users} users take those of other regions"),
                                   {{"region", region.label()}, {"users", users}})
                            : Text(tr("{region} reaches Microsoft 365 in one peering location, "
                                      "{location}; two are needed for {users} users"),
                                   {{"region", region.label()},
                                    {"location", use.locations.front()},
                                    {"users", users}})});
    }
}

void oneCircuitAndInternet(const ReviewInput& input, Hits& hits) {
    const Fallback fallback = input.plan.policy.internetFallback.value_or(Fallback::None);
    if (fallback == Fallback::None) return;
    for (const RegionUse& use : regionsOnExpressRoute(input)) {
        if (use.circuits.size() != 1) continue;
        hits.push_back({{blamed(input, use)},
                        Text(tr("{region} has one circuit, and the Internet is its backup "
                                "({fallback})"),
                             {{"region", input.plan.regions[use.region].label()},
                              {"fallback", std::string(word(fallback))}})});
    }
}

/// Positions of the Internet egresses at sites of each region, by region.
std::vector<std::vector<std::size_t>> egressesByRegion(const ReviewInput& input) {
    std::vector<std::vector<std::size_t>> found(input.plan.regions.size());
    for (std::size_t e = 0; e < input.plan.internet.size(); ++e) {
        const Site* site = input.site(input.plan.internet[e].site);
        if (site == nullptr) continue;
        const auto region = input.index.find("regions", site->region.id);
        if (region) found[*region].push_back(e);
    }
    return found;
}

void fewInternetEgresses(const ReviewInput& input, Hits& hits) {
    const auto egresses = egressesByRegion(input);
    for (const RegionUse& use : regionUses(input)) {
        const std::vector<std::size_t>& own = egresses[use.region];
        if (own.size() >= 2) continue;
        const Region& region = input.plan.regions[use.region];
        std::vector<std::string> subjects;
        if (!own.empty()) subjects.push_back(refTo("internet", input.plan.internet[own[0]].id));
        subjects.push_back(refTo("region", region.id));
        hits.push_back({std::move(subjects),
                        Text(tr("{region} has {count} Internet {count|egress|egresses} for {users} "
                                "users; two are needed"),
                             {{"region", region.label()},
                              {"count", static_cast<std::int64_t>(own.size())},
                              {"users", Headcount::of(use.users)}})});
    }
}

void oneIsp(const ReviewInput& input, Hits& hits) {
    const auto egresses = egressesByRegion(input);
    for (const RegionUse& use : regionUses(input)) {
        const std::vector<std::size_t>& own = egresses[use.region];
        if (own.size() < 2) continue;
        std::set<std::string> isps;
        for (const std::size_t e : own) isps.insert(input.plan.internet[e].isp);
        if (isps.size() > 1 || isps.begin()->empty()) continue;
        hits.push_back(
            {{refTo("isp", *isps.begin()), refTo("region", input.plan.regions[use.region].id)},
             Text(tr("all {count} Internet egresses of {region} are of {isp}"),
                  {{"count", static_cast<std::int64_t>(own.size())},
                   {"region", input.plan.regions[use.region].label()},
                   {"isp", *isps.begin()}})});
    }
}

/// Two buildings of one city share its floods, its power and its ducts.
void oneMetro(const ReviewInput& input, Hits& hits) {
    constexpr double metroKm = 50;
    for (const RegionUse& use : regionsOnExpressRoute(input)) {
        if (use.locations.size() < 2) continue;
        double widest = 0;
        bool known = true;
        for (const std::size_t a : use.circuits) {
            const PeeringLocation* one = input.locationOf(input.plan.circuits[a]);
            for (const std::size_t b : use.circuits) {
                const PeeringLocation* other = input.locationOf(input.plan.circuits[b]);
                known = known && one != nullptr && other != nullptr;
                if (!known) break;
                widest = std::max(widest, greatCircleKm(LatLon{one->latitude, one->longitude},
                                                        LatLon{other->latitude, other->longitude}));
            }
        }
        if (!known || widest > metroKm) continue;
        std::vector<std::string> subjects;
        for (const std::size_t c : use.circuits) {
            subjects.push_back(refTo("circuit", input.plan.circuits[c].id));
        }
        hits.push_back({std::move(subjects),
                        Text(tr("the peering locations of {region} ({locations}) are in one city"),
                             {{"region", input.plan.regions[use.region].label()},
                              {"locations", fewOf(use.locations)}})});
    }
}

constexpr Rule rules[] = {
    {.id = "M365-06",
     .area = RuleArea::M365,
     .severity = Severity::Warning,
     .title = tr("Each region has at least two Internet egresses"),
     .why = tr("What ExpressRoute does not carry (names, revocation lists, content delivery, many "
               "endpoints) hangs on the Internet: one egress is a single point of failure of all "
               "of it."),
     .fix = tr("Add a second, active Internet egress in the region."),
     .source = "Microsoft 365 network planning with ExpressRoute (2018-02-14)",
     .needs = "sites.users regions",
     .reads = "internet.site sites.region",
     .check = fewInternetEgresses,
     .example = "remove internet/london\nremove internet/paris\nremove internet/frankfurt\n"
                "remove internet/amsterdam-dc",
     .exampleSubject = "internet/london-dc"},
    {.id = "M365-07",
     .area = RuleArea::Ha,
     .severity = Severity::Error,
     .title = tr("Each region has circuits in two peering locations"),
     .why = tr("A peering location is a building: a disaster or maintenance there takes the only "
               "circuit of the region, and its people take another continent's or none."),
     .fix = tr("Add a circuit in a second peering location of the region, active beside the "
               "first."),
     .source = "Microsoft 365 network planning with ExpressRoute (2018-02-14); ExpressRoute FAQ "
               "(2025-01-10)",
     .needs = "circuits regions sites.users",
     .reads = "circuits.peering_location circuits.region sites.region",
     .check = fewLocations,
     .example = "remove circuit/er-amsterdam",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-08",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("No region has one circuit with the Internet as its backup"),
     .why = tr("The predictable connection is lost just when it is needed, and routes, NAT, names "
               "and proxies must all follow."),
     .fix = tr("Add a second circuit in another peering location, or plan for the Internet alone."),
     .source = "Microsoft 365 network planning with ExpressRoute (2018-02-14)",
     .needs = "circuits policy.internet_fallback",
     .reads = "circuits.region",
     .check = oneCircuitAndInternet,
     .example = "remove circuit/er-amsterdam\nset policy.internet_fallback automatic",
     .exampleSubject = "circuit/er-london"},
    {.id = "HA-21",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("The Internet egresses of a region are of several ISPs"),
     .why = tr("An ISP fails as a whole more often than two of them together."),
     .fix = tr("Take one of the egresses from another ISP."),
     .source = "Network planning with ExpressRoute (principles: no single point of "
               "failure, independent paths)",
     .needs = "internet.isp regions",
     .check = oneIsp,
     .example = "remove internet/paris\nremove internet/amsterdam-dc",
     .exampleSubject = "isp/isp-a"},
    {.id = "HA-22",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("The peering locations of a region are in different cities"),
     .why = tr("Geo-redundant locations keep a region connected when a disaster hits a city; two "
               "buildings in one do not."),
     .fix = tr("Move one of the circuits to a peering location in another city."),
     .source = "Network planning with ExpressRoute (geo-redundant peering locations for each "
               "region)",
     .needs = "circuits.peering_location regions",
     .check = oneMetro,
     .example = "set circuit/er-amsterdam.peering_location London2",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily regionalCircuitRules() {
    return rules;
}

}  // namespace peerplan::reviewing
