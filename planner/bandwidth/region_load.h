// SPDX-License-Identifier: MIT
#pragma once

/// All circuits of a region as if they were one (rule H4): what one state lays on them together.

#include <cstdint>
#include <vector>

#include "planner/bandwidth/judge.h"
#include "planner/bandwidth/state_judge.h"
#include "planner/network/network.h"

namespace peerplan {

/// The regions of the plan and their circuits; one region of all circuits where the plan has none.
/// Immutable.
class RegionCircuits {
  public:
    explicit RegionCircuits(const CompiledNetwork& network);

    std::size_t count() const { return m_circuits.size(); }
    /// The elements of the region's circuits, ascending.
    const std::vector<ElementId>& circuits(std::size_t region) const { return m_circuits[region]; }
    /// The regions that the element is a circuit of; none for everything else.
    const std::vector<std::uint32_t>& regionsOf(ElementId element) const;

    StateLoad normal(const JudgedBase& base, std::size_t region) const;
    /// Of the state that `judge` is at.
    StateLoad load(const JudgedBase& base, StateJudge& judge, std::size_t region,
                   ShapeLoads& scratch) const;

  private:
    std::vector<std::vector<ElementId>> m_circuits;
    /// By circuit.
    std::vector<std::vector<std::uint32_t>> m_regions;
    std::uint32_t m_firstCircuit = 0;
};

}  // namespace peerplan
