// SPDX-License-Identifier: MIT
#pragma once

/// Which atoms, controls and perimeters live in a failure state (rules C2, C3).

#include <cstdint>
#include <span>
#include <vector>

#include "planner/network/network.h"

namespace peerplan {

class LiveState {
  public:
    explicit LiveState(const CompiledNetwork& network);

    void kill(ComponentId component);
    /// Everything lives again, in time of what died.
    void reviveAll() { reviveTo(0); }
    /// Only the first `count` of `dead` stay dead.
    void reviveTo(std::size_t count);

    bool alive(AtomId atom) const { return m_dead[atom.at()] == 0; }
    std::int64_t liveUnits(ControlId control) const { return m_liveUnits[control.at()]; }
    bool controlAlive(ControlId control) const {
        return m_liveUnits[control.at()] >= m_network->controls[control.at()].needed;
    }
    /// All its controls live, and its site.
    bool perimeterAlive(PerimeterId perimeter) const {
        return m_deadControls[perimeter.at()] == 0 &&
               alive(m_network->perimeters[perimeter.at()].siteAtom);
    }
    bool arcAlive(const Arc& arc) const {
        const auto& spans = m_network->wan.spans;
        return alive(spans[arc.part[0] / 2].atom) &&
               (arc.part[1] == Arc::noPart || alive(spans[arc.part[1] / 2].atom));
    }
    bool nodeAlive(NodeId node) const { return alive(m_network->wan.nodeAtom[node.at()]); }
    std::span<const AtomId> dead() const { return m_touched; }

    /// Capacity in this state in bit/s: of a control min(live, active) units, 0 if it does not work
    /// (rule H1); of a dead element 0; `Element::unknown` where not known.
    std::int64_t capacityBps(ElementId element, Direction direction) const;

  private:
    const CompiledNetwork* m_network;
    std::vector<std::uint8_t> m_dead;
    std::vector<std::int64_t> m_liveUnits;
    std::vector<std::int32_t> m_deadControls;
    std::vector<AtomId> m_touched;
    /// The control of each unit, from the first unit's atom on.
    std::uint32_t m_firstUnit = 0;
    std::vector<ControlId> m_controlOfUnit;
};

}  // namespace peerplan
