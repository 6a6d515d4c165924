// SPDX-License-Identifier: MIT
// Regions, risk groups, ways and worlds beside each other on a drawn map.

#include <algorithm>
#include <cmath>
#include <vector>

#include <QImage>

#include "data/report/charts/chart_style.h"
#include "data/report/map/ground.h"
#include "data/report/map/map_canvas.h"
#include "tests/data/report/map/sample_map.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

NetworkMap withRegions() {
    NetworkMap map = companyMap();
    // Americas: Dallas, São Paulo and the data centre; Europe: London, Oslo.
    map.areas = {{"Americas", "region/amer", {0, 4, 5}}, {"Europe", "region/emea", {1, 2}}};
    return map;
}

QPoint pixelAt(const MapCanvas& canvas, const MapView& view, GeoPoint place) {
    return view.toScreen(canvas.scene().projection()(place)).toPoint();
}

}  // namespace

TEST_CASE("A region tints what lies between its sites, and nothing else") {
    MapCanvas canvas(projectionFor(companyMap()));
    canvas.show(withRegions());
    MapView view = canvas.fitted({960, 480});
    view.layers.lines.fill(false);
    view.layers.names = false;
    const QImage tinted = drawn(canvas, view);
    view.layers.areas = false;
    const QImage plain = drawn(canvas, view);
    // Colombia is on the way from Dallas to São Paulo, the North Sea from London to Oslo.
    for (const GeoPoint within : {GeoPoint{4, -72}, GeoPoint{57, 6}}) {
        const QPoint at = pixelAt(canvas, view, within);
        CHECK(tinted.pixel(at) != plain.pixel(at));
    }
    for (const GeoPoint outside : {GeoPoint{35, 100}, GeoPoint{-25, 20}, GeoPoint{40, -30}}) {
        const QPoint at = pixelAt(canvas, view, outside);
        CHECK(tinted.pixel(at) == plain.pixel(at));
    }
}

TEST_CASE("A region on both sides of the seam is two areas, not one around the world") {
    NetworkMap map = companyMap();
    // Places all around, so that the cut is in the Pacific; Fiji and Samoa are beyond it.
    MapPlace suva = map.places[2];
    suva.latitude = -18.14;
    suva.longitude = 178.44;
    MapPlace apia = suva;
    apia.latitude = -13.83;
    apia.longitude = -171.77;
    map.places.push_back(suva);
    map.places.push_back(apia);
    map.areas = {{"Islands", "region/islands", {8, 9}}, {"Europe", "region/emea", {1, 2}}};
    const Projection projection(ProjectionKind::Mercator, 0);
    MapCanvas canvas(projection);
    canvas.show(map);
    MapView view = canvas.fitted({960, 480});
    view.layers.lines.fill(false);
    view.layers.names = false;
    const QImage tinted = drawn(canvas, view);
    view.layers.areas = false;
    const QImage plain = drawn(canvas, view);
    const QPoint africa = pixelAt(canvas, view, {-16, 20});
    CHECK(tinted.pixel(africa) == plain.pixel(africa));
    CHECK(tinted != plain);
}

TEST_CASE("A sliver of a region at the side has no name, a region that fills the view has") {
    NetworkMap map = companyMap();
    map.areas = {{"Americas", "region/amer", {0, 4, 5}}};
    const Projection projection(ProjectionKind::Mercator, 0);
    MapCanvas canvas(projection);
    canvas.show(map);
    MapView view = canvas.fitted({960, 480});
    view.layers.places.fill(false);
    view.layers.lines.fill(false);
    const auto named = [&](const MapView& at) {
        NetworkMap bare = map;
        bare.areas[0].name = " ";
        canvas.show(map);
        const QImage with = drawn(canvas, at);
        canvas.show(bare);
        return with != drawn(canvas, at);
    };
    CHECK(named(view));
    // The view begins two pixels west of the region's easternmost site.
    MapView aside = view;
    const double east = canvas.scene().projection()({-23.5, -46.6}).x;
    aside.centre.x = east + (aside.size.width() / 2 - 2) / aside.scale;
    CHECK_FALSE(named(aside));
    MapView close = view;
    close.scale *= 40;
    close.centre = canvas.scene().projection()({10, -80});
    CHECK(named(close));
}

TEST_CASE("Regions apart can be told apart, regions within each other cannot") {
    MapCanvas canvas(projectionFor(companyMap()));
    canvas.show(withRegions());
    CHECK(canvas.areasReadable());
    NetworkMap mixed = companyMap();
    // Dallas, London, Tokyo as one, Oslo among them as another.
    mixed.areas = {{"A", "region/a", {0, 1, 3, 4}}, {"B", "region/b", {2, 5, 6, 7}}};
    mixed.places[2].latitude = 30;
    mixed.places[2].longitude = -40;
    canvas.show(mixed);
    CHECK_FALSE(canvas.areasReadable());
    canvas.show(companyMap());
    CHECK_FALSE(canvas.areasReadable());
}

