// SPDX-License-Identifier: MIT
// The window as people use it: open, fail, edit, undo, save, open again, compare.

#include "gui/shell/main_window.h"

#include <QFile>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTest>

#include "data/catalogue/load.h"
#include "data/json/plan_file.h"
#include "data/time/site_clocks.h"
#include "gui/answers/answer_view.h"
#include "gui/answers/chart_view.h"
#include "gui/charts/charts_view.h"
#include "gui/failures/component_tree.h"
#include "gui/failures/failures_view.h"
#include "gui/findings/findings_view.h"
#include "gui/map/map_page.h"
#include "gui/map/map_sheet.h"
#include "gui/scenarios/scenarios_view.h"
#include "gui/shell/notice_bar.h"
#include "gui/tables/object_table.h"
#include "gui/tables/plan_view.h"
#include "gui/words/words.h"
#include "planner/bandwidth/state_loads.h"
#include "planner/network/compile.h"
#include "planner/resilience/failover/failover.h"
#include "planner/resilience/sweep/sweep.h"
#include "planner/resilience/sweep/worst_of.h"
#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Plan planOf(const QString& path) {
    ReadResult result = readPlanFile(path.toStdString());
    REQUIRE(result.plan);
    return std::move(*result.plan);
}

/// What the planner answers when asked in another way than the window asks it.
struct Asked {
    StateLoadsAnswer loads;
    FailoverAnswer story;

    Asked(const Plan& plan, const std::string& component) {
        Diagnostics diagnostics;
        const Catalogue& catalogue = builtInCatalogue();
        const CompiledNetwork network = compile(plan, catalogue, diagnostics);
        const SiteClocks clocks = resolveClocks(plan, diagnostics);
        FailureState state;
        state.failed = {network.components.require(component)};
        loads = stateLoads(plan, network, catalogue, clocks, state);
        FailoverQuestion question;
        question.outages = {{state.failed[0], 0, {}}};
        story = Failovers(plan, network, catalogue, clocks, {}).tell(question);
    }
};

}  // namespace

TEST_CASE("Woodgrove without ExpressRoute Dallas shows the figures of the planner") {
    const TemporaryFolder folder;
    const QString path = woodgroveIn(folder);
    TestWindow window;
    REQUIRE(window->open(path));
    REQUIRE(window->showView(QStringLiteral("failures")));
    REQUIRE(waitUntilQuiet(*window.window));
    window->selection().choose(QStringLiteral("circuit/er-dallas"));
    window->toggleChosen();
    REQUIRE(waitFor([&] { return window->failures().answer() != nullptr; }));
    REQUIRE(waitUntilQuiet(*window.window));

    const Asked asked(planOf(path), "circuit/er-dallas");
    const gui::FailuresView& view = window->failures();
    REQUIRE(view.answer());
    CHECK(view.answer()->loads.failed == std::vector<std::string>{"circuit/er-dallas"});
    CHECK(view.answer()->loads.usersCut == asked.loads.usersCut);
    REQUIRE(view.answer()->loads.elements.size() == asked.loads.elements.size());
    for (std::size_t i = 0; i < asked.loads.elements.size(); ++i) {
        const StateElement& shown = view.answer()->loads.elements[i];
        const StateElement& told = asked.loads.elements[i];
        INFO(told.ref);
        CHECK(shown.ref == told.ref);
        CHECK(shown.dead == told.dead);
        CHECK(std::abs(shown.load.loadKbps - told.load.loadKbps) <= 1);
    }
    REQUIRE(view.story());
    // 7,700 users prefer ExpressRoute Dallas (tests/cli/fail_test.cpp).
    CHECK(view.story()->usersTouched == 7700);
    CHECK(view.answer()->usersTouched == 7700);
    CHECK(view.story()->userSeconds == Approx(asked.story.userSeconds));
    CHECK(view.story()->events.size() == asked.story.events.size());

    window->toggleChosen();
    REQUIRE(waitUntilQuiet(*window.window));
    CHECK(view.answer()->loads.failed.empty());
    CHECK_FALSE(view.story());
}

