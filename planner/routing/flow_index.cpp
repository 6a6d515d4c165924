// SPDX-License-Identifier: MIT
#include "planner/routing/flow_index.h"

#include <algorithm>
#include <numeric>

#include "planner/routing/evaluation_scratch.h"

namespace peerplan {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;

bool sameUse(const Use& a, const Use& b) {
    return a.entry == b.entry && a.perimeter == b.perimeter && a.from == b.from && a.up == b.up &&
           a.down == b.down && a.rttUs == b.rttUs;
}

}  // namespace

/// Who chooses otherwise after the manual switch, worked out when first asked.
struct FlowIndex::Later {
    std::once_flag once;
    std::vector<std::uint32_t> users;
};

FlowIndex::FlowIndex(const Workspace& base, const InnerGraph& graph)
    : m_base(&base),
      m_network(&base.network()),
      m_nodes(graph.nodeCount()),
      m_flowCount(m_network->flows.size()),
      m_resolverCount(m_network->resolverSites.size()),
      m_firstEntry(m_network->destinations.size() * (m_nodes + 1)),
      m_firstPerimeter(m_firstEntry + m_network->entries.size()),
      m_firstNode(m_firstPerimeter + m_network->perimeters.size()),
      m_topics(m_firstNode + m_network->wan.nodeCount()),
      m_isWatchful(userCount(), 0),
      m_later(std::make_unique<Later>()) {
    watch();
    listUsers();
    listDuties();
    m_entrances = {};
}

FlowIndex::~FlowIndex() = default;

const Flow& FlowIndex::flowOf(std::uint32_t user) const {
    if (user < m_flowCount) return m_network->flows[user];
    const SiteId resolver = m_network->resolverSites[user - m_flowCount];
    return m_network->flows[resolver.at() * m_network->groupCount + m_network->resolverGroup];
}

bool FlowIndex::isStraight(const Flow& flow) const {
    return flow.kind == FlowKind::SiteToSite && flow.access == Access::Wan &&
           m_network->wan.innerIndex[flow.site.at()] != none;
}

void FlowIndex::watch() {
    const EvaluationScratch& scratch = m_base->scratch();
    Chooser chooser(*m_network, scratch.live, scratch.distances);
    chooser.begin(scratch.afterManualSwitch);
    chooser.watchLosers();
    const auto note = [&](std::size_t user, const FlowResult& result) {
        const bool waits = result.outcome == Outcome::ManualOnly ||
                           (result.asymmetric && result.outcome != Outcome::Served);
        const bool could = chooser.couldLosersWin() && result.outcome == Outcome::Served;
        if (!waits && !could) return;
        m_isWatchful[user] = 1;
        m_watchful.push_back(static_cast<std::uint32_t>(user));
    };
    for (std::size_t r = 0; r < m_resolverCount; ++r) {
        m_doors.push_back(chooser.doorOfResolver(r));
        m_resolverResults.push_back(
            chooser.chooseForResolver(m_network->resolverSites[r], m_resolverUses));
        note(m_flowCount + r, m_resolverResults.back());
    }
    std::vector<Use> uses;
    for (std::size_t f = 0; f < m_flowCount; ++f) {
        const Flow& flow = m_network->flows[f];
        if (flow.kind == FlowKind::SiteToSite) continue;
        uses.clear();
        note(f, chooser.choose(FlowId(f), uses));
    }
    // Who asks which resolver.
    m_firstOfResolver.assign(m_resolverCount + 1, 0);
    const auto eachAsking = [&](auto&& act) {
        for (std::uint32_t s = 0; s < m_network->sites.size(); ++s) {
            const SiteId resolver = m_network->sites[s].resolver;
            if (!resolver.valid()) continue;
            const auto& sites = m_network->resolverSites;
            const auto at = std::lower_bound(sites.begin(), sites.end(), resolver);
            act(static_cast<std::size_t>(at - sites.begin()), s);
        }
    };
    eachAsking([&](std::size_t r, std::uint32_t) { ++m_firstOfResolver[r + 1]; });
    std::partial_sum(m_firstOfResolver.begin(), m_firstOfResolver.end(), m_firstOfResolver.begin());
    m_sitesOfResolver.resize(m_firstOfResolver.back());
    std::vector<std::uint32_t> next(m_firstOfResolver.begin(), m_firstOfResolver.end() - 1);
    eachAsking([&](std::size_t r, std::uint32_t s) { m_sitesOfResolver[next[r]++] = s; });
}

