// SPDX-License-Identifier: MIT
#include "planner/routing/flow_update.h"

#include <algorithm>

#include "planner/routing/evaluation_scratch.h"

namespace peerplan {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;

bool samePlace(const Use& a, const Use& b) {
    return a.entry == b.entry && a.perimeter == b.perimeter && a.from == b.from &&
           a.inbound == b.inbound && a.up == b.up && a.down == b.down;
}

bool samePlaces(std::span<const Use> a, std::span<const Use> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), samePlace);
}

bool sameTimes(std::span<const Use> a, std::span<const Use> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Use& x, const Use& y) { return x.rttUs == y.rttUs; });
}

}  // namespace

FlowUpdate::FlowUpdate(const Workspace& base, const FlowIndex& index, const LiveState& live,
                       const DistanceUpdate& update)
    : m_base(&base),
      m_network(&base.network()),
      m_index(&index),
      m_live(&live),
      m_update(&update),
      m_chooser(*m_network, live, update.distances()),
      m_stampOf(index.userCount(), 0) {
    for (std::size_t r = 0; r < index.doors().size(); ++r) {
        m_chooser.setDoor(r, index.doorOf(r));
    }
}

void FlowUpdate::hit(std::uint32_t user) {
    if (m_stampOf[user] == m_stamp) return;
    m_stampOf[user] = m_stamp;
    if (user < m_index->flowCount()) {
        m_flows.push_back(user);
    } else {
        m_resolvers.push_back(static_cast<std::uint32_t>(user - m_index->flowCount()));
    }
}

void FlowUpdate::hitFlowsOf(std::size_t site) {
    const std::size_t first = site * m_network->groupCount;
    for (std::size_t g = 0; g < m_network->groupCount; ++g) {
        hit(static_cast<std::uint32_t>(first + g));
    }
    for (std::uint32_t i = m_network->firstExtraFlow[site]; i < m_network->firstExtraFlow[site + 1];
         ++i) {
        hit(m_network->extraFlows[i].value);
    }
}

void FlowUpdate::hitSite(std::size_t site) {
    if (site >= m_network->sites.size()) return;
    hitFlowsOf(site);
    const auto& resolvers = m_network->resolverSites;
    const auto at = std::lower_bound(resolvers.begin(), resolvers.end(), SiteId(site));
    if (at == resolvers.end() || *at != SiteId(site)) return;
    hit(static_cast<std::uint32_t>(m_index->flowCount() +
                                   static_cast<std::size_t>(at - resolvers.begin())));
}

// True if flows of other sites than those that are hit here can notice as well.
bool FlowUpdate::hitBy(const FlowIndex::Duty& duty) {
    const std::uint32_t id = duty.id;
    switch (duty.role) {
        case FlowIndex::Role::Site:
            hitSite(id);
            hitAll(m_index->ofNode(NodeId(id)));
            return false;
        case FlowIndex::Role::FringeSpan:
            hitSite(id);
            hitAll(m_index->ofNode(NodeId(id)));
            return m_network->destinationOf[id] != none;
        case FlowIndex::Role::Entry: {
            const Entry& entry = m_network->entries[id];
            hitAll(m_index->ofEntry(EntryId(id)));
            if (entry.destination != none) return true;
            const SiteId site = m_network->egresses[entry.egress.at()].site;
            if (site.valid()) hitSite(site.at());
            return false;
        }
        case FlowIndex::Role::Perimeter: {
            const PerimeterId perimeter(id);
            if (m_live->perimeterAlive(perimeter)) return false;
            if (!m_base->scratch().live.perimeterAlive(perimeter)) return false;
            hitAll(m_index->ofPerimeter(perimeter));
            const SiteId site = m_network->perimeters[id].site;
            if (!site.valid()) return false;
            if (m_network->destinationOf[site.at()] != none) return true;
            hitSite(site.at());
            return false;
        }
        case FlowIndex::Role::GatewayAt:
            hitAll(m_index->ofNode(NodeId(id)));
            return true;
        case FlowIndex::Role::Resolver:
            hit(static_cast<std::uint32_t>(m_index->flowCount() + id));
            return false;
    }
    return true;
}

void FlowUpdate::collect(std::span<const AtomId> died, bool afterManualSwitch) {
    m_flows.clear();
    m_resolvers.clear();
    ++m_stamp;
    bool shared = !m_update->changed().empty() || !m_update->deadEnds().empty();
    for (const ChangedCell& cell : m_update->changed()) {
        hitAll(m_index->ofCell(cell.destination, cell.inner));
    }
    for (const std::uint32_t d : m_update->deadEnds()) hitAll(m_index->ofEnd(d));
    for (const AtomId atom : died) {
        for (const FlowIndex::Duty& duty : m_index->dutiesOf(atom)) shared |= hitBy(duty);
    }
    if (shared) hitAll(m_index->watchful());
    if (afterManualSwitch) hitAll(m_index->afterSwitch());
}

