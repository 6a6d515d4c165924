// SPDX-License-Identifier: MIT
#include "planner/routing/delta_push.h"

#include <algorithm>
#include <cmath>

namespace peerplan {
namespace {

constexpr std::uint32_t none = InnerGraph::none;

/// A difference that is less than this part of what passes is what floating point left over.
constexpr double leastPart = 1e-13;
constexpr double leastKbps = 1e-14;

/// Calls `act` with each arc of least cost to the end, whose distance is 0, in the state at hand.
template <class Act>
void eachHopNow(const InnerGraph& graph, const DistanceUpdate& update, std::uint32_t destination,
                std::uint32_t v, Act&& act) {
    const auto nodes = static_cast<std::uint32_t>(graph.nodeCount());
    const std::int64_t* cost = update.distances().costs(destination);
    const std::uint32_t end = graph.end(destination);
    const std::int64_t own = cost[v];
    for (std::uint32_t a = graph.firstOut(v); a < graph.firstOut(v + 1); ++a) {
        const auto& arc = graph.arc(a);
        const bool near = arc.head == end ? arc.cost == own
                                          : arc.head < nodes && cost[arc.head] == own - arc.cost;
        if (near && !update.arcDied(a)) act(a, arc.head);
    }
}

}  // namespace

DeltaPush::DeltaPush(const CompiledNetwork& network, const InnerGraph& graph,
                     const BaseLoads& loads, const DistanceUpdate& update)
    : m_network(&network),
      m_graph(&graph),
      m_loads(&loads),
      m_update(&update),
      m_nodes(graph.nodeCount()),
      m_scalars(network, graph, update),
      m_hitOf(network.destinations.size(), 0),
      m_status(m_nodes, AsBefore),
      m_delta(m_nodes),
      m_arcs(graph.arcCount()),
      m_waiting(m_nodes) {
    const Ports& ports = loads.plan().ports;
    for (std::uint32_t v = 0; v < m_nodes; ++v) {
        m_nodeOfPort.insert(m_nodeOfPort.end(), ports.first[v + 1] - ports.first[v], v);
    }
}

void DeltaPush::push(SinkRows& injected, DeltaBook& book) {
    const Sinks& sinks = m_loads->plan().sinks;
    injected.sort();
    const std::span<const SinkRows::Row> rows(injected.rows());
    m_arcs.begin(0);
    m_columnSet = none;
    const auto hits = m_update->hits();
    for (std::uint32_t h = 0; h < hits.size(); ++h) {
        const std::uint32_t d = hits[h].destination;
        m_hitOf[d] = h + 1;
        for (std::uint32_t sink = sinks.first[d]; sink < sinks.first[d + 1]; ++sink) {
            std::span<const SinkRows::Row> own;
            if (!rows.empty()) {
                const auto [first, last] = std::equal_range(
                    rows.begin(), rows.end(), SinkRows::Row{sink, 0, 0, 0},
                    [](const SinkRows::Row& a, const SinkRows::Row& b) { return a.sink < b.sink; });
                own = {first, last};
            }
            if (own.empty() && m_loads->columns(sink).empty()) continue;
            pushTask({d, sink, &hits[h], own}, injected, book);
        }
    }
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last < rows.size() && rows[last].sink == rows[first].sink) ++last;
        const std::uint32_t sink = rows[first].sink;
        const auto d = static_cast<std::uint32_t>(
            std::upper_bound(sinks.first.begin(), sinks.first.end(), sink) - sinks.first.begin() -
            1);
        if (m_hitOf[d] == 0) {
            pushTask({d, sink, nullptr, rows.subspan(first, last - first)}, injected, book);
        }
        first = last;
    }
    flushArcs(none, ElementId(), book);
    m_scalars.flush(book);
    for (const HitDestination& hit : hits) m_hitOf[hit.destination] = 0;
}

bool DeltaPush::isScalar(const Task& task, const SinkRows& injected, const DeltaBook& book) {
    if (m_loads->scalars(task.sink) == nullptr) return false;
    const std::uint32_t only = m_loads->columns(task.sink).front();
    const std::uint32_t column = book.columnOf(ShapeId(only / 2));
    m_injected.clear();
    for (const SinkRows::Row& row : task.rows) {
        if (column == none) return false;
        const double* kbps = injected.at(row.place);
        for (std::uint32_t c = 0; c < injected.width(); ++c) {
            if (c != column * 2 + only % 2 && kbps[c] != 0) return false;
        }
        // No device counts, so that each node has one port.
        m_injected.push_back({m_nodeOfPort[row.port], kbps[column * 2 + only % 2]});
    }
    return true;
}

