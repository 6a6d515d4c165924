// SPDX-License-Identifier: MIT
#pragma once

/// The WAN as a graph that algorithms of Boost.Graph take, without a copy. Include it in .cpp files
/// only: Boost.Graph takes its time to compile.

#include <boost/graph/graph_traits.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstdint>
#include <utility>

#include "planner/network/network.h"

namespace peerplan {

/// Vertices are node ids, edges positions in `arcs`. Models VertexListGraph, EdgeListGraph and
/// IncidenceGraph. Rule W2 is the caller's: most algorithms want a filtered_graph that drops arcs
/// out of nodes that carry nobody's traffic.
struct BoostView {
    const WanGraph* wan = nullptr;

    using vertex_descriptor = std::uint32_t;
    using edge_descriptor = std::uint32_t;
    using directed_category = boost::directed_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    struct traversal_category : boost::incidence_graph_tag,
                                boost::vertex_list_graph_tag,
                                boost::edge_list_graph_tag {};
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = boost::counting_iterator<std::uint32_t>;
    using edge_iterator = boost::counting_iterator<std::uint32_t>;
    using out_edge_iterator = boost::counting_iterator<std::uint32_t>;
    static std::uint32_t null_vertex() { return CompiledNetwork::none; }
};

inline std::pair<BoostView::vertex_iterator, BoostView::vertex_iterator> vertices(
    const BoostView& view) {
    return {BoostView::vertex_iterator(0),
            BoostView::vertex_iterator(static_cast<std::uint32_t>(view.wan->nodeCount()))};
}
inline std::size_t num_vertices(const BoostView& view) {
    return view.wan->nodeCount();
}
inline std::pair<BoostView::edge_iterator, BoostView::edge_iterator> edges(const BoostView& view) {
    return {BoostView::edge_iterator(0),
            BoostView::edge_iterator(static_cast<std::uint32_t>(view.wan->arcs.size()))};
}
inline std::size_t num_edges(const BoostView& view) {
    return view.wan->arcs.size();
}
inline std::pair<BoostView::out_edge_iterator, BoostView::out_edge_iterator> out_edges(
    std::uint32_t node, const BoostView& view) {
    return {BoostView::out_edge_iterator(view.wan->firstOut[node]),
            BoostView::out_edge_iterator(view.wan->firstOut[node + 1])};
}
inline std::size_t out_degree(std::uint32_t node, const BoostView& view) {
    return view.wan->firstOut[node + 1] - view.wan->firstOut[node];
}
inline std::uint32_t source(std::uint32_t arc, const BoostView& view) {
    return view.wan->arcs[arc].tail.value;
}
inline std::uint32_t target(std::uint32_t arc, const BoostView& view) {
    return view.wan->arcs[arc].head.value;
}

/// Costs of arcs as a property map.
inline auto arcCosts(const BoostView& view) {
    const WanGraph* wan = view.wan;
    return boost::make_function_property_map<std::uint32_t>(
        [wan](std::uint32_t arc) { return wan->arcs[arc].cost; });
}

}  // namespace peerplan
