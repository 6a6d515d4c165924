// SPDX-License-Identifier: MIT
// How soon a window shows what: a company of 10,000 offices opened, panned, failed and edited.
// Limits: first paint within 2 s, no frame over 50 ms while the map moves, a failure within 100 ms.

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QWheelEvent>

#include "data/json/plan_file.h"
#include "gui/failures/failures_view.h"
#include "gui/map/map_page.h"
#include "gui/map/map_sheet.h"
#include "gui/words/words.h"
#include "tests/gui/gui_support.h"
#include "tests/support/plan_generator.h"
#include "tests/support/temporary_folder.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

constexpr std::size_t offices = 10'000;
constexpr int frames = 40;

void tell(const char* what, double ms, double limit) {
    std::printf("%-52s %8.1f ms%s\n", what, ms,
                limit <= 0    ? ""
                : ms <= limit ? "  within its limit"
                              : "  over its limit");
}

double elapsedMs(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Drags the map by a step and paints it; the time of that.
double frameMs(gui::MapSheet& sheet, QPointF to) {
    QElapsedTimer timer;
    timer.start();
    QMouseEvent move(QEvent::MouseMove, to, sheet.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QApplication::sendEvent(&sheet, &move);
    sheet.repaint();
    return elapsedMs(timer);
}

/// The longest of some frames, and their mean.
struct Frames {
    double most = 0;
    double sum = 0;
    int count = 0;

    void add(double ms) {
        most = std::max(most, ms);
        sum += ms;
        ++count;
    }
    void print(const std::string& what) const {
        tell((what + ", mean").c_str(), sum / count, 50);
        tell((what + ", longest").c_str(), most, 50);
    }
};

/// Drags the map about, then turns the wheel to and fro.
void moveAbout(gui::MapSheet& sheet, const std::string& where) {
    const QPointF middle(sheet.width() / 2.0, sheet.height() / 2.0);
    QMouseEvent press(QEvent::MouseButtonPress, middle, sheet.mapToGlobal(middle), Qt::LeftButton,
                      Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&sheet, &press);
    Frames dragged;
    for (int frame = 1; frame <= frames; ++frame) {
        dragged.add(frameMs(sheet, middle + QPointF(3 * frame, frame)));
    }
    QMouseEvent release(QEvent::MouseButtonRelease, middle, sheet.mapToGlobal(middle),
                        Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&sheet, &release);
    dragged.print("a frame while a hand drags " + where);
    Frames zoomed;
    for (int frame = 0; frame < frames / 2; ++frame) {
        QElapsedTimer timer;
        timer.start();
        QWheelEvent wheel(middle, sheet.mapToGlobal(middle), {}, {0, frame % 2 == 0 ? 40 : -40},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&sheet, &wheel);
        sheet.repaint();
        zoomed.add(elapsedMs(timer));
    }
    zoomed.print("a frame while the wheel turns on " + where);
    waitFor([&] { return !sheet.view().moving; }, 2000);
    QElapsedTimer timer;
    timer.start();
    sheet.repaint();
    tell(("the map in full at rest, " + where).c_str(), elapsedMs(timer), 0);
}

/// Until the map shows what has failed; the state is told in the view that is seen.
bool failShown(TestWindow& window, const std::vector<std::string>& failed, const char* what) {
    bool drawn = false;
    const auto connection =
        QObject::connect(&window->map(), &gui::MapPage::drawn, [&] { drawn = true; });
    QElapsedTimer timer;
    timer.start();
    window->failures().setFailed(failed);
    const bool done = waitFor([&] { return drawn; }, 60000);
    const double known = elapsedMs(timer);
    window->repaint();
    tell(what, elapsedMs(timer), 100);
    tell("  of which until the state is there", known, 0);
    QObject::disconnect(connection);
    waitUntilQuiet(*window.window);
    return done;
}

}  // namespace

int main() {
    TestWindow window;
    window->resize(1600, 1000);
    window->showView(QStringLiteral("map"));
    window->show();
    QApplication::processEvents();
    const TemporaryFolder folder;
    const std::string path = folder.file("company.json");
    writePlanFile(path, companyPlan(offices, 1));

    bool drawn = false;
    QObject::connect(&window->map(), &gui::MapPage::drawn, [&] { drawn = true; });
    QElapsedTimer timer;
    timer.start();
    if (!window->open(gui::toQt(path))) return 3;
    const double opened = elapsedMs(timer);
    window->repaint();
    tell("first paint: the window and the ground", elapsedMs(timer), 2000);
    tell("  of which reading the file", opened, 0);
    if (!waitFor([&] { return window->map().sheet().hasMap(); }, 120000)) return 1;
    window->repaint();
    tell("sites on the map", elapsedMs(timer), 2000);
    drawn = false;
    if (!waitFor([&] { return drawn; }, 120000)) return 1;
    window->repaint();
    tell("colours on the map", elapsedMs(timer), 0);
    waitUntilQuiet(*window.window);

    gui::MapSheet& sheet = window->map().sheet();
    moveAbout(sheet, "the world");
    sheet.zoomBy(5);
    moveAbout(sheet, "a continent");
    sheet.fit();

    const std::string circuit = "circuit/" + window->document().plan().circuits.front().id;
    if (!failShown(window, {circuit}, "one failure shown on the map")) return 1;
    if (!failShown(window, {}, "its repair shown on the map")) return 1;
    window->showView(QStringLiteral("failures"));
    waitUntilQuiet(*window.window);
    if (!failShown(window, {circuit}, "one failure shown in tables")) return 1;

    const gui::PlanElement site = gui::elementAt(window->document().plan(), "/sites/100");
    timer.restart();
    window->document().setField({&site, 1}, {gui::Step{"name"}}, Value("Renamed"), Text("Rename"));
    tell("one edit, in the window's thread", elapsedMs(timer), 50);
    window->document().undoStack().undo();
    window->document().recovery().drop();
    return 0;
}