void DeltaPush::pushTask(const Task& task, const SinkRows& injected, DeltaBook& book) {
    if (!isScalar(task, injected, book)) {
        pushSink(task, injected, book);
        return;
    }
    HitDestination unhit;
    unhit.destination = task.destination;
    m_scalars.push(task.hit != nullptr ? *task.hit : unhit, m_loads->scalars(task.sink),
                   m_loads->columns(task.sink).front(), m_injected, book);
}

void DeltaPush::useColumns(const Task& task, DeltaBook& book) {
    const bool wide = !task.rows.empty();
    const std::uint32_t set = wide ? none - 1 : m_loads->columnSet(task.sink);
    if (set != m_columnSet) {
        flushArcs(none, ElementId(), book);
        m_columnSet = set;
        m_columns.clear();
        if (wide) {
            for (std::uint32_t c = 0; c < book.shapes().size() * 2; ++c) m_columns.push_back(c);
            m_wide.resize(m_columns.size());
        } else {
            for (const std::uint32_t c : m_loads->columns(task.sink)) {
                m_columns.push_back(book.columnOf(ShapeId(c / 2)) * 2 + c % 2);
            }
        }
        m_sum.resize(m_columns.size());
        m_arcs.begin(m_columns.size());
    }
    m_widen.clear();
    m_isWide = wide;
    if (!wide) return;
    for (const std::uint32_t c : m_loads->columns(task.sink)) {
        const std::uint32_t column = book.columnOf(ShapeId(c / 2));
        m_widen.push_back(column == none ? none : column * 2 + c % 2);
    }
}

void DeltaPush::pushSink(const Task& task, const SinkRows& injected, DeltaBook& book) {
    useColumns(task, book);
    m_delta.begin(m_columns.size());
    if (task.hit != nullptr) {
        for (const std::uint32_t v : m_update->nodes(task.hit->affected, task.hit->partial)) {
            m_status[v] = Affected;
        }
        for (const std::uint32_t v : m_update->nodes(task.hit->partial, task.hit->last)) {
            m_status[v] = Partial;
        }
    }
    const std::uint32_t* rank = m_graph->rank(task.destination);
    for (const SinkRows::Row& row : task.rows) {
        const std::uint32_t v = m_nodeOfPort[row.port];
        if (rank[v] == none) continue;
        const double* from = injected.at(row.place);
        double* to = m_delta[v];
        for (std::size_t c = 0; c < m_columns.size(); ++c) to[c] += from[c];
        if (m_status[v] != Affected) m_waiting.add(rank[v]);
    }
    if (task.hit != nullptr) moveAffected(task);
    walk(task);
    if (m_loads->devices()) {
        correctDevices(task, injected, book);
        flushArcs(m_graph->end(task.destination), m_loads->plan().sinks.device[task.sink], book);
    }
    if (task.hit == nullptr) return;
    for (const std::uint32_t v : m_update->nodes(task.hit->affected, task.hit->last)) {
        m_status[v] = AsBefore;
    }
}

const double* DeltaPush::through(std::uint32_t sink, std::uint32_t v) {
    return widened(m_loads->through(sink, v));
}

const double* DeltaPush::widened(const double* row) {
    if (row == nullptr || !m_isWide) return row;
    std::fill(m_wide.begin(), m_wide.end(), 0.0);
    for (std::size_t c = 0; c < m_widen.size(); ++c) {
        if (m_widen[c] != none) m_wide[m_widen[c]] = row[c];
    }
    return m_wide.data();
}

