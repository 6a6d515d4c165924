// SPDX-License-Identifier: MIT
#include "planner/report/network_map.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "model/catalogue/lookup.h"
#include "model/component_ref.h"
#include "planner/network/places.h"

namespace peerplan {
namespace {

using Position = std::optional<std::uint32_t>;

MapPlaceKind kindOf(SiteKind kind) {
    switch (kind) {
        case SiteKind::Office:
            return MapPlaceKind::Office;
        case SiteKind::Datacenter:
            return MapPlaceKind::Datacenter;
        case SiteKind::Colocation:
            return MapPlaceKind::Colocation;
        case SiteKind::Remote:
            return MapPlaceKind::Remote;
    }
    return MapPlaceKind::Office;
}

Mood moodOf(const std::optional<HeadroomClass>& headroomClass) {
    if (!headroomClass) return Mood::Neutral;
    if (*headroomClass == HeadroomClass::Congested) return Mood::Bad;
    return *headroomClass == HeadroomClass::Tight ? Mood::Watch : Mood::Good;
}

MapFigure figureOf(const LoadAnswer& load, const std::optional<HeadroomClass>& headroomClass) {
    MapFigure figure;
    figure.kbps = static_cast<double>(load.loadKbps);
    figure.mood = moodOf(headroomClass);
    const Bandwidth rate = Bandwidth::kbps(figure.kbps);
    if (load.capacityKbps && *load.capacityKbps > 0) {
        figure.share = figure.kbps / static_cast<double>(*load.capacityKbps);
        figure.detail = Text(tr("{load}, {share} of the capacity"),
                             {{"load", rate}, {"share", Ratio{*figure.share}}});
    } else {
        figure.detail = Text(tr("{load}"), {{"load", rate}});
    }
    return figure;
}

std::int64_t peopleAt(const Site& site) {
    std::int64_t people = 0;
    for (const Users& users : site.users) people += users.count.value();
    return people;
}

class MapMaker {
  public:
    MapMaker(const Plan& plan, const Catalogue& catalogue, const Names& names,
             const MapFigures& figures)
        : m_plan(plan),
          m_catalogue(catalogue),
          m_names(names),
          m_figures(figures),
          m_locations(usedLocations(plan, catalogue)) {}

    NetworkMap make(const std::vector<EgressFlow>& flows) {
        addSites();
        addPops();
        addPeeringLocations();
        addGateways();
        addAtSites();
        addAzureRegions();
        addLinks();
        addCircuits();
        addFlows(flows);
        return std::move(m_map);
    }

  private:
    std::uint32_t add(MapPlaceKind kind, std::string name, std::string ref, double latitude,
                      double longitude) {
        MapPlace place;
        place.kind = kind;
        place.name = std::move(name);
        place.latitude = latitude;
        place.longitude = longitude;
        if (const auto figure = m_figures.find(ref); figure != m_figures.end()) {
            place.down = figure->second.down;
        }
        place.ref = std::move(ref);
        m_map.places.push_back(std::move(place));
        return static_cast<std::uint32_t>(m_map.places.size() - 1);
    }

    static Position at(const std::map<std::string, std::uint32_t>& positions,
                       const std::string& key) {
        const auto found = positions.find(key);
        return found == positions.end() ? Position() : Position(found->second);
    }

    void addSites() {
        for (const Site& site : m_plan.sites) {
            if (!site.lat || !site.lon) continue;
            const std::uint32_t position =
                add(kindOf(site.kind), site.label(), componentRef(ComponentKind::Site, site.id),
                    *site.lat, *site.lon);
            MapPlace& place = m_map.places[position];
            place.users = peopleAt(site);
            if (!site.region.empty()) place.region = m_names.region(site.region.id);
            if (place.users > 0) {
                place.detail = Text(tr("{users} {users|person|people}"), {{"users", place.users}});
            }
            m_sites.emplace(site.id, position);
        }
    }

    void addPops() {
        for (const Network& network : m_plan.networks) {
            for (const Pop& pop : network.pops) {
                std::string name = network.label();
                name += ", ";
                name += pop.name.empty() ? pop.id : pop.name;
                std::string ref = popRef(network.id, pop.id);
                const std::uint32_t position =
                    add(MapPlaceKind::Pop, std::move(name), ref, pop.lat, pop.lon);
                m_pops.emplace(std::move(ref), position);
            }
        }
    }

    void addPeeringLocations() {
        for (const UsedLocation& location : m_locations.locations) {
            Position position;
            if (location.known != nullptr) {
                position = add(MapPlaceKind::PeeringLocation, location.name,
                               componentRef(ComponentKind::PeeringLocation, location.name),
                               location.known->latitude, location.known->longitude);
            }
            m_peering.push_back(position);
        }
    }

    void addGateways() {
        for (const Gateway& gateway : m_plan.gateways) {
            const Position site = at(m_sites, gateway.site.id);
            if (!site && (!gateway.lat || !gateway.lon)) continue;
            const std::string ref = componentRef(ComponentKind::Gateway, gateway.id);
            const bool own = gateway.lat && gateway.lon;
            add(MapPlaceKind::Gateway, gateway.label(), ref,
                own ? *gateway.lat : m_map.places[*site].latitude,
                own ? *gateway.lon : m_map.places[*site].longitude);
        }
    }

    // What stands at a site and has no coordinates of its own.
    void addAtSites() {
        for (const Perimeter& perimeter : m_plan.perimeters) {
            addAt(MapPlaceKind::Perimeter, perimeter.label(), {}, perimeter.site.id);
        }
        for (const InternetEgress& egress : m_plan.internet) {
            std::string ref = componentRef(ComponentKind::InternetEgress, egress.id);
            std::string name = m_names.of(ref);
            m_internet.push_back(
                addAt(MapPlaceKind::Internet, std::move(name), std::move(ref), egress.site.id));
        }
    }

