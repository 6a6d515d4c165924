// SPDX-License-Identifier: MIT
#include "model/edit.h"

#include "model/fields/tables.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Edit edit(EditKind kind, std::string object, std::string field = {}, Value value = {}) {
    Edit out;
    out.kind = kind;
    out.object = std::move(object);
    out.field = std::move(field);
    out.value = std::move(value);
    return out;
}

Edit scale(EditKind kind, std::string object, double factor) {
    Edit out = edit(kind, std::move(object));
    out.factor = factor;
    return out;
}

Edit set(std::string object, std::string field, Value value) {
    return edit(EditKind::Set, std::move(object), std::move(field), std::move(value));
}

/// Applies edits that must be good.
Plan applied(Plan plan, const std::vector<Edit>& edits) {
    const EditOutcome outcome = applyEdits(plan, edits);
    CHECK(asLines(outcome.diagnostics) == "");
    return plan;
}

/// Applies edits that must be bad, and returns what was said; the plan must stay as it was.
std::string refused(const Plan& plan, const std::vector<Edit>& edits) {
    Plan changed = plan;
    const EditOutcome outcome = applyEdits(changed, edits);
    CHECK(changed == plan);
    CHECK(outcome.failed.empty());
    return asLines(outcome.diagnostics);
}

const Circuit& circuit(const Plan& plan, const std::string& id) {
    for (const Circuit& one : plan.circuits) {
        if (one.id == id) return one;
    }
    throw std::runtime_error("no circuit " + id);
}

}  // namespace

TEST_CASE("Set changes a field of an object, of the policy and of the plan itself") {
    const Plan plan =
        applied(companyPlan(3, 1),
                {set("circuit/er-amer-1", "mbps", 2000), set("policy", "headroom.min", 0.25),
                 set("plan", "name", "Other"), set("tenant", "region", "westeurope")});
    CHECK(circuit(plan, "er-amer-1").bandwidth.asMbps() == 2000);
    CHECK(plan.policy.headroom.least == 0.25);
    CHECK(plan.name == "Other");
    CHECK(plan.tenant.region == "westeurope");
}

TEST_CASE("Set reaches an element of a list by index, role, kind or id") {
    const Plan plan =
        applied(companyPlan(3, 1), {set("circuit/er-amer-1", "connections.0.bfd", false),
                                    set("circuit/er-amer-1", "connections.secondary.vlan", 7),
                                    set("perimeter/amer-dc-1", "controls.firewall.units", 3),
                                    set("site/office-1", "users.clerk.count", 9)});
    CHECK(circuit(plan, "er-amer-1").connections[0].bfd == false);
    CHECK(circuit(plan, "er-amer-1").connections[1].vlan == 7);
    CHECK(plan.perimeters[0].controls[0].units == 3);
    for (const Site& site : plan.sites) {
        if (site.id == "office-1") CHECK(site.users[0].count.value() == 9);
    }
}

TEST_CASE("Null unsets a field to what the format has by default") {
    Plan plan = companyPlan(1, 1);
    plan.vpnProfiles[0].optimalGatewaySelection = false;
    plan = applied(plan, {set("circuit/er-amer-1", "m365_authorization", {}),
                          set("vpn-profile/everybody", "ogs", {}),
                          set("circuit/er-amer-1", "perimeters", {})});
    CHECK_FALSE(circuit(plan, "er-amer-1").m365Authorization);
    CHECK(circuit(plan, "er-amer-1").perimeters.empty());
    CHECK(plan.vpnProfiles[0].optimalGatewaySelection);
    CHECK_THAT(refused(plan, {set("circuit/er-amer-1", "mbps", {})}),
               containsText("must be stated"));
}

TEST_CASE("Dots of an id are told from dots of a field by the plan") {
    Plan plan;
    Region region;
    region.id = "a.b";
    plan.regions = {region};
    // As the text `set region/a.b.name X` is split at its first dot.
    plan = applied(plan, {set("region/a", "b.name", "X")});
    CHECK(plan.regions[0].name == "X");
    CHECK(applied(plan, {edit(EditKind::Remove, "region/a", "b")}).regions.empty());
}

TEST_CASE("Add appends an object to a list of the plan or of an object") {
    Plan plan = companyPlan(1, 1);
    const Value region = Value::Object{{"id", "anz"}, {"name", "Oceania"}};
    const Value control = Value::Object{{"kind", "dlp"}};
    const std::size_t regions = plan.regions.size();
    plan = applied(plan, {edit(EditKind::Add, "regions", "", region),
                          edit(EditKind::Add, "perimeter/amer-dc-1", "controls", control)});
    REQUIRE(plan.regions.size() == regions + 1);
    CHECK(plan.regions.back().name == "Oceania");
    CHECK(plan.perimeters[0].controls.back().kind == ControlKind::Dlp);
    CHECK_THAT(refused(plan, {edit(EditKind::Add, "regions", "", region)}),
               containsText("/0/value/id an id that stands twice"));
    CHECK_THAT(refused(plan, {edit(EditKind::Add, "region", "", region)}),
               containsText("did you mean regions"));
}

