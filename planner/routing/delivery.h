// SPDX-License-Identifier: MIT
#pragma once

/// What still arrives on ways that routing chose before it knew what had failed, and what that lays
/// on the elements on the way.

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "planner/routing/live_state.h"
#include "planner/routing/state.h"

namespace peerplan {

/// A part of a way's traffic on an element: `along` is Up, or Down where the way crosses it from
/// its far end. Negative where a device would count twice (rule H1).
struct LaidShare {
    ElementId element;
    Direction along = Direction::Up;
    double share = 0;
};

/// Sets what is dead in truth against what a view, an evaluated state, takes for dead: traffic that
/// the view sends over what has died is lost. One thread at a time.
class Delivery {
  public:
    explicit Delivery(const CompiledNetwork& network);

    /// What is dead from now on, in truth.
    void setDead(std::span<const ComponentId> dead);
    /// The share of a control's traffic that it takes while it lives: less than 1 as long as the
    /// place of a dead unit is not yet taken (rule F6). Until the next `setDead`.
    void setTaken(ControlId control, double share);
    bool alive(AtomId atom) const { return m_live.alive(atom); }
    bool controlAlive(ControlId control) const { return m_live.controlAlive(control); }
    std::int64_t capacityBps(ElementId element, Direction direction) const {
        return m_live.capacityBps(element, direction);
    }

    /// Share of the traffic of one way of the view's flow that arrives, 0 to 1.
    double arriving(const Workspace& view, FlowId flow, const Use& use);
    /// Adds what arrives of that way to everything that it crosses; a share may stand in several
    /// crossings of one element. Linear in the equal-cost ways' nodes and arcs.
    void lay(const Workspace& view, FlowId flow, const Use& use, std::vector<LaidShare>& crossings);

    /// How much of what meets an element it lets through, 0 to 1.
    using LetsThrough = std::function<double(ElementId element, Direction direction)>;
    /// Of one way's traffic towards Microsoft (`up`) or from it, the share that arrives where each
    /// element lets through what it can: a stream is cut by the narrowest element on its way, once.
    double passing(const Workspace& view, FlowId flow, const Use& use, bool up,
                   const LetsThrough& letsThrough);

  private:
    struct State {
        std::int64_t cost = 0;
        NodeId node;
        ElementId device;
        double pass = 1;
        double share = 1;
    };
    /// What one use stands on besides the WAN: legs, and the rest of the chain.
    struct Chain {
        std::pair<NodeId, NodeId> legs[2];
        ElementId devices[2][2];
        std::size_t count = 0;
        /// Perimeter, entry, gateway and its access, together.
        double fixed = 1;
    };
    Chain chainOf(const Workspace& view, FlowId flow, const Use& use) const;
    double accessShare(const Workspace& view, SiteId gateway,
                       std::vector<LaidShare>* crossings) const;
    double survival(const Workspace& view, NodeId from, NodeId to);
    double survival(const Workspace& view, std::uint32_t destination, NodeId node,
                    std::vector<double>& memo);
    template <class Cross>
    void walk(const Workspace& view, NodeId from, NodeId to, State start, const Cross& cross,
              std::vector<State>& ends);

    const CompiledNetwork* m_network;
    LiveState m_live;
    std::vector<double> m_taken;
    std::map<std::pair<const Workspace*, std::uint32_t>, std::vector<double>> m_survival;
};

}  // namespace peerplan
