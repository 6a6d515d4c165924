// SPDX-License-Identifier: MIT
#pragma once

/// Whether the ways of a flow cross given elements or atoms; for the .cpp files of this folder.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "planner/routing/choice.h"
#include "planner/routing/distances.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Holds one question at a time: begin, mark, then ask about flows of that state. Between two
/// questions only what was looked at is cleared.
class Crossing {
  public:
    explicit Crossing(const CompiledNetwork& network);

    /// The state that is asked about; it must stay as it is until the next `begin`.
    void begin(const LiveState& live, const Distances& distances, const Chooser& chooser);
    void mark(ElementId element);
    void mark(AtomId atom);
    /// Whether any share of the flow crosses what is marked. Amortized over many flows, in time of
    /// the network that their ways lead through.
    bool crosses(FlowId flow, std::span<const Use> uses);

  private:
    bool marked(ElementId element) const { return element.valid() && m_element[element.at()]; }
    bool marked(AtomId atom) const { return atom.valid() && m_atom[atom.at()]; }
    bool arcMarked(const Arc& arc) const;
    bool useCrosses(const Flow& flow, const Use& use);
    bool accessCrosses(const Flow& flow, SiteId gateway);
    bool legCrosses(NodeId from, NodeId to);
    bool arcsCross(NodeId from, std::uint32_t destination, std::int64_t cost);
    bool nodeCrosses(std::uint32_t inner, std::uint32_t destination);

    const CompiledNetwork* m_network;
    const LiveState* m_live = nullptr;
    const Distances* m_distances = nullptr;
    const Chooser* m_chooser = nullptr;
    std::vector<std::uint8_t> m_element;
    std::vector<std::uint8_t> m_atom;
    std::vector<ElementId> m_markedElements;
    std::vector<AtomId> m_markedAtoms;
    /// By destination, then inner node: 0 not known yet, 1 no, 2 yes.
    std::vector<std::uint8_t> m_known;
    std::vector<std::size_t> m_touched;
    /// Of the site that was asked about last, by destination: its flows share few legs.
    NodeId m_from;
    std::vector<std::pair<std::uint32_t, bool>> m_legs;
};

}  // namespace peerplan
