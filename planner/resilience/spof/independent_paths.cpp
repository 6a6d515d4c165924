// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/independent_paths.h"

#include <algorithm>
#include <map>
#include <utility>

namespace peerplan {
namespace {

constexpr std::uint32_t nobody = 0xffffffffU;

/// Whether a component is what several things share, rather than a thing or a place.
bool isSharedRisk(FailureKind kind) {
    return kind == FailureKind::Provider || kind == FailureKind::Isp ||
           kind == FailureKind::RiskGroup || kind == FailureKind::Metro;
}

/// A maximum flow of vertex-disjoint paths, by augmenting breadth-first (each vertex an in- and an
/// out-half): few paths, so that no better algorithm pays.
class DisjointPaths {
  public:
    explicit DisjointPaths(const LayeredNetwork& layered)
        : m_layered(layered),
          m_next(layered.vertices.size(), nobody),
          m_previous(layered.vertices.size(), nobody) {}

    std::size_t run(std::size_t most) {
        std::size_t paths = 0;
        while (paths < most && augment()) ++paths;
        return paths;
    }

    /// The paths found, each from the first vertex behind the source to the last before the sink.
    std::vector<std::vector<std::uint32_t>> paths() const {
        std::vector<std::vector<std::uint32_t>> all;
        for (const std::uint32_t first : m_starts) {
            std::vector<std::uint32_t> path;
            for (std::uint32_t v = first; v != LayeredNetwork::sink; v = m_next[v]) {
                path.push_back(v);
            }
            all.push_back(std::move(path));
        }
        return all;
    }

  private:
    // State 2v: arrived at v from outside; 2v + 1: may leave v. A vertex on a path is entered only
    // to push its path back: then it may go on to where the path came from, or, having been
    // reached against the flow, leave anew.
    bool augment() {
        const std::size_t states = 2 * m_layered.vertices.size();
        m_from.assign(states, nobody);
        m_open.clear();
        const std::uint32_t start = 2 * LayeredNetwork::source + 1;
        m_from[start] = start;
        m_open.push_back(start);
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            const std::uint32_t state = m_open[i];
            const std::uint32_t v = state / 2;
            if (v == LayeredNetwork::sink) {
                apply(state);
                return true;
            }
            const bool used = v != LayeredNetwork::source && m_next[v] != nobody;
            if (state % 2 == 0) {
                if (!used) {
                    visit(2 * v + 1, state);
                } else if (m_previous[v] != LayeredNetwork::source) {
                    // Against the flow into v: back out of the vertex before it.
                    visit(2 * m_previous[v] + 1, state);
                }
                continue;
            }
            for (const std::uint32_t head : m_layered.out(v)) {
                if (head == LayeredNetwork::source) continue;
                if (used && m_next[v] == head) continue;
                if (v == LayeredNetwork::source && head != LayeredNetwork::sink &&
                    m_previous[head] == LayeredNetwork::source && m_next[head] != nobody) {
                    continue;
                }
                visit(2 * head, state);
            }
            // Against the flow through v itself.
            if (used) visit(2 * v, state);
        }
        return false;
    }

    void visit(std::uint32_t state, std::uint32_t from) {
        if (m_from[state] != nobody) return;
        m_from[state] = from;
        m_open.push_back(state);
    }

    /// Turns the augmenting walk over: edges that it takes are added, those that it takes back are
    /// dropped.
    void apply(std::uint32_t last) {
        std::vector<std::uint32_t> walk;
        for (std::uint32_t state = last;; state = m_from[state]) {
            walk.push_back(state);
            if (m_from[state] == state) break;
        }
        std::reverse(walk.begin(), walk.end());
        std::vector<std::pair<std::uint32_t, std::uint32_t>> added;
        for (std::size_t i = 0; i + 1 < walk.size(); ++i) {
            const std::uint32_t v = walk[i] / 2;
            const std::uint32_t w = walk[i + 1] / 2;
            if (v == w) continue;
            if (walk[i] % 2 == 1) {
                added.emplace_back(v, w);
            } else {
                // w -> v was on a path and is not any more.
                m_next[w] = nobody;
                m_previous[v] = nobody;
            }
        }
        for (const auto& [v, w] : added) {
            if (v == LayeredNetwork::source) {
                m_starts.push_back(w);
            } else {
                m_next[v] = w;
            }
            if (w != LayeredNetwork::sink) m_previous[w] = v;
        }
    }

