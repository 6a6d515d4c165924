// SPDX-License-Identifier: MIT
#pragma once

/// Every way that one site's traffic could take to Microsoft, whatever it costs, as one graph from
/// the site to a sink: the WAN before a perimeter is one layer, the WAN behind each perimeter
/// another (rule W4).

#include <cstdint>
#include <span>
#include <vector>

#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

/// A vertex is something that can die: a site, link, device, network, PoP, control, connection or
/// Internet egress; or that through which all of some connections lead: a Microsoft router, a
/// building, an ISP. A link and a site stand once in every layer in which they can be crossed.
struct LayeredVertex {
    /// What routing tests for life; invalid for a control and for what only holds others.
    AtomId atom;
    ControlId control;
    /// Of a router, building or ISP.
    ComponentId holder;
};

struct LayeredNetwork {
    static constexpr std::uint32_t source = 0;
    static constexpr std::uint32_t sink = 1;

    SiteId home;
    std::vector<LayeredVertex> vertices;
    /// Heads of the edges out of v: heads[firstOut[v] .. firstOut[v + 1]).
    std::vector<std::uint32_t> firstOut;
    std::vector<std::uint32_t> heads;
    /// Egresses that it leads to.
    std::uint32_t egresses = 0;

    std::span<const std::uint32_t> out(std::uint32_t v) const {
        return {heads.data() + firstOut[v], firstOut[v + 1] - firstOut[v]};
    }
};

/// Of an outbound flow with `Access::Wan` to its candidates, in what lives in `base`. Without
/// `manual` ranks that wait for a person are left out (rule R4). Linear in the perimeters that the
/// candidates name × the WAN that carries others' traffic.
LayeredNetwork layeredNetwork(const Workspace& base, const Flow& flow, bool manual);

/// The components that a layered network stands on.
class LayeredComponents {
  public:
    /// By atom the components that hold it. Linear in all that components take along.
    explicit LayeredComponents(const CompiledNetwork& network);

    std::span<const ComponentId> holding(AtomId atom) const {
        return {m_components.data() + m_first[atom.at()],
                m_first[atom.at() + 1] - m_first[atom.at()]};
    }
    /// Vertices that die with each component that kills any, by component; what takes the site
    /// itself along is left out (rule F1).
    struct Deaths {
        ComponentId component;
        std::vector<std::uint32_t> vertices;
    };
    std::vector<Deaths> deaths(const Workspace& base, const LayeredNetwork& layered) const;

  private:
    const CompiledNetwork* m_network;
    std::vector<std::uint32_t> m_first;
    std::vector<ComponentId> m_components;
};

/// The components whose failure alone leaves no way from the source to the sink, ascending. By
/// dominators (Lengauer and Tarjan) for every component that is one vertex; any other is tested as
/// a set. Nothing where there is no way anyhow.
std::vector<ComponentId> cutComponents(const LayeredNetwork& layered,
                                       const std::vector<LayeredComponents::Deaths>& deaths);

/// The vertices without which the sink is not reached, each alone, from the source on; without
/// source and sink. Empty where it is not reached at all.
std::vector<std::uint32_t> dominators(const LayeredNetwork& layered);

/// Whether the sink is reached without the vertices marked in `removed`.
bool reaches(const LayeredNetwork& layered, const std::vector<std::uint8_t>& removed);

}  // namespace peerplan
