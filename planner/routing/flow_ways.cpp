// SPDX-License-Identifier: MIT
#include "planner/routing/flow_ways.h"

#include <string>

#include "planner/network/element_ref.h"
#include "planner/routing/evaluation_scratch.h"

namespace peerplan {
namespace {

class WayFinder {
  public:
    explicit WayFinder(const Workspace& state)
        : m_state(state), m_network(state.network()), m_scratch(state.scratch()) {}

    void find(EgressFlow& flow) {
        flow.via.clear();
        flow.crosses.clear();
        if (flow.site >= m_network.siteCount()) return;
        const Use* use = greatestUse(flow);
        if (use == nullptr) return;
        m_flow = &flow;
        const Entry& entry = m_network.entries[use->entry.at()];
        NodeId at(use->from.at());
        if (use->from.at() != flow.site) pass(at);
        if (use->perimeter.valid()) {
            at = go(at, NodeId(m_network.perimeters[use->perimeter.at()].site.at()));
        }
        go(at, entry.node);
        cross(entry.element);
        const ElementId egress = m_network.egresses[entry.egress.at()].element;
        if (egress != entry.element) cross(egress);
    }

  private:
    const Use* greatestUse(const EgressFlow& flow) const {
        const Use* greatest = nullptr;
        for (std::size_t g = 0; g < m_network.groupCount; ++g) {
            const FlowId id(flow.site * m_network.groupCount + g);
            for (const Use& use : m_state.uses(id)) {
                if (!use.entry.valid()) continue;
                if (m_network.entries[use.entry.at()].egress.at() != flow.egress) continue;
                if (greatest == nullptr || use.up + use.down > greatest->up + greatest->down) {
                    greatest = &use;
                }
            }
        }
        return greatest;
    }

    /// Follows the first arcs of shortest ways; where it gets to.
    NodeId go(NodeId from, NodeId to) {
        const std::uint32_t destination = m_network.destinationOf[to.at()];
        if (destination == CompiledNetwork::none) return from;
        while (from != to) {
            const Arc* next = nullptr;
            const auto way = m_scratch.distances.way(from, destination, m_scratch.live);
            for (const Arc& arc : m_network.wan.out(from)) {
                if (!way.reaches() ||
                    !m_scratch.distances.onWay(arc, way.cost, destination, m_scratch.live)) {
                    continue;
                }
                next = &arc;
                break;
            }
            if (next == nullptr) return from;
            for (const std::uint32_t part : next->part) {
                if (part == Arc::noPart) continue;
                const Span& span = m_network.wan.spans[part / 2];
                cross(span.element);
            }
            const Span& first = m_network.wan.spans[next->part[0] / 2];
            const bool pop = next->head.at() >= m_network.wan.siteCount &&
                             m_network.wan.inner[next->head.at()] != 0;
            const bool across = next->part[1] != Arc::noPart ||
                                (next->head.at() >= m_network.wan.siteCount && !pop);
            if (across && first.network.valid()) {
                m_flow->via.push_back(m_network.components[first.network].ref);
            }
            pass(next->head);
            from = next->head;
        }
        return from;
    }

    /// A site or a PoP; the far end of a connection to a network has no name.
    void pass(NodeId node) {
        if (node.at() < m_network.wan.siteCount) {
            m_flow->via.push_back(m_network.components[m_network.sites[node.at()].component].ref);
            return;
        }
        if (m_network.wan.inner[node.at()] == 0) return;
        const ComponentId component =
            m_network.components.componentOf(m_network.wan.nodeAtom[node.at()]);
        if (component.valid()) m_flow->via.push_back(m_network.components[component].ref);
    }

    void cross(ElementId element) {
        if (element.valid()) m_flow->crosses.push_back(elementRef(m_network, element));
    }

    const Workspace& m_state;
    const CompiledNetwork& m_network;
    const EvaluationScratch& m_scratch;
    EgressFlow* m_flow = nullptr;
};

}  // namespace

void addFlowWays(const Workspace& state, std::vector<EgressFlow>& flows) {
    WayFinder finder(state);
    for (EgressFlow& flow : flows) finder.find(flow);
}

}  // namespace peerplan
