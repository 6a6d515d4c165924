// SPDX-License-Identifier: MIT
#pragma once

/// A network with all of its plan's traffic on it in one state, judged: what every answer about
/// failures begins with.

#include <optional>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/bandwidth/demand.h"
#include "planner/bandwidth/diurnal.h"
#include "planner/bandwidth/state_judge.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

class LoadedNetwork {
  public:
    /// Lays the traffic and evaluates `state`. `network` is compiled from the plan and must
    /// outlive this; where the policy asks for peer media on the WAN it is compiled once more, with
    /// flows for it: ids of components, elements and sites stay the same.
    LoadedNetwork(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                  const SiteClocks& clocks, const FailureState& state, int threads = 1);
    LoadedNetwork(const LoadedNetwork&) = delete;
    LoadedNetwork& operator=(const LoadedNetwork&) = delete;

    const CompiledNetwork& network() const { return m_wider ? *m_wider : m_network; }
    const PlannedTraffic& planned() const { return m_planned; }
    const DayTable& table() const { return m_table; }
    const Workspace& state() const { return m_state; }
    const JudgedBase& judged() const { return *m_judged; }
    /// Users of every site.
    const std::vector<std::int64_t>& users() const { return m_users; }

  private:
    const CompiledNetwork& m_network;
    std::vector<PeerPair> m_peers;
    std::optional<CompiledNetwork> m_wider;
    PlannedTraffic m_planned;
    DayTable m_table;
    Workspace m_state;
    std::optional<JudgedBase> m_judged;
    std::vector<std::int64_t> m_users;
};

}  // namespace peerplan
