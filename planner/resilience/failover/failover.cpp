// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/failover.h"

#include <algorithm>

#include "planner/bandwidth/demand.h"
#include "planner/bandwidth/demand_answer.h"
#include "planner/bandwidth/peer_media.h"
#include "planner/bandwidth/sizing.h"
#include "planner/network/compile.h"
#include "planner/resilience/failover/course.h"
#include "planner/resilience/failover/ledger.h"
#include "planner/resilience/failover/story.h"
#include "planner/resilience/failover/timers.h"
#include "planner/routing/change_evaluator.h"
#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

/// What an outage without an end counts for when failures are compared.
constexpr double dayMs = 86'400'000;

/// With flows for media between sites where the policy asks for them (rule PL5); ids of components
/// and elements stay the same.
struct PeerNetwork {
    std::vector<PeerPair> peers;
    std::optional<CompiledNetwork> wider;

    PeerNetwork(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                const SiteClocks& clocks, std::vector<Assumption>& said) {
        if (!plan.policy.peerMediaOnWan) return;
        CourseBook courses(catalogue);
        peers = peerPairs(plan, usageOf(plan, catalogue, clocks, network.services, courses), said);
        if (peers.empty()) return;
        Diagnostics diagnostics;
        wider.emplace(compile(withPeerFlows(plan, peers), catalogue, diagnostics));
    }
};

}  // namespace

struct Failovers::Impl {
    const Plan& plan;
    std::vector<Assumption> said;
    PeerNetwork peers;
    const CompiledNetwork& network;
    PlannedTraffic planned;
    DayTable table;
    Workspace base;
    Timers timers;
    std::vector<std::int64_t> users;

    Impl(const Plan& p, const CompiledNetwork& given, const Catalogue& catalogue,
         const SiteClocks& clocks, const FailureState& state)
        : plan(p),
          peers(p, given, catalogue, clocks, said),
          network(peers.wider ? *peers.wider : given),
          planned(plannedTraffic(p, network, catalogue, clocks, peers.peers)),
          table(clocks, *Date::fromCivil(p.asOf.year(), 1, 1), planned.courses.courses(),
                planned.traffic.shapes),
          base(network, planned.traffic),
          timers(p, network),
          users(usersOfSites(p)) {
        evaluate(state, base);
    }

    double costOf(ComponentId component, const StateChange& change, std::vector<double>& byRegion,
                  std::vector<std::int64_t>& touched) const;
};

Failovers::Failovers(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                     const SiteClocks& clocks, const FailureState& given)
    : m_impl(std::make_unique<Impl>(plan, network, catalogue, clocks, given)) {}
Failovers::~Failovers() = default;
Failovers::Failovers(Failovers&&) noexcept = default;

FailoverAnswer Failovers::tell(const FailoverQuestion& question) const {
    const Impl& in = *m_impl;
    FailoverAnswer answer;
    for (const ScriptedOutage& outage : question.outages) {
        answer.outages.push_back(
            {in.network.components[outage.component].ref, outage.fromMs, outage.toMs});
    }
    for (const ComponentId id : in.base.state().failed) {
        answer.given.push_back(in.network.components[id].ref);
    }
    const Schedule schedule(in.network, in.timers, question.outages, in.base.state().failed,
                            TimerEnd::Most);
    const Course course(in.plan, in.base, in.timers, schedule, question.threads);
    const auto [first, last] =
        question.quarters.value_or(std::pair<std::uint32_t, std::uint32_t>(0, quartersOfDay - 1));
    const DayPeak peak = busiestQuarter(course, in.planned.traffic, in.table, first, last);
    answer.asked = question.quarters.has_value();
    answer.at = {in.table.sets()[peak.set].first, static_cast<int>(peak.quarter) * 15};
    const QuarterTraffic traffic(in.network, in.planned.traffic, in.table, peak.set, peak.quarter,
                                 in.users);
    Ledger(course, in.base, traffic).write(answer);
    tellStory({in.plan, in.network, in.timers, schedule, course, question.outages, in.users},
              answer);

    // F6: the other end of every uncertain timer.
    const bool uncertain = std::any_of(
        schedule.atoms().begin(), schedule.atoms().end(),
        [](const AtomOutage& of) { return of.detection.leastMs != of.detection.mostMs; });
    FailoverAnswer least = answer;
    if (uncertain) {
        const Schedule early(in.network, in.timers, question.outages, in.base.state().failed,
                             TimerEnd::Least);
        const Course earlyCourse(in.plan, in.base, in.timers, early, question.threads);
        least = {};
        Ledger(earlyCourse, in.base, traffic).sumUsers(least);
    }
    answer.userSecondsLeast = least.userSeconds;
    for (std::size_t r = 0; r < answer.regions.size(); ++r) {
        answer.regions[r].userSecondsLeast = least.regions[r].userSeconds;
        if (r < in.plan.regions.size()) answer.regions[r].region = in.plan.regions[r].id;
    }
    answer.assumptions.insert(answer.assumptions.end(), in.said.begin(), in.said.end());
    return answer;
}

