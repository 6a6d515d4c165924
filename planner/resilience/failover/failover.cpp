// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/failover.h"

#include <algorithm>
#include <utility>

#include "planner/bandwidth/sizing.h"
#include "planner/parallel.h"
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

/// Busy-hour kbit/s up and down of every flow of a service.
std::vector<double> kbpsOfFlows(const CompiledNetwork& network, const Traffic& traffic) {
    std::vector<double> kbps(network.sites.size() * network.groupCount, 0);
    for (std::size_t f = 0; f < kbps.size(); ++f) {
        for (std::uint32_t e = traffic.first[f]; e < traffic.first[f + 1]; ++e) {
            kbps[f] += traffic.entries[e].upKbps + traffic.entries[e].downKbps;
        }
    }
    return kbps;
}

}  // namespace

struct Failovers::Impl {
    const Plan& plan;
    /// Where nobody else loaded the network.
    std::unique_ptr<const LoadedNetwork> own;
    const LoadedNetwork& loaded;
    const CompiledNetwork& network;
    const PlannedTraffic& planned;
    const DayTable& table;
    const Workspace& base;
    const std::vector<std::int64_t>& users;
    Timers timers;
    const std::vector<FailureKind> kinds;
    const std::vector<double> kbpsOf;

    Impl(const Plan& p, std::unique_ptr<const LoadedNetwork> made, const LoadedNetwork* shared)
        : plan(p),
          own(std::move(made)),
          loaded(shared != nullptr ? *shared : *own),
          network(loaded.network()),
          planned(loaded.planned()),
          table(loaded.table()),
          base(loaded.state()),
          users(loaded.users()),
          timers(p, network),
          kinds(survivedKinds(p.policy)),
          kbpsOf(kbpsOfFlows(network, planned.traffic)) {}

    bool isSurvived(ComponentId component) const {
        const FailureKind kind = network.components[component].failureKind;
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    }
    double costOf(ComponentId component, const StateChange& change, std::vector<double>& byRegion,
                  std::vector<std::int64_t>& touched) const;
};

Failovers::Failovers(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                     const SiteClocks& clocks, const FailureState& given)
    : m_impl(std::make_unique<Impl>(
          plan, std::make_unique<const LoadedNetwork>(plan, network, catalogue, clocks, given),
          nullptr)) {}
Failovers::Failovers(const Plan& plan, const LoadedNetwork& loaded)
    : m_impl(std::make_unique<Impl>(plan, nullptr, &loaded)) {}
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
    const std::vector<Assumption>& said = in.loaded.assumptions();
    answer.assumptions.insert(answer.assumptions.end(), said.begin(), said.end());
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
        const SiteId site = network.flows[flow.at()].site;
        const double load = kbpsOf[flow.at()];
        if (!(load > 0)) continue;
        const Outage outage =
            timers.outage(component, change.results[i], base.uses(flow), change.usesOf(i));
        const double ms = outage.untilRepair ? dayMs : static_cast<double>(outage.mostMs);
        double whole = 0;
        for (std::size_t g = 0; g < network.groupCount; ++g) {
            whole += kbpsOf[site.at() * network.groupCount + g];
        }
        const auto count = static_cast<double>(users[site.at()]);
        const double cost = count * load / whole * outage.share * ms / 1e3;
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

namespace {

/// The costliest failure of every region, of equal ones the first component.
class Worst {
  public:
    explicit Worst(std::size_t regions) : m_worst(regions) {}

    void take(ComponentId component, const std::vector<double>& costs,
              const std::vector<std::int64_t>& touched) {
        for (std::size_t r = 0; r < m_worst.size(); ++r) {
            FailureCost& worst = m_worst[r];
            if (costs[r] <= 0 || costs[r] < worst.userSeconds) continue;
            if (costs[r] == worst.userSeconds && worst.component < component) continue;
            worst = {component, costs[r], touched[r]};
        }
    }
    void merge(const Worst& other) {
        for (std::size_t r = 0; r < m_worst.size(); ++r) {
            const FailureCost& theirs = other.m_worst[r];
            FailureCost& mine = m_worst[r];
            if (!theirs.component.valid() || theirs.userSeconds < mine.userSeconds) continue;
            if (theirs.userSeconds == mine.userSeconds && mine.component < theirs.component) {
                continue;
            }
            mine = theirs;
        }
    }
    const std::vector<FailureCost>& all() const { return m_worst; }

  private:
    std::vector<FailureCost> m_worst;
};

}  // namespace

/// What reads the costs of failures; one a thread.
struct Failovers::Reader {
    const Impl& in;
    Worst worst;
    std::vector<double> byRegion;
    std::vector<std::int64_t> touched;

    explicit Reader(const Impl& impl)
        : in(impl),
          worst(impl.network.regionCount + 1),
          byRegion(impl.network.regionCount + 1),
          touched(impl.network.regionCount + 1) {}

    void read(ComponentId component, const StateChange& change) {
        if (in.costOf(component, change, byRegion, touched) <= 0) return;
        worst.take(component, byRegion, touched);
    }
};

std::vector<FailureCost> Failovers::worstByRegion() const {
    const Impl& in = *m_impl;
    const std::vector<std::uint8_t>& used = in.loaded.used();
    // Where flows go is all that is asked: without traffic no load is moved.
    Workspace unloaded(in.network);
    evaluate(in.base.state(), unloaded);
    ChangeEvaluator evaluator(unloaded);
    StateChange change;
    Reader reader(in);
    for (std::size_t c = 0; c < in.network.components.size(); ++c) {
        const ComponentId component(c);
        if (used[c] == 0 || !in.isSurvived(component)) continue;
        evaluator.evaluate(component, change);
        reader.read(component, change);
    }
    return reader.worst.all();
}

/// One reader a worker of the sweep.
class Failovers::Costs : public CostObserver {
  public:
    Costs(const Impl& in, std::size_t workers) : m_in(in), m_readers(workers) {}

    void read(ComponentId failed, FailureProbe& probe, std::size_t worker) override {
        if (m_in.loaded.used()[failed.at()] == 0 || !m_in.isSurvived(failed)) return;
        std::unique_ptr<Reader>& reader = m_readers[worker];
        if (!reader) reader = std::make_unique<Reader>(m_in);
        reader->read(failed, probe.change());
    }
    std::vector<FailureCost> worstByRegion() const override {
        Worst worst(m_in.network.regionCount + 1);
        for (const std::unique_ptr<Reader>& reader : m_readers) {
            if (reader) worst.merge(reader->worst);
        }
        return worst.all();
    }

  private:
    const Impl& m_in;
    std::vector<std::unique_ptr<Reader>> m_readers;
};

std::unique_ptr<CostObserver> Failovers::observer(int threads) const {
    return std::make_unique<Costs>(*m_impl, workerCount(threads));
}

}  // namespace peerplan
