// SPDX-License-Identifier: MIT
#include "model/edit/ready_made.h"

#include <algorithm>

#include "model/edit.h"
#include "model/plan_check.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Diagnostics errorsOf(const Plan& plan) {
    Diagnostics errors;
    for (Diagnostic& diagnostic : checkPlan(plan, {})) {
        if (diagnostic.severity == Severity::Error) errors.push_back(std::move(diagnostic));
    }
    return errors;
}

}  // namespace

TEST_CASE("Without ExpressRoute no circuit has Microsoft peering and the Internet is a fallback") {
    Plan plan = companyPlan(8, 3);
    REQUIRE(plan.circuits.size() >= 2);
    plan.circuits[0].peerings = {Peering::Private, Peering::Microsoft};
    plan.circuits[0].routeFilter = {"exchange"};
    for (std::size_t i = 1; i < plan.circuits.size(); ++i) {
        plan.circuits[i].peerings = {Peering::Microsoft};
    }
    plan.policy.internetFallback = Fallback::None;
    plan.policy.order = {EgressRank::OwnRegion};
    Measurement measured;
    measured.id = "on-a-circuit";
    measured.element = "circuit/" + plan.circuits[1].id;
    measured.busyHourUp = Bandwidth::mbps(10);
    plan.measurements.push_back(measured);
    const std::string kept = plan.circuits[0].id;

    const ScenarioResult result = applyScenario(plan, noExpressRoute);

    CHECK(asLines(result.diagnostics) == "");
    REQUIRE(result.plan);
    // The circuit that goes to Azure, too, stays for that.
    REQUIRE(result.plan->circuits.size() == 1);
    CHECK(result.plan->circuits[0].id == kept);
    CHECK(result.plan->circuits[0].peerings == std::vector<Peering>{Peering::Private});
    CHECK(result.plan->circuits[0].routeFilter.empty());
    CHECK(result.plan->policy.internetFallback == Fallback::Automatic);
    CHECK(result.plan->policy.order.empty());
    CHECK(std::none_of(result.plan->measurements.begin(), result.plan->measurements.end(),
                       [](const Measurement& one) { return one.id == "on-a-circuit"; }));
    CHECK(asLines(errorsOf(*result.plan)) == "");
}

TEST_CASE("Without ExpressRoute applies to every plan, whatever is in it") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Plan plan = randomPlan(seed);
        std::erase_if(plan.scenarios,
                      [](const Scenario& scenario) { return scenario.id == noExpressRoute; });
        INFO("seed " << seed);
        const ScenarioResult result = applyScenario(plan, noExpressRoute);
        CHECK(asLines(result.diagnostics) == "");
        REQUIRE(result.plan);
        CHECK(asLines(errorsOf(*result.plan)) == "");
        for (const Circuit& circuit : result.plan->circuits) {
            CHECK(circuit.peerings == std::vector<Peering>{Peering::Private});
        }
    }
}

TEST_CASE("A scenario of the plan's own stands before the ready-made one of its id") {
    Plan plan = companyPlan(4, 1);
    Scenario own;
    own.id = noExpressRoute;
    Edit edit;
    edit.object = "plan";
    edit.field = "name";
    edit.value = Value("mine");
    own.edits.push_back(edit);
    plan.scenarios.push_back(own);
    const ScenarioResult result = applyScenario(plan, noExpressRoute);
    REQUIRE(result.plan);
    CHECK(result.plan->name == "mine");
    CHECK(result.plan->circuits == plan.circuits);
    CHECK_FALSE(readyMadeScenario(plan, "no-such"));
}
