// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/layered_network.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace peerplan {
namespace {

enum class Role : std::uint8_t { Node, Device, Span, Network, Control, Entry, Holder };

/// Layer 0 is before any perimeter, layer p + 1 behind perimeter p.
std::uint64_t keyOf(std::uint32_t layer, std::uint64_t id) {
    return (static_cast<std::uint64_t>(layer) << 32U) | id;
}

class LayeredBuilder {
  public:
    LayeredBuilder(const Workspace& base, const Flow& flow, bool manual)
        : m_base(base), m_network(base.network()), m_home(flow.site) {
        m_layered.home = flow.site;
        for (const CandidateRank& rank : m_network.candidateLists[flow.candidates].ranks) {
            if (rank.manual && !manual) continue;
            if (rank.ownSite) {
                for (std::uint32_t i = m_network.firstOwnInternet[m_home.at()];
                     i < m_network.firstOwnInternet[m_home.at() + 1]; ++i) {
                    admit(m_network.ownInternet[i]);
                }
            }
            for (const EgressId egress : rank.egresses) admit(egress);
        }
    }

    LayeredNetwork build() {
        m_layered.vertices.resize(2);
        m_out.resize(2);
        if (m_base.alive(m_network.sites[m_home.at()].atom)) {
            m_open.emplace_back(0, NodeId(m_home.at()));
            m_vertexOf[static_cast<std::size_t>(Role::Node)].emplace(keyOf(0, m_home.at()),
                                                                     LayeredNetwork::source);
        }
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            const auto [layer, node] = m_open[i];
            expand(layer, node);
        }
        m_layered.firstOut.push_back(0);
        for (std::vector<std::uint32_t>& heads : m_out) {
            std::sort(heads.begin(), heads.end());
            heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
            m_layered.heads.insert(m_layered.heads.end(), heads.begin(), heads.end());
            m_layered.firstOut.push_back(static_cast<std::uint32_t>(m_layered.heads.size()));
        }
        m_layered.egresses = static_cast<std::uint32_t>(m_reached.size());
        return std::move(m_layered);
    }

  private:
    /// Notes behind which perimeters an egress stands for this flow, as the choice of egress lists
    /// them (rule W4).
    void admit(EgressId id) {
        if (!m_admitted.insert(id.value).second) return;
        const Egress& egress = m_network.egresses[id.at()];
        const auto kind = static_cast<std::size_t>(egress.circuit ? EgressKind::ExpressRoute
                                                                  : EgressKind::Internet);
        const auto outbound = static_cast<std::size_t>(FlowDirection::Outbound);
        std::vector<PerimeterId> perimeters;
        const auto consider = [&](PerimeterId p) {
            const CompiledPerimeter& perimeter = m_network.perimeters[p.at()];
            if (!perimeter.site.valid() || !perimeter.covers[kind]) return;
            if (perimeter.directions[outbound]) perimeters.push_back(p);
        };
        for (const PerimeterId p : egress.perimeters) consider(p);
        const bool named = !perimeters.empty() || egress.ownSitePerimeter;
        if (egress.ownSitePerimeter) {
            for (std::uint32_t i = m_network.firstOwnPerimeter[m_home.at()];
                 i < m_network.firstOwnPerimeter[m_home.at() + 1]; ++i) {
                consider(m_network.ownPerimeter[i]);
            }
        }
        for (const PerimeterId p : perimeters) {
            auto& at = m_perimetersAt[m_network.perimeters[p.at()].site.value];
            if (std::find(at.begin(), at.end(), p) == at.end()) at.push_back(p);
            addEntries(p.value + 1, egress);
        }
        if (!named) addEntries(0, egress);
    }

    void addEntries(std::uint32_t layer, const Egress& egress) {
        for (std::uint32_t i = 0; i < egress.entryCount; ++i) {
            const EntryId id(egress.firstEntry + i);
            const Entry& entry = m_network.entries[id.at()];
            if (!entry.node.valid() || !m_base.alive(entry.atom)) continue;
            auto& at = m_entriesAt[keyOf(layer, entry.node.at())];
            if (std::find(at.begin(), at.end(), id) == at.end()) at.push_back(id);
        }
    }

