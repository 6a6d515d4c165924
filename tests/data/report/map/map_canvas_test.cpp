// SPDX-License-Identifier: MIT
#include "data/report/map/map_canvas.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <QImage>

#include "data/report/charts/chart_style.h"
#include "data/report/map/ground.h"
#include "tests/data/report/map/sample_map.h"
#include "tests/support/catch.h"
#include "tests/support/rounds.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

bool overlap(const QRectF& a, const QRectF& b) {
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() &&
           b.top() < a.bottom();
}

bool has(std::span<const std::uint32_t> all, std::uint32_t one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("A fitted view shows every place within its sides") {
    for (const NetworkMap& map : {companyMap(), countryMap(), pacificMap(), randomMap(1, 300)}) {
        for (const bool window : {false, true}) {
            for (const QSizeF size : {QSizeF(960, 480), QSizeF(300, 700), QSizeF(40, 30)}) {
                MapCanvas canvas(projectionFor(map, window));
                canvas.show(map);
                const MapView view = canvas.fitted(size);
                const QRectF frame(QPointF(0, 0), size);
                for (const PlanePoint place : canvas.scene().places()) {
                    CHECK(frame.contains(view.toScreen(place)));
                }
                drawn(canvas, view);
                std::vector<int> shown(map.places.size(), 0);
                for (std::size_t i = 0; i < canvas.symbolCount(); ++i) {
                    for (const std::uint32_t place : canvas.symbol(i).places) ++shown[place];
                }
                CHECK(std::count(shown.begin(), shown.end(), 1) ==
                      static_cast<std::ptrdiff_t>(shown.size()));
            }
        }
    }
}

TEST_CASE("Names overlap neither each other nor symbols on any map") {
    const auto seed = GENERATE(range(0U, rounds(10U)));
    INFO("seed " << seed);
    const NetworkMap map = randomMap(seed, 20 + 60 * seed);
    MapCanvas canvas(projectionFor(map));
    canvas.show(map);
    drawn(canvas, canvas.fitted({960, 480}));
    const auto names = canvas.names();
    REQUIRE(names.size() > 3);
    for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK(QRectF(0, 0, 960, 480).contains(names[i]));
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(names[i], names[j]));
        for (std::size_t k = 0; k < canvas.symbolCount(); ++k) {
            CHECK_FALSE(overlap(names[i], canvas.symbol(k).box));
        }
    }
}

TEST_CASE("What stands at a pixel is found") {
    const NetworkMap map = companyMap();
    MapCanvas canvas(projectionFor(map));
    canvas.show(map);
    const MapView view = canvas.fitted({960, 480});
    drawn(canvas, view);
    // Dallas, its data centre and its peering location are one symbol, of which the office leads.
    const auto dallas = canvas.placesAt(view.toScreen(canvas.scene().places()[0]));
    REQUIRE(dallas.size() == 3);
    CHECK(dallas[0] == 0);
    CHECK(has(dallas, 5));
    CHECK(has(dallas, 6));
    const auto oslo = canvas.placesAt(view.toScreen(canvas.scene().places()[2]));
    CHECK((oslo.size() == 1 && oslo[0] == 2));
    CHECK(canvas.placesAt({2, 2}).empty());
    CHECK(canvas.linesAt({2, 2}).empty());
    // The link from São Paulo, at a point of its great circle.
    const auto way = canvas.scene().linePoints(3);
    const auto lines = canvas.linesAt(view.toScreen(way[way.size() / 2]));
    REQUIRE_FALSE(lines.empty());
    CHECK(lines[0] == 3);
    // The circuit within Dallas is inside one symbol and not drawn.
    for (std::size_t i = 0; i < canvas.strokeCount(); ++i) {
        CHECK_FALSE(has(canvas.stroke(i).lines, 4));
    }
}

TEST_CASE("Lines between the same symbols are one, as wide as their load together") {
    NetworkMap map = companyMap();
    MapLine twin = map.lines[0];
    twin.mood = Mood::Watch;
    twin.kbps = 1.2e6;
    std::swap(twin.from, twin.to);
    map.lines.push_back(twin);
    MapCanvas canvas(projectionFor(map));
    canvas.show(map);
    drawn(canvas, canvas.fitted({960, 480}));
    bool found = false;
    for (std::size_t i = 0; i < canvas.strokeCount(); ++i) {
        const MapCanvas::Stroke stroke = canvas.stroke(i);
        if (!has(stroke.lines, 0)) continue;
        found = true;
        REQUIRE(stroke.lines.size() == 2);
        // Most loaded first.
        CHECK(stroke.lines[0] == 6);
        CHECK(stroke.width == canvas.widthOf(canvas.mostKbps()));
    }
    CHECK(found);
    CHECK(canvas.mostKbps() == 2.1e6);
    CHECK(canvas.widthOf(1e5) < canvas.widthOf(1e6));
}

TEST_CASE("Layers that are off are neither drawn nor found") {
    const NetworkMap map = companyMap();
    MapCanvas canvas(projectionFor(map));
    canvas.show(map);
    MapView view = canvas.fitted({960, 480});
    view.layers.places[static_cast<std::size_t>(MapPlaceKind::Office)] = false;
    view.layers.lines[static_cast<std::size_t>(MapLineKind::Link)] = false;
    view.layers.names = false;
    drawn(canvas, view);
    CHECK(canvas.names().empty());
    for (std::size_t i = 0; i < canvas.symbolCount(); ++i) {
        for (const std::uint32_t place : canvas.symbol(i).places) {
            CHECK(map.places[place].kind != MapPlaceKind::Office);
        }
    }
    // The flow's own office is not shown either.
    CHECK(canvas.strokeCount() == 0);
}

TEST_CASE("A view keeps what is under the hand when it is dragged and zoomed") {
    MapView view;
    view.centre = {0.4, -0.2};
    const QPointF hand(120, 310);
    const PlanePoint under = view.toPlane(hand);
    view.zoom(1.7, hand);
    CHECK(std::abs(view.toScreen(under).x() - 120) < 1e-9);
    CHECK(std::abs(view.toScreen(under).y() - 310) < 1e-9);
    CHECK(view.scale == 170);
    view.drag({30, -8});
    CHECK(std::abs(view.toScreen(under).x() - 150) < 1e-9);
    CHECK(std::abs(view.toScreen(under).y() - 302) < 1e-9);
}

TEST_CASE("The same view is drawn the same, also after other ones") {
    const NetworkMap map = randomMap(7, 400);
    MapCanvas canvas(projectionFor(map, true));
    canvas.show(map);
    const MapView view = canvas.fitted({640, 400});
    const QImage first = drawn(canvas, view);
    MapView other = view;
    other.zoom(30, {200, 200});
    other.shade = MapShade::Dark;
    drawn(canvas, other);
    CHECK(drawn(canvas, view) == first);
    MapCanvas again(projectionFor(map, true));
    again.show(map);
    CHECK(drawn(again, view) == first);
}

TEST_CASE("A map without places shows the world") {
    MapCanvas canvas(projectionFor({}));
    canvas.show({});
    const QImage image = drawn(canvas, canvas.fitted({400, 220}));
    CHECK(canvas.symbolCount() == 0);
    CHECK(canvas.placesAt({5, 5}).empty());
    // The middle of Africa is land, the Atlantic sea.
    MapView view = canvas.fitted({400, 220});
    const QPointF africa = view.toScreen(canvas.scene().projection()({5, 22}));
    const QPointF atlantic = view.toScreen(canvas.scene().projection()({30, -40}));
    CHECK(image.pixel(africa.toPoint()) != image.pixel(atlantic.toPoint()));
}
