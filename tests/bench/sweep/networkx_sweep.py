# SPDX-License-Identifier: MIT
"""Recompute every link failure with NetworkX: reads a network from standard input as sweep_bench
writes it, prints the milliseconds that all states took, then the worst utilisation of each."""
import sys
import time

import networkx as nx


def read(stream):
    nodes, arcs, states = map(int, stream.readline().split())
    rows = []
    for _ in range(arcs):
        tail, head, link, cost, per_kbps = stream.readline().split()
        rows.append((int(tail), int(head), int(link), int(cost), float(per_kbps)))
    failures = [int(stream.readline()) for _ in range(states)]
    demands = {}
    for line in stream:
        source, target, kbps = line.split()
        demands.setdefault(int(target), {})[int(source)] = float(kbps)
    return nodes, rows, failures, demands


def worst_without(failed, nodes, rows, demands):
    live = [row for row in rows if row[2] != failed]
    graph = nx.DiGraph()
    graph.add_nodes_from(range(nodes))
    out = [[] for _ in range(nodes)]
    for i, (tail, head, _, cost, _) in enumerate(live):
        out[tail].append((i, head, cost))
        # Reversed; of parallel links the cheapest gives the distance.
        if not graph.has_edge(head, tail) or graph[head][tail]["weight"] > cost:
            graph.add_edge(head, tail, weight=cost)
    load = [0.0] * len(live)
    for target, sources in demands.items():
        dist = nx.single_source_dijkstra_path_length(graph, target)
        flow = {v: sources.get(v, 0.0) for v in dist}
        for v in sorted(dist, key=dist.get, reverse=True):
            if v == target or flow[v] == 0:
                continue
            hops = [(i, head) for i, head, cost in out[v]
                    if head in dist and dist[head] + cost == dist[v]]
            share = flow[v] / len(hops)
            for i, head in hops:
                load[i] += share
                flow[head] += share
    return max((kbps * row[4] for kbps, row in zip(load, live)), default=0.0)


def main():
    nodes, rows, failures, demands = read(sys.stdin)
    start = time.process_time()
    worst = [worst_without(failed, nodes, rows, demands) for failed in failures]
    print((time.process_time() - start) * 1e3)
    for value in worst:
        print(repr(value))


main()
