// SPDX-License-Identifier: MIT

/// Rules on whether what is left carries a region, on the years ahead, and on what figures rest on
/// (rules D3, D5, H5).

#include <algorithm>

#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

Bandwidth capacityOf(const LoadAnswer& load) {
    return Bandwidth::kbps(static_cast<double>(load.capacityKbps.value_or(0)));
}

Bandwidth loadOf(const LoadAnswer& load) {
    return Bandwidth::kbps(static_cast<double>(load.loadKbps));
}

/// With one circuit alone in a region nothing else fails, and its headroom is another rule's.
void cannotCarryRegion(const ReviewInput& input, Hits& hits) {
    if (input.answers.bandwidth == nullptr) return;
    const auto& rows = input.answers.bandwidth->alone;
    for (const AloneAnswer& alone : rows) {
        const auto others = std::count_if(rows.begin(), rows.end(), [&](const AloneAnswer& other) {
            return other.region == alone.region;
        });
        if (others < 2) continue;
        const std::string ref =
            alone.circuit.starts_with("circuit/") ? alone.circuit : refTo("circuit", alone.circuit);
        if (!alone.fits) {
            hits.push_back({{ref, refTo("region", alone.region)},
                            Text(tr("{circuit} cannot carry {region} alone: {load} of {capacity}"),
                                 {{"circuit", ref},
                                  {"region", alone.region},
                                  {"load", loadOf(alone.load)},
                                  {"capacity", capacityOf(alone.load)}})});
            continue;
        }
        if (alone.wayFits || alone.narrow.empty()) continue;
        const WayElement& narrow = alone.narrow.front();
        hits.push_back({{narrow.ref, ref},
                        Text(tr("{element} on the way is too narrow when {circuit} carries "
                                "{region} alone: {load} of {capacity}"),
                             {{"element", narrow.ref},
                              {"circuit", ref},
                              {"region", alone.region},
                              {"load", loadOf(narrow.load)},
                              {"capacity", capacityOf(narrow.load)}}),
                        Severity::Warning});
    }
}

/// Links, Internet egresses, controls and devices: what is not a circuit.
void narrowElements(const ReviewInput& input, Hits& hits) {
    if (input.answers.bandwidth == nullptr) return;
    for (const ElementAnswer& element : input.answers.bandwidth->elements) {
        if (element.kind == BandwidthElementKind::Circuit ||
            element.kind == BandwidthElementKind::Connection || element.idle) {
            continue;
        }
        const HeadroomClass grade = element.headroomClass.value_or(HeadroomClass::Target);
        if (grade != HeadroomClass::Congested && grade != HeadroomClass::Tight) continue;
        const Ratio headroom{element.sizing.headroom.value_or(0)};
        Text what =
            element.failure.empty()
                ? Text(tr("{element} has {headroom} headroom: {load} of {capacity}"),
                       {{"element", element.ref},
                        {"headroom", headroom},
                        {"load", loadOf(element.sizing)},
                        {"capacity", capacityOf(element.sizing)}})
                : Text(tr("{element} has {headroom} headroom when {failure} fails: {load} of "
                          "{capacity}"),
                       {{"element", element.ref},
                        {"headroom", headroom},
                        {"failure", element.failure},
                        {"load", loadOf(element.sizing)},
                        {"capacity", capacityOf(element.sizing)}});
        hits.push_back({{element.ref},
                        std::move(what),
                        grade == HeadroomClass::Congested ? Severity::Error : Severity::Warning});
    }
}

void outgrown(const ReviewInput& input, Hits& hits) {
    const BandwidthAnswer* bandwidth = input.answers.bandwidth;
    if (bandwidth == nullptr || bandwidth->horizonYears <= 0) return;
    const int now = bandwidth->asOf.year();
    const int horizon = now + static_cast<int>(bandwidth->horizonYears);
    for (const ElementAnswer& element : bandwidth->elements) {
        if (element.kind != BandwidthElementKind::Circuit || !element.outgrown) continue;
        // What is too small today is another rule's.
        if (*element.outgrown <= now || *element.outgrown > horizon) continue;
        hits.push_back({{element.ref},
                        Text(tr("{circuit} leaves its headroom target in {year}, within the "
                                "{years} years that the plan looks ahead"),
                             {{"circuit", element.ref},
                              {"year", std::to_string(*element.outgrown)},
                              {"years", bandwidth->horizonYears}})});
    }
}

