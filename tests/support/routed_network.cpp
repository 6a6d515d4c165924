// SPDX-License-Identifier: MIT
#include "tests/support/routed_network.h"

#include <algorithm>
#include <stdexcept>

#include "tests/support/text_network.h"

namespace peerplan::tests {

void TrafficBuilder::add(FlowId flow, double upKbps, double downKbps, std::uint32_t shape) {
    m_shapes = std::max(m_shapes, shape + 1);
    m_rows.push_back({flow, {ShapeId(shape), upKbps, downKbps}});
}

void TrafficBuilder::fix(ElementId element, Direction direction, double kbps, std::uint32_t shape) {
    m_shapes = std::max(m_shapes, shape + 1);
    m_fixed.push_back({element, direction, ShapeId(shape), kbps});
}

Traffic TrafficBuilder::build() const {
    std::vector<Row> rows = m_rows;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.flow < b.flow; });
    Traffic traffic;
    traffic.shapes.resize(m_shapes);
    traffic.fixed = m_fixed;
    std::size_t next = 0;
    for (std::size_t f = 0; f < m_network.flows.size(); ++f) {
        traffic.first.push_back(static_cast<std::uint32_t>(traffic.entries.size()));
        while (next < rows.size() && rows[next].flow == FlowId(f)) {
            traffic.entries.push_back(rows[next++].entry);
        }
    }
    traffic.first.push_back(static_cast<std::uint32_t>(traffic.entries.size()));
    return traffic;
}

RoutedNetwork::RoutedNetwork(std::string_view lines)
    : RoutedNetwork(textNetwork(lines), smallCatalogue()) {}

RoutedNetwork::RoutedNetwork(const Plan& plan, const Catalogue& catalogue)
    : m_network(std::make_unique<const CompiledNetwork>(compile(plan, catalogue, m_diagnostics))),
      m_traffic(*m_network) {}

void RoutedNetwork::load(std::string_view at, std::string_view service, double up, double down) {
    loadFlow(flow(at, service), up, down);
}

void RoutedNetwork::loadDemand(std::size_t demand, double up, double down) {
    loadFlow(m_network->demandFlows.at(demand).main, up, down);
}

void RoutedNetwork::loadInbound(std::size_t inbound, double up, double down) {
    loadFlow(m_network->inboundFlows.at(inbound), up, down);
}

void RoutedNetwork::loadFlow(FlowId id, double up, double down) {
    m_traffic.add(id, up, down);
    m_workspace.reset();
    m_built.reset();
}

Traffic& RoutedNetwork::traffic() {
    if (!m_built) m_built = std::make_unique<Traffic>(m_traffic.build());
    return *m_built;
}

Workspace& RoutedNetwork::workspace() {
    if (!m_workspace) {
        m_workspace = std::make_unique<Workspace>(*m_network, traffic());
        evaluate(FailureState{}, *m_workspace);
    }
    return *m_workspace;
}

void RoutedNetwork::fail(const std::vector<std::string>& components, bool afterManualSwitch) {
    FailureState state;
    state.afterManualSwitch = afterManualSwitch;
    for (const std::string& ref : components) {
        state.failed.push_back(m_network->components.require(ref));
    }
    evaluate(state, workspace());
}

SiteId RoutedNetwork::site(std::string_view id) const {
    for (std::size_t s = 0; s < m_network->sites.size(); ++s) {
        if (m_network->sites[s].id == id) return SiteId(s);
    }
    throw std::out_of_range(std::string(id));
}

FlowId RoutedNetwork::flow(std::string_view at, std::string_view service) const {
    const std::uint32_t index = m_network->serviceOf(service);
    if (index == CompiledNetwork::none) throw std::out_of_range(std::string(service));
    const FlowId carried = m_network->flowOf(site(at), index, false);
    return carried.valid() ? carried : m_network->flowOf(site(at), index, true);
}

const FlowResult& RoutedNetwork::result(std::string_view at, std::string_view service) {
    return workspace().flow(flow(at, service));
}

double RoutedNetwork::share(std::string_view at, std::string_view service, std::string_view egress,
                            bool up) {
    const ComponentId wanted = m_network->components.require(egress);
    double sum = 0;
    for (const Use& use : workspace().uses(flow(at, service))) {
        if (!use.entry.valid()) continue;
        const Entry& entry = m_network->entries[use.entry.at()];
        if (m_network->egresses[entry.egress.at()].component == wanted) {
            sum += up ? use.up : use.down;
        }
    }
    return sum;
}

double RoutedNetwork::up(std::string_view at, std::string_view service, std::string_view egress) {
    return share(at, service, egress, true);
}

double RoutedNetwork::down(std::string_view at, std::string_view service, std::string_view egress) {
    return share(at, service, egress, false);
}

double RoutedNetwork::rttMs(std::string_view at, std::string_view service) {
    return result(at, service).rttUs / 1e3;
}

double RoutedNetwork::kbps(std::string_view element, bool up) {
    const ElementId id = m_network->elementOf(m_network->components.require(element));
    const ElementLoad load = workspace().load(id);
    double sum = 0;
    for (const double part : up ? load.up : load.down) sum += part;
    return sum;
}

double RoutedNetwork::upKbps(std::string_view element) {
    return kbps(element, true);
}

double RoutedNetwork::downKbps(std::string_view element) {
    return kbps(element, false);
}

double RoutedNetwork::capacityMbps(std::string_view element) {
    const ElementId id = m_network->elementOf(m_network->components.require(element));
    return static_cast<double>(workspace().capacityBps(id, Direction::Up)) / 1e6;
}

}  // namespace peerplan::tests
