// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>

#include "planner/resilience/spof/layered_network.h"

namespace peerplan {

std::vector<std::uint32_t> dominators(const LayeredNetwork& layered) {
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
    using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
    Graph graph(layered.vertices.size());
    for (std::uint32_t v = 0; v < layered.vertices.size(); ++v) {
        for (const std::uint32_t head : layered.out(v)) boost::add_edge(v, head, graph);
    }
    const Vertex none = boost::graph_traits<Graph>::null_vertex();
    std::vector<Vertex> above(layered.vertices.size(), none);
    boost::lengauer_tarjan_dominator_tree(
        graph, Vertex{LayeredNetwork::source},
        boost::make_iterator_property_map(above.begin(), boost::get(boost::vertex_index, graph)));
    std::vector<std::uint32_t> chain;
    for (Vertex v = above[LayeredNetwork::sink]; v != none && v != LayeredNetwork::source;
         v = above[v]) {
        chain.push_back(static_cast<std::uint32_t>(v));
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

}  // namespace peerplan
