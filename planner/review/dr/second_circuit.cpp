// SPDX-License-Identifier: MIT

/// Rules on the circuits that back each other in a region: providers, sites, SKUs, tests.

#include <algorithm>
#include <set>

#include "planner/review/geography.h"
#include "planner/review/input.h"
#include "planner/review/region_use.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

std::vector<std::string> refsOf(const ReviewInput& input, const RegionUse& use) {
    std::vector<std::string> refs;
    for (const std::size_t c : use.circuits) {
        refs.push_back(refTo("circuit", input.plan.circuits[c].id));
    }
    return refs;
}

void oneProvider(const ReviewInput& input, Hits& hits) {
    for (const RegionUse& use : regionsOnExpressRoute(input)) {
        if (use.circuits.size() < 2) continue;
        std::set<std::string> providers;
        for (const std::size_t c : use.circuits) {
            providers.insert(input.providerOf(input.plan.circuits[c]));
        }
        if (providers.size() > 1 || providers.begin()->empty()) continue;
        hits.push_back(
            {refsOf(input, use), Text(tr("all {count} circuits of {region} are of {provider}"),
                                      {{"count", static_cast<std::int64_t>(use.circuits.size())},
                                       {"region", input.plan.regions[use.region].label()},
                                       {"provider", *providers.begin()}})});
    }
}

void oneSite(const ReviewInput& input, Hits& hits) {
    for (const RegionUse& use : regionsOnExpressRoute(input)) {
        if (use.circuits.size() < 2) continue;
        std::set<std::string> sites;
        for (const std::size_t c : use.circuits) {
            for (const Connection& connection : input.plan.circuits[c].connections) {
                sites.insert(connection.site.id);
            }
        }
        if (sites.size() != 1 || sites.begin()->empty()) continue;
        hits.push_back(
            {refsOf(input, use), Text(tr("all {count} circuits of {region} end at {site}"),
                                      {{"count", static_cast<std::int64_t>(use.circuits.size())},
                                       {"region", input.plan.regions[use.region].label()},
                                       {"site", *sites.begin()}})});
    }
}

void skuOfPair(const ReviewInput& input, Hits& hits) {
    std::set<std::string> told;
    for (const Region& region : input.plan.regions) {
        const std::vector<std::size_t> circuits = input.circuitsOf(region.id, false);
        std::set<std::string> parts;
        for (const std::size_t c : circuits) {
            const PeeringLocation* location = input.locationOf(input.plan.circuits[c]);
            if (location != nullptr) parts.insert(location->geopoliticalRegion);
        }
        if (parts.size() < 2) continue;
        for (const std::size_t c : circuits) {
            const Circuit& circuit = input.plan.circuits[c];
            if (circuit.sku == Sku::Premium || !told.insert(circuit.id).second) continue;
            hits.push_back(
                {{refTo("circuit", circuit.id)},
                 Text(tr("the circuits of {region} are in {count} geopolitical regions, and "
                         "{circuit} is {sku}"),
                      {{"region", region.label()},
                       {"count", static_cast<std::int64_t>(parts.size())},
                       {"circuit", circuit.label()},
                       {"sku", std::string(word(circuit.sku))}})});
            hits.back().edits = {setToWord(refTo("circuit", circuit.id), "sku", Sku::Premium)};
        }
    }
}

