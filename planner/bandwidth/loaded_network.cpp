// SPDX-License-Identifier: MIT
#include "planner/bandwidth/loaded_network.h"

#include "planner/bandwidth/demand_answer.h"
#include "planner/network/compile.h"
#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

std::vector<PeerPair> peersOf(const Plan& plan, const CompiledNetwork& network,
                              const Catalogue& catalogue, const SiteClocks& clocks) {
    if (!plan.policy.peerMediaOnWan) return {};
    CourseBook courses(catalogue);
    std::vector<Assumption> assumptions;
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
      m_peers(peersOf(plan, network, catalogue, clocks)),
      m_wider(widened(plan, m_peers, catalogue)),
      m_planned(plannedTraffic(plan, this->network(), catalogue, clocks, m_peers)),
      m_table(clocks, *Date::fromCivil(plan.asOf.year(), 1, 1), m_planned.courses.courses(),
              m_planned.traffic.shapes),
      m_state(this->network(), m_planned.traffic),
      m_users(usersOfSites(plan)) {
    evaluate(state, m_state);
    m_judged.emplace(m_state, m_table, headroomBorders(plan.policy, catalogue), threads);
}

}  // namespace peerplan