    std::uint32_t vertex(Role role, std::uint32_t layer, std::size_t id, LayeredVertex made) {
        auto& of = m_vertexOf[static_cast<std::size_t>(role)];
        const auto next = static_cast<std::uint32_t>(m_layered.vertices.size());
        const auto [at, fresh] = of.emplace(keyOf(layer, id), next);
        if (fresh) {
            m_layered.vertices.push_back(made);
            m_out.emplace_back();
        }
        return at->second;
    }

    std::uint32_t nodeVertex(std::uint32_t layer, NodeId node) {
        const std::size_t before = m_layered.vertices.size();
        const std::uint32_t v =
            vertex(Role::Node, layer, node.at(), {m_network.wan.nodeAtom[node.at()], {}, {}});
        if (m_layered.vertices.size() > before) m_open.emplace_back(layer, node);
        return v;
    }

    void join(std::uint32_t tail, std::uint32_t head) { m_out[tail].push_back(head); }

    /// The atom that is just this component.
    AtomId ownAtom(ComponentId component) const {
        for (const AtomId atom : m_network.components.atoms(component)) {
            if (m_network.components.componentOf(atom) == component) return atom;
        }
        return {};
    }

    bool arcAlive(const Arc& arc) const {
        const auto& spans = m_network.wan.spans;
        return m_base.alive(spans[arc.part[0] / 2].atom) &&
               (arc.part[1] == Arc::noPart || m_base.alive(spans[arc.part[1] / 2].atom));
    }

    void expand(std::uint32_t layer, NodeId node) {
        const std::uint32_t me =
            m_vertexOf[static_cast<std::size_t>(Role::Node)].at(keyOf(layer, node.at()));
        // Paths begin at the site and at the perimeter's, and run over what carries others'
        // traffic.
        const bool begins = layer == 0 ? node.at() == m_home.at()
                                       : node.at() == m_network.perimeters[layer - 1].site.at();
        if (begins || m_network.wan.inner[node.at()] != 0) {
            for (const Arc& arc : m_network.wan.out(node)) addArc(layer, me, arc);
        }
        if (layer == 0) crossPerimeters(me, node);
        const auto entries = m_entriesAt.find(keyOf(layer, node.at()));
        if (entries == m_entriesAt.end()) return;
        for (const EntryId entry : entries->second) leave(layer, me, node, entry);
    }

    std::uint32_t viaDevice(std::uint32_t layer, std::uint32_t from, NodeId at, ElementId device) {
        // Elsewhere a device's site stands for it; nothing stands for the source.
        if (!device.valid() || at.at() != m_home.at()) return from;
        const ComponentId component = m_network.elements[device.at()].component;
        const std::uint32_t v =
            vertex(Role::Device, layer, component.at(), {ownAtom(component), {}, {}});
        join(from, v);
        return v;
    }

    void addArc(std::uint32_t layer, std::uint32_t from, const Arc& arc) {
        const WanGraph& wan = m_network.wan;
        const bool passed = wan.inner[arc.head.at()] != 0;
        if (!passed && m_network.destinationOf[arc.head.at()] == CompiledNetwork::none) return;
        if (!arcAlive(arc) || !m_base.alive(wan.nodeAtom[arc.head.at()])) return;
        std::uint32_t at = viaDevice(layer, from, arc.tail, tailDevice(wan, arc));
        const auto step = [&](std::uint32_t next) {
            join(at, next);
            at = next;
        };
        const std::uint32_t first = arc.part[0] / 2;
        step(vertex(Role::Span, layer, first, {wan.spans[first].atom, {}, {}}));
        const bool across =
            arc.part[1] != Arc::noPart || (arc.head.at() >= wan.siteCount && !passed);
        const ComponentId network = wan.spans[first].network;
        if (across && network.valid()) {
            step(vertex(Role::Network, layer, network.at(), {ownAtom(network), {}, {}}));
        }
        if (arc.part[1] != Arc::noPart) {
            const std::uint32_t second = arc.part[1] / 2;
            step(vertex(Role::Span, layer, second, {wan.spans[second].atom, {}, {}}));
        }
        step(nodeVertex(layer, arc.head));
    }

