// SPDX-License-Identifier: MIT
#include "planner/resilience/live/live_map.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/catalogue/lookup.h"
#include "model/component_ref.h"
#include "planner/report/names.h"

namespace peerplan {
namespace {

MapPlaceKind placeKind(SiteKind kind) {
    switch (kind) {
        case SiteKind::Office:
            return MapPlaceKind::Office;
        case SiteKind::Datacenter:
            return MapPlaceKind::Datacenter;
        case SiteKind::Colocation:
            return MapPlaceKind::Colocation;
        case SiteKind::Remote:
            break;
    }
    return MapPlaceKind::Remote;
}

Mood moodOf(HeadroomClass headroom) {
    if (headroom == HeadroomClass::Congested) return Mood::Bad;
    return headroom == HeadroomClass::Tight ? Mood::Watch : Mood::Good;
}

Text fateDetail(const LiveSite& site) {
    if (site.down) return Text(tr("It is down."));
    switch (site.fate) {
        case SiteFate::Cut:
            return Text(tr("Cut off: {share} of its traffic has no way left."),
                        {{"share", Ratio{site.share}}});
        case SiteFate::Waiting:
            return Text(tr("Waits for a person to switch {share} of its traffic."),
                        {{"share", Ratio{site.share}}});
        case SiteFate::Degraded:
            return Text(tr("{share} of its traffic crosses what is congested."),
                        {{"share", Ratio{site.share}}});
        case SiteFate::Slower:
            return Text(tr("Its round trip is {extra} longer."),
                        {{"extra", Rtt::ms(site.extraRttMs.value_or(0))}});
        case SiteFate::Unhurt:
            break;
    }
    return {};
}

class MapMaker {
  public:
    MapMaker(const Plan& plan, const Catalogue& catalogue, const LiveAnswer& answer)
        : m_plan(plan), m_catalogue(catalogue), m_names(plan) {
        for (const StateElement& element : answer.loads.elements) {
            m_elements.emplace(element.ref, &element);
        }
        for (const LiveSite& site : answer.sites) m_fates.emplace(site.site, &site);
        m_failed.insert(answer.loads.failed.begin(), answer.loads.failed.end());
    }

    NetworkMap make() {
        m_map.id = "network";
        m_map.title = Text(tr("Network map"));
        m_map.alternative =
            Text(tr("{sites} {sites|site|sites}, {circuits} {circuits|circuit|circuits} and "
                    "{links} {links|link|links} on a map."),
                 {{"sites", static_cast<std::int64_t>(m_plan.sites.size())},
                  {"circuits", static_cast<std::int64_t>(m_plan.circuits.size())},
                  {"links", static_cast<std::int64_t>(m_plan.links.size())}});
        m_map.moods = {{Mood::Good, Text(tr("enough headroom"))},
                       {Mood::Watch, Text(tr("tight"))},
                       {Mood::Bad, Text(tr("congested"))}};
        m_map.width = Text(tr("load"));
        for (const Site& site : m_plan.sites) addSite(site);
        for (const Gateway& gateway : m_plan.gateways) addGateway(gateway);
        for (const Link& link : m_plan.links) addLink(link);
        for (const Circuit& circuit : m_plan.circuits) addCircuit(circuit);
        return std::move(m_map);
    }

  private:
    std::uint32_t add(MapPlace place) {
        m_map.places.push_back(std::move(place));
        return static_cast<std::uint32_t>(m_map.places.size() - 1);
    }

    void addSite(const Site& site) {
        if (!site.lat || !site.lon) return;
        MapPlace place;
        place.kind = placeKind(site.kind);
        place.latitude = *site.lat;
        place.longitude = *site.lon;
        place.name = site.label();
        place.ref = componentRef(ComponentKind::Site, site.id);
        if (!site.region.empty()) place.region = m_names.region(site.region.id);
        for (const Users& users : site.users) place.users += users.count.value();
        place.down = m_failed.count(place.ref) != 0;
        if (const auto fate = m_fates.find(site.id); fate != m_fates.end()) {
            const LiveSite& what = *fate->second;
            place.down = place.down || what.down;
            place.mood = what.down || what.fate == SiteFate::Cut ? Mood::Bad
                         : what.fate == SiteFate::Unhurt         ? Mood::Neutral
                                                                 : Mood::Watch;
            place.detail = fateDetail(what);
        }
        m_sites.emplace(site.id, add(std::move(place)));
    }

