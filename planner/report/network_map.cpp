// SPDX-License-Identifier: MIT
#include "planner/report/network_map.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "model/component_ref.h"
#include "planner/report/map_groups.h"
#include "planner/report/map_places.h"

namespace peerplan {
namespace {

class MapMaker {
  public:
    MapMaker(const Plan& plan, const Catalogue& catalogue, const Names& names,
             const MapFigures& figures)
        : m_plan(plan),
          m_names(names),
          m_figures(figures),
          m_places(plan, catalogue, names, figures, m_map) {}

    NetworkMap make(const std::vector<EgressFlow>& flows) {
        addLinks();
        addCircuits();
        addFlows(flows);
        addAreas(m_plan, m_names, m_map);
        addGroups(m_plan, m_names, m_map);
        return std::move(m_map);
    }

  private:
    using Position = MapPlaces::Position;

    void line(MapLineKind kind, Position from, Position to, const std::string& ref) {
        if (!from || !to) return;
        MapLine line;
        line.kind = kind;
        line.from = *from;
        line.to = *to;
        line.ref = ref;
        line.name = m_names.of(ref);
        if (const auto figure = m_figures.find(ref); figure != m_figures.end()) {
            line.kbps = figure->second.kbps;
            line.share = figure->second.share;
            line.mood = figure->second.mood;
            line.down = figure->second.down;
            line.detail = figure->second.detail;
        }
        m_map.lines.push_back(std::move(line));
    }

    void addLinks() {
        for (const Link& link : m_plan.links) {
            const Position from = m_places.site(link.from.id);
            const Position to = link.to.empty() ? m_places.networkAt(link.network, link.pop, from)
                                                : m_places.site(link.to.id);
            line(MapLineKind::Link, from, to, componentRef(ComponentKind::Link, link.id));
        }
        for (const Network& network : m_plan.networks) {
            for (const PopLink& trunk : network.popLinks) {
                std::string ref = popRef(network.id, trunk.from);
                ref += '-';
                ref += trunk.to;
                line(MapLineKind::Link, m_places.popAt(network.id, trunk.from),
                     m_places.popAt(network.id, trunk.to), ref);
            }
        }
    }

    void addCircuits() {
        for (std::size_t c = 0; c < m_plan.circuits.size(); ++c) {
            const Circuit& circuit = m_plan.circuits[c];
            const std::string ref = componentRef(ComponentKind::Circuit, circuit.id);
            std::vector<std::pair<Position, Position>> drawn;
            for (const Connection& connection : circuit.connections) {
                const Position location = m_places.peeringOf(c, connection.role);
                const std::pair<Position, Position> ends{
                    connection.site.empty()
                        ? m_places.networkAt(connection.network, connection.pop, location)
                        : m_places.site(connection.site.id),
                    location};
                if (std::find(drawn.begin(), drawn.end(), ends) != drawn.end()) continue;
                line(MapLineKind::Circuit, ends.first, ends.second, ref);
                drawn.push_back(ends);
            }
        }
    }

    void addFlows(const std::vector<EgressFlow>& flows) {
        const std::size_t circuits = m_plan.circuits.size();
        for (const EgressFlow& flow : flows) {
            if (flow.site >= m_plan.sites.size() ||
                flow.egress >= circuits + m_plan.internet.size()) {
                continue;
            }
            const Site& site = m_plan.sites[flow.site];
            const bool circuit = flow.egress < circuits;
            const std::string ref =
                circuit ? componentRef(ComponentKind::Circuit, m_plan.circuits[flow.egress].id)
                        : componentRef(ComponentKind::InternetEgress,
                                       m_plan.internet[flow.egress - circuits].id);
            const Position from = m_places.site(site.id);
            const Position to = circuit ? m_places.peeringOf(flow.egress, ConnectionRole::Primary)
                                        : m_places.internet(flow.egress - circuits);
            // Who leaves where he is has no line.
            if (!from || !to || m_places.samePlace(*from, *to)) continue;
            MapLine line;
            line.kind = MapLineKind::Flow;
            line.from = *from;
            line.to = *to;
            line.name = site.label();
            line.name += " – ";
            line.name += m_names.of(ref);
            line.ref = ref;
            line.kbps = flow.kbps;
            line.detail =
                Text(tr("{load} in the busy hour"), {{"load", Bandwidth::kbps(flow.kbps)}});
            for (const std::string& passed : flow.via) {
                const Position via = m_places.placeOf(passed);
                const std::uint32_t before = line.via.empty() ? line.from : line.via.back();
                if (via && *via != line.to && !m_places.samePlace(*via, before))
                    line.via.push_back(*via);
            }
            // The worst of what it crosses.
            for (const std::string& crossed : flow.crosses) {
                const auto figure = m_figures.find(crossed);
                if (figure == m_figures.end()) continue;
                line.mood = std::max(line.mood, figure->second.mood);
            }
            m_map.lines.push_back(std::move(line));
        }
    }

    const Plan& m_plan;
    const Names& m_names;
    const MapFigures& m_figures;
    NetworkMap m_map;
    MapPlaces m_places;
};

}  // namespace

NetworkMap networkMap(const Plan& plan, const Catalogue& catalogue, const Names& names,
                      const MapFigures& figures, const std::vector<EgressFlow>& flows) {
    return MapMaker(plan, catalogue, names, figures).make(flows);
}

std::int64_t sitesWithoutPlace(const Plan& plan) {
    return std::count_if(plan.sites.begin(), plan.sites.end(),
                         [](const Site& site) { return !site.lat || !site.lon; });
}

}  // namespace peerplan
