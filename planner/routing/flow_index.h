// SPDX-License-Identifier: MIT
#pragma once

/// Which flows can notice what: from what failed or got farther to the flows that have to choose
/// again; for the .cpp files of this folder.

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "planner/routing/inner_graph.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Of one base. A flow depends on the ways that it takes, on the entries, perimeters and gateway
/// that they lead through, and on the front door that its resolver gives; a few (`watchful`) on
/// more than what they take.
class FlowIndex {
  public:
    FlowIndex(const Workspace& base, const InnerGraph& graph);
    ~FlowIndex();
    FlowIndex(const FlowIndex&) = delete;
    FlowIndex& operator=(const FlowIndex&) = delete;

    /// Whether a flow's loads follow from distances alone: between two sites, from an inner one.
    bool isStraight(const Flow& flow) const;

    std::size_t flowCount() const { return m_flowCount; }
    /// Flows are themselves; what comes after them are resolvers, by position in `resolverSites`.
    std::size_t userCount() const { return m_flowCount + m_resolverCount; }

    /// Users of the ways from an inner node to a destination.
    std::span<const std::uint32_t> ofCell(std::uint32_t destination, std::uint32_t inner) const {
        return at(cell(destination, inner));
    }
    /// Users of ways that end at a destination, but for those that `ofCell` knows.
    std::span<const std::uint32_t> ofEnd(std::uint32_t destination) const {
        return at(cell(destination, static_cast<std::uint32_t>(m_nodes)));
    }
    std::span<const std::uint32_t> ofEntry(EntryId entry) const {
        return at(m_firstEntry + entry.at());
    }
    std::span<const std::uint32_t> ofPerimeter(PerimeterId perimeter) const {
        return at(m_firstPerimeter + perimeter.at());
    }
    /// Users of ways that begin at a node that is no inner one, or at the site of their gateway.
    std::span<const std::uint32_t> ofNode(NodeId node) const { return at(m_firstNode + node.at()); }
    /// Users that choose again whenever anything changes that others can notice too: that wait for
    /// a person, that are cut for their asymmetry, whose comparison a losing way can turn.
    std::span<const std::uint32_t> watchful() const { return m_watchful; }
    /// Users that choose otherwise once people have switched to manual fallbacks (rule R4).
    std::span<const std::uint32_t> afterSwitch() const;
    /// Sites that ask a resolver.
    std::span<const std::uint32_t> sitesOf(std::size_t resolver) const {
        return {m_sitesOfResolver.data() + m_firstOfResolver[resolver],
                m_firstOfResolver[resolver + 1] - m_firstOfResolver[resolver]};
    }
    AtomId resolverAtom(std::size_t resolver) const {
        return m_network->sites[sitesOf(resolver).front()].resolverAtom;
    }
    std::uint32_t doorOf(std::size_t resolver) const { return m_doors[resolver]; }
    std::span<const std::uint32_t> doors() const { return m_doors; }

    /// What an atom is for routing, apart from arcs between inner nodes and the ends of ways.
    enum class Role : std::uint8_t { Site, FringeSpan, Entry, Perimeter, GatewayAt, Resolver };
    struct Duty {
        Role role;
        std::uint32_t id;
    };
    std::span<const Duty> dutiesOf(AtomId atom) const {
        return {m_duties.data() + m_firstDuty[atom.at()],
                m_firstDuty[atom.at() + 1] - m_firstDuty[atom.at()]};
    }

  private:
    struct Entrance {
        std::uint32_t span;
        std::uint32_t node;
    };
    struct Later;

    std::size_t cell(std::uint32_t destination, std::uint32_t inner) const {
        return destination * (m_nodes + 1) + inner;
    }
    const Flow& flowOf(std::uint32_t user) const;
    std::span<const std::uint32_t> at(std::size_t topic) const {
        return {m_users.data() + m_firstUser[topic], m_firstUser[topic + 1] - m_firstUser[topic]};
    }
    void watch();
    void listUsers();
    void listDuties();
    /// Calls `act(topic)` for everything that the user depends on and `enter(span, node)` for each
    /// span by which its ways leave nodes that are no inner ones.
    template <class Act, class Enter>
    void eachTopic(std::uint32_t user, Act&& act, Enter&& enter) const;
    template <class Act, class Enter>
    void topicsOfLeg(NodeId from, NodeId to, Act&& act, Enter&& enter) const;

    const Workspace* m_base;
    const CompiledNetwork* m_network;
    std::size_t m_nodes;
    std::size_t m_flowCount;
    std::size_t m_resolverCount;
    std::size_t m_firstEntry;
    std::size_t m_firstPerimeter;
    std::size_t m_firstNode;
    std::size_t m_topics;
    std::vector<std::uint32_t> m_firstUser;
    std::vector<std::uint32_t> m_users;
    std::vector<std::uint32_t> m_watchful;
    std::vector<std::uint8_t> m_isWatchful;
    std::vector<FlowResult> m_resolverResults;
    std::vector<Use> m_resolverUses;
    std::vector<std::uint32_t> m_doors;
    std::vector<std::uint32_t> m_firstOfResolver;
    std::vector<std::uint32_t> m_sitesOfResolver;
    std::vector<std::uint32_t> m_firstDuty;
    std::vector<Duty> m_duties;
    /// Spans by which ways leave nodes that are no inner ones.
    std::vector<Entrance> m_entrances;
    std::unique_ptr<Later> m_later;
};

}  // namespace peerplan
