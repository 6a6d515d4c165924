// SPDX-License-Identifier: MIT
#include "planner/network/boost_view.h"

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <limits>

#include "planner/network/compile.h"
#include "planner/routing/distances.h"
#include "tests/support/catch.h"
#include "tests/support/random_network.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<BoostView>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<BoostView>));

namespace {

/// Arcs that live and whose tail is where the path begins or carries others' traffic (W2).
struct Passable {
    const WanGraph* wan = nullptr;
    const LiveState* live = nullptr;
    std::uint32_t from = 0;
    bool operator()(std::uint32_t arc) const {
        const Arc& of = wan->arcs[arc];
        return live->arcAlive(of) && (of.tail.value == from || wan->inner[of.tail.at()] != 0);
    }
};

}  // namespace

TEST_CASE("Boost's Dijkstra finds the same distances in every single failure") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Diagnostics diagnostics;
        const CompiledNetwork network = compile(randomNetwork(seed), smallCatalogue(), diagnostics);
        const BoostView view{&network.wan};
        LiveState live(network);
        Distances distances(network);
        for (std::size_t c = 0; c <= network.components.size(); ++c) {
            live.reviveAll();
            if (c > 0) live.kill(ComponentId(c - 1));
            distances.compute(live);
            for (std::uint32_t from = 0; from < network.wan.nodeCount(); ++from) {
                constexpr auto far = std::numeric_limits<std::int64_t>::max();
                std::vector<std::int64_t> costs(network.wan.nodeCount());
                const boost::filtered_graph<BoostView, Passable> graph(
                    view, Passable{&network.wan, &live, from});
                boost::dijkstra_shortest_paths(
                    graph, from,
                    boost::weight_map(arcCosts(view))
                        .vertex_index_map(boost::typed_identity_property_map<std::uint32_t>())
                        .distance_map(boost::make_iterator_property_map(
                            costs.begin(), boost::typed_identity_property_map<std::uint32_t>()))
                        .distance_inf(far));
                for (std::uint32_t d = 0; d < network.destinations.size(); ++d) {
                    const NodeId end = network.destinations[d];
                    std::int64_t expected = costs[end.at()];
                    if (!live.nodeAlive(end)) expected = far;
                    const std::int64_t found = distances.way(NodeId(from), d, live).cost;
                    if (found != expected) {
                        INFO("seed " << seed << ", node " << from << ", destination " << d);
                        CHECK(found == expected);
                    }
                }
            }
        }
    }
}
