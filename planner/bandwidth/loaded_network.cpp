// SPDX-License-Identifier: MIT
#include "planner/bandwidth/loaded_network.h"

#include "planner/bandwidth/demand_answer.h"
#include "planner/network/compile.h"
#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

std::vector<PeerPair> peersOf(const Plan& plan, const CompiledNetwork& network,
                              const Catalogue& catalogue, const SiteClocks& clocks,
                              std::vector<Assumption>& assumptions) {
    if (!plan.policy.peerMediaOnWan) return {};
    CourseBook courses(catalogue);
    return peerPairs(plan, usageOf(plan, catalogue, clocks, network.services, courses),
                     assumptions);
}

std::optional<CompiledNetwork> widened(const Plan& plan, const std::vector<PeerPair>& peers,
                                       const Catalogue& catalogue) {
    if (peers.empty()) return std::nullopt;
    Diagnostics diagnostics;
    return compile(withPeerFlows(plan, peers), catalogue, diagnostics);
}

}  // namespace

LoadedNetwork::LoadedNetwork(const Plan& plan, const CompiledNetwork& network,
                             const Catalogue& catalogue, const SiteClocks& clocks,
                             const FailureState& state, int threads)
    : m_network(network),
      m_peers(peersOf(plan, network, catalogue, clocks, m_assumptions)),
      m_wider(widened(plan, m_peers, catalogue)),
      m_planned(plannedTraffic(plan, this->network(), catalogue, clocks, m_peers)),
      m_table(clocks, *Date::fromCivil(plan.asOf.year(), 1, 1), m_planned.courses.courses(),
              m_planned.traffic.shapes),
      m_state(this->network(), m_planned.traffic),
      m_borders(headroomBorders(plan.policy, catalogue)),
      m_threads(threads),
      m_users(usersOfSites(plan)) {
    evaluate(state, m_state);
}

const JudgedBase& LoadedNetwork::judged() const {
    std::call_once(m_judging, [this] {
        m_judged = std::make_unique<JudgedBase>(m_state, m_table, m_borders, m_threads);
    });
    return *m_judged;
}

const ChangeEvaluator& LoadedNetwork::changes() const {
    std::call_once(m_changing, [this] { m_changes = std::make_unique<ChangeEvaluator>(m_state); });
    return *m_changes;
}

const std::vector<std::uint8_t>& LoadedNetwork::used() const {
    std::call_once(m_using, [this] { m_used = usedComponents(m_state); });
    return m_used;
}

}  // namespace peerplan
