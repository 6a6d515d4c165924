// SPDX-License-Identifier: MIT
#include "gui/document/document.h"

#include "data/json/plan_file.h"
#include "gui/words/words.h"
#include "model/fields/tables.h"
#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"
#include "tests/support/plan_generator.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;
using gui::PlanElement;
using gui::Step;

namespace {

Plan woodgrovePlan() {
    ReadResult result = readPlanFile(sourcePath("examples/woodgrove/plan.json").string());
    REQUIRE(result.plan);
    return std::move(*result.plan);
}

PlanElement dallas(const Plan& plan) {
    return gui::elementOf(plan, "circuit/er-dallas");
}

}  // namespace

TEST_CASE("An element is found by its reference, by its parts and by a pointer") {
    const Plan plan = woodgrovePlan();
    const PlanElement circuit = dallas(plan);
    REQUIRE(circuit.valid());
    CHECK(circuit.field->key == "circuits");
    CHECK(gui::elementOf(plan, "connection/er-dallas/primary") == circuit);
    CHECK(gui::elementOf(plan, "msee/er-dallas/secondary") == circuit);
    CHECK(gui::referenceOf(plan, circuit) == "circuit/er-dallas");
    CHECK(gui::labelOf(plan, circuit) == "ExpressRoute Dallas");
    CHECK(gui::elementAt(plan, "/circuits/0/mbps") == PlanElement{circuit.field, 0});
    CHECK(gui::referenceOf(plan, gui::elementAt(plan, "/policy/headroom/min")) == "policy");
    CHECK(gui::referenceOf(plan, gui::elementOf(plan, "accepted/1")) == "accepted/1");
    CHECK_FALSE(gui::elementOf(plan, "circuit/none").valid());
    CHECK_FALSE(gui::elementOf(plan, "peering-location/dallas").valid());
    CHECK_FALSE(gui::elementAt(plan, "/circuits/999").valid());
}

TEST_CASE("Every element of a drawn plan is what its own tree says") {
    // assign(valueOf(x)) changes nothing, whatever is set in x.
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Plan plan = randomPlan(seed);
        const Plan before = plan;
        for (const Field& field : planType().fields) {
            const std::size_t size = field.isList ? field.access->size(&plan) : 1;
            for (std::size_t i = 0; i < size; ++i) {
                const PlanElement element{&field, i};
                if (field.isList && field.kind != FieldKind::Record) continue;
                INFO("seed " << seed << ", " << field.key << " " << i);
                CHECK(gui::assign(plan, element, gui::valueOf(plan, element)).empty());
            }
        }
        CHECK(plan == before);
    }
}

TEST_CASE("A tree that does not fit changes nothing") {
    Plan plan = woodgrovePlan();
    const Plan before = plan;
    const PlanElement circuit = dallas(plan);
    const Value bad =
        gui::withValueAt(gui::valueOf(plan, circuit), {Step{"mbps"}}, Value("plenty"));
    CHECK_FALSE(gui::assign(plan, circuit, bad).empty());
    CHECK(plan == before);
}

TEST_CASE("Edits are undone and done again by name") {
    needGuiApplication();
    gui::Document document;
    document.start(woodgrovePlan());
    const Plan before = document.plan();
    const PlanElement circuit = dallas(before);
    CHECK_FALSE(document.isModified());
    const Text name("Set {field} of {object}",
                    {{"field", std::string("Mbps")}, {"object", std::string("Dallas")}});
    REQUIRE(document.setField({&circuit, 1}, {Step{"mbps"}}, Value(10000), name).empty());
    CHECK(document.plan().circuits[circuit.index].bandwidth == Bandwidth::mbps(10000));
    CHECK(document.isModified());
    CHECK(document.undoStack().undoText() == QStringLiteral("Set Mbps of Dallas"));
    // The same value again is no edit.
    REQUIRE(document.setField({&circuit, 1}, {Step{"mbps"}}, Value(10000), name).empty());
    CHECK(document.undoStack().count() == 1);
    // Into a nested object.
    REQUIRE(
        document.setField({&circuit, 1}, {Step{"connections", 1}, Step{"bfd"}}, Value(false), name)
            .empty());
    CHECK(document.plan().circuits[circuit.index].connections[1].bfd == false);
    document.undoStack().undo();
    document.undoStack().undo();
    CHECK(document.plan() == before);
    CHECK_FALSE(document.isModified());
    document.undoStack().redo();
    CHECK(document.plan().circuits[circuit.index].bandwidth == Bandwidth::mbps(10000));
}

TEST_CASE("A value that the field table refuses is told and nothing is changed") {
    needGuiApplication();
    gui::Document document;
    document.start(woodgrovePlan());
    const Plan before = document.plan();
    const PlanElement both[] = {{planType().find("circuits"), 0}, {planType().find("circuits"), 1}};
    const Diagnostics faults = document.setField(both, {Step{"mbps"}}, Value(-5), Text("bad"));
    REQUIRE_FALSE(faults.empty());
    CHECK(document.plan() == before);
    CHECK(document.undoStack().count() == 0);
    // Several at once are one edit.
    REQUIRE(document.setField(both, {Step{"mbps"}}, Value(777), Text("both")).empty());
    CHECK(document.undoStack().count() == 1);
    CHECK(document.plan().circuits[1].bandwidth == Bandwidth::mbps(777));
    document.undoStack().undo();
    CHECK(document.plan() == before);
}

TEST_CASE("What is removed goes with what refers to it, and comes back whole") {
    needGuiApplication();
    gui::Document document;
    document.start(woodgrovePlan());
    const Plan before = document.plan();
    Edit edit;
    edit.kind = EditKind::Remove;
    edit.object = "circuit/er-dallas";
    REQUIRE(document.apply({&edit, 1}, Text("Remove")).empty());
    CHECK(document.plan().circuits.size() == before.circuits.size() - 1);
    document.undoStack().undo();
    CHECK(document.plan() == before);
    edit.object = "circuit/nothing";
    CHECK_FALSE(document.apply({&edit, 1}, Text("Remove")).empty());
}