    void addGateway(const Gateway& gateway) {
        MapPlace place;
        place.kind = MapPlaceKind::Gateway;
        place.name = gateway.label();
        place.ref = componentRef(ComponentKind::Gateway, gateway.id);
        place.down = m_failed.count(place.ref) != 0;
        if (gateway.lat && gateway.lon) {
            place.latitude = *gateway.lat;
            place.longitude = *gateway.lon;
        } else if (const auto site = m_sites.find(gateway.site.id); site != m_sites.end()) {
            place.latitude = m_map.places[site->second].latitude;
            place.longitude = m_map.places[site->second].longitude;
        } else {
            return;
        }
        add(std::move(place));
    }

    /// What the state lays on an element, for its line.
    void lay(MapLine& line) const {
        line.down = m_failed.count(line.ref) != 0;
        const auto found = m_elements.find(line.ref);
        if (found == m_elements.end()) return;
        const StateElement& element = *found->second;
        line.down = line.down || element.dead;
        line.kbps = static_cast<double>(element.load.loadKbps);
        if (element.load.headroom) line.share = 1 - *element.load.headroom;
        if (element.headroomClass) line.mood = moodOf(*element.headroomClass);
        if (element.dead) {
            line.mood = Mood::Bad;
            line.detail =
                Text(tr("Down; {normal} in the normal state."),
                     {{"normal", Bandwidth::kbps(static_cast<double>(element.normal.loadKbps))}});
        } else if (element.load.capacityKbps && element.load.headroom) {
            line.detail = Text(
                tr("{load} of {capacity} at its busiest, {headroom} free."),
                {{"load", Bandwidth::kbps(line.kbps)},
                 {"capacity", Bandwidth::kbps(static_cast<double>(*element.load.capacityKbps))},
                 {"headroom", Ratio{*element.load.headroom}}});
        } else {
            line.detail =
                Text(tr("{load} at its busiest."), {{"load", Bandwidth::kbps(line.kbps)}});
        }
    }

    void addLink(const Link& link) {
        const auto from = m_sites.find(link.from.id);
        const auto to = m_sites.find(link.to.id);
        if (from == m_sites.end() || to == m_sites.end()) return;
        MapLine line;
        line.kind = MapLineKind::Link;
        line.from = from->second;
        line.to = to->second;
        line.ref = componentRef(ComponentKind::Link, link.id);
        line.name = m_names.of(line.ref);
        lay(line);
        m_map.lines.push_back(std::move(line));
    }

    std::optional<std::uint32_t> location(std::string_view name) {
        const PeeringLocation* found = findPeeringLocation(m_catalogue, name);
        if (found == nullptr) return std::nullopt;
        const auto known = m_locations.find(found->slug);
        if (known != m_locations.end()) return known->second;
        MapPlace place;
        place.kind = MapPlaceKind::PeeringLocation;
        place.latitude = found->latitude;
        place.longitude = found->longitude;
        place.name = found->name;
        place.ref = componentRef(ComponentKind::PeeringLocation, found->slug);
        place.down = m_failed.count(place.ref) != 0;
        const std::uint32_t at = add(std::move(place));
        m_locations.emplace(found->slug, at);
        return at;
    }

    void addCircuit(const Circuit& circuit) {
        std::vector<std::string> buildings{circuit.peeringLocation};
        if (const MetroPair* metro = findMetroPair(m_catalogue, circuit.peeringLocation);
            metro != nullptr &&
            findPeeringLocation(m_catalogue, circuit.peeringLocation) == nullptr) {
            buildings = metro->peeringLocations;
        }
        std::set<std::pair<std::uint32_t, std::uint32_t>> drawn;
        for (std::size_t c = 0; c < circuit.connections.size(); ++c) {
            const auto site = m_sites.find(circuit.connections[c].site.id);
            const auto end = location(buildings[std::min(c, buildings.size() - 1)]);
            if (site == m_sites.end() || !end) continue;
            if (!drawn.emplace(site->second, *end).second) continue;
            MapLine line;
            line.kind = MapLineKind::Circuit;
            line.from = site->second;
            line.to = *end;
            line.ref = componentRef(ComponentKind::Circuit, circuit.id);
            line.name = circuit.label();
            lay(line);
            m_map.lines.push_back(std::move(line));
        }
    }

    const Plan& m_plan;
    const Catalogue& m_catalogue;
    const Names m_names;
    NetworkMap m_map;
    std::unordered_map<std::string, const StateElement*> m_elements;
    std::unordered_map<std::string, const LiveSite*> m_fates;
    std::set<std::string> m_failed;
    std::unordered_map<std::string, std::uint32_t> m_sites;
    std::unordered_map<std::string, std::uint32_t> m_locations;
};

}  // namespace

NetworkMap liveMap(const Plan& plan, const Catalogue& catalogue, const LiveAnswer& answer) {
    return MapMaker(plan, catalogue, answer).make();
}

}  // namespace peerplan