TEST_CASE("The map shows the state, and a click on it chooses and fails") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    window->showView(QStringLiteral("map"));
    gui::MapSheet& sheet = window->map().sheet();
    REQUIRE(waitFor([&] { return sheet.hasMap(); }));
    REQUIRE(waitUntilQuiet(*window.window));
    // A place that stands alone: Auckland.
    CHECK(sheet.find(QStringLiteral("auckland")) == window->selection().reference());
    const std::string chosen = window->selection().reference().toStdString();
    REQUIRE(chosen.find("auckland") != std::string::npos);
    sheet.repaint();
    std::size_t place = 0;
    while (sheet.map().places[place].ref != chosen) ++place;
    const QPointF pixel = sheet.pixelOf(place);
    CHECK(sheet.referenceAt(pixel).toStdString() == chosen);
    window->selection().choose(QString());
    QTest::mouseClick(&sheet, Qt::LeftButton, Qt::ControlModifier, pixel.toPoint());
    CHECK(window->selection().reference().toStdString() == chosen);
    REQUIRE(waitUntilQuiet(*window.window));
    CHECK(window->failures().answer()->loads.failed == std::vector<std::string>{chosen});
    CHECK(sheet.map().places[place].down);
    // Moving and zooming by keys.
    QTest::keyClick(&sheet, Qt::Key_Plus);
    QTest::keyClick(&sheet, Qt::Key_Left);
    sheet.repaint();
    QTest::keyClick(&sheet, Qt::Key_0);
    sheet.repaint();
    CHECK(sheet.rect().contains(sheet.pixelOf(place).toPoint()));
}

TEST_CASE("A bandwidth typed into the table is undone, saved and read again") {
    const TemporaryFolder folder;
    const QString path = woodgroveIn(folder);
    const Plan before = planOf(path);
    TestWindow window;
    REQUIRE(window->open(path));
    window->showView(QStringLiteral("plan"));
    window->plan().show(QStringLiteral("circuit/er-dallas"));
    gui::PlanView& plan = window->plan();
    CHECK(plan.model().list().key == "circuits");

    // As a person does it: to the cell, F2, type, Enter.
    QTableView& table = plan.table();
    const auto& sorted = dynamic_cast<const QSortFilterProxyModel&>(*table.model());
    const QModelIndex cell =
        sorted.mapFromSource(plan.model().index(0, plan.model().columnOf("mbps")));
    table.setCurrentIndex(cell);
    table.setFocus();
    table.edit(cell);
    auto* editor = table.viewport()->findChild<QLineEdit*>();
    REQUIRE(editor != nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("10 Gbit/s"));
    QTest::keyClick(editor, Qt::Key_Return);
    REQUIRE(waitFor([&] { return window->document().isModified(); }));
    CHECK(window->document().plan().circuits[0].bandwidth == Bandwidth::mbps(10000));
    CHECK(window->isWindowModified());
    CHECK(window->document().undoStack().undoText() ==
          QStringLiteral("Set Bandwidth of ExpressRoute Dallas"));

    window->document().undoStack().undo();
    CHECK(window->document().plan() == before);
    CHECK_FALSE(window->isWindowModified());
    window->document().undoStack().redo();
    REQUIRE(window->save());
    CHECK_FALSE(window->isWindowModified());
    CHECK(planOf(path).circuits[0].bandwidth == Bandwidth::mbps(10000));
    // Undoing past the save is a change again.
    window->document().undoStack().undo();
    CHECK(window->isWindowModified());
    REQUIRE(window->save());
    CHECK(planOf(path) == before);

    // As a store, and back.
    window.script->fileToSave = QString::fromStdString(folder.file("plan.peerplan"));
    window->document().undoStack().redo();
    REQUIRE(window->saveAs());
    REQUIRE(window->open(path));
    REQUIRE(window->open(window.script->fileToSave));
    CHECK(window->document().plan().circuits[0].bandwidth == Bandwidth::mbps(10000));
    CHECK(window.script->asked.empty());
}

