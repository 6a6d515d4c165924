// SPDX-License-Identifier: MIT
#include "planner/routing/spread.h"

#include <algorithm>

namespace peerplan {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;

double forward(const TrafficEntry& entry, const Amount& amount) {
    return amount.inbound ? entry.downKbps * amount.down : entry.upKbps * amount.up;
}

double backward(const TrafficEntry& entry, const Amount& amount) {
    return amount.inbound ? entry.upKbps * amount.up : entry.downKbps * amount.down;
}

}  // namespace

Sinks::Sinks(const CompiledNetwork& network) {
    std::vector<std::vector<ElementId>> devices(network.destinations.size());
    for (const Entry& entry : network.entries) {
        if (entry.destination == none || !entry.device.valid()) continue;
        auto& list = devices[entry.destination];
        if (std::find(list.begin(), list.end(), entry.device) == list.end()) {
            list.push_back(entry.device);
        }
    }
    first.push_back(0);
    for (const auto& list : devices) {
        device.emplace_back();
        device.insert(device.end(), list.begin(), list.end());
        first.push_back(static_cast<std::uint32_t>(device.size()));
    }
}

std::uint32_t Sinks::of(std::uint32_t destination, ElementId by) const {
    for (std::uint32_t sink = first[destination] + 1; sink < first[destination + 1]; ++sink) {
        if (by.valid() && device[sink] == by) return sink;
    }
    return first[destination];
}

Spreader::Spreader(const CompiledNetwork& network, const SpreadPlan& plan, const LiveState& live,
                   const Distances& distances)
    : m_network(&network),
      m_plan(&plan),
      m_live(&live),
      m_distances(&distances),
      m_rows(plan.sinks.device.size(), plan.ports.count()),
      m_rowOfPort(plan.ports.count(), 0) {}

void Spreader::begin(std::size_t columns, std::span<const ShapeId> shapeOfColumn) {
    m_columns = columns;
    m_shapes = shapeOfColumn;
    m_total.resize(columns * 2);
    m_rows.begin(columns * 2);
}

void Spreader::addToRow(double* row, const Amount& amount, double factor) const {
    for (const TrafficEntry& entry : amount.entries) {
        std::size_t column = entry.shape.at();
        if (!m_shapes.empty()) {
            column = static_cast<std::size_t>(
                std::lower_bound(m_shapes.begin(), m_shapes.end(), entry.shape) - m_shapes.begin());
        }
        row[column * 2] += forward(entry, amount) * factor;
        row[column * 2 + 1] += backward(entry, amount) * factor;
    }
}

void Spreader::cross(const Arc& arc, ElementId inDevice, const Amount& amount, double factor,
                     LoadBook& book) {
    for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
        const Span& span = m_network->wan.spans[arc.part[k] / 2];
        book.add(span.element, arc.part[k] % 2 != 0, amount, factor);
    }
    const ElementId out = tailDevice(m_network->wan, arc);
    if (out.valid() && out != inDevice) book.add(out, false, amount, factor);
    const ElementId in = headDevice(m_network->wan, arc);
    if (in.valid()) book.add(in, false, amount, factor);
}

void Spreader::leg(NodeId from, std::uint32_t destination, ElementId inDevice, ElementId sinkDevice,
                   const Amount& amount, LoadBook& book) {
    const NodeId end = m_network->destinations[destination];
    const WanGraph& wan = m_network->wan;
    if (from == end) {
        // In and out by one device is through it once.
        if (inDevice.valid() && inDevice == sinkDevice) book.add(inDevice, false, amount, -1);
        return;
    }
    const std::uint32_t sink = m_plan->sinks.of(destination, sinkDevice);
    const std::uint32_t inner = wan.innerIndex[from.at()];
    if (inner != none) {
        addToRow(rowOf(sink, m_plan->ports.of(inner, inDevice)), amount, 1);
        return;
    }
    std::int64_t least = Way::unreachable;
    m_next.clear();
    for (const Arc& arc : wan.out(from)) {
        const std::int64_t rest = m_distances->costFrom(arc.head, destination);
        if (rest == Way::unreachable || arc.cost + rest > least || !m_live->arcAlive(arc)) continue;
        if (arc.cost + rest < least) {
            least = arc.cost + rest;
            m_next.clear();
        }
        m_next.push_back(&arc);
    }
    const double factor = 1.0 / static_cast<double>(m_next.size());
    for (const Arc* next : m_next) {
        const Arc& arc = *next;
        cross(arc, inDevice, amount, factor, book);
        const ElementId in = headDevice(wan, arc);
        if (arc.head == end) {
            if (in.valid() && in == sinkDevice) book.add(in, false, amount, -factor);
        } else {
            const std::uint32_t head = wan.innerIndex[arc.head.at()];
            addToRow(rowOf(sink, m_plan->ports.of(head, in)), amount, factor);
        }
    }
}