void DeltaPush::moveAffected(const Task& task) {
    const InnerGraph& graph = *m_graph;
    const std::uint32_t d = task.destination;
    const std::uint32_t end = graph.end(d);
    const std::uint32_t* rank = graph.rank(d);
    const std::size_t width = m_columns.size();
    for (const std::uint32_t u : m_update->nodes(task.hit->partial, task.hit->last))
        m_waiting.add(rank[u]);
    for (const std::uint32_t u : m_update->nodes(task.hit->affected, task.hit->partial)) {
        const double* row = through(task.sink, u);
        if (row == nullptr) continue;
        const auto hops = graph.hops(d, u);
        const double share = 1.0 / static_cast<double>(hops.size());
        for (const auto& [a, head] : hops) {
            double* arc = m_arcs[a];
            for (std::size_t c = 0; c < width; ++c) arc[c] -= row[c] * share;
            if (head == end || m_status[head] == Affected) continue;
            double* to = m_delta[head];
            for (std::size_t c = 0; c < width; ++c) to[c] -= row[c] * share;
            m_waiting.add(rank[head]);
        }
    }
    const auto reached = m_update->nodes(task.hit->affected, task.hit->unreached);
    const Ports& ports = m_loads->plan().ports;
    for (std::size_t i = reached.size(); i-- > 0;) {
        const std::uint32_t u = reached[i];
        bool any = false;
        std::fill_n(m_sum.begin(), width, 0.0);
        if (const double* row = m_delta.find(u)) {
            any = true;
            for (std::size_t c = 0; c < width; ++c) m_sum[c] += row[c];
        }
        for (std::uint32_t port = ports.first[u]; port < ports.first[u + 1]; ++port) {
            const double* row = widened(m_loads->injected(task.sink, port));
            if (row == nullptr) continue;
            any = true;
            for (std::size_t c = 0; c < width; ++c) m_sum[c] += row[c];
        }
        if (!any) continue;
        std::uint32_t hops = 0;
        eachHopNow(graph, *m_update, d, u, [&](std::uint32_t, std::uint32_t) { ++hops; });
        const double share = 1.0 / hops;
        eachHopNow(graph, *m_update, d, u, [&](std::uint32_t a, std::uint32_t head) {
            double* arc = m_arcs[a];
            for (std::size_t c = 0; c < width; ++c) arc[c] += m_sum[c] * share;
            if (head == end) return;
            double* to = m_delta[head];
            for (std::size_t c = 0; c < width; ++c) to[c] += m_sum[c] * share;
            if (m_status[head] != Affected) m_waiting.add(rank[head]);
        });
    }
}

// Nodes that are as near as before, farthest first: their order is that of the base.
void DeltaPush::walk(const Task& task) {
    const auto order = m_update->base().order(task.destination);
    while (!m_waiting.empty()) {
        const std::uint32_t v = order[m_waiting.takeLast()];
        if (m_status[v] == Partial) {
            passPartly(task, v);
        } else {
            pass(task, v);
        }
    }
}

void DeltaPush::pass(const Task& task, std::uint32_t v) {
    const InnerGraph& graph = *m_graph;
    const std::uint32_t d = task.destination;
    const std::uint32_t end = graph.end(d);
    const std::size_t width = m_columns.size();
    const auto hops = graph.hops(d, v);
    const double share = 1.0 / static_cast<double>(hops.size());
    const double* row = m_delta.find(v);
    const double* all = through(task.sink, v);
    bool any = false;
    for (std::size_t c = 0; c < width; ++c) {
        const double least = leastKbps + (all != nullptr ? all[c] * leastPart : 0);
        any |= row[c] > least || row[c] < -least;
        m_sum[c] = row[c] * share;
    }
    if (!any) return;
    const std::uint32_t* rank = graph.rank(d);
    for (const auto& [a, head] : hops) {
        double* arc = m_arcs[a];
        for (std::size_t c = 0; c < width; ++c) arc[c] += m_sum[c];
        if (head == end) continue;
        double* to = m_delta[head];
        for (std::size_t c = 0; c < width; ++c) to[c] += m_sum[c];
        m_waiting.add(rank[head]);
    }
}

void DeltaPush::passPartly(const Task& task, std::uint32_t v) {
    const InnerGraph& graph = *m_graph;
    const std::uint32_t d = task.destination;
    const std::uint32_t end = graph.end(d);
    const std::size_t width = m_columns.size();
    const auto stays = [&](std::uint32_t a, std::uint32_t head) {
        return !m_update->arcDied(a) && (head == end || m_status[head] != Affected);
    };
    const auto hops = graph.hops(d, v);
    std::uint32_t left = 0;
    for (const auto& [a, head] : hops) {
        if (stays(a, head)) ++left;
    }
    const double* all = through(task.sink, v);
    const double* row = m_delta.find(v);
    if (all == nullptr && row == nullptr) return;
    const double before = 1.0 / static_cast<double>(hops.size());
    const double now = 1.0 / left;
    const std::uint32_t* rank = graph.rank(d);
    for (std::size_t c = 0; c < width; ++c) {
        m_sum[c] = (all != nullptr ? all[c] : 0.0) + (row != nullptr ? row[c] : 0.0);
    }
    for (const auto& [a, head] : hops) {
        const double share = stays(a, head) ? now : 0.0;
        double* arc = m_arcs[a];
        double* to = head == end || m_status[head] == Affected ? nullptr : m_delta[head];
        for (std::size_t c = 0; c < width; ++c) {
            const double more = m_sum[c] * share - (all != nullptr ? all[c] * before : 0.0);
            arc[c] += more;
            if (to != nullptr) to[c] += more;
        }
        if (to != nullptr) m_waiting.add(rank[head]);
    }
}