TEST_CASE("Findings lead to their objects, and one that is accepted is an edit") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    window->showView(QStringLiteral("findings"));
    gui::AnswerView& findings = window->findings().findings();
    REQUIRE(waitFor([&] { return !findings.table().rows.empty(); }));
    // The first that is about something.
    int row = 0;
    QString reference;
    for (; reference.isEmpty() && row < findings.view()->model()->rowCount(); ++row) {
        findings.view()->setCurrentIndex(findings.view()->model()->index(row, 0));
        reference = window->selection().reference();
    }
    CHECK_FALSE(reference.isEmpty());
    const std::size_t before = window->document().plan().accepted.size();
    REQUIRE(window->findings().accept(0, QStringLiteral("known")).empty());
    CHECK(window->document().plan().accepted.size() == before + 1);
    window->document().undoStack().undo();
    CHECK(window->document().plan().accepted.size() == before);
}

TEST_CASE("A finding that an edit mends is mended by a press, and undo brings it back") {
    const TemporaryFolder folder;
    TestWindow window;
    const std::string path = folder.file("plan.json");
    std::filesystem::copy_file(sourcePath("examples/brownfield/plan.json"), path);
    REQUIRE(window->open(QString::fromStdString(path)));
    window->showView(QStringLiteral("findings"));
    gui::FindingsView& view = window->findings();
    REQUIRE(waitUntilQuiet(*window.window));
    // HA-07: the primary of er-chicago runs without BFD.
    // Things go by their names there.
    const auto rowOf = [&](const char* rule, const char* subject) {
        const Table& table = view.findings().table();
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            if (std::get<std::string>(table.rows[row][0]) == rule &&
                std::get<std::string>(table.rows[row][2]) == subject) {
                return static_cast<int>(row);
            }
        }
        return -1;
    };
    const int row = rowOf("HA-07", "ExpressRoute Chicago, primary");
    REQUIRE(row >= 0);
    REQUIRE(view.canMend(row));
    // What needs a choice has no such edit.
    REQUIRE(rowOf("M365-07", "ExpressRoute Chicago") >= 0);
    CHECK_FALSE(view.canMend(rowOf("M365-07", "ExpressRoute Chicago")));
    CHECK_FALSE(view.canMend(-1));
    const Plan before = window->document().plan();
    REQUIRE(view.mend(row).empty());
    CHECK(window->document().undoStack().undoText() == QStringLiteral("Mend HA-07"));
    CHECK(window->document().plan().circuits[0].connections[0].bfd == true);
    // Of a plan that is another by now nothing is mended.
    CHECK_FALSE(view.canMend(row));
    REQUIRE(waitUntilQuiet(*window.window));
    CHECK(rowOf("HA-07", "ExpressRoute Chicago, primary") == -1);
    window->document().undoStack().undo();
    CHECK(window->document().plan() == before);
    REQUIRE(waitUntilQuiet(*window.window));
    CHECK(rowOf("HA-07", "ExpressRoute Chicago, primary") >= 0);
}

TEST_CASE("The worst failure for what is chosen is failed and shown") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    REQUIRE(waitUntilQuiet(*window.window));
    window->selection().choose(QStringLiteral("circuit/er-virginia"));
    window->showWorst();
    REQUIRE(waitUntilQuiet(*window.window));
    Diagnostics diagnostics;
    const Plan& plan = window->document().plan();
    const CompiledNetwork network = compile(plan, builtInCatalogue(), diagnostics);
    const SweepAnswer swept =
        sweep(plan, network, builtInCatalogue(), resolveClocks(plan, diagnostics));
    const auto expected = worstFailureOf(swept, "circuit/er-virginia");
    REQUIRE(expected);
    REQUIRE_FALSE(expected->empty());
    CHECK(window->failures().components().failed() == *expected);
    CHECK(window->failures().isVisible());
    REQUIRE(window->failures().answer());
    CHECK(window->failures().answer()->loads.failed == *expected);
    // What carries nothing has none, and what was shown stays.
    window->selection().choose(QStringLiteral("region/nowhere"));
    window->showWorst();
    CHECK_FALSE(window->notice().text().isEmpty());
    CHECK(window->failures().components().failed() == *expected);
}