void Spreader::spread(const Use& use, std::span<const TrafficEntry> entries, FlowKind kind,
                      std::uint32_t destination, LoadBook& book) {
    const NodeId from(use.from.at());
    Amount amount{entries, use.up, use.down, use.inbound};
    if (kind == FlowKind::SiteToSite) {
        leg(from, destination, ElementId(), ElementId(), amount, book);
        return;
    }
    if (!use.entry.valid()) return;
    const Entry& entry = m_network->entries[use.entry.at()];
    const Egress& egress = m_network->egresses[entry.egress.at()];
    // Up at an egress is towards Microsoft, whoever starts.
    book.add(entry.element, use.inbound, amount, 1);
    if (egress.circuit) book.add(egress.element, use.inbound, amount, 1);
    if (entry.device.valid()) book.add(entry.device, use.inbound, amount, 1);
    NodeId middle = from;
    if (use.perimeter.valid()) {
        const CompiledPerimeter& perimeter = m_network->perimeters[use.perimeter.at()];
        middle = NodeId(perimeter.site.at());
        for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
            const ElementId control = m_network->controls[perimeter.firstControl + c].element;
            book.add(control, use.inbound, amount, 1);
        }
    }
    const auto go = [&](NodeId a, NodeId b, ElementId in, ElementId out) {
        const std::uint32_t to = m_network->destinationOf[b.at()];
        if (to != none) {
            leg(a, to, in, out, amount, book);
        } else if (a == b && in.valid() && in == out) {
            book.add(in, false, amount, -1);
        }
    };
    // W4: office, perimeter's site, egress; through no perimeter one leg alone.
    const bool waypoint = use.perimeter.valid();
    if (use.inbound) {
        go(entry.node, waypoint ? middle : from, entry.device, ElementId());
        if (waypoint) go(middle, from, ElementId(), ElementId());
    } else {
        if (waypoint) go(from, middle, ElementId(), ElementId());
        go(middle, entry.node, ElementId(), entry.device);
    }
}

void Spreader::spreadAccess(SiteId gateway, std::span<const TrafficEntry> entries, LoadBook& book,
                            double factor) {
    // What users send comes down this access, and what they get goes up it.
    double weight = 0;
    const auto each = [&](auto&& act) {
        for (std::uint32_t i = m_network->firstOwnInternet[gateway.at()];
             i < m_network->firstOwnInternet[gateway.at() + 1]; ++i) {
            const Egress& egress = m_network->egresses[m_network->ownInternet[i].at()];
            const Entry& entry = m_network->entries[egress.firstEntry];
            if (m_live->alive(entry.atom)) act(egress, entry);
        }
    };
    each([&](const Egress& egress, const Entry&) { weight += egress.weight; });
    each([&](const Egress& egress, const Entry& entry) {
        const Amount amount{entries, 1, 1, false};
        book.add(entry.element, true, amount, factor * egress.weight / weight);
        if (entry.device.valid()) {
            book.add(entry.device, false, amount, factor * egress.weight / weight);
        }
    });
}

