// SPDX-License-Identifier: MIT
// How soon a window shows what: a company of 10,000 offices opened, panned, failed and edited.
// Limits: first paint within 2 s, no frame over 50 ms while the map moves, a failure within 100 ms.

#include <algorithm>
#include <cstdio>
#include <string>

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>

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

}  // namespace

int main() {
    TestWindow window;
    const TemporaryFolder folder;
    const std::string path = folder.file("company.json");
    writePlanFile(path, companyPlan(offices, 1));
    window->showView(QStringLiteral("map"));

    QElapsedTimer timer;
    timer.start();
    if (!window->open(gui::toQt(path))) return 3;
    const double opened = elapsedMs(timer);
    window->repaint();
    tell("opened and painted, in the window's thread", elapsedMs(timer), 2000);
    tell("  of which reading the file", opened, 0);
    if (!waitFor([&] { return window->map().sheet().hasMap(); }, 120000)) return 1;
    tell("map drawn", elapsedMs(timer), 0);
    waitUntilQuiet(*window.window);

    gui::MapSheet& sheet = window->map().sheet();
    const QPointF middle(sheet.width() / 2.0, sheet.height() / 2.0);
    QMouseEvent press(QEvent::MouseButtonPress, middle, sheet.mapToGlobal(middle), Qt::LeftButton,
                      Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&sheet, &press);
    double most = 0;
    double sum = 0;
    for (int frame = 1; frame <= frames; ++frame) {
        const QPointF to = middle + QPointF(3 * frame, frame);
        const double ms = frameMs(sheet, to);
        most = std::max(most, ms);
        sum += ms;
    }
    tell("a frame while the map moves, mean", sum / frames, 50);
    tell("a frame while the map moves, longest", most, 50);

    bool answered = false;
    QObject::connect(&window->failures(), &gui::FailuresView::answered, [&] { answered = true; });
    const std::string circuit = "circuit/" + window->document().plan().circuits.front().id;
    timer.restart();
    window->failures().setFailed({circuit});
    if (!waitFor([&] { return answered; }, 60000)) return 1;
    window->repaint();
    tell("one failure shown", elapsedMs(timer), 100);

    waitUntilQuiet(*window.window);
    const gui::PlanElement site = gui::elementAt(window->document().plan(), "/sites/100");
    timer.restart();
    window->document().setField({&site, 1}, {gui::Step{"name"}}, Value("Renamed"), Text("Rename"));
    tell("one edit, in the window's thread", elapsedMs(timer), 50);
    window->document().undoStack().undo();
    window->document().recovery().drop();
    return 0;
}
