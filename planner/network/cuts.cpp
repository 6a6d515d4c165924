// SPDX-License-Identifier: MIT
#include "planner/network/cuts.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace peerplan {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;

/// Two places and the span between them; `none` where a connection ends at its network.
using Join = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_index_t, std::size_t>>;

/// Places are the nodes of the WAN, then the networks without PoPs.
class Places {
  public:
    explicit Places(const WanGraph& wan) : m_wan(wan) {
        for (const Arc& arc : wan.arcs) {
            const Span& first = wan.spans[arc.part[0] / 2];
            if (arc.part[1] != Arc::noPart) {
                add(arc.tail.value, networkPlace(first.network), arc.part[0] / 2);
                add(arc.head.value, networkPlace(first.network), arc.part[1] / 2);
            } else if (isExit(arc.head) || isExit(arc.tail)) {
                const std::uint32_t network = networkPlace(first.network);
                add(isExit(arc.head) ? arc.tail.value : arc.head.value, network, arc.part[0] / 2);
                add(isExit(arc.head) ? arc.head.value : arc.tail.value, network, none);
            } else {
                add(arc.tail.value, arc.head.value, arc.part[0] / 2);
            }
        }
        std::sort(m_joins.begin(), m_joins.end());
        m_joins.erase(std::unique(m_joins.begin(), m_joins.end()), m_joins.end());
    }

    std::size_t count() const { return m_wan.nodeCount() + m_networks.size(); }
    const std::vector<Join>& joins() const { return m_joins; }
    /// Whether it carries others' traffic.
    bool joins(std::uint32_t place) const {
        return place >= m_wan.nodeCount() || m_wan.inner[place] != 0;
    }
    ComponentId componentOf(std::uint32_t place, const ComponentIndex& components) const {
        if (place < m_wan.nodeCount()) return components.componentOf(m_wan.nodeAtom[place]);
        return m_order[place - m_wan.nodeCount()];
    }

  private:
    /// Where a connection ends at a network without PoPs: neither a site nor a PoP.
    bool isExit(NodeId node) const {
        return node.at() >= m_wan.siteCount && m_wan.inner[node.at()] == 0;
    }
    std::uint32_t networkPlace(ComponentId network) {
        const auto next = static_cast<std::uint32_t>(m_wan.nodeCount() + m_networks.size());
        const auto [at, fresh] = m_networks.emplace(network, next);
        if (fresh) m_order.push_back(network);
        return at->second;
    }
    void add(std::uint32_t a, std::uint32_t b, std::uint32_t span) {
        if (a != b) m_joins.emplace_back(std::min(a, b), std::max(a, b), span);
    }

    const WanGraph& m_wan;
    std::vector<Join> m_joins;
    std::map<ComponentId, std::uint32_t> m_networks;
    std::vector<ComponentId> m_order;
};

/// A place at the edge, which carries nobody else's traffic: whom it is joined to.
struct Rim {
    /// A neighbour in the core, the part of the core that it belongs to, and the span.
    struct Way {
        std::uint32_t part;
        std::uint32_t to;
        std::uint32_t span;
        auto operator<=>(const Way&) const = default;
    };
    std::vector<Way> core;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> rim;

    /// The parts of the core that it reaches, ascending, but for one.
    std::vector<std::uint32_t> parts(std::uint32_t butFor = none) const {
        std::vector<std::uint32_t> out;
        for (const Way& way : core) {
            if (way.part != butFor && (out.empty() || out.back() != way.part)) {
                out.push_back(way.part);
            }
        }
        return out;
    }
};

bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) return true;
        *i < *j ? ++i : ++j;
    }
    return false;
}

class Finder {
  public:
    explicit Finder(const CompiledNetwork& network) : m_network(network), m_places(network.wan) {}

    Cuts find() {
        buildCore();
        placeRim();
        hangRim();
        searchCore();
        for (const auto& [place, rim] : m_rim) bridgesOf(place, rim);
        Cuts cuts;
        for (const std::uint32_t point : m_points) {
            const ComponentId component = m_places.componentOf(point, m_network.components);
            if (component.valid()) cuts.points.push_back(component);
        }
        for (const std::uint32_t span : m_bridges) {
            cuts.bridges.push_back(m_network.wan.spans[span].element);
        }
        std::sort(cuts.points.begin(), cuts.points.end());
        std::sort(cuts.bridges.begin(), cuts.bridges.end());
        return cuts;
    }

  private:
    /// The graph of all places that carry traffic, parallel links as one edge.
    void buildCore() {
        m_vertex.assign(m_places.count(), none);
        for (std::uint32_t place = 0; place < m_places.count(); ++place) {
            if (!m_places.joins(place)) continue;
            m_vertex[place] = static_cast<std::uint32_t>(m_placeOf.size());
            m_placeOf.push_back(place);
        }
        m_core = Graph(m_placeOf.size());
        for (const auto& [a, b, span] : m_places.joins()) {
            if (m_vertex[a] == none || m_vertex[b] == none) continue;
            const bool again = !m_edges.empty() && m_edges.back().a == a && m_edges.back().b == b;
            if (again) {
                m_edges.back().parallel = true;
                continue;
            }
            boost::add_edge(m_vertex[a], m_vertex[b], m_edges.size(), m_core);
            m_edges.push_back({a, b, span, false});
        }
        m_part.resize(m_placeOf.size());
        const auto parts = boost::connected_components(m_core, m_part.data());
        m_partSize.assign(static_cast<std::size_t>(parts), 0);
        for (const std::uint32_t part : m_part) ++m_partSize[part];
    }

