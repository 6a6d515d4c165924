// SPDX-License-Identifier: MIT
#pragma once

/// A network with demands as plain arrays: what every engine that is measured begins with.

#include <cstdint>
#include <limits>
#include <vector>

namespace peerplan::bench {

struct SweepArc {
    std::uint32_t tail = 0;
    std::uint32_t head = 0;
    /// Of the undirected link: both directions fail together.
    std::uint32_t link = 0;
    std::int64_t cost = 1;
    double perKbps = 0;
};

/// Arcs are sorted by tail: those of node v are arcs[firstOut[v] .. firstOut[v + 1]).
struct SweepNetwork {
    std::uint32_t nodes = 0;
    std::uint32_t links = 0;
    std::vector<SweepArc> arcs;
    std::vector<std::uint32_t> firstOut;
    /// In kbit/s from node v to node t: demands[t * nodes + v].
    std::vector<double> demands;
    /// Nodes that demands go to.
    std::vector<std::uint32_t> destinations;
};

/// Longer than any path: an arc of a failed link costs this much and is never on a path that
/// counts.
inline constexpr std::int64_t failedCost = std::int64_t{1} << 44U;

/// The worst utilisation while each link alone has failed, the last entry being that of the base.
using SweepWorst = std::vector<double>;

/// The shares of one destination, laid on the arcs it is reached by: `dist` are costs to `target`,
/// `settled` the nodes by growing distance (at least all that reach it). Equal costs split hop by
/// hop. `flow` and `load` belong to the caller; `flow` is left as garbage.
inline void layLoads(const SweepNetwork& network, const std::int64_t* cost,
                     const std::int64_t* dist, const std::uint32_t* settled, std::size_t count,
                     std::uint32_t target, std::vector<double>& flow, std::vector<double>& load) {
    const double* demand = network.demands.data() + std::size_t{target} * network.nodes;
    for (std::size_t i = 0; i < count; ++i) flow[settled[i]] = demand[settled[i]];
    for (std::size_t i = count; i-- > 0;) {
        const std::uint32_t v = settled[i];
        if (v == target || flow[v] == 0 || dist[v] >= failedCost) continue;
        std::uint32_t hops = 0;
        for (std::uint32_t a = network.firstOut[v]; a < network.firstOut[v + 1]; ++a) {
            hops += dist[v] == cost[a] + dist[network.arcs[a].head];
        }
        const double share = flow[v] / hops;
        for (std::uint32_t a = network.firstOut[v]; a < network.firstOut[v + 1]; ++a) {
            const std::uint32_t head = network.arcs[a].head;
            if (dist[v] != cost[a] + dist[head]) continue;
            load[a] += share;
            flow[head] += share;
        }
    }
}

inline double worstOf(const SweepNetwork& network, const std::vector<double>& load) {
    double worst = 0;
    for (std::size_t a = 0; a < load.size(); ++a) {
        const double share = load[a] * network.arcs[a].perKbps;
        if (share > worst) worst = share;
    }
    return worst;
}

/// The costs while a link has failed; `links` for none.
inline void costsWithout(const SweepNetwork& network, std::uint32_t failed,
                         std::vector<std::int64_t>& cost) {
    cost.resize(network.arcs.size());
    for (std::size_t a = 0; a < cost.size(); ++a) {
        cost[a] = network.arcs[a].link == failed ? failedCost : network.arcs[a].cost;
    }
}

/// Recompute every state anew: each failure of `failures`, then the base. The libraries are used as
/// one would who writes it carefully: compressed sparse rows, one Dijkstra per destination on the
/// reversed graph, memory used again.
SweepWorst sweepOnBoost(const SweepNetwork& network, const std::vector<std::uint32_t>& failures);
SweepWorst sweepOnLemon(const SweepNetwork& network, const std::vector<std::uint32_t>& failures);
SweepWorst sweepOnIgraph(const SweepNetwork& network, const std::vector<std::uint32_t>& failures);

}  // namespace peerplan::bench
