// SPDX-License-Identifier: MIT
// Built as C++17: LEMON 1.3.1 calls what C++20 took out of std::allocator.
#include <lemon/dijkstra.h>
#include <lemon/quad_heap.h>
#include <lemon/static_graph.h>

#include <utility>

#include "tests/bench/sweep/sweep_network.h"

namespace peerplan::bench {

SweepWorst sweepOnLemon(const SweepNetwork& network, const std::vector<std::uint32_t>& failures) {
    using Graph = lemon::StaticDigraph;
    using Costs = Graph::ArcMap<std::int64_t>;
    using Places = Graph::NodeMap<int>;
    using Heap = lemon::QuadHeap<std::int64_t, Places>;
    using Search = lemon::Dijkstra<Graph, Costs>::SetStandardHeap<Heap, Places>::Create;

    // The reversed graph; arc i of it is arc `arcOf[i]`.
    std::vector<std::uint32_t> next(network.nodes + 1, 0);
    for (const SweepArc& arc : network.arcs) ++next[arc.head + 1];
    for (std::uint32_t v = 0; v < network.nodes; ++v) next[v + 1] += next[v];
    std::vector<std::pair<int, int>> ends(network.arcs.size());
    std::vector<std::uint32_t> arcOf(network.arcs.size());
    for (std::uint32_t a = 0; a < network.arcs.size(); ++a) {
        const SweepArc& arc = network.arcs[a];
        arcOf[next[arc.head]] = a;
        ends[next[arc.head]++] = {static_cast<int>(arc.head), static_cast<int>(arc.tail)};
    }
    Graph graph;
    graph.build(static_cast<int>(network.nodes), ends.begin(), ends.end());

    Costs costs(graph);
    Search search(graph, costs);
    std::vector<std::int64_t> cost;
    std::vector<std::int64_t> dist(network.nodes);
    std::vector<double> flow(network.nodes);
    std::vector<double> load(network.arcs.size());
    std::vector<std::uint32_t> order;
    order.reserve(network.nodes);

    SweepWorst worst;
    std::vector<std::uint32_t> states = failures;
    states.push_back(network.links);
    for (const std::uint32_t failed : states) {
        costsWithout(network, failed, cost);
        for (std::size_t i = 0; i < arcOf.size(); ++i) {
            costs[graph.arc(static_cast<int>(i))] = cost[arcOf[i]];
        }
        load.assign(load.size(), 0);
        for (const std::uint32_t target : network.destinations) {
            order.clear();
            dist.assign(dist.size(), std::numeric_limits<std::int64_t>::max() / 2);
            search.init();
            search.addSource(graph.node(static_cast<int>(target)));
            while (!search.emptyQueue()) {
                const Graph::Node settled = search.processNextNode();
                const auto v = static_cast<std::uint32_t>(graph.id(settled));
                order.push_back(v);
                dist[v] = search.dist(settled);
            }
            layLoads(network, cost.data(), dist.data(), order.data(), order.size(), target, flow,
                     load);
        }
        worst.push_back(worstOf(network, load));
    }
    return worst;
}

}  // namespace peerplan::bench
