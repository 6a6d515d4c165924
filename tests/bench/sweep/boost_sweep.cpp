// SPDX-License-Identifier: MIT
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/two_bit_color_map.hpp>
#include <functional>
#include <utility>

#include "tests/bench/sweep/sweep_network.h"

namespace peerplan::bench {
namespace {

using Vertex = std::uint32_t;
using Graph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

/// Notes vertices as they are settled.
struct Settling : boost::default_dijkstra_visitor {
    std::vector<Vertex>* order;
    explicit Settling(std::vector<Vertex>& to) : order(&to) {}
    template <class G>
    void finish_vertex(Vertex vertex, const G&) {
        order->push_back(vertex);
    }
};

}  // namespace

SweepWorst sweepOnBoost(const SweepNetwork& network, const std::vector<std::uint32_t>& failures) {
    // The reversed graph by compressed rows; edge i of it is arc `arcOf[i]`.
    std::vector<std::pair<Vertex, Vertex>> ends;
    for (const SweepArc& arc : network.arcs) ends.emplace_back(arc.head, arc.tail);
    std::vector<std::uint32_t> arcOf(network.arcs.size());
    std::vector<std::uint32_t> next(network.nodes + 1, 0);
    for (const auto& end : ends) ++next[end.first + 1];
    for (std::uint32_t v = 0; v < network.nodes; ++v) next[v + 1] += next[v];
    std::vector<std::pair<Vertex, Vertex>> sorted(ends.size());
    for (std::uint32_t a = 0; a < ends.size(); ++a) {
        arcOf[next[ends[a].first]] = a;
        sorted[next[ends[a].first]++] = ends[a];
    }
    const Graph graph(boost::edges_are_sorted, sorted.begin(), sorted.end(), network.nodes);

    const auto indices = boost::get(boost::vertex_index, graph);
    std::vector<std::int64_t> cost;
    std::vector<std::int64_t> weight(arcOf.size());
    std::vector<std::int64_t> dist(network.nodes);
    std::vector<double> flow(network.nodes);
    std::vector<double> load(network.arcs.size());
    std::vector<Vertex> order;
    order.reserve(network.nodes);
    boost::two_bit_color_map<decltype(indices)> colors(network.nodes, indices);
    const auto weights =
        boost::make_iterator_property_map(weight.begin(), boost::get(boost::edge_index, graph));
    const auto distances = boost::make_iterator_property_map(dist.begin(), indices);

    SweepWorst worst;
    std::vector<std::uint32_t> states = failures;
    states.push_back(network.links);
    for (const std::uint32_t failed : states) {
        costsWithout(network, failed, cost);
        for (std::size_t i = 0; i < arcOf.size(); ++i) weight[i] = cost[arcOf[i]];
        load.assign(load.size(), 0);
        for (const std::uint32_t target : network.destinations) {
            order.clear();
            dist.assign(dist.size(), std::numeric_limits<std::int64_t>::max());
            dist[target] = 0;
            for (Vertex v = 0; v < network.nodes; ++v) {
                boost::put(colors, v, boost::two_bit_white);
            }
            boost::dijkstra_shortest_paths_no_init(
                graph, target, boost::dummy_property_map(), distances, weights, indices,
                std::less<std::int64_t>(), std::plus<std::int64_t>(), std::int64_t{0},
                Settling(order), colors);
            layLoads(network, cost.data(), dist.data(), order.data(), order.size(), target, flow,
                     load);
        }
        worst.push_back(worstOf(network, load));
    }
    return worst;
}

}  // namespace peerplan::bench
