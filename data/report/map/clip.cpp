// SPDX-License-Identifier: MIT
#include "data/report/map/clip.h"

#include <array>
#include <cmath>

namespace peerplan {
namespace {

double between(double from, double to, double t) {
    return from + t * (to - from);
}

// One side of a box: inside is where `sign * (coordinate - limit)` is not negative.
struct Side {
    bool upright = true;
    double limit = 0;
    double sign = 1;

    double depth(PlanePoint p) const { return sign * ((upright ? p.x : p.y) - limit); }

    PlanePoint crossing(PlanePoint a, PlanePoint b) const {
        const double t = depth(a) / (depth(a) - depth(b));
        return upright ? PlanePoint{limit, between(a.y, b.y, t)}
                       : PlanePoint{between(a.x, b.x, t), limit};
    }
};

void clipToSide(std::span<const PlanePoint> ring, const Side& side, std::vector<PlanePoint>& out) {
    out.clear();
    if (ring.empty()) return;
    PlanePoint before = ring.back();
    bool wasInside = side.depth(before) >= 0;
    for (const PlanePoint p : ring) {
        const bool inside = side.depth(p) >= 0;
        if (inside != wasInside) out.push_back(side.crossing(before, p));
        if (inside) out.push_back(p);
        before = p;
        wasInside = inside;
    }
}

}  // namespace

std::span<const PlanePoint> RingClipper::clip(std::span<const PlanePoint> ring,
                                              const PlaneBox& box) {
    const std::array<Side, 4> sides{{{true, box.least.x, 1},
                                     {true, box.most.x, -1},
                                     {false, box.least.y, 1},
                                     {false, box.most.y, -1}}};
    std::span<const PlanePoint> left = ring;
    for (const Side& side : sides) {
        if (!std::isfinite(side.limit)) continue;
        clipToSide(left, side, m_to);
        m_from.swap(m_to);
        left = m_from;
    }
    return left;
}

bool clipSegment(PlanePoint& from, PlanePoint& to, const PlaneBox& box) {
    double first = 0;
    double last = 1;
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const auto cut = [&](double step, double room) {
        if (step == 0) return room >= 0;
        const double t = room / step;
        if (step < 0) {
            first = std::max(first, t);
        } else {
            last = std::min(last, t);
        }
        return first <= last;
    };
    if (!cut(-dx, from.x - box.least.x) || !cut(dx, box.most.x - from.x) ||
        !cut(-dy, from.y - box.least.y) || !cut(dy, box.most.y - from.y)) {
        return false;
    }
    const PlanePoint begin = from;
    if (last < 1) to = {begin.x + last * dx, begin.y + last * dy};
    if (first > 0) from = {begin.x + first * dx, begin.y + first * dy};
    return true;
}

}  // namespace peerplan
