// SPDX-License-Identifier: MIT
// Charts read with mouse and keys.

#include "gui/answers/chart_view.h"

#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Two series over four cities; the second has nothing in the last.
Chart bars() {
    Chart chart;
    chart.id = "loads";
    chart.title = Text("Loads");
    chart.alternative = Text("Loads of four cities.");
    chart.kind = ChartKind::Bars;
    chart.yAxis.unit = "Mbit/s";
    chart.categories = {"Oslo", "Rome", "Bern", "Kyiv"};
    chart.series = {{Text("Exchange"), {100, 412, 30.26, 4}}, {Text("Teams"), {50, 60, 70}}};
    return chart;
}

Chart lines() {
    Chart chart;
    chart.id = "day";
    chart.title = Text("Day");
    chart.alternative = Text("A day.");
    chart.kind = ChartKind::Lines;
    chart.xAxis.unit = "h";
    chart.xAxis.least = 0;
    chart.xAxis.most = 24;
    chart.yAxis.unit = "%";
    for (int i = 0; i <= 96; ++i) chart.x.push_back(i / 4.0);
    chart.series = {{Text("Up"), {}}, {Text("Down"), {}}};
    for (int i = 0; i <= 96; ++i) {
        chart.series[0].values.push_back(i);
        chart.series[1].values.push_back(96 - i);
    }
    return chart;
}

struct Shown {
    gui::ChartView view;
    explicit Shown(const Chart& chart) {
        view.resize(720, 420);
        view.setChart(chart);
        view.show();
        view.repaint();
    }
    QPoint middleOf(std::size_t series, std::size_t place) const {
        for (const ChartMark& mark : view.places().marks) {
            if (mark.series == series && mark.place == place) {
                return mark.bounds.center().toPoint();
            }
        }
        FAIL("no mark");
        return {};
    }
    /// To this widget, whichever stands on top.
    void point(const QPoint& pixel) {
        QMouseEvent event(QEvent::MouseMove, QPointF(pixel), QPointF(view.mapToGlobal(pixel)),
                          Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&view, &event);
    }
    void wheel(const QPoint& pixel, int turns) {
        QWheelEvent event(pixel, view.mapToGlobal(pixel), QPoint(), QPoint(0, 120 * turns),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &event);
    }
};

}  // namespace

TEST_CASE("Values of a chart are told with series, place and unit, and no false digits") {
    needGuiApplication();
    CHECK(gui::markText(bars(), 0, 1) == QStringLiteral("Exchange, Rome: 412 Mbit/s"));
    CHECK(gui::markText(bars(), 0, 2) == QStringLiteral("Exchange, Bern: 30.3 Mbit/s"));
    CHECK(gui::markText(bars(), 0, 3) == QStringLiteral("Exchange, Kyiv: 4 Mbit/s"));
    CHECK(gui::markText(bars(), 1, 3) == QStringLiteral("Teams, Kyiv: no value"));
    CHECK(gui::placeText(lines(), 57) == QStringLiteral("14:15"));
    CHECK(gui::markText(lines(), 9, 0).isEmpty());
}

TEST_CASE("A part of a chart keeps the place it is enlarged around, within the ends") {
    const gui::ChartPart whole{0, 99};
    const gui::ChartPart half = gui::zoomed(whole, whole, 50, 0.5);
    CHECK(half.count() == 50);
    CHECK(half.first == 25);
    CHECK(gui::zoomed(whole, whole, 0, 0.5) == gui::ChartPart{0, 49});
    CHECK(gui::zoomed(whole, whole, 99, 0.5).last == 99);
    CHECK(gui::zoomed(half, whole, 30, 100) == whole);
    CHECK(gui::zoomed({4, 5}, whole, 4, 0.1) == gui::ChartPart{4, 5});
    CHECK(gui::zoomed({0, 0}, {0, 0}, 0, 0.5) == gui::ChartPart{0, 0});
    // Slices hold the values of their places.
    const Chart part = gui::partOf(lines(), {8, 12});
    CHECK(part.x == std::vector<double>{2, 2.25, 2.5, 2.75, 3});
    CHECK(part.series[0].values == std::vector<double>{8, 9, 10, 11, 12});
    CHECK_FALSE(part.xAxis.most);
    // A series that ends early.
    CHECK(gui::partOf(bars(), {2, 3}).series[1].values == std::vector<double>{70});
}

TEST_CASE("Pointing at a bar tells its value, and the bar stands where it is drawn") {
    needGuiApplication();
    const Shown shown(bars());
    const ChartPlaces& places = shown.view.places();
    // One for each value that there is.
    REQUIRE(places.marks.size() == 7);
    REQUIRE(places.legend.size() == 2);
    const QImage image = const_cast<gui::ChartView&>(shown.view).grab().toImage();
    for (const ChartMark& mark : places.marks) {
        INFO(mark.series << " " << mark.place);
        CHECK(places.plot.adjusted(-1, -1, 1, 1).contains(mark.bounds));
        if (mark.bounds.height() < 6) continue;
        // In the middle of the bar is the colour that its name has in the legend.
        const QRectF name = places.legend[mark.series].bounds;
        const QColor legend =
            image.pixelColor(QPointF(name.left() + 5, name.center().y()).toPoint());
        CHECK(image.pixelColor(mark.bounds.center().toPoint()) == legend);
    }
    Shown other(bars());
    other.point(other.middleOf(0, 1));
    CHECK(other.view.told() == QStringLiteral("Exchange, Rome: 412 Mbit/s"));
    CHECK(other.view.accessibleDescription() == other.view.told());
    other.point(QPoint(4, 4));
    CHECK(other.view.told().isEmpty());
    CHECK(other.view.accessibleDescription() == QStringLiteral("Loads of four cities."));
}