    void crossPerimeters(std::uint32_t from, NodeId node) {
        const auto here = m_perimetersAt.find(node.value);
        if (here == m_perimetersAt.end()) return;
        for (const PerimeterId p : here->second) {
            const CompiledPerimeter& perimeter = m_network.perimeters[p.at()];
            bool alive = true;
            for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
                alive = alive && lives(m_network.controls[perimeter.firstControl + c]);
            }
            if (!alive) continue;
            std::uint32_t at = from;
            for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
                const ControlId control(perimeter.firstControl + c);
                const std::uint32_t v = vertex(Role::Control, 0, control.at(), {{}, control, {}});
                join(at, v);
                at = v;
            }
            join(at, nodeVertex(p.value + 1, node));
        }
    }

    bool lives(const CompiledControl& control) const {
        std::int64_t live = 0;
        for (std::int64_t u = 0; u < control.units; ++u) {
            live += m_base.alive(AtomId(control.firstUnit.at() + static_cast<std::size_t>(u)));
        }
        return live >= control.needed;
    }

    void leave(std::uint32_t layer, std::uint32_t from, NodeId node, EntryId id) {
        const Entry& entry = m_network.entries[id.at()];
        m_reached.insert(entry.egress.value);
        std::uint32_t at = viaDevice(layer, from, node, entry.device);
        const auto step = [&](std::uint32_t next) {
            join(at, next);
            at = next;
        };
        step(vertex(Role::Entry, 0, id.at(), {entry.atom, {}, {}}));
        for (const ComponentId holder : {entry.msee, entry.locationComponent}) {
            if (holder.valid()) step(vertex(Role::Holder, 0, holder.at(), {{}, {}, holder}));
        }
        step(LayeredNetwork::sink);
    }

    const Workspace& m_base;
    const CompiledNetwork& m_network;
    SiteId m_home;
    std::unordered_set<std::uint32_t> m_admitted;
    std::unordered_set<std::uint32_t> m_reached;
    std::unordered_map<std::uint32_t, std::vector<PerimeterId>> m_perimetersAt;
    std::unordered_map<std::uint64_t, std::vector<EntryId>> m_entriesAt;
    std::unordered_map<std::uint64_t, std::uint32_t> m_vertexOf[7];
    std::vector<std::pair<std::uint32_t, NodeId>> m_open;
    std::vector<std::vector<std::uint32_t>> m_out;
    LayeredNetwork m_layered;
};

}  // namespace

LayeredNetwork layeredNetwork(const Workspace& base, const Flow& flow, bool manual) {
    return LayeredBuilder(base, flow, manual).build();
}

LayeredComponents::LayeredComponents(const CompiledNetwork& network) : m_network(&network) {
    const ComponentIndex& components = network.components;
    m_first.assign(components.atomCount() + 1, 0);
    for (std::size_t c = 0; c < components.size(); ++c) {
        for (const AtomId atom : components.atoms(ComponentId(c))) ++m_first[atom.at() + 1];
    }
    for (std::size_t a = 1; a < m_first.size(); ++a) m_first[a] += m_first[a - 1];
    m_components.resize(m_first.back());
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (std::size_t c = 0; c < components.size(); ++c) {
        for (const AtomId atom : components.atoms(ComponentId(c))) {
            m_components[next[atom.at()]++] = ComponentId(c);
        }
    }
}