    const LayeredNetwork& m_layered;
    std::vector<std::uint32_t> m_next;
    std::vector<std::uint32_t> m_previous;
    std::vector<std::uint32_t> m_starts;
    std::vector<std::uint32_t> m_from;
    std::vector<std::uint32_t> m_open;
};

/// Counts paths that share no component of some kinds, by taking one after the other.
class SharedNothing {
  public:
    SharedNothing(const LayeredNetwork& layered,
                  const std::vector<const LayeredComponents::Deaths*>& deaths)
        : m_layered(layered), m_deaths(deaths), m_ofVertex(layered.vertices.size()) {
        for (std::uint32_t d = 0; d < deaths.size(); ++d) {
            for (const std::uint32_t v : deaths[d]->vertices) m_ofVertex[v].push_back(d);
        }
    }

    /// The shortest way, what it stands on taken away, and so on.
    std::uint32_t greedy() {
        m_removed.assign(m_layered.vertices.size(), 0);
        std::uint32_t count = 0;
        std::vector<std::uint32_t> path;
        while (shortest(path)) {
            ++count;
            take(path);
            if (path.empty()) break;
        }
        return count;
    }

    /// How many of these paths can be kept, the shortest first.
    std::uint32_t among(std::vector<std::vector<std::uint32_t>> paths) {
        m_removed.assign(m_layered.vertices.size(), 0);
        std::stable_sort(paths.begin(), paths.end(),
                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
        std::uint32_t count = 0;
        for (const std::vector<std::uint32_t>& path : paths) {
            const bool free = std::none_of(path.begin(), path.end(),
                                           [&](std::uint32_t v) { return m_removed[v] != 0; });
            if (!free) continue;
            ++count;
            take(path);
        }
        return count;
    }

  private:
    void take(const std::vector<std::uint32_t>& path) {
        for (const std::uint32_t v : path) {
            m_removed[v] = 1;
            for (const std::uint32_t d : m_ofVertex[v]) {
                for (const std::uint32_t other : m_deaths[d]->vertices) m_removed[other] = 1;
            }
        }
    }

    bool shortest(std::vector<std::uint32_t>& path) {
        path.clear();
        std::vector<std::uint32_t> from(m_layered.vertices.size(), nobody);
        std::vector<std::uint32_t> open{LayeredNetwork::source};
        from[LayeredNetwork::source] = LayeredNetwork::source;
        for (std::size_t i = 0; i < open.size(); ++i) {
            for (const std::uint32_t head : m_layered.out(open[i])) {
                if (from[head] != nobody || m_removed[head] != 0) continue;
                from[head] = open[i];
                open.push_back(head);
            }
        }
        if (from[LayeredNetwork::sink] == nobody) return false;
        for (std::uint32_t v = from[LayeredNetwork::sink]; v != LayeredNetwork::source;
             v = from[v]) {
            path.push_back(v);
        }
        return true;
    }

    const LayeredNetwork& m_layered;
    const std::vector<const LayeredComponents::Deaths*>& m_deaths;
    std::vector<std::vector<std::uint32_t>> m_ofVertex;
    std::vector<std::uint8_t> m_removed;
};

}  // namespace

IndependentPaths independentPaths(const CompiledNetwork& network, const LayeredNetwork& layered,
                                  const std::vector<LayeredComponents::Deaths>& deaths) {
    IndependentPaths result;
    if (!reaches(layered, std::vector<std::uint8_t>(layered.vertices.size(), 0))) return result;
    const std::vector<ComponentId> cuts = cutComponents(layered, deaths);
    std::vector<const LayeredComponents::Deaths*> equipment;
    std::vector<const LayeredComponents::Deaths*> all;
    bool anyEquipment = false;
    for (const LayeredComponents::Deaths& death : deaths) {
        all.push_back(&death);
        if (!isSharedRisk(network.components[death.component].failureKind)) {
            equipment.push_back(&death);
        }
    }
    for (const ComponentId cut : cuts) {
        anyEquipment = anyEquipment || !isSharedRisk(network.components[cut].failureKind);
    }
    DisjointPaths disjoint(layered);
    const auto most = static_cast<std::uint32_t>(disjoint.run(anyEquipment ? 1 : layered.egresses));
    const auto bounds = [&](const std::vector<const LayeredComponents::Deaths*>& kinds, bool cut) {
        SpofPaths paths{1, cut ? 1U : most};
        if (paths.most > 1) {
            SharedNothing shared(layered, kinds);
            paths.least = std::max(shared.greedy(), shared.among(disjoint.paths()));
        }
        return paths;
    };
    result.paths = bounds(equipment, anyEquipment);
    result.riskPaths = bounds(all, !cuts.empty());
    return result;
}

struct PathCounter::Impl {
    explicit Impl(const Workspace& state)
        : base(state), network(state.network()), components(network) {}

