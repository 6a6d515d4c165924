// SPDX-License-Identifier: MIT
#include "planner/routing/base_loads.h"

#include <algorithm>
#include <map>
#include <utility>

#include "planner/routing/evaluation_scratch.h"

namespace peerplan {
namespace {

/// What lies on elements, by place in the base's layout.
class DirectBook : public LoadBook {
  public:
    explicit DirectBook(const Workspace& base)
        : m_base(base), m_shapeCount(base.traffic()->shapes.size()) {
        m_first.push_back(0);
        for (std::size_t e = 0; e < base.network().elements.size(); ++e) {
            m_first.push_back(m_first.back() + base.load(ElementId(e)).shapes.size());
        }
        up.resize(m_first.back());
        down.resize(m_first.back());
    }

    void add(ElementId element, bool reversed, const Amount& amount, double factor) override {
        std::vector<double>& along = amount.inbound == reversed ? up : down;
        std::vector<double>& against = amount.inbound == reversed ? down : up;
        const auto shapes = m_base.load(element).shapes;
        for (const TrafficEntry& entry : amount.entries) {
            std::size_t at = entry.shape.at();
            if (shapes.size() < m_shapeCount) {
                at = static_cast<std::size_t>(std::find(shapes.begin(), shapes.end(), entry.shape) -
                                              shapes.begin());
            }
            along[m_first[element.at()] + at] += entry.upKbps * amount.up * factor;
            against[m_first[element.at()] + at] += entry.downKbps * amount.down * factor;
        }
    }
    void addRow(ElementId, bool, const double*, double) override {}

    std::vector<double> up;
    std::vector<double> down;

  private:
    const Workspace& m_base;
    std::size_t m_shapeCount;
    std::vector<std::size_t> m_first;
};

}  // namespace

BaseLoads::BaseLoads(const Workspace& base, const InnerGraph& graph)
    : m_plan(base.spreadPlan()),
      m_nodes(graph.nodeCount()),
      m_devices(m_plan->ports.count() > m_nodes) {
    const CompiledNetwork& network = base.network();
    const EvaluationScratch& scratch = base.scratch();
    const Traffic& traffic = *base.traffic();
    for (const Element& element : network.elements) {
        m_devices |= element.kind == ElementKind::Device;
    }
    Spreader spreader(network, *m_plan, scratch.live, scratch.distances);
    SinkRows rows(m_plan->sinks.device.size(), m_plan->ports.count());
    rows.begin(traffic.shapes.size() * 2);
    spreader.keepIn(rows);
    spreader.begin(traffic.shapes.size());
    DirectBook book(base);
    for (std::size_t f = 0; f < network.flows.size(); ++f) {
        const std::span<const TrafficEntry> entries(traffic.entries.data() + traffic.first[f],
                                                    traffic.first[f + 1] - traffic.first[f]);
        if (entries.empty()) continue;
        spreadFlow(network, FlowId(f), base.flow(FlowId(f)), base.uses(FlowId(f)), entries,
                   spreader, book);
    }
    m_directUp = std::move(book.up);
    m_directDown = std::move(book.down);
    rows.sort();
    const std::size_t sinks = m_plan->sinks.device.size();
    m_through.assign(sinks * m_nodes, none);
    m_injected.assign(sinks * m_plan->ports.count(), none);
    m_scalars.assign(sinks, none);
    m_firstColumn.push_back(0);
    std::map<std::vector<std::uint32_t>, std::uint32_t> sets;
    std::size_t at = 0;
    std::uint32_t destination = 0;
    for (std::uint32_t sink = 0; sink < sinks; ++sink) {
        while (m_plan->sinks.first[destination + 1] <= sink) ++destination;
        const std::size_t first = at;
        while (at < rows.rows().size() && rows.rows()[at].sink == sink) ++at;
        addSink(destination, sink, std::span(rows.rows()).subspan(first, at - first), rows, graph,
                scratch.distances);
        m_firstColumn.push_back(static_cast<std::uint32_t>(m_columns.size()));
        const auto columns = this->columns(sink);
        const auto id = static_cast<std::uint32_t>(sets.size());
        m_columnSet.push_back(sets.try_emplace({columns.begin(), columns.end()}, id).first->second);
    }
    m_scratch = {};
}

void BaseLoads::takeOut(SinkRows& rows) const {
    const auto ports = static_cast<std::uint32_t>(m_plan->ports.count());
    for (std::uint32_t sink = 0; sink + 1 < m_firstColumn.size(); ++sink) {
        const auto columns = this->columns(sink);
        for (std::uint32_t port = 0; !columns.empty() && port < ports; ++port) {
            const double* begun = injected(sink, port);
            if (begun == nullptr) continue;
            double* row = rows.row(sink, port);
            for (std::size_t c = 0; c < columns.size(); ++c) row[columns[c]] -= begun[c];
        }
    }
}

std::uint32_t BaseLoads::store(const double* row, std::size_t width) {
    const auto at = static_cast<std::uint32_t>(m_values.size());
    for (std::size_t c = 0; c < width; ++c) m_values.push_back(row[c]);
    return at;
}

void BaseLoads::addSink(std::uint32_t destination, std::uint32_t sink,
                        std::span<const SinkRows::Row> rows, const SinkRows& from,
                        const InnerGraph& graph, const Distances& distances) {
    const Ports& ports = m_plan->ports;
    const std::size_t first = m_columns.size();
    for (std::uint32_t column = 0; column < from.width(); ++column) {
        if (std::any_of(rows.begin(), rows.end(), [&](const SinkRows::Row& row) {
                return from.at(row.place)[column] != 0;
            })) {
            m_columns.push_back(column);
        }
    }
    const std::size_t width = m_columns.size() - first;
    if (width == 0) return;
    m_scratch.assign(m_nodes * width, 0);
    std::vector<double> narrow(width);
    std::uint32_t inner = 0;
    for (const SinkRows::Row& row : rows) {
        while (ports.first[inner + 1] <= row.port) ++inner;
        for (std::size_t c = 0; c < width; ++c) {
            narrow[c] = from.at(row.place)[m_columns[first + c]];
            m_scratch[inner * width + c] += narrow[c];
        }
        m_injected[sink * ports.count() + row.port] = store(narrow.data(), width);
    }
    std::vector<Scalar> scalars;
    if (width == 1 && !m_devices) {
        scalars.resize(m_nodes);
        for (std::uint32_t v = 0; v < m_nodes; ++v) scalars[v].injected = m_scratch[v];
    }
    const auto order = distances.order(destination);
    const std::uint32_t end = graph.end(destination);
    for (std::size_t i = order.size(); i-- > 0;) {
        const std::uint32_t v = order[i];
        const double* row = m_scratch.data() + v * width;
        if (v == end || std::all_of(row, row + width, [](double x) { return x == 0; })) continue;
        m_through[sink * m_nodes + v] = store(row, width);
        const auto hops = graph.hops(destination, v);
        const double share = 1.0 / static_cast<double>(hops.size());
        if (!scalars.empty()) scalars[v].share = row[0] * share;
        for (const InnerGraph::Hop& hop : hops) {
            if (hop.head == end || hop.head >= m_nodes) continue;
            double* next = m_scratch.data() + hop.head * width;
            for (std::size_t c = 0; c < width; ++c) next[c] += row[c] * share;
        }
    }
    if (scalars.empty()) return;
    m_scalars[sink] = static_cast<std::uint32_t>(m_scalarPool.size());
    m_scalarPool.insert(m_scalarPool.end(), scalars.begin(), scalars.end());
}

}  // namespace peerplan
