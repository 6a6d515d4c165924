// SPDX-License-Identifier: MIT
#include "planner/report/live_map.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "model/component_ref.h"
#include "planner/report/map_figures.h"
#include "planner/report/network_map.h"

namespace peerplan {
namespace {

NetworkMap titled(NetworkMap map, const Plan& plan) {
    map.id = "network";
    map.title = tr("Network map");
    map.alternative =
        Text(tr("{sites} {sites|site|sites}, {circuits} {circuits|circuit|circuits} and "
                "{links} {links|link|links} on a map."),
             {{"sites", static_cast<std::int64_t>(plan.sites.size())},
              {"circuits", static_cast<std::int64_t>(plan.circuits.size())},
              {"links", static_cast<std::int64_t>(plan.links.size())}});
    map.moods = {{Mood::Good, Text(tr("enough headroom"))},
                 {Mood::Watch, Text(tr("tight"))},
                 {Mood::Bad, Text(tr("congested"))}};
    map.width = tr("load");
    map.placeMoods = {{Mood::Watch, Text(tr("people slower, congested or waiting"))},
                      {Mood::Bad, Text(tr("people cut off"))}};
    return map;
}

}  // namespace

NetworkMap liveMap(const Plan& plan, const Catalogue& catalogue, const Names& names,
                   const LiveAnswer& answer, const std::vector<EgressFlow>& flows) {
    return titled(networkMap(plan, catalogue, names, mapFigures(answer), flows), plan);
}

NetworkMap placesMap(const Plan& plan, const Catalogue& catalogue, const Names& names) {
    return titled(networkMap(plan, catalogue, names, {}, {}), plan);
}

LiveMapChanges::LiveMapChanges(const NetworkMap& map, const LiveAnswer& normal) : m_map(map) {
    m_drawn.reserve(map.places.size() + map.lines.size());
    for (std::uint32_t i = 0; i < map.places.size(); ++i) {
        if (!map.places[i].ref.empty()) m_drawn[map.places[i].ref].places.push_back(i);
    }
    for (std::uint32_t i = 0; i < map.lines.size(); ++i) {
        if (map.lines[i].kind != MapLineKind::Flow) {
            m_drawn[map.lines[i].ref].lines.push_back(i);
        }
    }
    for (const StateElement& element : normal.loads.elements) {
        const auto drawn = m_drawn.find(element.ref);
        if (drawn == m_drawn.end()) continue;
        drawn->second.loadKbps = element.load.loadKbps;
        drawn->second.capacityKbps = element.load.capacityKbps;
        drawn->second.headroomClass = element.headroomClass;
    }
}

MapChanges LiveMapChanges::in(const LiveAnswer& answer) const {
    MapChanges changes;
    // What the headroom says of an element, what has failed and what becomes of sites may be told
    // of one place: the last adds to those before.
    std::unordered_map<std::uint32_t, std::size_t> placed;
    const auto changePlace = [&](std::uint32_t at) -> MapChange& {
        const auto [found, fresh] = placed.emplace(at, changes.places.size());
        if (fresh) {
            const MapPlace& place = m_map.places[at];
            changes.places.push_back({at, 0, {}, place.mood, place.down, place.detail});
        }
        return changes.places[found->second];
    };
    for (const StateElement& element : answer.loads.elements) {
        const auto drawn = m_drawn.find(element.ref);
        if (drawn == m_drawn.end()) continue;
        if (drawn->second.isAsIn(element)) continue;
        const MapFigure figure = figureOf(element);
        for (const std::uint32_t line : drawn->second.lines) {
            changes.lines.push_back(
                {line, figure.kbps, figure.share, figure.mood, figure.down, figure.detail});
        }
        if (!figure.down) continue;
        for (const std::uint32_t place : drawn->second.places) changePlace(place).down = true;
    }
    for (const LiveSite& site : answer.sites) {
        const auto drawn = m_drawn.find(componentRef(ComponentKind::Site, site.site));
        if (drawn == m_drawn.end()) continue;
        const MapFigure figure = figureOf(site);
        for (const std::uint32_t place : drawn->second.places) {
            MapChange& change = changePlace(place);
            change.mood = figure.mood;
            change.down = change.down || figure.down;
            if (!figure.detail.empty()) change.detail = figure.detail;
        }
    }
    for (const std::string& ref : answer.loads.failed) {
        const auto drawn = m_drawn.find(ref);
        if (drawn == m_drawn.end()) continue;
        for (const std::uint32_t place : drawn->second.places) changePlace(place).down = true;
        for (const std::uint32_t line : drawn->second.lines) {
            const auto known = std::find_if(changes.lines.begin(), changes.lines.end(),
                                            [&](const MapChange& one) { return one.at == line; });
            if (known != changes.lines.end()) {
                known->down = true;
                continue;
            }
            const MapLine& as = m_map.lines[line];
            changes.lines.push_back({line, as.kbps, as.share, as.mood, true, as.detail});
        }
    }
    return changes;
}

}  // namespace peerplan
