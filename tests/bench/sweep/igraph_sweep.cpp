// SPDX-License-Identifier: MIT
#include <igraph/igraph.h>

#include <algorithm>
#include <numeric>

#include "tests/bench/sweep/sweep_network.h"

namespace peerplan::bench {

SweepWorst sweepOnIgraph(const SweepNetwork& network, const std::vector<std::uint32_t>& failures) {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    for (const SweepArc& arc : network.arcs) {
        igraph_vector_int_push_back(&ends, arc.tail);
        igraph_vector_int_push_back(&ends, arc.head);
    }
    igraph_t graph;
    igraph_create(&graph, &ends, network.nodes, true);
    igraph_vector_t weights;
    igraph_vector_init(&weights, static_cast<igraph_integer_t>(network.arcs.size()));
    igraph_vector_int_t targets;
    igraph_vector_int_init(&targets, 0);
    for (const std::uint32_t t : network.destinations) igraph_vector_int_push_back(&targets, t);
    igraph_matrix_t distances;
    igraph_matrix_init(&distances, 0, 0);

    std::vector<std::int64_t> cost;
    std::vector<std::int64_t> dist(network.nodes);
    std::vector<double> flow(network.nodes);
    std::vector<double> load(network.arcs.size());
    std::vector<std::uint32_t> order(network.nodes);
    SweepWorst worst;
    std::vector<std::uint32_t> states = failures;
    states.push_back(network.links);
    for (const std::uint32_t failed : states) {
        costsWithout(network, failed, cost);
        for (std::size_t a = 0; a < cost.size(); ++a) {
            VECTOR(weights)[a] = static_cast<double>(cost[a]);
        }
        load.assign(load.size(), 0);
        // Distances from every target against the arcs: one row a target.
        igraph_distances_dijkstra(&graph, &distances, igraph_vss_vector(&targets), igraph_vss_all(),
                                  &weights, IGRAPH_IN);
        for (std::size_t row = 0; row < network.destinations.size(); ++row) {
            for (std::uint32_t v = 0; v < network.nodes; ++v) {
                const double d = MATRIX(distances, static_cast<igraph_integer_t>(row), v);
                dist[v] = d < 2.0 * static_cast<double>(failedCost) ? static_cast<std::int64_t>(d)
                                                                    : 2 * failedCost;
            }
            std::iota(order.begin(), order.end(), 0U);
            std::sort(order.begin(), order.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return dist[a] < dist[b]; });
            layLoads(network, cost.data(), dist.data(), order.data(), order.size(),
                     network.destinations[row], flow, load);
        }
        worst.push_back(worstOf(network, load));
    }
    igraph_matrix_destroy(&distances);
    igraph_vector_int_destroy(&targets);
    igraph_vector_destroy(&weights);
    igraph_destroy(&graph);
    igraph_vector_int_destroy(&ends);
    return worst;
}

}  // namespace peerplan::bench
