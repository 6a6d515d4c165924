// SPDX-License-Identifier: MIT
// The map's layers, its shared risks, and how it moves.

#include <algorithm>
#include <cmath>
#include <string>

#include <QAction>
#include <QComboBox>
#include <QMouseEvent>
#include <QSettings>
#include <QTest>
#include <QWheelEvent>

#include "data/json/plan_file.h"
#include "gui/map/map_layers.h"
#include "gui/map/map_page.h"
#include "gui/map/map_sheet.h"
#include "gui/words/words.h"
#include "model/component_ref.h"
#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Woodgrove in a window that shows its map.
struct MapWindow {
    TemporaryFolder folder;
    TestWindow window;

    MapWindow() {
        QSettings().remove(QStringLiteral("map"));
        window->map().setUsualLayers();
        const std::string path = folder.file("plan.json");
        Plan plan = readPlanFile(sourcePath("examples/woodgrove/plan.json")).plan.value();
        // Two links in one duct.
        RiskGroup duct;
        duct.id = "duct";
        duct.members = {componentRef(ComponentKind::Link, plan.links[0].id),
                        componentRef(ComponentKind::Link, plan.links[1].id)};
        plan.riskGroups.push_back(duct);
        writePlanFile(path, plan);
        REQUIRE(window->open(gui::toQt(path)));
        window->show();
        window->showView(QStringLiteral("map"));
        REQUIRE(waitFor([&] { return sheet().hasMap(); }));
        REQUIRE(waitUntilQuiet(*window.window));
        sheet().repaint();
    }
    gui::MapSheet& sheet() const { return window->map().sheet(); }
};

std::ptrdiff_t countOf(const NetworkMap& map, MapLineKind kind) {
    return std::count_if(map.lines.begin(), map.lines.end(),
                         [kind](const MapLine& line) { return line.kind == kind; });
}

}  // namespace

TEST_CASE("Layers are switched by keys, and the settings keep them") {
    {
        MapWindow shown;
        CHECK_FALSE(shown.sheet().layers().shows(MapPlaceKind::Perimeter));
        CHECK(shown.sheet().layers().areas);
        for (QAction* action : shown.window->map().actions()) {
            if (action->text() == QStringLiteral("Perimeters") ||
                action->text() == QStringLiteral("Regions")) {
                CHECK_FALSE(action->shortcut().isEmpty());
                action->trigger();
            }
        }
        CHECK(shown.sheet().layers().shows(MapPlaceKind::Perimeter));
        CHECK_FALSE(shown.sheet().layers().areas);
    }
    // Another window.
    TestWindow again;
    CHECK(again->map().sheet().layers().shows(MapPlaceKind::Perimeter));
    CHECK_FALSE(again->map().sheet().layers().areas);
    QSettings().remove(QStringLiteral("map"));
    CHECK(gui::keptLayers() == gui::usualLayers());
    CHECK_FALSE(again->map().setLayer(QStringLiteral("clouds"), true));
    // Every layer has a key of its own.
    std::string keys;
    for (const gui::MapLayer& layer : gui::mapLayers()) {
        CHECK(keys.find(layer.key) == std::string::npos);
        keys += layer.key;
    }
}

TEST_CASE("Flows come with their layer and lie along the ways of the state") {
    MapWindow shown;
    gui::MapSheet& sheet = shown.sheet();
    CHECK(countOf(sheet.map(), MapLineKind::Flow) == 0);
    CHECK(shown.window->map().setLayer(QStringLiteral("flows"), true));
    REQUIRE(waitUntilQuiet(*shown.window.window));
    CHECK(countOf(sheet.map(), MapLineKind::Flow) > 0);
    const bool anyWay =
        std::any_of(sheet.map().lines.begin(), sheet.map().lines.end(),
                    [](const MapLine& line) { return !line.via.empty() && line.kbps > 0; });
    CHECK(anyWay);
    shown.window->map().setLayer(QStringLiteral("flows"), false);
    REQUIRE(waitUntilQuiet(*shown.window.window));
    CHECK(countOf(sheet.map(), MapLineKind::Flow) == 0);
}

TEST_CASE("A shared risk that is chosen marks what shares it") {
    MapWindow shown;
    gui::MapSheet& sheet = shown.sheet();
    REQUIRE_FALSE(sheet.map().groups.empty());
    const MapGroup group = sheet.map().groups.front();
    auto* list = shown.window->map().findChild<QComboBox*>();
    REQUIRE(list != nullptr);
    CHECK(list->count() == static_cast<int>(sheet.map().groups.size()) + 1);
    shown.window->map().choose(gui::toQt(group.ref));
    CHECK(list->currentData().toString() == gui::toQt(group.ref));
    CHECK(sheet.view().markedPlaces == group.places);
    CHECK(sheet.view().markedLines == group.lines);
    // A region's sites as well.
    REQUIRE_FALSE(sheet.map().areas.empty());
    shown.window->map().choose(gui::toQt(sheet.map().areas[0].ref));
    CHECK(sheet.view().markedPlaces == sheet.map().areas[0].places);
    shown.window->map().choose(QString());
    CHECK(sheet.view().markedPlaces.empty());
    CHECK(list->currentIndex() == 0);
}

TEST_CASE("A map is drawn plainly while a hand moves it, and in full when the hand rests") {
    MapWindow shown;
    gui::MapSheet& sheet = shown.sheet();
    CHECK_FALSE(sheet.view().moving);
    const QPointF from(300, 200);
    const auto send = [&](QEvent::Type type, QPointF at, Qt::MouseButton button) {
        QMouseEvent event(type, at, sheet.mapToGlobal(at), button,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                          Qt::NoModifier);
        QApplication::sendEvent(&sheet, &event);
    };
    const PlanePoint centre = sheet.view().centre;
    send(QEvent::MouseButtonPress, from, Qt::LeftButton);
    send(QEvent::MouseMove, from + QPointF(60, 0), Qt::NoButton);
    CHECK(sheet.view().moving);
    CHECK(sheet.view().centre.x < centre.x);
    send(QEvent::MouseButtonRelease, from + QPointF(60, 0), Qt::LeftButton);
    CHECK_FALSE(sheet.view().moving);
    QWheelEvent wheel(from, sheet.mapToGlobal(from), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&sheet, &wheel);
    CHECK(sheet.view().moving);
    CHECK(waitFor([&] { return !sheet.view().moving; }, 3000));
    // All around the Earth and a bit further: places are where they were.
    QTest::keyClick(&sheet, Qt::Key_0);
    sheet.repaint();
    const double world = Projection(ProjectionKind::Mercator, 0).worldWidth() * sheet.view().scale;
    const QPointF before = sheet.pixelOf(0);
    send(QEvent::MouseButtonPress, from, Qt::LeftButton);
    send(QEvent::MouseMove, from + QPointF(world + 10, 0), Qt::NoButton);
    send(QEvent::MouseButtonRelease, from + QPointF(world + 10, 0), Qt::LeftButton);
    CHECK(std::abs(sheet.view().centre.x) < Projection(ProjectionKind::Mercator, 0).worldWidth());
    sheet.repaint();
    const double moved = sheet.pixelOf(0).x() - before.x();
    CHECK(std::abs(std::remainder(moved - 10, world)) < 1e-6);
}