void DeltaPush::flushArcs(std::uint32_t end, ElementId sinkDevice, DeltaBook& book) {
    const WanGraph& wan = m_network->wan;
    for (const std::uint32_t a : m_arcs.touched()) {
        const double* row = m_arcs.find(a);
        const Arc& arc = wan.arcs[m_graph->wanArc(a)];
        for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
            const Span& span = wan.spans[arc.part[k] / 2];
            book.addColumns(span.element, arc.part[k] % 2 != 0, row, m_columns, 1);
        }
        if (!m_loads->devices()) continue;
        const ElementId out = tailDevice(wan, arc);
        if (out.valid()) book.addColumns(out, false, row, m_columns, 1);
        const ElementId in = headDevice(wan, arc);
        if (!in.valid()) continue;
        // In and out by one device is through it once.
        if (m_graph->arc(a).head == end && in == sinkDevice) continue;
        book.addColumns(in, false, row, m_columns, 1);
    }
    m_arcs.begin(m_columns.size());
}

// A device counts what passes it once: in(X) + out(X) - in(X) × share of next hops by X.
void DeltaPush::correctDevices(const Task& task, const SinkRows& injected, DeltaBook& book) {
    const Ports& ports = m_loads->plan().ports;
    const auto correct = [&](std::uint32_t v) {
        for (std::uint32_t port = ports.first[v] + 1; port < ports.first[v + 1]; ++port) {
            correctDevice(task, v, port, injected, book);
        }
    };
    for (const std::uint32_t v : m_delta.touched()) correct(v);
    if (task.hit == nullptr) return;
    for (const std::uint32_t v : m_update->nodes(task.hit->affected, task.hit->last)) {
        if (m_delta.find(v) == nullptr) correct(v);
    }
}

void DeltaPush::correctDevice(const Task& task, std::uint32_t v, std::uint32_t port,
                              const SinkRows& injected, DeltaBook& book) {
    const InnerGraph& graph = *m_graph;
    const WanGraph& wan = m_network->wan;
    const std::uint32_t d = task.destination;
    const ElementId device = m_loads->plan().ports.device[port];
    const std::int64_t* cost = m_update->base().costs(d);
    const auto leavesBy = [&](std::uint32_t a) {
        return tailDevice(wan, wan.arcs[graph.wanArc(a)]) == device;
    };
    double own = 0;
    for (const auto& [a, head] : graph.hops(d, v)) {
        if (leavesBy(a)) ++own;
    }
    double hopsNow = 0;
    double ownNow = 0;
    if (m_update->distances().costs(d)[v] != Way::unreachable) {
        eachHopNow(graph, *m_update, d, v, [&](std::uint32_t a, std::uint32_t) {
            ++hopsNow;
            if (leavesBy(a)) ++ownNow;
        });
    }
    if (own == 0 && ownNow == 0) return;
    const double share = own / graph.hopCount(d, v);
    const double shareNow = ownNow > 0 ? ownNow / hopsNow : 0;
    // Rows: what came in by the device before, and what does now.
    m_in.assign(m_columns.size() * 2, 0);
    const auto add = [&](const double* row, double factor, bool nowOnly) {
        if (row == nullptr) return;
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            if (!nowOnly) m_in[c] += row[c] * factor;
            m_in[m_columns.size() + c] += row[c] * factor;
        }
    };
    add(widened(m_loads->injected(task.sink, port)), 1, false);
    for (const SinkRows::Row& row : task.rows) {
        if (row.port == port) add(injected.at(row.place), 1, true);
    }
    for (const auto& in : graph.in(v)) {
        if (headDevice(wan, wan.arcs[graph.wanArc(in.arc)]) != device) continue;
        if (cost[in.tail] != Way::unreachable && cost[in.tail] == cost[v] + in.cost) {
            add(through(task.sink, in.tail), 1.0 / graph.hopCount(d, in.tail), false);
        }
        add(m_arcs.find(in.arc), 1, true);
    }
    book.addColumns(device, false, m_in.data(), m_columns, share);
    book.addColumns(device, false, m_in.data() + m_columns.size(), m_columns, -shareNow);
}

}  // namespace peerplan
