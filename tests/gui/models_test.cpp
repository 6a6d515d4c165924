// SPDX-License-Identifier: MIT
// Every item model under Qt's own tester, which checks what views rely on.

#include <QAbstractItemModelTester>

#include "data/catalogue/load.h"
#include "data/json/plan_file.h"
#include "gui/answers/answer_table.h"
#include "gui/failures/component_tree.h"
#include "gui/inspector/inspector_model.h"
#include "gui/study/study.h"
#include "gui/tables/object_table.h"
#include "gui/words/words.h"
#include "model/fields/tables.h"
#include "planner/bandwidth/state_loads.h"
#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Plan woodgrovePlan() {
    ReadResult result = readPlanFile(sourcePath("examples/woodgrove/plan.json").string());
    REQUIRE(result.plan);
    return std::move(*result.plan);
}

/// Fails the test that is running where the model breaks a rule.
struct Tester {
    explicit Tester(QAbstractItemModel& model)
        : tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal) {}
    QAbstractItemModelTester tester;
};

}  // namespace

TEST_CASE("Every list of the plan is a sound model that follows edits") {
    needGuiApplication();
    gui::Document document;
    document.start(woodgrovePlan());
    for (const Field& field : planType().fields) {
        if (!field.isList || field.kind != FieldKind::Record) continue;
        INFO(field.key);
        gui::ObjectTable table(document, field);
        const Tester tester(table);
        CHECK(static_cast<std::size_t>(table.rowCount()) == field.access->size(&document.plan()));
        for (int c = 0; c < table.columnCount(); ++c) {
            CHECK_FALSE(table.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        }
    }
    gui::ObjectTable circuits(document, *planType().find("circuits"));
    const Tester tester(circuits);
    const int column = circuits.columnOf("mbps");
    const QModelIndex cell = circuits.index(0, column);
    CHECK(cell.data().toString() == QStringLiteral("5000"));
    CHECK(circuits.setData(cell, QStringLiteral("10 Gbit/s"), Qt::EditRole));
    CHECK(cell.data().toString() == QStringLiteral("10000"));
    Diagnostics refused;
    QObject::connect(&circuits, &gui::ObjectTable::refused,
                     [&](const Diagnostics& diagnostics) { refused = diagnostics; });
    CHECK_FALSE(circuits.setData(cell, QStringLiteral("ten"), Qt::EditRole));
    CHECK_FALSE(refused.empty());
    CHECK(cell.data().toString() == QStringLiteral("10000"));
    document.undoStack().undo();
    CHECK(cell.data().toString() == QStringLiteral("5000"));
    document.replace(Plan(), Text("empty"));
    CHECK(circuits.rowCount() == 0);
}

TEST_CASE("The inspector shows nested fields, edits them and follows undo") {
    needGuiApplication();
    gui::Document document;
    document.start(woodgrovePlan());
    gui::InspectorModel model(document);
    const Tester tester(model);
    model.setElements({gui::elementOf(document.plan(), "circuit/er-dallas")});
    const QModelIndex bfd = model.find(QStringLiteral("connections.0.bfd"));
    REQUIRE(bfd.isValid());
    CHECK(bfd.data().toString() == QStringLiteral("yes"));
    CHECK(model.setData(bfd, QStringLiteral("no"), Qt::EditRole));
    CHECK(document.plan().circuits[0].connections[0].bfd == false);
    CHECK(document.undoStack().undoText() == QStringLiteral("Set BFD of ExpressRoute Dallas"));
    document.undoStack().undo();
    CHECK(model.find(QStringLiteral("connections.0.bfd")).data().toString() ==
          QStringLiteral("yes"));

    // An entry more and one less.
    const QModelIndex pools = model.find(QStringLiteral("nat_pools"));
    REQUIRE(model.canAdd(pools));
    const std::size_t before = document.plan().circuits[0].natPools.size();
    REQUIRE(model.addEntry(pools).empty());
    CHECK(document.plan().circuits[0].natPools.size() == before + 1);
    const QModelIndex first = model.find(QStringLiteral("nat_pools.0"));
    REQUIRE(model.canRemove(first));
    REQUIRE(model.removeEntry(first).empty());
    CHECK(document.plan().circuits[0].natPools.size() == before);

    // The plan's own fields, in nested objects too.
    model.setElements({gui::elementOf(document.plan(), "plan")});
    const QModelIndex least = model.find(QStringLiteral("policy.headroom.min"));
    REQUIRE(least.isValid());
    CHECK(model.setData(least, QStringLiteral("25 %"), Qt::EditRole));
    REQUIRE(document.plan().policy.headroom.least);
    CHECK(*document.plan().policy.headroom.least == Approx(0.25));
    CHECK(model.setData(model.find(QStringLiteral("name")), QStringLiteral("Grove"), Qt::EditRole));
    CHECK(document.plan().name == "Grove");

    // Several at once.
    model.setElements({gui::elementOf(document.plan(), "circuit/er-dallas"),
                       gui::elementOf(document.plan(), "circuit/er-virginia")});
    CHECK(model.setData(model.find(QStringLiteral("mbps")), QStringLiteral("2G"), Qt::EditRole));
    for (const char* id : {"circuit/er-dallas", "circuit/er-virginia"}) {
        const gui::PlanElement element = gui::elementOf(document.plan(), id);
        CHECK(document.plan().circuits[element.index].bandwidth == Bandwidth::mbps(2000));
    }
}

TEST_CASE("The tree of components keeps what has failed through an edit") {
    needGuiApplication();
    const Plan plan = woodgrovePlan();
    const auto first = gui::studied(std::make_shared<const Plan>(plan), builtInCatalogue());
    REQUIRE(first->holds());
    gui::ComponentTree tree;
    const Tester tester(tree);
    tree.setPlan(first);
    const QModelIndex dallas = tree.find("circuit/er-dallas");
    REQUIRE(dallas.isValid());
    CHECK(dallas.data().toString() == QStringLiteral("ExpressRoute Dallas"));
    CHECK(tree.setData(dallas, Qt::Checked, Qt::CheckStateRole));
    CHECK(tree.failed() == std::vector<std::string>{"circuit/er-dallas"});
    Plan changed = plan;
    changed.circuits.erase(changed.circuits.begin() + 1);
    changed.accepted.clear();
    changed.scenarios.clear();
    const auto second = gui::studied(std::make_shared<const Plan>(changed), builtInCatalogue());
    tree.setPlan(second);
    CHECK(tree.failed() == std::vector<std::string>{"circuit/er-dallas"});
    CHECK(tree.toggle("circuit/er-dallas"));
    CHECK(tree.failed().empty());
    CHECK_FALSE(tree.toggle("circuit/nothing"));
}

TEST_CASE("A table of the planner is a sound model that knows what its cells refer to") {
    needGuiApplication();
    const auto study =
        gui::studied(std::make_shared<const Plan>(woodgrovePlan()), builtInCatalogue());
    const std::string failed[] = {"circuit/er-dallas"};
    const LiveAnswer answer = study->tellLive(failed);
    for (Table& table : stateLoadsTables(answer.loads)) {
        gui::AnswerTable model;
        const Tester tester(model);
        const auto rows = table.rows.size();
        const bool circuits = table.id == "circuits";
        model.setTable(std::move(table), &*study->names);
        CHECK(static_cast<std::size_t>(model.rowCount()) == rows);
        if (!circuits) continue;
        const QModelIndex first = model.index(0, 0);
        CHECK(first.data().toString() == QStringLiteral("ExpressRoute Dallas"));
        CHECK(first.data(gui::AnswerTable::ReferenceRole).toString() ==
              QStringLiteral("circuit/er-dallas"));
    }
}
