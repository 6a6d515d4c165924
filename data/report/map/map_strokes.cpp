// SPDX-License-Identifier: MIT
#include "data/report/map/map_strokes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "data/report/map/ground.h"

namespace peerplan {
namespace {

// Points of a line that are nearer than this add nothing to see.
constexpr double leastStep = 0.6;

double squaredDistance(PlanePoint p, PlanePoint a, PlanePoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double along = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;
    const double t = std::clamp(along, 0.0, 1.0);
    const double ex = a.x + t * dx - p.x;
    const double ey = a.y + t * dy - p.y;
    return ex * ex + ey * ey;
}

PlanePoint onScreen(const MapView& view, PlanePoint p) {
    return {view.size.width() / 2 + (p.x - view.centre.x) * view.scale,
            view.size.height() / 2 + (p.y - view.centre.y) * view.scale};
}

}  // namespace

// A point of a line whose ends are moved to where the symbols of its places stand.
PlanePoint MapStrokes::moved(const MapScene& scene, const Clusters& clusters, std::uint32_t line,
                             std::size_t i) const {
    const MapLine& of = scene.map().lines[line];
    const auto points = scene.linePoints(line);
    const double t =
        points.size() > 1 ? static_cast<double>(i) / static_cast<double>(points.size() - 1) : 0;
    const auto shift = [&](std::uint32_t place) {
        const PlanePoint at = scene.places()[place];
        const PlanePoint symbol = scene.places()[clusters.founder(clusters.clusterOf(place))];
        return PlanePoint{symbol.x - at.x, symbol.y - at.y};
    };
    const PlanePoint a = shift(of.from);
    const PlanePoint b = shift(of.to);
    return {points[i].x + (1 - t) * a.x + t * b.x, points[i].y + (1 - t) * a.y + t * b.y};
}

void MapStrokes::build(const MapScene& scene, const Clusters& clusters, const MapLayers& layers,
                       std::size_t most) {
    const std::vector<MapLine>& lines = scene.map().lines;
    m_keys.clear();
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        const std::uint32_t from = clusters.clusterOf(lines[i].from);
        const std::uint32_t to = clusters.clusterOf(lines[i].to);
        if (from == to || from == Clusters::none || to == Clusters::none) continue;
        if (!layers.shows(lines[i].kind)) continue;
        m_keys.push_back({lines[i].kind, std::min(from, to), std::max(from, to), i});
    }
    std::sort(m_keys.begin(), m_keys.end(), [&](const Key& a, const Key& b) {
        return std::tuple(a.kind, a.from, a.to, -lines[a.line].kbps, a.line) <
               std::tuple(b.kind, b.from, b.to, -lines[b.line].kbps, b.line);
    });
    m_merged.clear();
    m_members.clear();
    m_mostKbps = 0;
    for (std::size_t i = 0; i < m_keys.size();) {
        const Key& key = m_keys[i];
        Merged merged;
        merged.kind = key.kind;
        merged.leader = key.line;
        merged.firstMember = static_cast<std::uint32_t>(m_members.size());
        merged.down = true;
        for (; i < m_keys.size() && m_keys[i].kind == key.kind && m_keys[i].from == key.from &&
               m_keys[i].to == key.to;
             ++i) {
            const MapLine& line = lines[m_keys[i].line];
            const auto& places = scene.map().places;
            merged.approximate = merged.approximate ||
                                 places[line.from].kind == MapPlaceKind::Network ||
                                 places[line.to].kind == MapPlaceKind::Network;
            m_members.push_back(m_keys[i].line);
            ++merged.memberCount;
            if (std::isfinite(line.kbps)) merged.kbps += line.kbps;
            if (line.down) continue;
            merged.down = false;
            merged.mood = std::max(merged.mood, line.mood);
        }
        m_mostKbps = std::max(m_mostKbps, merged.kbps);
        m_merged.push_back(merged);
    }
    m_leftOut = 0;
    if (m_merged.size() > most) {
        std::stable_sort(m_merged.begin(), m_merged.end(), [](const Merged& a, const Merged& b) {
            const bool notable = a.down || a.mood == Mood::Bad;
            const bool otherNotable = b.down || b.mood == Mood::Bad;
            return std::tuple(!notable, -a.kbps) < std::tuple(!otherNotable, -b.kbps);
        });
        for (std::size_t i = most; i < m_merged.size(); ++i) m_leftOut += m_merged[i].memberCount;
        m_merged.resize(most);
    }
    for (Merged& merged : m_merged) {
        const std::size_t count = scene.linePoints(merged.leader).size();
        for (std::size_t p = 0; p < count; ++p) {
            const PlanePoint point = moved(scene, clusters, merged.leader, p);
            if (!isBreak(point)) merged.box.add(point);
        }
    }
    std::stable_sort(m_merged.begin(), m_merged.end(), [](const Merged& a, const Merged& b) {
        return std::tuple(a.kind, a.mood, a.kbps) < std::tuple(b.kind, b.mood, b.kbps);
    });
}

void MapStrokes::begin() {
    m_traced.clear();
    m_points.clear();
}

void MapStrokes::trace(const MapScene& scene, const Clusters& clusters, const MapView& view) {
    const PlaneBox seen = view.seen();
    const PlaneBox pixels{{0, 0}, {view.size.width(), view.size.height()}};
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    for (std::uint32_t m = 0; m < m_merged.size(); ++m) {
        if (!seen.meets(m_merged[m].box)) continue;
        const std::uint32_t line = m_merged[m].leader;
        const std::size_t count = scene.linePoints(line).size();
        Traced traced{m, static_cast<std::uint32_t>(m_points.size()), 0};
        bool open = false;
        PlanePoint before{none, none};
        for (std::size_t i = 0; i < count; ++i) {
            const PlanePoint at = onScreen(view, moved(scene, clusters, line, i));
            if (isBreak(at) || isBreak(before)) {
                before = at;
                open = false;
                continue;
            }
            const bool last = i + 1 == count;
            if (!last && open &&
                std::abs(at.x - before.x) + std::abs(at.y - before.y) < leastStep) {
                continue;
            }
            PlanePoint from = before;
            PlanePoint to = at;
            before = at;
            if (!clipSegment(from, to, pixels)) {
                open = false;
                continue;
            }
            if (!open) {
                if (m_points.size() > traced.first) m_points.push_back({none, none});
                m_points.push_back(from);
            }
            m_points.push_back(to);
            open = to == at;
        }
        traced.count = static_cast<std::uint32_t>(m_points.size()) - traced.first;
        if (traced.count > 0) m_traced.push_back(traced);
    }
}

const MapStrokes::Traced* MapStrokes::nearest(PlanePoint pixel, double reach) const {
    const Traced* best = nullptr;
    double least = reach * reach;
    for (const Traced& traced : m_traced) {
        const std::span<const PlanePoint> line = points(traced);
        for (std::size_t i = 1; i < line.size(); ++i) {
            if (isBreak(line[i]) || isBreak(line[i - 1])) continue;
            const double squared = squaredDistance(pixel, line[i - 1], line[i]);
            if (squared <= least) {
                least = squared;
                best = &traced;
            }
        }
    }
    return best;
}

}  // namespace peerplan
