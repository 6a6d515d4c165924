// SPDX-License-Identifier: MIT
#include "data/report/map/map_scene.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "data/report/map/great_circle.h"
#include "data/report/map/ground.h"

namespace peerplan {
namespace {

// Mercator shows so much without swelling too far.
constexpr double widestPart = 90;
constexpr double northernmostPart = 72;
// A world that is cut elsewhere than in the Pacific looks strange: it must be so much narrower.
constexpr double worthwhile = 0.85;

GeoPoint placeOf(const MapPlace& place) {
    return {place.latitude, place.longitude};
}

// What a reader looks for first where nobody works.
int rankOf(MapPlaceKind kind) {
    switch (kind) {
        case MapPlaceKind::Office:
            return 0;
        case MapPlaceKind::Datacenter:
            return 1;
        case MapPlaceKind::Colocation:
            return 2;
        case MapPlaceKind::PeeringLocation:
            return 3;
        case MapPlaceKind::Gateway:
            return 4;
        case MapPlaceKind::CloudRegion:
            return 5;
        case MapPlaceKind::Pop:
            return 6;
        case MapPlaceKind::Remote:
            return 7;
        case MapPlaceKind::Internet:
            return 8;
        case MapPlaceKind::Perimeter:
            return 9;
        case MapPlaceKind::Network:
            return 10;
    }
    return 10;
}

std::vector<std::uint32_t> byImportance(const std::vector<MapPlace>& places) {
    std::vector<std::uint32_t> order(places.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (places[a].users != places[b].users) return places[a].users > places[b].users;
        return rankOf(places[a].kind) < rankOf(places[b].kind);
    });
    return order;
}

// Lines, and members of areas and groups, whose places or lines the map does not have.
void dropUnknown(NetworkMap& map) {
    const auto unknownPlace = [count = map.places.size()](std::uint32_t at) { return at >= count; };
    const std::size_t before = map.lines.size();
    std::erase_if(map.lines, [&](const MapLine& line) {
        return unknownPlace(line.from) || unknownPlace(line.to) ||
               std::any_of(line.via.begin(), line.via.end(), unknownPlace);
    });
    for (MapArea& area : map.areas) std::erase_if(area.places, unknownPlace);
    for (MapGroup& group : map.groups) {
        std::erase_if(group.places, unknownPlace);
        // Positions are others where lines went.
        if (map.lines.size() != before) group.lines.clear();
        std::erase_if(group.lines, [&](std::uint32_t at) { return at >= map.lines.size(); });
    }
}

// Great circles from place to place of a line; longitudes go on over the antimeridian.
void appendWay(const NetworkMap& map, const MapLine& line, std::vector<GeoPoint>& way) {
    GeoPoint from = placeOf(map.places[line.from]);
    const auto go = [&](std::uint32_t place) {
        const GeoPoint to = placeOf(map.places[place]);
        const std::size_t first = way.size();
        appendGreatCircle(from, to, way);
        if (first > 0) {
            const double turn =
                360 * std::round((way[first - 1].longitude - way[first].longitude) / 360);
            for (std::size_t i = first; i < way.size(); ++i) way[i].longitude += turn;
        }
        from = to;
    };
    for (const std::uint32_t place : line.via) go(place);
    go(line.to);
}

void put(const MapChange& change, MapPlace& place) {
    place.mood = change.mood;
    place.down = change.down;
    place.detail = change.detail;
}

void put(const MapChange& change, MapLine& line) {
    line.kbps = change.kbps;
    line.share = change.share;
    line.mood = change.mood;
    line.down = change.down;
    line.detail = change.detail;
}

/// Lines of the scene before, by their ends.
class KnownWays {
  public:
    KnownWays(std::span<const PlanePoint> places, const MapScene* before) : m_before(before) {
        if (before == nullptr || !std::equal(places.begin(), places.end(), before->places().begin(),
                                             before->places().end())) {
            return;
        }
        const std::vector<MapLine>& lines = before->map().lines;
        m_lines.reserve(lines.size());
        for (std::uint32_t i = 0; i < lines.size(); ++i) {
            if (lines[i].via.empty()) m_lines.emplace(keyOf(lines[i]), i);
        }
    }

    /// Empty where there is none.
    std::span<const PlanePoint> find(const MapLine& line) const {
        if (!line.via.empty()) return {};
        const auto found = m_lines.find(keyOf(line));
        return found == m_lines.end() ? std::span<const PlanePoint>()
                                      : m_before->linePoints(found->second);
    }

