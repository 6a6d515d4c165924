// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "planner/resilience/failover/story_names.h"

namespace peerplan {

void tellTimers(const StoryInput& input, FailoverAnswer& answer) {
    using Key = std::tuple<std::int64_t, DetectedBy, std::int64_t, std::int64_t, bool, bool>;
    std::map<Key, std::size_t> seen;
    std::map<Key, std::set<std::string>> names;
    for (const AtomOutage& of : input.schedule.atoms()) {
        const Detection& d = of.detection;
        const Key key{of.fromMs, d.by, d.leastMs, d.mostMs, d.never, d.assumed};
        const auto [entry, added] = seen.emplace(key, answer.timers.size());
        if (added) {
            FailoverTimer timer;
            timer.component = nameOf(input, of);
            timer.by = d.by;
            timer.leastMs = d.leastMs;
            if (!d.never) timer.mostMs = d.mostMs;
            timer.assumed = d.assumed;
            answer.timers.push_back(std::move(timer));
        }
        names[key].insert(nameOf(input, of));
        answer.timers[entry->second].others = static_cast<std::int64_t>(names[key].size()) - 1;
        answer.manual |= d.by == DetectedBy::Person;
    }
}

void tellAssumptions(const StoryInput& input, FailoverAnswer& answer) {
    const auto assume = [&](const char* subject, Text text) {
        answer.assumptions.push_back({subject, std::move(text)});
    };
    std::set<std::string> hold;
    std::set<std::string> units;
    bool wan = false;
    bool nobody = false;
    for (const AtomOutage& of : input.schedule.atoms()) {
        if (of.detection.by == DetectedBy::HoldTimer) hold.insert(nameOf(input, of));
        if (of.detection.by == DetectedBy::StandbyUnit && of.detection.assumed) {
            units.insert(nameOf(input, of));
        }
        wan |= of.farFromMs != AtomOutage::never;
        nobody |= of.detection.never;
    }
    if (!hold.empty()) {
        assume("bgp", Text(tr("without BFD the loss of {component} shows when the BGP hold timer "
                              "runs out; the timeline takes the latest moment (where the plan "
                              "states no timers, Microsoft's: keepalive 60 s, hold 180 s)"),
                           {{"component", listed(hold)}}));
    }
    if (!units.empty()) {
        assume("standby", Text(tr("the plan states no failover_s for {component}: 0 s is taken"),
                               {{"component", listed(units)}}));
    }
    if (wan && !input.timers.convergenceStated()) {
        assume("wan", tr("the policy states no wan_convergence_s: 0 s is taken"));
    }
    if (nobody) {
        assume("internet", tr("an Internet egress without detect_s is noticed by a person, and "
                              "the policy states no manual_min: it stays unnoticed"));
    }
    const bool waits = std::any_of(
        input.course.steps().begin(), input.course.steps().end(), [&](const CourseStep& step) {
            return std::any_of(step.flows.begin(), step.flows.end(), [&](const FlowStep& of) {
                return input.course.view(of.view).flow(of.flow).outcome == Outcome::ManualOnly;
            });
        });
    if (waits && !input.timers.manualMs()) {
        assume("manual", tr("the policy states no manual_min: nobody switches"));
    }
    const bool repairs =
        std::any_of(input.outages.begin(), input.outages.end(),
                    [](const ScriptedOutage& outage) { return outage.toMs.has_value(); });
    if (repairs) {
        assume("return",
               tr("no source states how long a BGP session takes to come back after a repair: "
                  "0 s is taken, and the WAN's convergence where the way leaves the site"));
    }
}

}  // namespace peerplan