void Spreader::finish(LoadBook& book) {
    if (m_rows.rows().empty()) return;
    m_rows.sort();
    const std::vector<SinkRows::Row>& rows = m_rows.rows();
    std::size_t at = 0;
    std::uint32_t destination = 0;
    while (at < rows.size()) {
        const std::uint32_t sink = rows[at].sink;
        while (m_plan->sinks.first[destination + 1] <= sink) ++destination;
        for (; at < rows.size() && rows[at].sink == sink; ++at) {
            m_rowOfPort[rows[at].port] = rows[at].place + 1;
            m_touchedPorts.push_back(rows[at].port);
        }
        push(destination, m_plan->sinks.device[sink], book);
        for (const std::uint32_t port : m_touchedPorts) m_rowOfPort[port] = 0;
        m_touchedPorts.clear();
    }
    m_rows.begin(m_columns * 2);
}

void Spreader::push(std::uint32_t destination, ElementId sinkDevice, LoadBook& book) {
    const auto order = m_distances->order(destination);
    const std::uint32_t end = m_network->wan.innerIndex[m_network->destinations[destination].at()];
    for (std::size_t i = order.size(); i-- > 0;) {
        if (order[i] != end) pushNode(order[i], destination, sinkDevice, book);
    }
}

void Spreader::pushNode(std::uint32_t inner, std::uint32_t destination, ElementId sinkDevice,
                        LoadBook& book) {
    const WanGraph& wan = m_network->wan;
    const Ports& ports = m_plan->ports;
    const std::size_t width = m_columns * 2;
    bool any = false;
    for (std::uint32_t port = ports.first[inner]; port < ports.first[inner + 1]; ++port) {
        if (m_rowOfPort[port] == 0) continue;
        const double* row = m_rows.at(m_rowOfPort[port] - 1);
        if (!any) std::fill(m_total.begin(), m_total.end(), 0.0);
        any = true;
        for (std::size_t c = 0; c < width; ++c) m_total[c] += row[c];
    }
    if (!any) return;
    const NodeId end = m_network->destinations[destination];
    const std::int64_t* costs = m_distances->costs(destination);
    m_next.clear();
    for (const Distances::Out& out : m_distances->out(inner)) {
        const bool fringe = out.inner == none;
        if (fringe && out.head != end) continue;
        const std::int64_t rest = fringe ? 0 : costs[out.inner];
        if (rest != costs[inner] - out.cost) continue;
        const Arc& arc = wan.arcs[out.arc];
        if (m_live->arcAlive(arc)) m_next.push_back(&arc);
    }
    const double factor = 1.0 / static_cast<double>(m_next.size());
    for (const Arc* arc : m_next) {
        for (std::size_t k = 0; k < 2 && arc->part[k] != Arc::noPart; ++k) {
            const Span& span = wan.spans[arc->part[k] / 2];
            book.addRow(span.element, arc->part[k] % 2 != 0, m_total.data(), factor);
        }
        const ElementId out = tailDevice(wan, *arc);
        if (out.valid()) {
            book.addRow(out, false, m_total.data(), factor);
            // What came in by the same device was counted when it came.
            const std::uint32_t same = ports.of(inner, out);
            if (same != ports.first[inner] && m_rowOfPort[same] != 0) {
                book.addRow(out, false, m_rows.at(m_rowOfPort[same] - 1), -factor);
            }
        }
        const ElementId in = headDevice(wan, *arc);
        if (in.valid()) book.addRow(in, false, m_total.data(), factor);
        if (arc->head == end) {
            if (in.valid() && in == sinkDevice) {
                book.addRow(in, false, m_total.data(), -factor);
            }
            continue;
        }
        const std::uint32_t port = ports.of(wan.innerIndex[arc->head.at()], in);
        if (m_rowOfPort[port] == 0) {
            m_rowOfPort[port] = m_rows.newRow() + 1;
            m_touchedPorts.push_back(port);
        }
        double* next = m_rows.at(m_rowOfPort[port] - 1);
        for (std::size_t c = 0; c < width; ++c) next[c] += m_total[c] * factor;
    }
}

}  // namespace peerplan