    Position addAt(MapPlaceKind kind, std::string name, std::string ref, const std::string& site) {
        const Position position = at(m_sites, site);
        if (!position) return {};
        const double latitude = m_map.places[*position].latitude;
        const double longitude = m_map.places[*position].longitude;
        return add(kind, std::move(name), std::move(ref), latitude, longitude);
    }

    void addAzureRegions() {
        std::vector<const AzureRegion*> regions;
        const auto use = [&](const std::string& name) {
            const AzureRegion* region = findAzureRegion(m_catalogue, name);
            const bool known = std::find(regions.begin(), regions.end(), region) != regions.end();
            if (region != nullptr && !known) regions.push_back(region);
        };
        for (const VnetGateway& gateway : m_plan.vnetGateways) use(gateway.azureRegion);
        if (!m_plan.tenant.region.empty()) use(m_plan.tenant.region);
        for (const AzureRegion* region : regions) {
            add(MapPlaceKind::CloudRegion, region->display, {}, region->latitude,
                region->longitude);
        }
    }

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

    Position popAt(const std::string& network, const std::string& pop) const {
        return pop.empty() ? Position() : at(m_pops, popRef(network, pop));
    }

    void addLinks() {
        for (const Link& link : m_plan.links) {
            const Position to =
                link.to.empty() ? popAt(link.network.id, link.pop) : at(m_sites, link.to.id);
            line(MapLineKind::Link, at(m_sites, link.from.id), to,
                 componentRef(ComponentKind::Link, link.id));
        }
        for (const Network& network : m_plan.networks) {
            for (const PopLink& trunk : network.popLinks) {
                std::string ref = popRef(network.id, trunk.from);
                ref += '-';
                ref += trunk.to;
                line(MapLineKind::Link, popAt(network.id, trunk.from), popAt(network.id, trunk.to),
                     ref);
            }
        }
    }

    void addCircuits() {
        for (std::size_t c = 0; c < m_plan.circuits.size(); ++c) {
            const Circuit& circuit = m_plan.circuits[c];
            const std::string ref = componentRef(ComponentKind::Circuit, circuit.id);
            std::vector<std::pair<Position, Position>> drawn;
            for (const Connection& connection : circuit.connections) {
                const std::pair<Position, Position> ends{
                    connection.site.empty() ? popAt(connection.network.id, connection.pop)
                                            : at(m_sites, connection.site.id),
                    peeringOf(c, connection.role)};
                if (std::find(drawn.begin(), drawn.end(), ends) != drawn.end()) continue;
                line(MapLineKind::Circuit, ends.first, ends.second, ref);
                drawn.push_back(ends);
            }
        }
    }

    Position peeringOf(std::size_t circuit, ConnectionRole role) const {
        const auto& of = m_locations.circuits[circuit];
        return m_peering[of.byRole[static_cast<std::size_t>(role)]];
    }

    void addFlows(const std::vector<EgressFlow>& flows) {
        const std::size_t circuits = m_plan.circuits.size();
        for (const EgressFlow& flow : flows) {
            const Site& site = m_plan.sites[flow.site];
            const bool circuit = flow.egress < circuits;
            const std::string ref =
                circuit ? componentRef(ComponentKind::Circuit, m_plan.circuits[flow.egress].id)
                        : componentRef(ComponentKind::InternetEgress,
                                       m_plan.internet[flow.egress - circuits].id);
            const Position from = at(m_sites, site.id);
            const Position to = circuit ? peeringOf(flow.egress, ConnectionRole::Primary)
                                        : m_internet[flow.egress - circuits];
            // Who leaves where he is has no line.
            if (!from || !to || samePlace(*from, *to)) continue;
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
            m_map.lines.push_back(std::move(line));
        }
    }

    bool samePlace(std::uint32_t a, std::uint32_t b) const {
        return m_map.places[a].latitude == m_map.places[b].latitude &&
               m_map.places[a].longitude == m_map.places[b].longitude;
    }

    const Plan& m_plan;
    const Catalogue& m_catalogue;
    const Names& m_names;
    const MapFigures& m_figures;
    const UsedLocations m_locations;
    NetworkMap m_map;
    std::map<std::string, std::uint32_t> m_sites;
    std::map<std::string, std::uint32_t> m_pops;
    std::vector<Position> m_peering;
    std::vector<Position> m_internet;
};

}  // namespace

MapFigures mapFigures(const BandwidthAnswer& answer) {
    MapFigures figures;
    for (const ElementAnswer& element : answer.elements) {
        figures[element.ref] = figureOf(element.normal, element.headroomClass);
    }
    for (const std::string& ref : answer.given) figures[ref].down = true;
    return figures;
}

MapFigures mapFigures(const StateLoadsAnswer& answer) {
    MapFigures figures;
    for (const StateElement& element : answer.elements) {
        MapFigure figure = figureOf(element.load, element.headroomClass);
        figure.down = element.dead;
        figures[element.ref] = std::move(figure);
    }
    for (const std::string& ref : answer.failed) figures[ref].down = true;
    return figures;
}

NetworkMap networkMap(const Plan& plan, const Catalogue& catalogue, const Names& names,
                      const MapFigures& figures, const std::vector<EgressFlow>& flows) {
    return MapMaker(plan, catalogue, names, figures).make(flows);
}

std::int64_t sitesWithoutPlace(const Plan& plan) {
    return std::count_if(plan.sites.begin(), plan.sites.end(),
                         [](const Site& site) { return !site.lat || !site.lon; });
}

}  // namespace peerplan