void notTested(const ReviewInput& input, Hits& hits) {
    constexpr std::int64_t mostDays = 90;
    for (const Circuit& circuit : input.plan.circuits) {
        std::optional<Date> oldest;
        bool never = circuit.connections.empty();
        for (const Connection& connection : circuit.connections) {
            never = never || !connection.lastValidated;
            if (!connection.lastValidated) continue;
            if (!oldest || *connection.lastValidated < *oldest) oldest = connection.lastValidated;
        }
        const std::string ref = refTo("circuit", circuit.id);
        if (circuit.status != Status::Existing) continue;
        if (never) {
            hits.push_back(
                {{ref},
                 Text(oldest ? tr("not every connection of {circuit} was ever shown to "
                                  "fail over")
                             : tr("the plan states no test of the failover of {circuit}"),
                      {{"circuit", circuit.label()}})});
            continue;
        }
        const std::int64_t days = input.plan.asOf.days() - oldest->days();
        if (days <= mostDays) continue;
        hits.push_back({{ref},
                        Text(tr("the failover of {circuit} was last tested {days} days ago; 90 is "
                                "the most"),
                             {{"circuit", circuit.label()}, {"days", days}})});
    }
}

constexpr std::string_view drGuide =
    "Designing for disaster recovery with ExpressRoute private peering (2021-03-22)";

constexpr Rule rules[] = {
    {.id = "DR-02",
     .area = RuleArea::Dr,
     .severity = Severity::Warning,
     .title = tr("The circuits of a region are of different providers"),
     .why = tr("A provider's outage otherwise takes all circuits of the region at once."),
     .fix = tr("Take one of the circuits from another provider: peerplan providers lists who is "
               "there."),
     .source = "Designing for disaster recovery with ExpressRoute private peering (2021-03-22); "
               "Design architecture for resiliency (2024-04-18); Azure Well-Architected guide for "
               "ExpressRoute (2025-11-21)",
     .needs = "circuits.provider regions",
     .check = oneProvider,
     .example = "set circuit/er-london.provider equinix",
     .exampleSubject = "circuit/er-london"},
    {.id = "DR-03",
     .area = RuleArea::Dr,
     .severity = Severity::Warning,
     .title = tr("The circuits of a region end at different sites"),
     .why = tr("A fire or a power cut at the one site takes all of them."),
     .fix = tr("End one of the circuits at another data centre or exchange."),
     .source = drGuide,
     .needs = "circuits.connections.site regions",
     .check = oneSite,
     .example = "set circuit/er-amsterdam.connections.primary.site london-dc\n"
                "set circuit/er-amsterdam.connections.primary.device london-ce1\n"
                "set circuit/er-amsterdam.connections.secondary.site london-dc\n"
                "set circuit/er-amsterdam.connections.secondary.device london-ce2",
     .exampleSubject = "circuit/er-london"},
    {.id = "DR-07",
     .area = RuleArea::Dr,
     .severity = Severity::Error,
     .title = tr("Circuits in two geopolitical regions that back each other are Premium"),
     .why = tr("A Standard circuit reaches the Azure regions of its own geopolitical region alone: "
               "it cannot stand in for one elsewhere."),
     .fix = tr("Make both circuits premium, or choose locations of one geopolitical region."),
     .source = drGuide,
     .needs = "circuits regions",
     .reads = "circuits.sku circuits.peering_location",
     .check = skuOfPair,
     .example = "set circuit/er-amsterdam.peering_location Dallas\n"
                "set circuit/er-amsterdam.sku standard",
     .exampleSubject = "circuit/er-amsterdam"},
    {.id = "DR-08",
     .area = RuleArea::Dr,
     .severity = Severity::Warning,
     .title = tr("Failover is tested every three months"),
     .why = tr("A way that was never taken fails when it must serve: filters, capacity and routes "
               "drift. Microsoft's resiliency index counts tests of the last 30, 60 and 90 days."),
     .fix = tr("Take each connection down in turn in a maintenance window, and state the day as "
               "last_validated."),
     .source = "Designing for disaster recovery with ExpressRoute private peering (2021-03-22); "
               "Resiliency insights for ExpressRoute (2025-11-04)",
     .needs = "circuits",
     .reads = "circuits.connections.last_validated as_of",
     .check = notTested,
     .example = "set circuit/er-london.connections.primary.last_validated 2026-07-01",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily secondCircuitRules() {
    return rules;
}

}  // namespace peerplan::reviewing