TEST_CASE("A bad edit says which part is wrong, with the nearest right spelling, and all at once") {
    const Plan plan = companyPlan(2, 1);
    CHECK(refused(plan,
                  {set("circut/er-amer-1", "mbps", 1), set("circuit/er-amer-9", "mbps", 1),
                   set("circuit/er-amer-1", "mpbs", 1), set("circuit/er-amer-1", "mbps", "fast"),
                   set("policy", "headroom.low", 1), scale(EditKind::ScaleUsers, "region/amerr", 2),
                   edit(EditKind::Fail, "circuit/er-emae-1")}) ==
          "/0/object no such kind of object; found circut/er-amer-1; expected one of plan, tenant, "
          "policy, rollout, region/, site/, provider/, network/, link/, device/, perimeter/, "
          "direct-port/, circuit/, internet/, gateway/, vpn-profile/, vnet-gateway/, persona/, "
          "service/, demand/, inbound/, route/, risk-group/, measurement/, scenario/; did you mean "
          "circuit/er-amer-1\n"
          "/1/object this names nothing in the plan; found circuit/er-amer-9; expected an id from "
          "circuits; did you mean circuit/er-amer-1\n"
          "/2/field unknown key; found mpbs; expected a key of a circuit; did you mean mbps\n"
          "/3/value wrong type of value; found \"fast\"; expected a number from 50 to 400000 "
          "Mbit/s\n"
          "/4/field unknown key; found low; expected a key of a headroom\n"
          "/5/object this names nothing in the plan; found region/amerr; expected an id from "
          "regions; did you mean region/amer\n"
          "/6/object this names no component of the plan; found circuit/er-emae-1; expected a "
          "component that the plan has; did you mean circuit/er-emea-1\n");
}

TEST_CASE("Removing takes the object out of lists of names, and what is then about nothing") {
    Plan plan = companyPlan(2, 1);
    Route route;
    route.id = "r";
    route.groups = {{{"circuit/er-amer-1"}}, {{"circuit/er-amer-2", "internet/amer-dc-1"}}};
    Route only = route;
    only.id = "only";
    only.groups = {{{"circuit/er-amer-1"}}};
    plan.routes = {route, only};
    RiskGroup group;
    group.id = "duct";
    group.members = {"connection/er-amer-1/primary", "link/trunk-amer"};
    plan.riskGroups = {group};
    plan.accepted = {{"R1", "circuit/er-amer-1", "known", {}},
                     {"R1", "vnet-gateway/vng", "known", {}},
                     {"R1", "", "known", {}}};
    plan.vnetGateways.resize(1);
    plan.vnetGateways[0].id = "vng";
    plan.vnetGateways[0].circuits = {Ref<Circuit>("er-amer-1"), Ref<Circuit>("er-amer-2")};

    const Plan after = applied(plan, {edit(EditKind::Remove, "circuit/er-amer-1")});
    CHECK(after.circuits.size() == plan.circuits.size() - 1);
    REQUIRE(after.routes.size() == 1);
    REQUIRE(after.routes[0].groups.size() == 1);
    CHECK(after.routes[0].groups[0].egresses.size() == 2);
    CHECK(after.riskGroups[0].members == std::vector<std::string>{"link/trunk-amer"});
    CHECK(after.accepted.size() == 2);
    CHECK(after.vnetGateways[0].circuits.size() == 1);
    // What is no component can be what a finding is about, too.
    CHECK(applied(after, {edit(EditKind::Remove, "vnet-gateway/vng")}).accepted.size() == 1);
}

TEST_CASE("Removing what a single field names is an error that says which field") {
    const Plan plan = companyPlan(2, 1);
    CHECK_THAT(refused(plan, {edit(EditKind::Remove, "persona/clerk")}),
               containsText("/users/0/persona still names clerk, which is removed"));
    CHECK_THAT(refused(plan, {edit(EditKind::Remove, "device/amer-dc-1-ce-1")}),
               containsText("/circuits/0/connections/0/device still names amer-dc-1-ce-1"));
    // Unset in the same breath, in any order, it can go.
    applied(plan, {edit(EditKind::Remove, "device/amer-dc-1-ce-1"),
                   set("circuit/er-amer-1", "connections.0.device", {})});
}

