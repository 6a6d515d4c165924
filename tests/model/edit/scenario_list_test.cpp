// SPDX-License-Identifier: MIT
#include "model/edit/scenario_list.h"

#include "model/edit.h"
#include "model/plan_check.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Diagnostics check(const Plan& plan) {
    return checkPlan(plan, {});
}

Edit removal(const std::string& object) {
    Edit edit;
    edit.kind = EditKind::Remove;
    edit.object = object;
    return edit;
}

Scenario scenario(const std::string& id, const std::string& parent, std::vector<Edit> edits) {
    Scenario out;
    out.id = id;
    out.parent = Ref<Scenario>(parent);
    out.edits = std::move(edits);
    return out;
}

/// Puts a scenario that must be refused, and returns what was said; the plan must stay as it was.
std::string refused(Plan& plan, const Scenario& one) {
    const Plan before = plan;
    const Diagnostics diagnostics = putScenario(plan, one, check);
    CHECK(plan == before);
    return asLines(diagnostics);
}

}  // namespace

TEST_CASE("A scenario is added at the end and replaced where it stands") {
    Plan plan = companyPlan(4, 1);
    plan.scenarios.clear();
    const std::string first = "circuit/" + plan.circuits[0].id;
    const std::string second = "circuit/" + plan.circuits[1].id;
    CHECK(putScenario(plan, scenario("one", "", {removal(first)}), check).empty());
    CHECK(putScenario(plan, scenario("two", "one", {removal(second)}), check).empty());
    REQUIRE(plan.scenarios.size() == 2);
    CHECK(applyScenario(plan, "two").plan->circuits.size() == plan.circuits.size() - 2);
    CHECK(putScenario(plan, scenario("one", "", {}), check).empty());
    CHECK(plan.scenarios[0].id == "one");
    CHECK(plan.scenarios[0].edits.empty());
    CHECK(applyScenario(plan, "two").plan->circuits.size() == plan.circuits.size() - 1);
}

TEST_CASE("A scenario that cannot be applied leaves the plan as it was") {
    Plan plan = companyPlan(4, 1);
    plan.scenarios.clear();
    const std::string first = "circuit/" + plan.circuits[0].id;
    REQUIRE(putScenario(plan, scenario("one", "", {removal(first)}), check).empty());
    CHECK(refused(plan, scenario("bad", "", {removal(first), removal("circuit/nosuch")}))
              .find("/scenarios/1/edits/1/object") != std::string::npos);
    CHECK(refused(plan, scenario("bad", "oen", {})).find("one") != std::string::npos);
    CHECK_FALSE(refused(plan, scenario("one", "one", {})).empty());
    CHECK_FALSE(refused(plan, scenario("One", "", {})).empty());
    // Its child would remove what the new edit has removed already.
    REQUIRE(putScenario(plan, scenario("child", "one", {removal("circuit/" + plan.circuits[1].id)}),
                        check)
                .empty());
    CHECK(refused(plan, scenario("one", "", {removal("circuit/" + plan.circuits[1].id)}))
              .find("/scenarios/1/edits/0/object") != std::string::npos);
    // Edits that can be applied, and leave a plan that does not hold together.
    CHECK_FALSE(
        refused(plan, scenario("orphan", "", {removal("site/" + plan.sites[0].id)})).empty());
}

TEST_CASE("A scenario that others are built on is not removed") {
    Plan plan = companyPlan(4, 1);
    plan.scenarios.clear();
    REQUIRE(putScenario(plan, scenario("one", "", {}), check).empty());
    REQUIRE(putScenario(plan, scenario("two", "one", {}), check).empty());
    const Plan before = plan;
    CHECK(asLines(removeScenario(plan, "one")).find("two") != std::string::npos);
    CHECK(asLines(removeScenario(plan, "three")).find("three") != std::string::npos);
    CHECK(plan == before);
    CHECK(removeScenario(plan, "two").empty());
    CHECK(removeScenario(plan, "one").empty());
    CHECK(plan.scenarios.empty());
}