    void placeRim() {
        const auto way = [this](std::uint32_t from, std::uint32_t to, std::uint32_t span) {
            if (m_vertex[from] != none) return;
            if (m_vertex[to] == none) {
                m_rim[from].rim.emplace_back(to, span);
            } else {
                m_rim[from].core.push_back({m_part[m_vertex[to]], to, span});
            }
        };
        for (const auto& [a, b, span] : m_places.joins()) {
            way(a, b, span);
            way(b, a, span);
        }
        for (auto& [place, rim] : m_rim) std::sort(rim.core.begin(), rim.core.end());
    }

    /// Hangs each place of the rim as a leaf on its only neighbour in a part of the core: for one
    /// with two neighbours there, no failure cuts it off that does not split the core.
    void hangRim() {
        for (const auto& [place, rim] : m_rim) {
            for (auto first = rim.core.begin(); first != rim.core.end();) {
                const auto last = std::find_if(first, rim.core.end(), [&](const Rim::Way& way) {
                    return way.part != first->part;
                });
                if (std::prev(last)->to == first->to) {
                    const auto leaf = boost::add_vertex(m_core);
                    boost::add_edge(m_vertex[first->to], leaf, m_edges.size(), m_core);
                    m_edges.push_back({first->to, place, none, true});
                    if (m_partSize[first->part] == 1) m_leaves[first->to].push_back(place);
                }
                first = last;
            }
        }
    }

    void searchCore() {
        std::vector<std::size_t> block(m_edges.size());
        std::vector<Graph::vertex_descriptor> points;
        const auto indices = boost::get(boost::edge_index, m_core);
        const auto blocks = boost::biconnected_components(
                                m_core, boost::make_iterator_property_map(block.begin(), indices),
                                std::back_inserter(points))
                                .first;
        for (const auto vertex : points) {
            const std::uint32_t place = m_placeOf[vertex];
            // Alone in its part of the core it separates its leaves from each other, or nobody.
            if (m_partSize[m_part[vertex]] > 1 || separatesLeaves(place)) m_points.push_back(place);
        }
        std::vector<std::size_t> size(blocks, 0);
        for (const std::size_t b : block) ++size[b];
        for (std::size_t e = 0; e < m_edges.size(); ++e) {
            const Edge& edge = m_edges[e];
            if (size[block[e]] == 1 && !edge.parallel && edge.span != none) {
                m_bridges.push_back(edge.span);
            }
        }
    }

    /// Whether two of a place's leaves reach each other by that place alone: neither by a link of
    /// their own nor by another part of the core.
    bool separatesLeaves(std::uint32_t place) const {
        const std::uint32_t part = m_part[m_vertex[place]];
        std::map<std::vector<std::uint32_t>, std::vector<std::uint32_t>> byParts;
        for (const std::uint32_t leaf : m_leaves.at(place)) {
            byParts[m_rim.at(leaf).parts(part)].push_back(leaf);
        }
        for (auto a = byParts.begin(); a != byParts.end(); ++a) {
            for (auto b = a; b != byParts.end(); ++b) {
                if (meet(a->first, b->first)) continue;
                // Ends at the first two without a link; there are no more with one than links.
                for (const std::uint32_t one : a->second) {
                    for (const std::uint32_t other : b->second) {
                        if (one != other && !linked(one, other)) return true;
                    }
                }
            }
        }
        return false;
    }

    bool linked(std::uint32_t one, std::uint32_t other) const {
        const auto& rim = m_rim.at(one).rim;
        return std::any_of(rim.begin(), rim.end(),
                           [other](const auto& way) { return way.first == other; });
    }

    /// Bridges between a place of the rim and its neighbours.
    void bridgesOf(std::uint32_t place, const Rim& rim) {
        for (std::size_t i = 0; i < rim.core.size(); ++i) {
            const bool before = i > 0 && rim.core[i - 1].part == rim.core[i].part;
            const bool after = i + 1 < rim.core.size() && rim.core[i + 1].part == rim.core[i].part;
            if (!before && !after && rim.core[i].span != none)
                m_bridges.push_back(rim.core[i].span);
        }
        for (const auto& [other, span] : rim.rim) {
            if (other < place) continue;
            const auto same = std::count_if(
                rim.rim.begin(), rim.rim.end(),
                [neighbour = other](const auto& way) { return way.first == neighbour; });
            if (same == 1 && !meet(rim.parts(), m_rim.at(other).parts())) m_bridges.push_back(span);
        }
    }

    struct Edge {
        std::uint32_t a;
        std::uint32_t b;
        std::uint32_t span;
        bool parallel;
    };

    const CompiledNetwork& m_network;
    Places m_places;
    Graph m_core;
    std::vector<Edge> m_edges;
    /// The vertex of each place, `none` at the rim; the place of each vertex.
    std::vector<std::uint32_t> m_vertex;
    std::vector<std::uint32_t> m_placeOf;
    /// The part of the core that each vertex belongs to, and how many do.
    std::vector<std::uint32_t> m_part;
    std::vector<std::uint32_t> m_partSize;
    std::map<std::uint32_t, Rim> m_rim;
    /// Leaves of places that are alone in their part of the core.
    std::map<std::uint32_t, std::vector<std::uint32_t>> m_leaves;
    std::vector<std::uint32_t> m_points;
    std::vector<std::uint32_t> m_bridges;
};

}  // namespace

Cuts findCuts(const CompiledNetwork& network) {
    return Finder(network).find();
}

}  // namespace peerplan
