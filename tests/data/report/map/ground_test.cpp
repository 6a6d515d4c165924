// SPDX-License-Identifier: MIT
#include "data/report/map/ground.h"

#include <cmath>

#include "tests/data/report/map/sample_map.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

bool holds(std::span<const PlanePoint> ring, PlanePoint p) {
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const PlanePoint a = ring[i];
        const PlanePoint b = ring[(i + 1) % ring.size()];
        if ((a.y > p.y) == (b.y > p.y)) continue;
        if (a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) > p.x) inside = !inside;
    }
    return inside;
}

bool isLand(const MapGround& ground, PlanePoint p) {
    bool land = false;
    for (const MapGround::Shape& shape : ground.shapes()) {
        if (shape.kind == WorldLineKind::Border || !shape.box.holds(p)) continue;
        if (holds(ground.points(shape), p)) land = !land;
    }
    return land;
}

std::size_t parts(std::span<const PlanePoint> points) {
    std::size_t count = points.empty() ? 0 : 1;
    for (const PlanePoint p : points) count += isBreak(p) ? 1U : 0U;
    return count;
}

}  // namespace

TEST_CASE("Land is land wherever the plane is cut") {
    for (const double meridian : {0.0, 12.5, 90.0, 180.0, -150.0, 555.0}) {
        for (const ProjectionKind kind : {ProjectionKind::NaturalEarth, ProjectionKind::Mercator}) {
            INFO(meridian << " " << static_cast<int>(kind));
            const Projection projection(kind, meridian);
            const MapGround ground(worldLines(WorldDetail::Coarse), projection);
            for (const GeoPoint& place : knownLand()) {
                INFO(place.latitude << " " << place.longitude);
                CHECK(isLand(ground, projection(place)));
            }
            for (const GeoPoint& place : knownSea()) {
                INFO(place.latitude << " " << place.longitude);
                CHECK_FALSE(isLand(ground, projection(place)));
            }
            const double edge = projection.worldWidth() / 2 + 1e-9;
            for (const MapGround::Shape& shape : ground.shapes()) {
                CHECK(shape.box.least.x >= -edge);
                CHECK(shape.box.most.x <= edge);
            }
        }
    }
}

TEST_CASE("A line over the far side of the middle falls into two that reach the edges") {
    const Projection projection(ProjectionKind::Mercator, 0);
    SeamCutter cutter(projection);
    const std::vector<GeoPoint> line{{10, 170}, {20, 190}};
    std::vector<PlanePoint> points;
    cutter.appendLine(line, points);
    REQUIRE(parts(points) == 2);
    REQUIRE(points.size() == 5);
    // In the order of the line: out in the east, in again in the west.
    const PlanePoint east = projection.at(15, 180);
    const PlanePoint west = projection.at(15, -180);
    CHECK(points[0] == projection.at(10, 170));
    CHECK(points[1] == east);
    CHECK(points[3] == west);
    CHECK(points[4] == projection.at(20, -170));
    const std::vector<GeoPoint> back{{20, -170}, {10, -190}};
    points.clear();
    cutter.appendLine(back, points);
    REQUIRE(points.size() == 5);
    CHECK(points[0] == projection.at(20, -170));
    CHECK(points[1] == west);

    points.clear();
    SeamCutter pacific(Projection(ProjectionKind::Mercator, 180));
    pacific.appendLine(line, points);
    CHECK(parts(points) == 1);
    CHECK(points.size() == 2);
    points.clear();
    pacific.appendLine({}, points);
    CHECK(points.empty());
}

TEST_CASE("A line that only touches the seam has one part") {
    SeamCutter cutter(Projection(ProjectionKind::Mercator, 0));
    const std::vector<GeoPoint> line{{0, 160}, {5, 180}, {10, 165}};
    std::vector<PlanePoint> points;
    cutter.appendLine(line, points);
    CHECK(parts(points) == 1);
    CHECK(points.size() == 3);
}