std::vector<LayeredComponents::Deaths> LayeredComponents::deaths(
    const Workspace& base, const LayeredNetwork& layered) const {
    std::vector<std::pair<ComponentId, std::uint32_t>> pairs;
    for (std::uint32_t v = 2; v < layered.vertices.size(); ++v) {
        const LayeredVertex& vertex = layered.vertices[v];
        if (vertex.atom.valid()) {
            for (const ComponentId c : holding(vertex.atom)) pairs.emplace_back(c, v);
        }
        if (!vertex.control.valid()) continue;
        // C3: it dies with every component that leaves too few of its units.
        const CompiledControl& control = m_network->controls[vertex.control.at()];
        std::vector<std::pair<ComponentId, std::int64_t>> lost;
        std::int64_t live = 0;
        for (std::int64_t u = 0; u < control.units; ++u) {
            const AtomId unit(control.firstUnit.at() + static_cast<std::size_t>(u));
            if (!base.alive(unit)) continue;
            ++live;
            for (const ComponentId c : holding(unit)) lost.emplace_back(c, 1);
        }
        std::sort(lost.begin(), lost.end());
        for (std::size_t i = 0; i < lost.size();) {
            std::int64_t units = 0;
            const ComponentId c = lost[i].first;
            for (; i < lost.size() && lost[i].first == c; ++i) ++units;
            if (live - units < control.needed) pairs.emplace_back(c, v);
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    const auto withHome = holding(m_network->sites[layered.home.at()].atom);
    std::vector<Deaths> all;
    for (std::size_t i = 0; i < pairs.size();) {
        const ComponentId c = pairs[i].first;
        Deaths deaths{c, {}};
        for (; i < pairs.size() && pairs[i].first == c; ++i) {
            deaths.vertices.push_back(pairs[i].second);
        }
        if (!std::binary_search(withHome.begin(), withHome.end(), c)) {
            all.push_back(std::move(deaths));
        }
    }
    return all;
}

bool reaches(const LayeredNetwork& layered, const std::vector<std::uint8_t>& removed) {
    std::vector<std::uint8_t> seen(layered.vertices.size(), 0);
    std::vector<std::uint32_t> open{LayeredNetwork::source};
    seen[LayeredNetwork::source] = 1;
    while (!open.empty()) {
        const std::uint32_t v = open.back();
        open.pop_back();
        if (v == LayeredNetwork::sink) return true;
        for (const std::uint32_t head : layered.out(v)) {
            if (seen[head] != 0 || removed[head] != 0) continue;
            seen[head] = 1;
            open.push_back(head);
        }
    }
    return false;
}

std::vector<ComponentId> cutComponents(const LayeredNetwork& layered,
                                       const std::vector<LayeredComponents::Deaths>& deaths) {
    std::vector<ComponentId> cuts;
    std::vector<std::uint8_t> removed(layered.vertices.size(), 0);
    if (!reaches(layered, removed)) return cuts;
    const std::vector<std::uint32_t> all = dominators(layered);
    std::vector<std::uint8_t> dominates(layered.vertices.size(), 0);
    for (const std::uint32_t v : all) dominates[v] = 1;
    std::vector<ComponentId> holders;
    for (std::uint32_t v = 0; v < layered.vertices.size(); ++v) {
        const ComponentId holder = layered.vertices[v].holder;
        if (!holder.valid()) continue;
        // All that dies with it leads through this one vertex.
        holders.push_back(holder);
        if (dominates[v] != 0) cuts.push_back(holder);
    }
    std::sort(holders.begin(), holders.end());
    for (const LayeredComponents::Deaths& death : deaths) {
        if (std::binary_search(holders.begin(), holders.end(), death.component)) continue;
        if (death.vertices.size() == 1) {
            if (dominates[death.vertices.front()] != 0) cuts.push_back(death.component);
            continue;
        }
        for (const std::uint32_t v : death.vertices) removed[v] = 1;
        if (!reaches(layered, removed)) cuts.push_back(death.component);
        for (const std::uint32_t v : death.vertices) removed[v] = 0;
    }
    std::sort(cuts.begin(), cuts.end());
    return cuts;
}

}  // namespace peerplan
