// SPDX-License-Identifier: MIT
#include "data/report/map/map_scene.h"

#include <cmath>

#include "tests/data/report/map/sample_map.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("A plan is cut where its places leave the widest gap") {
    // From Los Angeles, 241.76 degrees east, to Tokyo, 139.77: the middle of 101.99 degrees.
    const Projection pacific = projectionFor(pacificMap());
    CHECK(pacific.kind() == ProjectionKind::NaturalEarth);
    CHECK(std::abs(pacific.meridian() - (139.77 + 241.76) / 2 + 360) < 1e-9);
    // The gap from Oslo to Tokyo, 129 degrees, is hardly wider than the Pacific's, 123.4.
    const Projection world = projectionFor(companyMap());
    CHECK(world.kind() == ProjectionKind::NaturalEarth);
    CHECK(std::abs(world.meridian() - (139.8 - 96.8) / 2) < 1e-9);
}

TEST_CASE("A part of the world and a window are in Mercator") {
    const Projection country = projectionFor(countryMap());
    CHECK(country.kind() == ProjectionKind::Mercator);
    CHECK(std::abs(country.meridian() - (5.32 + 18.07) / 2) < 1e-9);
    CHECK(projectionFor(companyMap(), true).kind() == ProjectionKind::Mercator);
    CHECK(projectionFor({}).meridian() == 0);
}

TEST_CASE("Fiji and Samoa stand beside each other though the antimeridian runs between them") {
    NetworkMap map = pacificMap();
    map.places.erase(map.places.begin(), map.places.begin() + 5);
    map.places.resize(2);
    map.lines.clear();
    // Suva 178.44 east, Apia 171.77 west: 9.79 degrees apart.
    const Projection projection = projectionFor(map);
    CHECK(std::abs(projection.meridian() - -176.665) < 1e-9);
    const MapScene scene(map, projection);
    CHECK(scene.extent().most.x - scene.extent().least.x < 0.171);
}

TEST_CASE("Lines without ends are left out and places stand by importance") {
    NetworkMap map = companyMap();
    map.lines[1].to = 99;
    const MapScene scene(map, projectionFor(map));
    CHECK(scene.map().lines.size() == map.lines.size() - 1);
    const auto order = scene.byImportance();
    REQUIRE(order.size() == map.places.size());
    // Dallas, London, Tokyo, São Paulo, Oslo, the data centre, the peering locations.
    CHECK(std::vector<std::uint32_t>(order.begin(), order.end()) ==
          std::vector<std::uint32_t>{0, 1, 3, 4, 2, 5, 6, 7});
    for (std::size_t i = 0; i < scene.map().lines.size(); ++i) {
        const auto points = scene.linePoints(i);
        const PlanePoint begin = scene.places()[scene.map().lines[i].from];
        CHECK(std::hypot(points.front().x - begin.x, points.front().y - begin.y) < 1e-12);
        const PlanePoint end = scene.places()[scene.map().lines[i].to];
        CHECK(std::hypot(points.back().x - end.x, points.back().y - end.y) < 1e-12);
    }
}

TEST_CASE("A scene made from the one before is the one made anew") {
    NetworkMap map = companyMap();
    const Projection projection = projectionFor(map);
    const MapScene before(map, projection);
    // A line less, one the other way round, and one that was not there.
    map.lines.erase(map.lines.begin());
    std::swap(map.lines[0].from, map.lines[0].to);
    map.lines.push_back(map.lines[1]);
    map.lines.back().to = 2;
    const MapScene anew(map, projection);
    const MapScene reused(map, projection, &before);
    REQUIRE(anew.map().lines.size() == reused.map().lines.size());
    for (std::size_t i = 0; i < anew.map().lines.size(); ++i) {
        const auto a = anew.linePoints(i);
        const auto b = reused.linePoints(i);
        REQUIRE(a.size() == b.size());
        for (std::size_t p = 0; p < a.size(); ++p) {
            CHECK((a[p] == b[p] || (std::isnan(a[p].x) && std::isnan(b[p].x))));
        }
    }
    // Places that moved have ways of their own.
    map.places[0].latitude += 1;
    const MapScene moved(map, projection, &before);
    for (std::size_t i = 0; i < moved.map().lines.size(); ++i) {
        const PlanePoint begin = moved.places()[moved.map().lines[i].from];
        const PlanePoint at = moved.linePoints(i).front();
        CHECK(std::hypot(at.x - begin.x, at.y - begin.y) < 1e-12);
    }
}
