// SPDX-License-Identifier: MIT

/// Rules on the headroom of circuits and of all that stands before them (rules H2, H3, H5).

#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

Text loadText(const char* pattern, const ElementAnswer& element) {
    return Text(pattern,
                {{"element", element.ref},
                 {"headroom", Ratio{element.sizing.headroom.value_or(0)}},
                 {"load", Bandwidth::kbps(static_cast<double>(element.sizing.loadKbps))},
                 {"capacity",
                  Bandwidth::kbps(static_cast<double>(element.sizing.capacityKbps.value_or(0)))},
                 {"failure", element.failure}});
}

/// The worst state that sizing survives, told with the failure where there is one.
Text headroomText(const ElementAnswer& element) {
    if (element.failure.empty()) {
        return loadText(tr("{element} has {headroom} headroom: {load} of {capacity} in its busiest "
                           "quarter-hour"),
                        element);
    }
    return loadText(tr("{element} has {headroom} headroom when {failure} fails: {load} of "
                       "{capacity} in its busiest quarter-hour"),
                    element);
}

void circuitHeadroom(const ReviewInput& input, Hits& hits) {
    if (input.answers.bandwidth == nullptr) return;
    for (const ElementAnswer& element : input.answers.bandwidth->elements) {
        if (element.kind != BandwidthElementKind::Circuit || element.idle) continue;
        if (!element.headroomClass) continue;
        if (*element.headroomClass == HeadroomClass::Congested) {
            hits.push_back({{element.ref}, headroomText(element), Severity::Error});
            hits.back().edits = advisedSize(input, element);
        } else if (*element.headroomClass == HeadroomClass::Tight) {
            hits.push_back({{element.ref}, headroomText(element), Severity::Warning});
            hits.back().edits = advisedSize(input, element);
        } else if (*element.headroomClass == HeadroomClass::Wasteful) {
            hits.push_back(
                {{element.ref},
                 headroomText(element),
                 Severity::Note,
                 tr("Four fifths of a circuit that stay free are paid for and not used."),
                 tr("Buy the size that bandwidth advises.")});
            hits.back().edits = advisedSize(input, element);
        }
    }
}

constexpr Rule rules[] = {
    {.id = "M365-10",
     .area = RuleArea::Capacity,
     .severity = Severity::Warning,
     .title = tr("A circuit keeps 20 to 50 % free in its worst single failure"),
     .why = tr("With 10 % headroom a circuit congests: retransmissions and unforeseen delay; 80 % "
               "is usually cost for nothing."),
     .fix = tr("Buy the size that bandwidth advises, or move load to another circuit."),
     .source = "Microsoft 365 network planning with ExpressRoute (2018-02-14)",
     .needs = "circuits.mbps sites.users|demands|measurements",
     .reads = "policy.survive policy.headroom",
     .check = circuitHeadroom,
     .example = "set circuit/er-london.mbps 100",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily headroomRules() {
    return rules;
}

}  // namespace peerplan::reviewing