TEST_CASE("Charts of the report are drawn, each with its words") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    window->showView(QStringLiteral("charts"));
    gui::ChartView& chart = window->charts().chart();
    REQUIRE(waitFor([&] { return chart.chart().has_value(); }));
    CHECK_FALSE(chart.accessibleName().isEmpty());
    CHECK_FALSE(chart.accessibleDescription().isEmpty());
    const QImage image = chart.grab().toImage();
    // Something is drawn on the paper.
    int coloured = 0;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3) {
            coloured += image.pixelColor(x, y).saturation() > 60 ? 1 : 0;
        }
    }
    CHECK(coloured > 200);
}

TEST_CASE("The report is exported as the command line writes it") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    const QString path = QString::fromStdString(folder.file("report.md"));
    window->exportReport(path);
    REQUIRE(waitFor([&] { return QFile::exists(path); }, 120000));
    const std::string bytes = bytesOf(path.toStdString());
    CHECK_THAT(bytes, containsText("Woodgrove Bank"));
    window->exportReport(QString::fromStdString(folder.file("report.docx")));
    REQUIRE(waitFor([&] { return !window.script->told.empty(); }, 120000));
}

TEST_CASE("A scenario is added, edited, compared and made the plan") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    gui::ScenariosView& view = window->scenarios();
    REQUIRE(view.choose(""));
    REQUIRE(view.addScenario("bigger", "Bigger circuits").empty());
    CHECK(view.current() == "bigger");
    REQUIRE(view.addEdit("set circuit/er-dallas.mbps 10000").empty());
    CHECK_FALSE(view.addEdit("set circuit/er-dalas.mbps 10000").empty());
    CHECK_FALSE(view.addEdit("nonsense").empty());
    REQUIRE(window->document().plan().scenarios.back().edits.size() == 1);
    view.compare({"bigger"});
    REQUIRE(waitFor([&] { return view.comparison().has_value(); }, 120000));
    CHECK(view.comparison()->designs.size() == 2);
    REQUIRE(view.choose("bigger"));
    REQUIRE(view.promote().empty());
    CHECK(window->document().plan().circuits[0].bandwidth == Bandwidth::mbps(10000));
    while (window->document().undoStack().canUndo()) window->document().undoStack().undo();
    CHECK_FALSE(window->isWindowModified());
}

TEST_CASE("A plan with errors is edited until it holds, and nothing is asked of it before") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    REQUIRE(waitUntilQuiet(*window.window));
    const gui::PlanElement circuit = gui::elementOf(window->document().plan(), "circuit/er-dallas");
    REQUIRE(window->document()
                .setField({&circuit, 1}, {gui::Step{"peering_location"}}, Value("Atlantis"),
                          Text("sink"))
                .empty());
    REQUIRE(waitUntilQuiet(*window.window));
    CHECK_FALSE(window->study().latest()->holds());
    CHECK_FALSE(window->findings().faults().table().rows.empty());
    CHECK_FALSE(window->failures().answer());
    window->document().undoStack().undo();
    REQUIRE(waitUntilQuiet(*window.window));
    CHECK(window->study().latest()->holds());
}

TEST_CASE("Every view has a name, a key and something in it") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    for (const QString& name : gui::MainWindow::viewNames()) {
        INFO(name.toStdString());
        CHECK(window->showView(name));
        REQUIRE(waitUntilQuiet(*window.window));
        CHECK_FALSE(window->grab().isNull());
    }
    CHECK_FALSE(window->showView(QStringLiteral("nowhere")));
}