TEST_CASE("Of lines the nearest moment is told, and the wheel and a drag show a part") {
    needGuiApplication();
    Shown shown(lines());
    shown.point(shown.middleOf(1, 20) + QPoint(0, 3));
    CHECK(shown.view.told() == QStringLiteral("Down, 5:00: 76 %"));
    shown.wheel(shown.middleOf(0, 48), 3);
    CHECK(shown.view.part().count() < 50);
    CHECK(shown.view.part().first < 48);
    CHECK(shown.view.part().last > 48);
    // The same moment, told by its own time.
    shown.point(shown.middleOf(0, 48 - shown.view.part().first));
    CHECK(shown.view.told() == QStringLiteral("Up, 12:00: 48 %"));
    shown.view.showAll();
    CHECK(shown.view.part() == gui::ChartPart{0, 96});
    const QPoint from = shown.middleOf(0, 16);
    const QPoint to(shown.middleOf(0, 32).x(), from.y());
    QTest::mousePress(&shown.view, Qt::LeftButton, Qt::NoModifier, from);
    QTest::mouseMove(&shown.view, to);
    QTest::mouseRelease(&shown.view, Qt::LeftButton, Qt::NoModifier, to);
    CHECK(shown.view.part() == gui::ChartPart{16, 32});
    QTest::mouseDClick(&shown.view, Qt::LeftButton, Qt::NoModifier, from);
    CHECK(shown.view.part() == gui::ChartPart{0, 96});
}

TEST_CASE("A click on the legend switches a series off and on, and one always stays") {
    needGuiApplication();
    Shown shown(bars());
    const QPoint name = shown.view.places().legend[0].bounds.center().toPoint();
    QTest::mouseClick(&shown.view, Qt::LeftButton, Qt::NoModifier, name);
    CHECK(shown.view.isHidden(0));
    CHECK(shown.view.places().marks.size() == 3);
    shown.view.repaint();
    shown.view.setHidden(1, true);
    CHECK_FALSE(shown.view.isHidden(1));
    // The same chart with other values keeps it, another does not.
    Chart changed = bars();
    changed.series[1].values[0] = 51;
    shown.view.setChart(changed);
    CHECK(shown.view.isHidden(0));
    QTest::mouseClick(&shown.view, Qt::LeftButton, Qt::NoModifier, name);
    CHECK_FALSE(shown.view.isHidden(0));
    shown.view.setHidden(0, true);
    shown.view.setChart(lines());
    CHECK_FALSE(shown.view.isHidden(0));
}

TEST_CASE("Everything that the mouse does to a chart, keys do") {
    needGuiApplication();
    Shown shown(bars());
    QTest::keyClick(&shown.view, Qt::Key_Right);
    CHECK(shown.view.told() == QStringLiteral("Exchange, Oslo: 100 Mbit/s"));
    QTest::keyClick(&shown.view, Qt::Key_Down);
    CHECK(shown.view.told() == QStringLiteral("Teams, Oslo: 50 Mbit/s"));
    QTest::keyClick(&shown.view, Qt::Key_Right);
    CHECK(shown.view.told() == QStringLiteral("Teams, Rome: 60 Mbit/s"));
    QTest::keyClick(&shown.view, Qt::Key_Up);
    QTest::keyClick(&shown.view, Qt::Key_Left);
    CHECK(shown.view.told() == QStringLiteral("Exchange, Oslo: 100 Mbit/s"));
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    CHECK(shown.view.part().count() == 3);
    QTest::keyClick(&shown.view, Qt::Key_0);
    CHECK(shown.view.part().count() == 4);
    QTest::keyClick(&shown.view, Qt::Key_2);
    CHECK(shown.view.isHidden(1));
    QTest::keyClick(&shown.view, Qt::Key_2);
    CHECK_FALSE(shown.view.isHidden(1));
}

TEST_CASE("Bars that lie, stacks and areas have their marks where they are drawn") {
    needGuiApplication();
    Chart chart = bars();
    chart.id = "lying";
    for (std::string& name : chart.categories) name += ", a city with a rather long name";
    for (const ChartKind kind :
         {ChartKind::Bars, ChartKind::StackedBars, ChartKind::StackedArea, ChartKind::Steps}) {
        chart.kind = kind;
        INFO(static_cast<int>(kind));
        Chart drawn = chart;
        if (kind == ChartKind::StackedArea || kind == ChartKind::Steps) {
            drawn.categories.clear();
            drawn.x = {0, 1, 2, 3};
        }
        Shown shown(drawn);
        CHECK(shown.view.places().lying == !drawn.categories.empty());
        CHECK(shown.view.places().marks.size() == 7);
        for (const ChartMark& mark : shown.view.places().marks) {
            CHECK(shown.view.places().plot.adjusted(-1, -1, 1, 1).contains(mark.bounds.center()));
        }
        if (kind == ChartKind::Bars || kind == ChartKind::StackedBars) {
            shown.point(shown.middleOf(1, 2));
            CHECK(shown.view.told().startsWith(QStringLiteral("Teams, Bern")));
        }
    }
    // Nothing to draw is nothing to point at.
    Chart empty;
    empty.id = "empty";
    Shown nothing(empty);
    CHECK(nothing.view.places().marks.empty());
    QTest::keyClick(&nothing.view, Qt::Key_Right);
    QTest::keyClick(&nothing.view, Qt::Key_Plus);
    nothing.wheel(QPoint(200, 200), 1);
    CHECK(nothing.view.told().isEmpty());
}
