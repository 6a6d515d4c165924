// SPDX-License-Identifier: MIT
#pragma once

/// Which flows have to choose again after a failure, and what they choose (rules R2 to R7); for the
/// .cpp files of this folder.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/routing/choice.h"
#include "planner/routing/distance_update.h"
#include "planner/routing/flow_index.h"
#include "planner/routing/state_change.h"

namespace peerplan {

/// A flow whose traffic lies elsewhere than in the base.
struct MovedFlow {
    FlowId flow;
    /// Position in the change, or `asBefore`: then its ways are those of the base, and differ only
    /// in how they split.
    std::uint32_t at = 0;
    static constexpr std::uint32_t asBefore = 0xffffffff;
};

class FlowUpdate {
  public:
    FlowUpdate(const Workspace& base, const FlowIndex& index, const LiveState& live,
               const DistanceUpdate& update);

    /// Chooses for all flows that may go otherwise in the state that `live` and `update` hold and
    /// in which `died` have died. The flows that differ go to `change`, ascending.
    void apply(std::span<const AtomId> died, bool afterManualSwitch, StateChange& change);
    std::span<const MovedFlow> moved() const { return m_moved; }
    /// All flows that chose again, ascending.
    std::span<const std::uint32_t> asked() const { return m_flows; }
    /// What one of them chose; adds to `uses`.
    FlowResult choose(FlowId flow, std::vector<Use>& uses);

  private:
    void collect(std::span<const AtomId> died, bool afterManualSwitch);
    bool hitBy(const FlowIndex::Duty& duty);
    void hit(std::uint32_t user);
    void hitAll(std::span<const std::uint32_t> users) {
        for (const std::uint32_t user : users) hit(user);
    }
    void hitFlowsOf(std::size_t site);
    void hitSite(std::size_t site);
    void askResolvers();
    void sortFlows();
    bool splitsOtherwise(const Flow& flow, const Use& use) const;
    bool legSplitsOtherwise(NodeId from, NodeId to) const;

    const Workspace* m_base;
    const CompiledNetwork* m_network;
    const FlowIndex* m_index;
    const LiveState* m_live;
    const DistanceUpdate* m_update;
    Chooser m_chooser;
    std::uint32_t m_stamp = 0;
    std::vector<std::uint32_t> m_stampOf;
    std::vector<std::uint32_t> m_flows;
    std::vector<std::uint32_t> m_resolvers;
    std::vector<MovedFlow> m_moved;
};

}  // namespace peerplan
