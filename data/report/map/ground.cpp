// SPDX-License-Identifier: MIT
#include "data/report/map/ground.h"

#include <algorithm>
#include <cmath>

namespace peerplan {
namespace {

constexpr double half = 180;
// Sides that are straight in degrees bend in a plane: no piece of them is longer.
constexpr double longestPiece = 5;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

const PlaneBox wholeEarth{{-half, -PlaneBox::far}, {half, PlaneBox::far}};

}  // namespace

bool isBreak(PlanePoint p) {
    return std::isnan(p.x);
}

void SeamCutter::relative(std::span<const GeoPoint> points) {
    m_relative.clear();
    double least = PlaneBox::far;
    double most = -PlaneBox::far;
    for (const GeoPoint& point : points) {
        const double east = point.longitude - m_projection.meridian();
        least = std::min(least, east);
        most = std::max(most, east);
        m_relative.push_back({east, point.latitude});
    }
    m_firstTurn = 0;
    m_lastTurn = -1;
    if (points.empty()) return;
    m_firstTurn = static_cast<int>(std::ceil((-half - most) / (2 * half)));
    m_lastTurn = static_cast<int>(std::floor((half - least) / (2 * half)));
}

void SeamCutter::shift(int turn) {
    m_shifted.clear();
    for (const PlanePoint p : m_relative) m_shifted.push_back({p.x + 2 * half * turn, p.y});
}

std::span<const PlanePoint> SeamCutter::projectedPart(int turn) {
    shift(turn);
    std::span<const PlanePoint> ring = m_shifted;
    const bool whole = std::all_of(ring.begin(), ring.end(),
                                   [](PlanePoint p) { return p.x >= -half && p.x <= half; });
    if (!whole) ring = m_clipper.clip(ring, wholeEarth);
    m_projected.clear();
    // Touching the seam from outside leaves nothing.
    if (ring.size() < 3) return {};
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const PlanePoint to = ring[i % ring.size()];
        const PlanePoint from = ring[(i + ring.size() - 1) % ring.size()];
        const double length = std::max(std::abs(to.x - from.x), std::abs(to.y - from.y));
        const int pieces = i == 0 ? 1 : static_cast<int>(std::ceil(length / longestPiece));
        for (int piece = 1; piece <= pieces; ++piece) {
            const double t = static_cast<double>(piece) / pieces;
            m_projected.push_back(
                m_projection.at(from.y + t * (to.y - from.y), from.x + t * (to.x - from.x)));
        }
    }
    return m_projected;
}

void SeamCutter::appendLine(std::span<const GeoPoint> line, std::vector<PlanePoint>& points) {
    relative(line);
    bool begun = false;
    if (line.empty()) return;
    // The parts in the order of the line.
    const auto turnOf = [](PlanePoint p) {
        return -static_cast<int>(std::round(p.x / (2 * half)));
    };
    const bool westwards = turnOf(m_relative.front()) < turnOf(m_relative.back());
    for (int i = 0; i <= m_lastTurn - m_firstTurn; ++i) {
        shift(westwards ? m_firstTurn + i : m_lastTurn - i);
        bool open = false;
        for (std::size_t p = 1; p < m_shifted.size(); ++p) {
            PlanePoint from = m_shifted[p - 1];
            PlanePoint to = m_shifted[p];
            const PlanePoint end = to;
            if (!clipSegment(from, to, wholeEarth)) {
                open = false;
                continue;
            }
            // A line that only touches the seam has no part on its other side.
            if (!open && from == to) continue;
            if (!open) {
                if (begun) points.push_back({none, none});
                points.push_back(m_projection.at(from.y, from.x));
            }
            points.push_back(m_projection.at(to.y, to.x));
            open = to == end;
            begun = true;
        }
    }
}

MapGround::MapGround(const WorldLines& world, const Projection& projection) {
    SeamCutter cutter(projection);
    m_points.reserve(world.points.size() + world.points.size() / 8);
    for (std::size_t i = 0; i < world.size(); ++i) {
        const WorldLineKind kind = world.kinds[i];
        if (kind == WorldLineKind::Border) {
            const std::size_t first = m_points.size();
            cutter.appendLine(world.line(i), m_points);
            add(kind, first);
            continue;
        }
        cutter.cutRing(world.line(i), [&](std::span<const PlanePoint> part) {
            const std::size_t first = m_points.size();
            m_points.insert(m_points.end(), part.begin(), part.end());
            add(kind, first);
        });
    }
}

void MapGround::add(WorldLineKind kind, std::size_t first) {
    Shape shape{kind,
                static_cast<std::uint32_t>(first),
                static_cast<std::uint32_t>(m_points.size() - first),
                {}};
    for (const PlanePoint p : points(shape)) {
        if (!isBreak(p)) shape.box.add(p);
    }
    if (shape.count > 0) m_shapes.push_back(shape);
}

}  // namespace peerplan
