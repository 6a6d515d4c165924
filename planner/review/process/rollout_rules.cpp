// SPDX-License-Identifier: MIT

/// Rules on how a design comes into use.

#include <algorithm>
#include <utility>

#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

void staged(const ReviewInput& input, Hits& hits) {
    const Rollout& rollout = input.plan.rollout;
    const auto add = [&](Text what) { hits.push_back({{"rollout"}, std::move(what)}); };
    if (rollout.rollback.empty()) {
        add(Text(tr("the rollout does not say how a phase is taken back")));
    }
    if (rollout.phases.empty()) {
        add(
            Text(tr("the rollout has no phases; expected outbound flows before inbound ones, a "
                    "few sites at a time")));
    }
    bool inbound = false;
    std::size_t outbound = 0;
    for (const RolloutPhase& phase : rollout.phases) {
        if (phase.direction == FlowDirection::Inbound) {
            inbound = true;
            continue;
        }
        ++outbound;
        if (inbound) {
            add(Text(tr("phase {phase} moves outbound flows after inbound ones"),
                     {{"phase", phase.name}}));
        }
    }
    const bool allAtOnce =
        outbound == 1 && input.plan.sites.size() > 1 &&
        std::any_of(rollout.phases.begin(), rollout.phases.end(), [](const RolloutPhase& phase) {
            return phase.direction == FlowDirection::Outbound && phase.sites.empty();
        });
    if (allAtOnce) add(Text(tr("one phase moves every site at once; expected a few at a time")));
    if (rollout.dnsUpdated == false) {
        add(Text(tr("SPF and other DNS records do not follow where source addresses change")));
    }
}

constexpr Rule rules[] = {
    {.id = "M365-34",
     .area = RuleArea::Process,
     .severity = Severity::Note,
     .title = tr("Traffic moves in phases, outbound first, and each phase can be taken back"),
     .why = tr("A wrong route or filter cuts whoever was moved: with few sites a phase, outbound "
               "before inbound, and a known way back it is minutes for some and not a day for "
               "all. Mail is refused where SPF does not know its new source."),
     .fix = tr("Write down phases by site and direction, the way back, and the DNS records that "
               "change."),
     .source = "Implementing ExpressRoute for Microsoft 365 (2017-12-05)",
     .needs = "rollout.phases|rollout.rollback",
     .reads = "rollout.dns_updated",
     .check = staged,
     .example = "set rollout.rollback null",
     .exampleSubject = "rollout"},
};

}  // namespace

RuleFamily rolloutRules() {
    return rules;
}

}  // namespace peerplan::reviewing