template <class Act, class Enter>
void FlowIndex::topicsOfLeg(NodeId from, NodeId to, Act&& act, Enter&& enter) const {
    const std::uint32_t destination = m_network->destinationOf[to.at()];
    if (destination == none) return;
    const auto last = static_cast<std::uint32_t>(m_nodes);
    if (from == to) {
        act(cell(destination, last));
        return;
    }
    const WanGraph& wan = m_network->wan;
    const std::uint32_t inner = wan.innerIndex[from.at()];
    if (inner != none) {
        act(cell(destination, inner));
        return;
    }
    const EvaluationScratch& scratch = m_base->scratch();
    act(m_firstNode + from.at());
    const std::int64_t cost = scratch.distances.way(from, destination, scratch.live).cost;
    for (const Arc& arc : wan.out(from)) {
        if (!scratch.distances.onWay(arc, cost, destination, scratch.live)) continue;
        for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
            enter(arc.part[k] / 2, from);
        }
        act(cell(destination, arc.head == to ? last : wan.innerIndex[arc.head.at()]));
    }
}

template <class Act, class Enter>
void FlowIndex::eachTopic(std::uint32_t user, Act&& act, Enter&& enter) const {
    const Flow& flow = flowOf(user);
    const EvaluationScratch& scratch = m_base->scratch();
    const WanGraph& wan = m_network->wan;
    const auto allSpans = [&](NodeId from) {
        if (wan.innerIndex[from.at()] != none) return;
        for (const Arc& arc : wan.out(from)) {
            for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
                enter(arc.part[k] / 2, from);
            }
        }
    };
    if (m_isWatchful[user]) allSpans(NodeId(flow.site.at()));
    if (flow.access == Access::Gateway) {
        if (const GatewayChoice* gateway = scratch.chooser.gatewayOf(flow.site)) {
            act(m_firstNode + gateway->site.at());
            if (m_isWatchful[user]) allSpans(NodeId(gateway->site.at()));
            for (std::uint32_t i = m_network->firstOwnInternet[gateway->site.at()];
                 i < m_network->firstOwnInternet[gateway->site.at() + 1]; ++i) {
                const Egress& egress = m_network->egresses[m_network->ownInternet[i].at()];
                act(m_firstEntry + egress.firstEntry);
            }
        }
    }
    std::span<const Use> uses;
    if (user < m_flowCount) {
        uses = m_base->uses(FlowId(user));
    } else {
        const FlowResult& result = m_resolverResults[user - m_flowCount];
        uses = {m_resolverUses.data() + result.firstUse, result.useCount};
    }
    for (const Use& use : uses) {
        const NodeId from(use.from.at());
        if (flow.kind == FlowKind::SiteToSite) {
            topicsOfLeg(from, m_network->destinations[flow.destination], act, enter);
            continue;
        }
        if (!use.entry.valid()) continue;
        const Entry& entry = m_network->entries[use.entry.at()];
        act(m_firstEntry + use.entry.at());
        NodeId middle = from;
        if (use.perimeter.valid()) {
            act(m_firstPerimeter + use.perimeter.at());
            middle = NodeId(m_network->perimeters[use.perimeter.at()].site.at());
        }
        if (use.inbound) {
            topicsOfLeg(entry.node, middle, act, enter);
            topicsOfLeg(middle, from, act, enter);
        } else {
            topicsOfLeg(from, middle, act, enter);
            topicsOfLeg(middle, entry.node, act, enter);
        }
    }
}

void FlowIndex::listUsers() {
    m_firstUser.assign(m_topics + 1, 0);
    // A user's topics are few; most of them come again for its other uses.
    std::vector<std::size_t> topics;
    const auto eachUser = [&](auto&& act, bool enter) {
        for (std::uint32_t user = 0; user < userCount(); ++user) {
            if (user < m_flowCount && isStraight(m_network->flows[user])) {
                // Most users of networks of carriers; they lean on one cell alone.
                const Flow& flow = m_network->flows[user];
                if (m_base->uses(FlowId(user)).empty()) continue;
                const bool ends =
                    NodeId(flow.site.at()) == m_network->destinations[flow.destination];
                const std::uint32_t inner = m_network->wan.innerIndex[flow.site.at()];
                act(cell(flow.destination, ends ? static_cast<std::uint32_t>(m_nodes) : inner),
                    user);
                continue;
            }
            topics.clear();
            eachTopic(
                user, [&](std::size_t topic) { topics.push_back(topic); },
                [&](std::uint32_t span, NodeId node) {
                    if (enter) m_entrances.push_back({span, node.value});
                });
            std::sort(topics.begin(), topics.end());
            topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
            for (const std::size_t topic : topics) act(topic, user);
        }
    };
    eachUser([&](std::size_t topic, std::uint32_t) { ++m_firstUser[topic + 1]; }, true);
    std::partial_sum(m_firstUser.begin(), m_firstUser.end(), m_firstUser.begin());
    m_users.resize(m_firstUser.back());
    std::vector<std::uint32_t> next(m_firstUser.begin(), m_firstUser.end() - 1);
    eachUser([&](std::size_t topic, std::uint32_t user) { m_users[next[topic]++] = user; }, false);
}

