// SPDX-License-Identifier: MIT
#pragma once

/// A network with all of its plan's traffic on it in one state, judged: what every answer about
/// failures begins with, and what several of them about the same state share.

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/bandwidth/demand.h"
#include "planner/bandwidth/diurnal.h"
#include "planner/bandwidth/state_judge.h"
#include "planner/network/network.h"
#include "planner/routing/change_evaluator.h"
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
    /// Made when it is first asked for, as `changes` is.
    const JudgedBase& judged() const;
    /// Users of every site.
    const std::vector<std::int64_t>& users() const { return m_users; }
    /// What was assumed about peer media on the WAN.
    const std::vector<Assumption>& assumptions() const { return m_assumptions; }
    /// To be copied, one a thread: holds what is worked out once about the state. Made when it is
    /// first asked for, by any number of threads.
    const ChangeEvaluator& changes() const;
    /// `usedComponents` of the state, made when it is first asked for.
    const std::vector<std::uint8_t>& used() const;

  private:
    const CompiledNetwork& m_network;
    std::vector<Assumption> m_assumptions;
    std::vector<PeerPair> m_peers;
    std::optional<CompiledNetwork> m_wider;
    PlannedTraffic m_planned;
    DayTable m_table;
    Workspace m_state;
    HeadroomBorders m_borders;
    int m_threads;
    std::vector<std::int64_t> m_users;
    mutable std::once_flag m_judging;
    mutable std::once_flag m_changing;
    mutable std::once_flag m_using;
    mutable std::vector<std::uint8_t> m_used;
    mutable std::unique_ptr<JudgedBase> m_judged;
    mutable std::unique_ptr<ChangeEvaluator> m_changes;
};

}  // namespace peerplan
