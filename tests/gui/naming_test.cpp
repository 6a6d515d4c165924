// SPDX-License-Identifier: MIT
// What names an object, and another id for it, as people use them.

#include <QAbstractItemModelTester>
#include <QListView>
#include <QTest>

#include "gui/failures/component_tree.h"
#include "gui/failures/failures_view.h"
#include "gui/inspector/inspector.h"
#include "gui/inspector/inspector_model.h"
#include "gui/inspector/naming_list.h"
#include "gui/shell/notice_bar.h"
#include "gui/tables/object_table.h"
#include "gui/tables/plan_view.h"
#include "gui/words/words.h"
#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("A place that names an object is told in words") {
    CHECK(gui::placeInWords("/circuits/3/connections/0/site") ==
          QStringLiteral("Connections 1, Site"));
    CHECK(gui::placeInWords("/risk_groups/0/members/1") == QStringLiteral("Members 2"));
    CHECK(gui::placeInWords("/scenarios/0/edits/2/value/site") ==
          QStringLiteral("Edits 3, Value, site"));
}

TEST_CASE("The inspector lists what names an object, and a click leads there") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    window->selection().choose(QStringLiteral("site/dallas-dc"));
    gui::NamingList& naming = window->inspector().naming();
    REQUIRE(waitFor([&] { return naming.model().rowCount() > 0; }));
    const QAbstractItemModelTester tester(&naming.model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    // The circuit that ends there is among them; clicking it chooses it.
    QModelIndex circuit;
    for (int row = 0; row < naming.model().rowCount(); ++row) {
        const QModelIndex index = naming.model().index(row);
        CHECK_FALSE(index.data().toString().isEmpty());
        if (index.data(gui::NamingModel::ReferenceRole).toString() ==
            QStringLiteral("circuit/er-dallas")) {
            circuit = index;
        }
    }
    REQUIRE(circuit.isValid());
    CHECK(circuit.data().toString().startsWith(QStringLiteral("ExpressRoute Dallas")));
    naming.list().scrollTo(circuit);
    const QPoint at = naming.list().visualRect(circuit).center();
    QTest::mouseClick(naming.list().viewport(), Qt::LeftButton, Qt::NoModifier, at);
    CHECK(window->selection().reference() == QStringLiteral("circuit/er-dallas"));
    // The plan itself has no such list.
    window->selection().choose(QString());
    CHECK(waitFor([&] { return !naming.isVisible(); }));
}

TEST_CASE("An id that is typed renames the object everywhere, and undo takes it back") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    REQUIRE(waitUntilQuiet(*window.window));
    const Plan before = window->document().plan();
    window->selection().choose(QStringLiteral("circuit/er-dallas"));
    window->toggleChosen();
    gui::InspectorModel& fields = window->inspector().model();
    const QModelIndex id = fields.find(QStringLiteral("id"));
    REQUIRE((fields.flags(id) & Qt::ItemIsEditable) != 0);
    REQUIRE(fields.setData(id, QStringLiteral("er-texas"), Qt::EditRole));
    CHECK(window->document().undoStack().undoText() ==
          QStringLiteral("Rename circuit/er-dallas to er-texas"));
    CHECK(window->document().plan().circuits[0].id == "er-texas");
    // What is chosen and what has failed go along.
    CHECK(window->selection().reference() == QStringLiteral("circuit/er-texas"));
    REQUIRE(waitUntilQuiet(*window.window));
    CHECK(window->study().latest()->holds());
    CHECK(window->failures().components().failed() == std::vector<std::string>{"circuit/er-texas"});
    window->document().undoStack().undo();
    CHECK(window->document().plan() == before);
    CHECK(window->selection().reference() == QStringLiteral("circuit/er-dallas"));
    window->document().undoStack().redo();
    CHECK(window->selection().reference() == QStringLiteral("circuit/er-texas"));

    // In the table too; one that is taken is refused, and so is one for several.
    window->showView(QStringLiteral("plan"));
    window->plan().show(QStringLiteral("circuit/er-texas"));
    gui::ObjectTable& circuits = window->plan().model();
    const int column = circuits.columnOf("id");
    CHECK(circuits.setData(circuits.index(0, column), QStringLiteral("er-dallas"), Qt::EditRole));
    CHECK(window->document().plan() == before);
    CHECK_FALSE(
        circuits.setData(circuits.index(0, column), QStringLiteral("er-virginia"), Qt::EditRole));
    CHECK(window->notice().text().contains(QStringLiteral("er-virginia")));
    CHECK_FALSE(circuits.setAll({0, 1}, column, QStringLiteral("er-both")));
    CHECK(window->document().plan() == before);
}