// A sketch of the timeline that needs no loads: by share of the flow and time of its timer.
double Failovers::Impl::costOf(ComponentId component, const StateChange& change,
                               std::vector<double>& byRegion,
                               std::vector<std::int64_t>& touched) const {
    std::fill(byRegion.begin(), byRegion.end(), 0.0);
    std::fill(touched.begin(), touched.end(), 0);
    std::vector<SiteId> seen;
    double all = 0;
    for (std::size_t i = 0; i < change.flows.size(); ++i) {
        const FlowId flow = change.flows[i];
        const std::size_t services = network.sites.size() * network.groupCount;
        if (flow.at() >= services || change.results[i].outcome == Outcome::SiteDown) continue;
        if (base.flow(flow).outcome != Outcome::Served) continue;
        const Outage outage =
            timers.outage(component, change.results[i], base.uses(flow), change.usesOf(i));
        const double ms = outage.untilRepair ? dayMs : static_cast<double>(outage.mostMs);
        const SiteId site = network.flows[flow.at()].site;
        double own = 0;
        double whole = 0;
        for (std::size_t g = 0; g < network.groupCount; ++g) {
            const std::size_t f = site.at() * network.groupCount + g;
            double kbps = 0;
            for (std::uint32_t e = planned.traffic.first[f]; e < planned.traffic.first[f + 1];
                 ++e) {
                kbps += planned.traffic.entries[e].upKbps + planned.traffic.entries[e].downKbps;
            }
            whole += kbps;
            if (f == flow.at()) own = kbps;
        }
        if (!(own > 0)) continue;
        const auto count = static_cast<double>(users[site.at()]);
        const double cost = count * own / whole * outage.share * ms / 1e3;
        const std::size_t region =
            std::min<std::size_t>(network.sites[site.at()].region, network.regionCount);
        byRegion[region] += cost;
        all += cost;
        if (seen.empty() || seen.back() != site) {
            seen.push_back(site);
            touched[region] += users[site.at()];
        }
    }
    return all;
}

std::vector<FailureCost> Failovers::worstByRegion() const {
    const Impl& in = *m_impl;
    std::vector<FailureCost> worst(in.network.regionCount + 1);
    std::vector<double> byRegion(worst.size());
    std::vector<std::int64_t> touched(worst.size());
    const std::vector<FailureKind> kinds = survivedKinds(in.plan.policy);
    const std::vector<std::uint8_t> used = usedComponents(in.base);
    ChangeEvaluator evaluator(in.base);
    StateChange change;
    for (std::size_t c = 0; c < in.network.components.size(); ++c) {
        const ComponentId component(c);
        const FailureKind kind = in.network.components[component].failureKind;
        if (used[c] == 0 || std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
        evaluator.evaluate(component, change);
        if (in.costOf(component, change, byRegion, touched) <= 0) continue;
        for (std::size_t r = 0; r < worst.size(); ++r) {
            if (byRegion[r] <= worst[r].userSeconds) continue;
            worst[r] = {component, byRegion[r], touched[r]};
        }
    }
    return worst;
}

}  // namespace peerplan