TEST_CASE("Scaling users rounds headcounts of a region, a site or everybody") {
    Plan plan = companyPlan(30, 1);
    const auto users = [](const Plan& of, const std::string& region) {
        std::int64_t sum = 0;
        for (const Site& site : of.sites) {
            for (const Users& group : site.users) {
                if (region.empty() || site.region.id == region) sum += group.count.value();
            }
        }
        return sum;
    };
    for (Site& site : plan.sites) {
        for (Users& group : site.users) group.count = Headcount::of(10);
    }
    const Plan apac = applied(plan, {scale(EditKind::ScaleUsers, "region/apac", 1.3)});
    CHECK(users(apac, "apac") * 10 == users(plan, "apac") * 13);
    CHECK(users(apac, "emea") == users(plan, "emea"));
    // 10 times 1.26 is 12.6: thirteen people.
    const Plan all = applied(plan, {scale(EditKind::ScaleUsers, "", 1.26)});
    CHECK(users(all, "") * 10 == users(plan, "") * 13);
    CHECK_THAT(refused(plan, {scale(EditKind::ScaleUsers, "circuit/er-amer-1", 2)}),
               containsText("no users and no demand"));
    CHECK_THAT(refused(plan, {edit(EditKind::ScaleUsers, "region/apac")}),
               containsText("needs its factor"));
}

TEST_CASE("Scaling demand multiplies fixed traffic of the scope only") {
    Plan plan = companyPlan(2, 1);
    plan.demands.resize(2);
    plan.demands[0].site = "amer-dc-1";
    plan.demands[1].site = "emea-dc-1";
    for (Demand& demand : plan.demands) demand.up = Bandwidth::mbps(10);
    plan.measurements.resize(1);
    plan.measurements[0].element = "circuit/er-amer-1";
    plan.measurements[0].busyHourUp = Bandwidth::mbps(4);
    const Plan site = applied(plan, {scale(EditKind::ScaleDemand, "site/amer-dc-1", 1.5)});
    CHECK(site.demands[0].up.asMbps() == 15);
    CHECK(site.demands[1].up.asMbps() == 10);
    CHECK(site.measurements[0].busyHourUp->asMbps() == 4);
    const Plan all = applied(plan, {scale(EditKind::ScaleDemand, "", 0.5)});
    CHECK(all.demands[1].up.asMbps() == 5);
    CHECK(all.measurements[0].busyHourUp->asMbps() == 2);
}

TEST_CASE("Failures are collected as components of the plan after the edits") {
    Plan plan = companyPlan(1, 1);
    Plan changed = plan;
    const std::vector<Edit> edits{edit(EditKind::Fail, "peering-location/Dallas"),
                                  edit(EditKind::Fail, "control/amer-dc-1/firewall#2"),
                                  edit(EditKind::Remove, "scenario/dallas-lost")};
    const EditOutcome outcome = applyEdits(changed, edits);
    CHECK(outcome.failed ==
          std::vector<std::string>{"peering-location/dallas", "control/amer-dc-1/firewall#2"});
    CHECK(changed.scenarios.empty());
    CHECK_THAT(refused(plan, {edit(EditKind::Fail, "control/amer-dc-1/firewall#3")}),
               containsText("names no component"));
}

TEST_CASE("A scenario is applied on top of its parents") {
    Plan plan = companyPlan(1, 1);
    Scenario base, child;
    base.id = "base";
    base.edits = {set("circuit/er-amer-1", "mbps", 2000), edit(EditKind::Fail, "site/office-1")};
    child.id = "child";
    child.parent = "base";
    child.edits = {set("circuit/er-amer-1", "sku", "local")};
    plan.scenarios = {child, base};
    const ScenarioResult result = applyScenario(plan, "child");
    INFO(asLines(result.diagnostics));
    REQUIRE(result.plan);
    CHECK(circuit(*result.plan, "er-amer-1").bandwidth.asMbps() == 2000);
    CHECK(circuit(*result.plan, "er-amer-1").sku == Sku::Local);
    CHECK(result.failed == std::vector<std::string>{"site/office-1"});

    CHECK(asLines(applyScenario(plan, "chidl").diagnostics) ==
          "no such scenario; found chidl; expected an id from scenarios; did you mean child\n");
    plan.scenarios[1].parent = "child";
    CHECK_THAT(asLines(applyScenario(plan, "child").diagnostics),
               containsText("parents of each other"));
    plan.scenarios[1].parent.id.clear();
    plan.scenarios[1].edits[0].field = "mpbs";
    const ScenarioResult bad = applyScenario(plan, "child");
    CHECK_FALSE(bad.plan);
    CHECK_THAT(asLines(bad.diagnostics), containsText("/scenarios/1/edits/0/field unknown key"));
}

TEST_CASE("No random edit breaks anything: it is applied whole or refused with a reason") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        Plan plan = randomPlan(seed % 7 + 1);
        Edit one;
        randomRecord(recordType<Edit>(), &one, random);
        static const char* const objects[] = {
            "policy", "plan", "circuits", "site/xsit0", "circuit/xcir0", "link/0_lin1", ""};
        static const char* const fields[] = {
            "name", "mbps", "users.0.count", "connections", "headroom.min", "sites", "dns.suffix"};
        one.object = objects[random() % std::size(objects)];
        one.field = fields[random() % std::size(fields)];
        const Plan before = plan;
        const EditOutcome outcome = applyEdits(plan, std::span(&one, 1));
        if (!outcome.diagnostics.empty()) CHECK(plan == before);
    }
}
