// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/switching.h"

#include <algorithm>

#include "planner/answers/availability.h"
#include "planner/resilience/failover/timers.h"
#include "planner/routing/change_evaluator.h"
#include "planner/routing/evaluate.h"

namespace peerplan::uptime {
namespace {

constexpr double hoursPerYear = minutesPerYear / 60;
constexpr double msPerMinute = 60'000;
constexpr std::uint32_t none = CompiledNetwork::none;

/// What a fault does to one group of services of a site.
struct Hit {
    std::uint32_t site = 0;
    std::uint32_t group = 0;
    Outcome outcome = Outcome::Served;
    /// Minutes without traffic, times the share that is without it.
    double minutes = 0;
};

class Switcher {
  public:
    Switcher(const Plan& plan, const CompiledNetwork& network, std::span<const ComponentId> given,
             std::span<const SiteId> sites, std::span<const GroupSet> sets)
        : m_network(network),
          m_timers(plan, network),
          m_base(network),
          m_sets(sets),
          m_positionOf(network.siteCount(), none),
          m_made(sites.size() * sets.size()) {
        FailureState state;
        state.failed.assign(given.begin(), given.end());
        evaluate(state, m_base);
        for (std::uint32_t i = 0; i < sites.size(); ++i) m_positionOf[sites[i].at()] = i;
    }

    void fail(ChangeEvaluator& evaluator, const Fault& fault) {
        const double repairMinutes = *fault.repairHours * 60;
        const double perYear = fault.q * hoursPerYear / *fault.repairHours;
        evaluator.evaluate(fault.component, m_change);
        m_hits.clear();
        for (std::size_t i = 0; i < m_change.flows.size(); ++i) {
            const std::size_t flow = m_change.flows[i].at();
            if (flow >= m_network.siteCount() * m_network.groupCount) continue;
            const std::uint32_t site = m_positionOf[flow / m_network.groupCount];
            const FlowResult& before = m_base.flow(m_change.flows[i]);
            if (site == none || before.outcome != Outcome::Served) continue;
            const FlowResult& after = m_change.results[i];
            const Outage outage = m_timers.outage(
                fault.component, after, m_base.uses(m_change.flows[i]), m_change.usesOf(i));
            double minutes = static_cast<double>(outage.mostMs) / msPerMinute;
            if (outage.untilRepair || minutes > repairMinutes) minutes = repairMinutes;
            m_hits.push_back({site, static_cast<std::uint32_t>(flow % m_network.groupCount),
                              after.outcome, minutes * outage.share});
        }
        std::sort(m_hits.begin(), m_hits.end(), [](const Hit& a, const Hit& b) {
            return a.site != b.site ? a.site < b.site : a.group < b.group;
        });
        for (std::size_t i = 0; i < m_hits.size();) {
            std::size_t end = i;
            while (end < m_hits.size() && m_hits[end].site == m_hits[i].site) ++end;
            count({m_hits.data() + i, end - i}, perYear, repairMinutes);
            i = end;
        }
    }

    const Workspace& base() const { return m_base; }
    std::vector<Switched> take() { return std::move(m_made); }

  private:
    // A set is without what the worst of its groups is without.
    void count(std::span<const Hit> hits, double perYear, double repairMinutes) {
        for (std::size_t k = 0; k < m_sets.size(); ++k) {
            bool cut = false;
            bool manual = false;
            double minutes = 0;
            for (const Hit& hit : hits) {
                if (!std::binary_search(m_sets[k].begin(), m_sets[k].end(), hit.group)) continue;
                cut |= hit.outcome != Outcome::Served && hit.outcome != Outcome::ManualOnly;
                manual |= hit.outcome == Outcome::ManualOnly;
                minutes = std::max(minutes, hit.minutes);
            }
            // Where nothing takes over, the steady state has all of it.
            if (cut) continue;
            Switched& made = m_made[hits.front().site * m_sets.size() + k];
            made.switching += perYear * minutes;
            if (manual) made.credited += perYear * repairMinutes;
        }
    }

    const CompiledNetwork& m_network;
    Timers m_timers;
    Workspace m_base;
    std::span<const GroupSet> m_sets;
    std::vector<std::uint32_t> m_positionOf;
    std::vector<Switched> m_made;
    StateChange m_change;
    std::vector<Hit> m_hits;
};

}  // namespace

std::vector<Switched> switchedMinutes(const Plan& plan, const CompiledNetwork& network,
                                      const Faults& faults, std::span<const ComponentId> given,
                                      std::span<const SiteId> sites,
                                      std::span<const GroupSet> sets) {
    Switcher switcher(plan, network, given, sites, sets);
    ChangeEvaluator evaluator(switcher.base());
    for (const Fault& fault : faults.list) {
        if (fault.repairHours && *fault.repairHours > 0 && fault.component.valid()) {
            switcher.fail(evaluator, fault);
        }
    }
    return switcher.take();
}

}  // namespace peerplan::uptime