void FlowIndex::listDuties() {
    // Ways over a fringe node that others go to are others' concern too, whether taken or not.
    const WanGraph& wan = m_network->wan;
    for (const NodeId node : m_network->destinations) {
        if (wan.innerIndex[node.at()] != none) continue;
        for (const Arc& arc : wan.out(node)) {
            for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
                m_entrances.push_back({arc.part[k] / 2, node.value});
            }
        }
    }
    std::sort(m_entrances.begin(), m_entrances.end(), [](const Entrance& a, const Entrance& b) {
        return a.span != b.span ? a.span < b.span : a.node < b.node;
    });
    m_entrances.erase(std::unique(m_entrances.begin(), m_entrances.end(),
                                  [](const Entrance& a, const Entrance& b) {
                                      return a.span == b.span && a.node == b.node;
                                  }),
                      m_entrances.end());
    std::vector<std::pair<AtomId, SiteId>> gateways;
    for (const GatewayChoice& gateway : m_network->gateways) {
        gateways.emplace_back(gateway.atom, gateway.site);
    }
    std::sort(gateways.begin(), gateways.end());
    gateways.erase(std::unique(gateways.begin(), gateways.end()), gateways.end());
    const auto eachDuty = [&](auto&& act) {
        for (std::uint32_t s = 0; s < m_network->sites.size(); ++s) {
            act(m_network->sites[s].atom, Role::Site, s);
        }
        for (const Entrance& entrance : m_entrances) {
            act(wan.spans[entrance.span].atom, Role::FringeSpan, entrance.node);
        }
        for (std::uint32_t e = 0; e < m_network->entries.size(); ++e) {
            act(m_network->entries[e].atom, Role::Entry, e);
        }
        for (std::uint32_t p = 0; p < m_network->perimeters.size(); ++p) {
            act(m_network->perimeters[p].siteAtom, Role::Perimeter, p);
        }
        for (const CompiledControl& control : m_network->controls) {
            for (std::int64_t u = 0; u < control.units; ++u) {
                act(AtomId(control.firstUnit.at() + static_cast<std::size_t>(u)), Role::Perimeter,
                    control.perimeter.value);
            }
        }
        for (const auto& [atom, site] : gateways) act(atom, Role::GatewayAt, site.value);
        for (std::size_t r = 0; r < m_resolverCount; ++r) {
            act(resolverAtom(r), Role::Resolver, static_cast<std::uint32_t>(r));
        }
    };
    m_firstDuty.assign(m_network->components.atomCount() + 1, 0);
    eachDuty([&](AtomId atom, Role, std::uint32_t) {
        if (atom.valid()) ++m_firstDuty[atom.at() + 1];
    });
    std::partial_sum(m_firstDuty.begin(), m_firstDuty.end(), m_firstDuty.begin());
    m_duties.resize(m_firstDuty.back());
    std::vector<std::uint32_t> next(m_firstDuty.begin(), m_firstDuty.end() - 1);
    eachDuty([&](AtomId atom, Role role, std::uint32_t id) {
        if (atom.valid()) m_duties[next[atom.at()]++] = {role, id};
    });
}

std::span<const std::uint32_t> FlowIndex::afterSwitch() const {
    if (m_base->state().afterManualSwitch) return {};
    std::call_once(m_later->once, [this] {
        const EvaluationScratch& scratch = m_base->scratch();
        Chooser chooser(*m_network, scratch.live, scratch.distances);
        chooser.begin(true);
        std::vector<Use> uses;
        const auto compare = [&](std::size_t user, const FlowResult& now, const FlowResult& before,
                                 std::span<const Use> usesBefore) {
            if (now.outcome == before.outcome && now.asymmetric == before.asymmetric &&
                std::equal(uses.begin(), uses.end(), usesBefore.begin(), usesBefore.end(),
                           sameUse)) {
                return;
            }
            m_later->users.push_back(static_cast<std::uint32_t>(user));
        };
        for (std::size_t f = 0; f < m_flowCount; ++f) {
            const Flow& flow = m_network->flows[f];
            if (flow.kind == FlowKind::SiteToSite) continue;
            uses.clear();
            compare(f, chooser.choose(FlowId(f), uses), m_base->flow(FlowId(f)),
                    m_base->uses(FlowId(f)));
        }
        for (std::size_t r = 0; r < m_resolverCount; ++r) {
            uses.clear();
            const FlowResult now = chooser.chooseForResolver(m_network->resolverSites[r], uses);
            const FlowResult& before = m_resolverResults[r];
            compare(m_flowCount + r, now, before,
                    {m_resolverUses.data() + before.firstUse, before.useCount});
        }
    });
    return m_later->users;
}

}  // namespace peerplan