  private:
    static std::uint64_t keyOf(const MapLine& line) {
        return std::uint64_t{line.from} << 32U | line.to;
    }

    const MapScene* m_before;
    std::unordered_map<std::uint64_t, std::uint32_t> m_lines;
};

}  // namespace

MapScene::MapScene(NetworkMap map, const Projection& projection, const MapScene* before)
    : m_map(std::move(map)), m_projection(projection) {
    const auto count = static_cast<std::uint32_t>(m_map.places.size());
    dropUnknown(m_map);
    m_places.reserve(count);
    for (const MapPlace& place : m_map.places) {
        m_places.push_back(m_projection(placeOf(place)));
        m_extent.add(m_places.back());
    }
    // Ways over the poles would leave no room for the rest.
    constexpr double beyond = 0.2;
    const double wide = beyond * (m_extent.most.x - m_extent.least.x);
    const double high = beyond * (m_extent.most.y - m_extent.least.y);
    const PlaneBox limit{{m_extent.least.x - wide, m_extent.least.y - high},
                         {m_extent.most.x + wide, m_extent.most.y + high}};
    m_byImportance = peerplan::byImportance(m_map.places);
    const KnownWays known(m_places, before);
    SeamCutter cutter(m_projection);
    std::vector<GeoPoint> circle;
    m_first.reserve(m_map.lines.size() + 1);
    for (const MapLine& line : m_map.lines) {
        const std::size_t first = m_points.size();
        if (const auto way = known.find(line); !way.empty()) {
            m_points.insert(m_points.end(), way.begin(), way.end());
        } else {
            circle.clear();
            appendWay(m_map, line, circle);
            cutter.appendLine(circle, m_points);
        }
        for (std::size_t i = first; i < m_points.size(); ++i) {
            if (isBreak(m_points[i])) continue;
            m_extent.add({std::clamp(m_points[i].x, limit.least.x, limit.most.x),
                          std::clamp(m_points[i].y, limit.least.y, limit.most.y)});
        }
        m_first.push_back(static_cast<std::uint32_t>(m_points.size()));
    }
}

void MapScene::change(const MapChanges& changes) {
    const MapChanges before = std::exchange(m_changed, {});
    for (const MapChange& place : before.places) put(place, m_map.places[place.at]);
    for (const MapChange& line : before.lines) put(line, m_map.lines[line.at]);
    for (const MapChange& place : changes.places) {
        if (place.at >= m_map.places.size()) continue;
        const MapPlace& old = m_map.places[place.at];
        m_changed.places.push_back({place.at, 0, {}, old.mood, old.down, old.detail});
        put(place, m_map.places[place.at]);
    }
    for (const MapChange& line : changes.lines) {
        if (line.at >= m_map.lines.size()) continue;
        const MapLine& old = m_map.lines[line.at];
        m_changed.lines.push_back({line.at, old.kbps, old.share, old.mood, old.down, old.detail});
        put(line, m_map.lines[line.at]);
    }
}

Projection projectionFor(const NetworkMap& map, bool window) {
    std::vector<double> longitudes;
    double furthest = 0;
    const Projection greenwich(ProjectionKind::Mercator, 0);
    for (const MapPlace& place : map.places) {
        longitudes.push_back(greenwich.eastOfMiddle(place.longitude));
        furthest = std::max(furthest, std::abs(place.latitude));
    }
    if (longitudes.empty()) {
        return {window ? ProjectionKind::Mercator : ProjectionKind::NaturalEarth, 0};
    }
    std::sort(longitudes.begin(), longitudes.end());
    const double usual = longitudes.front() + 360 - longitudes.back();
    double gap = usual;
    double west = longitudes.front();
    for (std::size_t i = 1; i < longitudes.size(); ++i) {
        if (longitudes[i] - longitudes[i - 1] > gap) {
            gap = longitudes[i] - longitudes[i - 1];
            west = longitudes[i];
        }
    }
    if (360 - gap > worthwhile * (360 - usual)) {
        gap = usual;
        west = longitudes.front();
    }
    const double width = 360 - gap;
    const double middle = greenwich.eastOfMiddle(west + width / 2);
    const bool part = width <= widestPart && furthest <= northernmostPart;
    return {window || part ? ProjectionKind::Mercator : ProjectionKind::NaturalEarth, middle};
}

}  // namespace peerplan