    using Key = std::vector<std::uint32_t>;

    /// A component as the key of a site says it: what is only the site's own by first appearance,
    /// any other by its id.
    std::uint32_t named(ComponentId component, SiteId home) {
        if (network.leafOf(component) != home) return component.value;
        const auto at = std::find(own.begin(), own.end(), component);
        const auto nth = static_cast<std::uint32_t>(at - own.begin());
        if (at == own.end()) own.push_back(component);
        return 0x80000000U + nth;
    }

    void addAtom(Key& key, AtomId atom, SiteId home) {
        key.push_back(base.alive(atom) ? 1 : 0);
        const auto holding = components.holding(atom);
        key.push_back(static_cast<std::uint32_t>(holding.size()));
        for (const ComponentId component : holding) key.push_back(named(component, home));
    }

    void addPerimeter(Key& key, PerimeterId id, SiteId home) {
        const CompiledPerimeter& perimeter = network.perimeters[id.at()];
        if (perimeter.site != home) {
            key.push_back(id.value);
            return;
        }
        key.push_back(nobody);
        key.push_back((perimeter.covers[0] ? 1U : 0U) | (perimeter.covers[1] ? 2U : 0U) |
                      (perimeter.directions[0] ? 4U : 0U) | (perimeter.directions[1] ? 8U : 0U));
        key.push_back(perimeter.controlCount);
        for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
            const CompiledControl& control = network.controls[perimeter.firstControl + c];
            key.push_back(static_cast<std::uint32_t>(control.units));
            key.push_back(static_cast<std::uint32_t>(control.needed));
            for (std::int64_t u = 0; u < control.units; ++u) {
                addAtom(key, AtomId(control.firstUnit.at() + static_cast<std::size_t>(u)), home);
            }
        }
    }

