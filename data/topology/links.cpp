// SPDX-License-Identifier: MIT
#include "data/topology/links.h"

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>
#include <utility>

namespace peerplan {
namespace {

/// What a return must have in common: the ends, and at first the figures.
auto exactly(const TopologyEdge& edge, bool back) {
    return std::tuple(back ? edge.to : edge.from, back ? edge.from : edge.to, edge.bandwidth,
                      edge.metric, edge.delayUs, edge.rttUs);
}
auto byEnds(const TopologyEdge& edge, bool back) {
    return std::pair(back ? edge.to : edge.from, back ? edge.from : edge.to);
}

/// Joins edges that are still open with the first open one of the opposite direction.
template <class Key>
void join(const Topology& topology, const Key& key, std::vector<std::size_t>& open,
          std::vector<EdgePair>& pairs) {
    std::map<decltype(key(topology.edges[0], false)), std::deque<std::size_t>> waiting;
    std::vector<bool> joined(topology.edges.size(), false);
    for (const std::size_t edge : open) {
        const auto opposite = waiting.find(key(topology.edges[edge], true));
        if (opposite == waiting.end() || opposite->second.empty()) {
            waiting[key(topology.edges[edge], false)].push_back(edge);
            continue;
        }
        const std::size_t partner = opposite->second.front();
        opposite->second.pop_front();
        pairs.push_back({partner, edge});
        joined[partner] = true;
        joined[edge] = true;
    }
    open.erase(
        std::remove_if(open.begin(), open.end(), [&](std::size_t edge) { return joined[edge]; }),
        open.end());
}

}  // namespace

std::vector<EdgePair> pairEdges(const Topology& topology, FileReport& report) {
    std::vector<EdgePair> pairs;
    std::vector<std::size_t> open;
    bool returns = false;
    for (std::size_t i = 0; i < topology.edges.size(); ++i) {
        const TopologyEdge& edge = topology.edges[i];
        if (edge.from == edge.to) {
            report.warning(edge.line, {tr("{node} is linked to itself: left out"),
                                       {{"node", topology.nodes[edge.from].label}}});
        } else if (edge.directed) {
            open.push_back(i);
        } else {
            pairs.push_back({i});
            returns = true;
        }
    }
    const std::size_t directed = open.size();
    join(topology, exactly, open, pairs);
    join(topology, byEnds, open, pairs);
    if (open.size() == directed && directed > 0 && topology.drawnOnce && !returns) {
        report.warning(topology.edges[open[0]].line,
                       tr("the edges are marked as directed, and none has a return: each is taken "
                          "as a link both ways"));
        for (const std::size_t edge : open) pairs.push_back({edge});
        open.clear();
    }
    for (const std::size_t i : open) {
        const TopologyEdge& edge = topology.edges[i];
        report.warning(edge.line, {tr("{from} to {to} has no edge that leads back: left out"),
                                   {{"from", topology.nodes[edge.from].label},
                                    {"to", topology.nodes[edge.to].label}}});
    }
    std::sort(pairs.begin(), pairs.end(),
              [](const EdgePair& a, const EdgePair& b) { return a.there < b.there; });
    return pairs;
}

}  // namespace peerplan