TEST_CASE("What is marked together is seen, unless its layer is off") {
    MapCanvas canvas(projectionFor(companyMap()));
    canvas.show(companyMap());
    MapView view = canvas.fitted({960, 480});
    const QImage plain = drawn(canvas, view);
    view.markedPlaces = {1, 3};
    view.markedLines = {0, 2};
    const QImage marked = drawn(canvas, view);
    CHECK(marked != plain);
    view.layers.groups = false;
    CHECK(drawn(canvas, view) == plain);
}

TEST_CASE("A line goes by the places on its way") {
    NetworkMap map = companyMap();
    // Oslo's traffic by Dallas to London.
    map.lines[5].via = {5};
    const MapScene scene(map, projectionFor(map));
    const auto near = [&](std::size_t line, PlanePoint place) {
        const auto points = scene.linePoints(line);
        return std::any_of(points.begin(), points.end(), [&](PlanePoint p) {
            return std::hypot(p.x - place.x, p.y - place.y) < 1e-9;
        });
    };
    CHECK(near(5, scene.places()[2]));
    CHECK(near(5, scene.places()[5]));
    CHECK(near(5, scene.places()[7]));
    // And what is on no place of the map is on no way.
    map.lines[5].via = {99};
    CHECK(MapScene(map, projectionFor(map)).map().lines.size() == map.lines.size() - 1);
}

TEST_CASE("A map in another state is drawn as if it had come so, and comes back") {
    const NetworkMap normal = companyMap();
    MapChanges changes;
    changes.lines.push_back({2, 0, {}, Mood::Bad, true, "down"});
    changes.lines.push_back({0, 1.4e6, 0.9, Mood::Watch, false, "more"});
    changes.places.push_back({3, 0, {}, Mood::Bad, true, "cut"});
    NetworkMap failed = normal;
    failed.lines[2].kbps = 0;
    failed.lines[2].mood = Mood::Bad;
    failed.lines[2].down = true;
    failed.lines[0].kbps = 1.4e6;
    failed.lines[0].mood = Mood::Watch;
    failed.places[3].mood = Mood::Bad;
    failed.places[3].down = true;
    const Projection projection = projectionFor(normal);
    MapCanvas whole(projection);
    whole.show(failed);
    MapCanvas canvas(projection);
    canvas.show(normal);
    const MapView view = canvas.fitted({960, 480});
    const QImage before = drawn(canvas, view);
    canvas.change(changes);
    CHECK(drawn(canvas, view) == drawn(whole, view));
    CHECK(canvas.scene().map().lines[2].detail == Text("down"));
    // Another state is against the normal one, not against the last.
    MapChanges other;
    other.lines.push_back({1, 1, {}, Mood::Bad, false, {}});
    canvas.change(other);
    CHECK_FALSE(canvas.scene().map().lines[2].down);
    CHECK(canvas.scene().map().places[3].mood == Mood::Neutral);
    canvas.change({});
    CHECK(drawn(canvas, view) == before);
}

TEST_CASE("The world goes on over its sides") {
    const NetworkMap map = companyMap();
    MapCanvas canvas(projectionFor(map, true));
    canvas.show(map);
    MapView view = canvas.fitted({700, 400});
    view.repeats = true;
    drawn(canvas, view);
    const double world = canvas.scene().projection().worldWidth();
    // Tokyo in the middle of a view that looks a world further east.
    view.centre = canvas.scene().places()[3];
    drawn(canvas, view);
    const auto here = canvas.placesAt({350, 200});
    REQUIRE_FALSE(here.empty());
    const QImage first = drawn(canvas, view);
    for (const double turn : {-2.0, 1.0}) {
        MapView turned = view;
        turned.centre.x += turn * world;
        const QImage image = drawn(canvas, turned);
        const auto there = canvas.placesAt({350, 200});
        REQUIRE_FALSE(there.empty());
        CHECK(there[0] == 3);
        CHECK(image.size() == first.size());
    }
    // Wide enough for two worlds, every place is there twice.
    view.centre = {0, 0};
    view.scale = 50;
    view.size = QSizeF(2 * world * view.scale, 300);
    view.layers.lines.fill(false);
    drawn(canvas, view);
    std::vector<int> seen(map.places.size(), 0);
    for (std::size_t i = 0; i < canvas.symbolCount(); ++i) {
        for (const std::uint32_t place : canvas.symbol(i).places) ++seen[place];
    }
    CHECK(std::count(seen.begin(), seen.end(), 2) == static_cast<std::ptrdiff_t>(seen.size()));
    view.repeats = false;
    drawn(canvas, view);
    seen.assign(map.places.size(), 0);
    for (std::size_t i = 0; i < canvas.symbolCount(); ++i) {
        for (const std::uint32_t place : canvas.symbol(i).places) ++seen[place];
    }
    CHECK(std::count(seen.begin(), seen.end(), 1) == static_cast<std::ptrdiff_t>(seen.size()));
}