    /// What distinguishes the site's way into the network from others'.
    const Key& attachment(SiteId home) {
        if (home == lastHome) return lastKey;
        lastHome = home;
        Key& key = lastKey;
        key.clear();
        own.clear();
        const WanGraph& wan = network.wan;
        // With what takes the site itself along: that is no failure of its ways (rule F1).
        addAtom(key, network.sites[home.at()].atom, home);
        // Others' traffic may cross or end at such a site, so that it is like no other.
        if (network.leafOf(network.sites[home.at()].component) != home) {
            key.push_back(home.value);
            return key;
        }
        for (const Arc& arc : wan.out(NodeId(home.at()))) {
            key.push_back(arc.head.value);
            for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
                addAtom(key, wan.spans[arc.part[k] / 2].atom, home);
            }
        }
        key.push_back(nobody);
        for (std::uint32_t i = network.firstOwnPerimeter[home.at()];
             i < network.firstOwnPerimeter[home.at() + 1]; ++i) {
            addPerimeter(key, network.ownPerimeter[i], home);
        }
        key.push_back(nobody);
        for (std::uint32_t i = network.firstOwnInternet[home.at()];
             i < network.firstOwnInternet[home.at() + 1]; ++i) {
            const Egress& egress = network.egresses[network.ownInternet[i].at()];
            addAtom(key, network.entries[egress.firstEntry].atom, home);
            key.push_back(egress.ownSitePerimeter ? 1 : 0);
            for (const PerimeterId p : egress.perimeters) addPerimeter(key, p, home);
        }
        return key;
    }

    Key keyOf(const Flow& flow) {
        Key key = attachment(flow.site);
        key.push_back(flow.candidates);
        return key;
    }

    void mark(std::span<const ComponentId> all, std::vector<std::uint8_t>& marks) const {
        for (const ComponentId component : all) marks[component.at()] = 1;
    }

    void markCutsOf(const Flow& flow, std::vector<std::uint8_t>& mayCut) {
        const auto [at, fresh] = cuts.emplace(keyOf(flow), std::vector<ComponentId>{});
        if (fresh) {
            const LayeredNetwork layered = layeredNetwork(base, flow, true);
            at->second = cutComponents(layered, components.deaths(base, layered));
            std::erase_if(at->second,
                          [&](ComponentId component) { return network.leafOf(component).valid(); });
        }
        mark(at->second, mayCut);
    }

    /// R7: the first gateway that lives takes the flow, whether it gets on from there or not.
    void markGatewayCuts(const Flow& flow, std::size_t group, std::vector<std::uint8_t>& mayCut) {
        for (std::uint32_t g = network.firstGateway[flow.site.at()];
             g < network.firstGateway[flow.site.at() + 1]; ++g) {
            const GatewayChoice& gateway = network.gateways[g];
            const std::size_t site = gateway.site.at();
            mark(components.holding(gateway.atom), mayCut);
            mark(components.holding(network.sites[site].atom), mayCut);
            for (std::uint32_t i = network.firstOwnInternet[site];
                 i < network.firstOwnInternet[site + 1]; ++i) {
                const Egress& egress = network.egresses[network.ownInternet[i].at()];
                mark(components.holding(network.entries[egress.firstEntry].atom), mayCut);
            }
            markCutsOf(network.flows[site * network.groupCount + group], mayCut);
        }
    }

    const Workspace& base;
    const CompiledNetwork& network;
    LayeredComponents components;
    std::map<Key, IndependentPaths> known;
    std::map<Key, std::vector<ComponentId>> cuts;
    SiteId lastHome;
    Key lastKey;
    std::vector<ComponentId> own;
};

PathCounter::PathCounter(const Workspace& base) : m_impl(std::make_unique<Impl>(base)) {}
PathCounter::~PathCounter() = default;

std::size_t PathCounter::classes() const {
    return m_impl->known.size();
}

IndependentPaths PathCounter::count(FlowId id) {
    Impl& impl = *m_impl;
    const Flow& flow = impl.network.flows[id.at()];
    const Outcome outcome = impl.base.flow(id).outcome;
    if (flow.access != Access::Wan) {
        if (outcome != Outcome::Served) return {};
        std::uint32_t most = 1;
        if (flow.access == Access::Gateway) {
            most = impl.network.firstGateway[flow.site.at() + 1] -
                   impl.network.firstGateway[flow.site.at()];
        }
        return {{1, most}, {1, most}};
    }
    const auto [at, fresh] = impl.known.emplace(impl.keyOf(flow), IndependentPaths{});
    if (fresh) {
        const LayeredNetwork layered = layeredNetwork(impl.base, flow, false);
        at->second =
            independentPaths(impl.network, layered, impl.components.deaths(impl.base, layered));
    }
    return at->second;
}

void PathCounter::markCuts(FlowId id, std::vector<std::uint8_t>& mayCut) {
    const Flow& flow = m_impl->network.flows[id.at()];
    switch (flow.access) {
        case Access::Wan:
            m_impl->markCutsOf(flow, mayCut);
            break;
        case Access::Gateway:
            m_impl->markGatewayCuts(flow, id.at() % m_impl->network.groupCount, mayCut);
            break;
        case Access::Direct:
            // Past everything of the company's.
            break;
    }
}

}  // namespace peerplan
