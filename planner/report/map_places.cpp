// SPDX-License-Identifier: MIT
#include "planner/report/map_places.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "model/catalogue/lookup.h"
#include "model/component_ref.h"
#include "planner/latency/great_circle.h"

namespace peerplan {
namespace {

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

std::int64_t peopleAt(const Site& site) {
    std::int64_t people = 0;
    for (const Users& users : site.users) people += users.count.value();
    return people;
}

}  // namespace

MapPlaces::MapPlaces(const Plan& plan, const Catalogue& catalogue, const Names& names,
                     const MapFigures& figures, NetworkMap& map)
    : m_plan(plan),
      m_catalogue(catalogue),
      m_names(names),
      m_figures(figures),
      m_locations(usedLocations(plan, catalogue)),
      m_map(map) {
    addSites();
    addPops();
    addNetworks();
    addPeeringLocations();
    addGateways();
    addAtSites();
    addAzureRegions();
}

MapPlaces::Position MapPlaces::at(const Positions& positions, const std::string& key) {
    const auto found = positions.find(key);
    return found == positions.end() ? Position() : Position(found->second);
}

std::uint32_t MapPlaces::add(MapPlaceKind kind, std::string name, std::string ref, double latitude,
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

void MapPlaces::addSites() {
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
        if (const auto figure = m_figures.find(place.ref); figure != m_figures.end()) {
            place.mood = figure->second.mood;
            if (!figure->second.detail.empty()) place.detail = figure->second.detail;
        }
        m_sites.emplace(site.id, position);
    }
}

void MapPlaces::addPops() {
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

// A network whose PoPs nobody states, in the middle of the sites that have access to it.
void MapPlaces::addNetworks() {
    struct Middle {
        double latitude = 0;
        double east = 0;
        double north = 0;
        std::uint32_t first = 0;
        int sites = 0;
    };
    constexpr double radians = std::numbers::pi / 180;
    std::unordered_map<std::string, Middle> middles;
    for (const Link& link : m_plan.links) {
        const Position site = at(m_sites, link.from.id);
        if (link.network.empty() || !site) continue;
        const MapPlace& place = m_map.places[*site];
        Middle& middle = middles[link.network.id];
        if (middle.sites == 0) middle.first = *site;
        ++middle.sites;
        middle.latitude += place.latitude;
        middle.east += std::cos(place.longitude * radians);
        middle.north += std::sin(place.longitude * radians);
    }
    for (const Network& network : m_plan.networks) {
        const auto found = middles.find(network.id);
        if (!network.pops.empty() || found == middles.end()) continue;
        const Middle& middle = found->second;
        // Sites all around the Earth have no middle.
        const bool apart = std::hypot(middle.east, middle.north) < 1e-6 * middle.sites;
        const MapPlace& first = m_map.places[middle.first];
        const double latitude = apart ? first.latitude : middle.latitude / middle.sites;
        const double longitude =
            apart ? first.longitude : std::atan2(middle.north, middle.east) / radians;
        const std::uint32_t position =
            add(MapPlaceKind::Network, network.label(),
                componentRef(ComponentKind::Network, network.id), latitude, longitude);
        m_map.places[position].detail = tr("its places are not known");
        m_clouds.emplace(network.id, position);
    }
}

void MapPlaces::addPeeringLocations() {
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

void MapPlaces::addGateways() {
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
void MapPlaces::addAtSites() {
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

MapPlaces::Position MapPlaces::addAt(MapPlaceKind kind, std::string name, std::string ref,
                                     const std::string& site) {
    const Position position = at(m_sites, site);
    if (!position) return {};
    const double latitude = m_map.places[*position].latitude;
    const double longitude = m_map.places[*position].longitude;
    return add(kind, std::move(name), std::move(ref), latitude, longitude);
}

void MapPlaces::addAzureRegions() {
    std::vector<const AzureRegion*> regions;
    const auto use = [&](const std::string& name) {
        const AzureRegion* region = findAzureRegion(m_catalogue, name);
        const bool known = std::find(regions.begin(), regions.end(), region) != regions.end();
        if (region != nullptr && !known) regions.push_back(region);
    };
    for (const VnetGateway& gateway : m_plan.vnetGateways) use(gateway.azureRegion);
    if (!m_plan.tenant.region.empty()) use(m_plan.tenant.region);
    for (const AzureRegion* region : regions) {
        add(MapPlaceKind::CloudRegion, region->display, {}, region->latitude, region->longitude);
    }
}

MapPlaces::Position MapPlaces::popAt(const std::string& network, const std::string& pop) const {
    return pop.empty() ? Position() : at(m_pops, popRef(network, pop));
}

// Where a line that has its other end at `near` meets a network: the PoP that it names, else
// the nearest, as in routing; the network itself where none is known.
MapPlaces::Position MapPlaces::networkAt(const Ref<Network>& ref, const std::string& pop,
                                         Position near) const {
    if (const Position cloud = at(m_clouds, ref.id)) return cloud;
    if (const Position named = popAt(ref.id, pop)) return named;
    const auto network = std::find_if(m_plan.networks.begin(), m_plan.networks.end(),
                                      [&](const Network& one) { return one.id == ref.id; });
    if (network == m_plan.networks.end() || !near) return {};
    Position best;
    double least = 0;
    for (const Pop& one : network->pops) {
        const MapPlace& from = m_map.places[*near];
        const double km =
            greatCircleKm(LatLon{from.latitude, from.longitude}, LatLon{one.lat, one.lon});
        if (best && km >= least) continue;
        best = popAt(network->id, one.id);
        least = km;
    }
    return best;
}

MapPlaces::Position MapPlaces::peeringOf(std::size_t circuit, ConnectionRole role) const {
    const auto& of = m_locations.circuits[circuit];
    return m_peering[of.byRole[static_cast<std::size_t>(role)]];
}

// Of a site, a PoP or a network.
MapPlaces::Position MapPlaces::placeOf(const std::string& ref) const {
    const std::size_t slash = ref.find('/');
    if (slash == std::string::npos) return {};
    if (ref.starts_with("site/")) return at(m_sites, ref.substr(slash + 1));
    if (const Position pop = at(m_pops, ref)) return pop;
    return at(m_clouds, ref.substr(slash + 1));
}

bool MapPlaces::samePlace(std::uint32_t a, std::uint32_t b) const {
    return m_map.places[a].latitude == m_map.places[b].latitude &&
           m_map.places[a].longitude == m_map.places[b].longitude;
}

}  // namespace peerplan