/// An estimate that no pilot and no measurement stands beside.
void onlyEstimated(const ReviewInput& input, Hits& hits) {
    if (input.answers.bandwidth == nullptr) return;
    const BandwidthAnswer& answer = *input.answers.bandwidth;
    const bool confirmed = std::any_of(answer.demand.begin(), answer.demand.end(),
                                       [](const ServiceDemand& demand) {
                                           return demand.basis != DemandBasis::Persona;
                                       }) ||
                           !answer.measurements.empty();
    if (confirmed || answer.demand.empty()) return;
    hits.push_back({{"plan"},
                    Text(tr("the demand of {users} users is estimated from personas alone; no "
                            "pilot and no measurement confirms it"),
                         {{"users", Headcount::of(input.allUsers())}})});
}

constexpr std::string_view planning =
    "Microsoft 365 network planning with ExpressRoute (2018-02-14)";

constexpr Rule rules[] = {
    {.id = "M365-09",
     .area = RuleArea::Capacity,
     .severity = Severity::Error,
     .title = tr("Each circuit of a region can carry the whole region"),
     .why = tr("Circuits back each other: when one is lost or maintained in the busiest hour the "
               "others carry all, and so must what stands before them."),
     .fix = tr("Size each circuit, and the links and controls before it, for the region: peerplan "
               "bandwidth says how large."),
     .source = planning,
     .needs = "circuits.mbps regions sites.users|demands|measurements",
     .check = cannotCarryRegion,
     .example = "set circuit/er-amsterdam.mbps 200",
     .exampleSubject = "circuit/er-amsterdam"},
    {.id = "M365-11",
     .area = RuleArea::Capacity,
     .severity = Severity::Note,
     .title = tr("A pilot or a measurement confirms the estimate of demand"),
     .why = tr("Every network and every user differ: the surest way to the right bandwidth is the "
               "use that is measured, Exchange, SharePoint and Teams apart, and then a pilot."),
     .fix = tr("Measure the circuits, or run a pilot with users of each persona and state it under "
               "measurements."),
     .source = "Implementing ExpressRoute for Microsoft 365 (2017-12-05); Microsoft 365 network "
               "planning with ExpressRoute (2018-02-14)",
     .needs = "sites.users",
     .reads = "measurements",
     .check = onlyEstimated,
     .example = "remove measurement/pilot-teams",
     .exampleSubject = "plan"},
    {.id = "CAP-01",
     .area = RuleArea::Capacity,
     .severity = Severity::Error,
     .title = tr("Links, Internet egresses, controls and devices keep 20 % free in their worst "
                 "single failure"),
     .why = tr("A circuit helps nobody behind a line or a firewall that is full; at 10 % headroom "
               "it congests."),
     .fix = tr("Widen it, or move load: peerplan bandwidth says what it needs."),
     .source = planning,
     .needs = "sites.users|demands|measurements",
     .reads = "links.mbps internet.mbps_down internet.mbps_up perimeters.controls.mbps_per_unit "
              "devices.mbps policy.survive policy.headroom",
     .check = narrowElements,
     .example = "set link/paris-london-dc.mbps 150",
     .exampleSubject = "link/paris-london-dc"},
    {.id = "CAP-02",
     .area = RuleArea::Capacity,
     .severity = Severity::Warning,
     .title = tr("Circuits are large enough for the years that the plan looks ahead"),
     .why = tr("A circuit's bandwidth can be raised, but only where the provider has it there: "
               "better to know the year."),
     .fix = tr("Order the next size in time, or now."),
     .source = planning,
     .needs = "policy.growth.horizon_years sites.users|demands|measurements",
     .reads = "policy.growth.per_year circuits.mbps",
     .check = outgrown,
     .example = "set policy.growth.per_year 0.3",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily regionCapacityRules() {
    return rules;
}

}  // namespace peerplan::reviewing