// L2: whoever asks a resolver that gives another front door now has to look again.
void FlowUpdate::askResolvers() {
    for (const std::uint32_t r : m_resolvers) {
        m_chooser.forgetDoor(r);
        std::uint32_t door = none;
        if (m_live->alive(m_index->resolverAtom(r))) door = m_chooser.doorOfResolver(r);
        if (door == m_index->doorOf(r)) continue;
        for (const std::uint32_t site : m_index->sitesOf(r)) hitFlowsOf(site);
    }
}

FlowResult FlowUpdate::choose(FlowId flow, std::vector<Use>& uses) {
    return m_chooser.choose(flow, uses);
}

bool FlowUpdate::legSplitsOtherwise(NodeId from, NodeId to) const {
    const WanGraph& wan = m_network->wan;
    if (from == to || wan.innerIndex[from.at()] != none) return false;
    const std::uint32_t d = m_network->destinationOf[to.at()];
    if (d == none) return false;
    const EvaluationScratch& base = m_base->scratch();
    const Distances& now = m_update->distances();
    const std::int64_t costBefore = base.distances.way(from, d, base.live).cost;
    const std::int64_t cost = now.way(from, d, *m_live).cost;
    const auto arcs = wan.out(from);
    return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
        return base.distances.onWay(arc, costBefore, d, base.live) !=
               now.onWay(arc, cost, d, *m_live);
    });
}

bool FlowUpdate::splitsOtherwise(const Flow& flow, const Use& use) const {
    const NodeId from(use.from.at());
    if (flow.kind == FlowKind::SiteToSite) {
        return legSplitsOtherwise(from, m_network->destinations[flow.destination]);
    }
    if (!use.entry.valid()) return false;
    const NodeId last = m_network->entries[use.entry.at()].node;
    NodeId middle = from;
    if (use.perimeter.valid()) {
        middle = NodeId(m_network->perimeters[use.perimeter.at()].site.at());
    }
    if (use.inbound) return legSplitsOtherwise(last, middle) || legSplitsOtherwise(middle, from);
    return legSplitsOtherwise(from, middle) || legSplitsOtherwise(middle, last);
}

void FlowUpdate::sortFlows() {
    if (m_flows.size() < m_index->flowCount() / 16) {
        std::sort(m_flows.begin(), m_flows.end());
        return;
    }
    // Most of them: in order they are quicker collected anew.
    m_flows.clear();
    for (std::uint32_t f = 0; f < m_index->flowCount(); ++f) {
        if (m_stampOf[f] == m_stamp) m_flows.push_back(f);
    }
}

void FlowUpdate::apply(std::span<const AtomId> died, bool afterManualSwitch, StateChange& change) {
    for (const std::uint32_t r : m_resolvers) m_chooser.setDoor(r, m_index->doorOf(r));
    collect(died, afterManualSwitch);
    m_chooser.begin(afterManualSwitch, true);
    askResolvers();
    sortFlows();
    m_moved.clear();
    for (const std::uint32_t f : m_flows) {
        const FlowId id(f);
        const Flow& flow = m_network->flows[f];
        const bool straight = m_index->isStraight(flow);
        const FlowResult& before = m_base->flow(id);
        const auto usesBefore = m_base->uses(id);
        const std::size_t first = change.uses.size();
        const FlowResult result = choose(id, change.uses);
        const std::span<const Use> uses(change.uses.data() + first, result.useCount);
        const bool places = result.outcome == before.outcome && samePlaces(uses, usesBefore);
        bool moves = !places && !straight;
        if (places && !straight) {
            moves = flow.access == Access::Gateway ||
                    std::any_of(uses.begin(), uses.end(),
                                [&](const Use& use) { return splitsOtherwise(flow, use); });
        }
        const bool same = places && sameTimes(uses, usesBefore) && result.rttUs == before.rttUs &&
                          result.asymmetric == before.asymmetric;
        if (same) {
            change.uses.resize(first);
            if (moves) m_moved.push_back({id, MovedFlow::asBefore});
            continue;
        }
        if (moves) m_moved.push_back({id, static_cast<std::uint32_t>(change.flows.size())});
        change.flows.push_back(id);
        change.results.push_back(result);
        change.results.back().firstUse = static_cast<std::uint32_t>(first);
    }
}

}  // namespace peerplan
