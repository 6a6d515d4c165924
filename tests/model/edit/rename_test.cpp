// SPDX-License-Identifier: MIT
#include "model/edit/rename.h"

#include <random>

#include "model/edit.h"
#include "model/fields/tables.h"
#include "model/plan_check.h"
#include "model/plan_index.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::vector<std::string> pointers(const Plan& plan, const std::string& object) {
    std::vector<std::string> out;
    for (const NamingPlace& place : placesNaming(plan, object)) out.push_back(place.pointer);
    return out;
}

/// Renames as it must be refused, and returns what was said; the plan must stay as it was.
std::string refused(Plan plan, const std::string& object, const std::string& id) {
    const Plan before = plan;
    const Diagnostics diagnostics = renameObject(plan, object, id);
    CHECK(plan == before);
    return asLines(diagnostics);
}

Edit edit(EditKind kind, std::string object, std::string field = {}, Value value = {}) {
    Edit out;
    out.kind = kind;
    out.object = std::move(object);
    out.field = std::move(field);
    out.value = std::move(value);
    return out;
}

/// Two sites, a circuit between them and Microsoft, and whatever may name them.
Plan smallPlan() {
    Plan plan;
    Site dc;
    dc.id = "dc";
    Site office;
    office.id = "office";
    office.dns.resolverSite = Ref<Site>("dc");
    plan.sites = {dc, office};
    Circuit circuit;
    circuit.id = "er";
    circuit.peeringLocation = "Dallas";
    Connection connection;
    connection.site = Ref<Site>("dc");
    circuit.connections = {connection};
    plan.circuits = {circuit};
    RiskGroup duct;
    duct.id = "duct";
    duct.members = {"connection/er/primary", "site/office"};
    plan.riskGroups = {duct};
    Accepted accepted;
    accepted.rule = "HA-07";
    accepted.object = "connection/er/primary";
    accepted.reason = "known";
    plan.accepted = {accepted};
    Scenario scenario;
    scenario.id = "more";
    scenario.edits = {edit(EditKind::Set, "circuit/er", "mbps", 2000),
                      edit(EditKind::Set, "circuit/er", "connections.primary.site", "office"),
                      edit(EditKind::Add, "internet", "",
                           Value(Value::Object{{"id", "line"},
                                               {"site", "dc"},
                                               {"isp", "x"},
                                               {"mbps_up", 100},
                                               {"mbps_down", 100}})),
                      edit(EditKind::Fail, "resolver/dc")};
    plan.scenarios = {scenario};
    return plan;
}

}  // namespace

TEST_CASE("Every place that names an object is found: ids, components, acceptances and edits") {
    const Plan plan = smallPlan();
    CHECK(pointers(plan, "circuit/er") ==
          std::vector<std::string>{"/risk_groups/0/members/0", "/accepted/0/object",
                                   "/scenarios/0/edits/0/object", "/scenarios/0/edits/1/object"});
    CHECK(pointers(plan, "site/dc") == std::vector<std::string>{"/sites/1/dns/resolver_site",
                                                                "/circuits/0/connections/0/site",
                                                                "/scenarios/0/edits/2/value/site",
                                                                "/scenarios/0/edits/3/object"});
    CHECK(pointers(plan, "site/office") ==
          std::vector<std::string>{"/risk_groups/0/members/1", "/scenarios/0/edits/1/value"});
    CHECK(pointers(plan, "site/nowhere").empty());
    CHECK(pointers(plan, "policy").empty());
}

TEST_CASE("Every place follows a new id, and an id that cannot be is refused") {
    Plan plan = smallPlan();
    REQUIRE(renameObject(plan, "circuit/er", "er-dallas").empty());
    CHECK(plan.circuits[0].id == "er-dallas");
    CHECK(plan.riskGroups[0].members[0] == "connection/er-dallas/primary");
    CHECK(plan.riskGroups[0].members[1] == "site/office");
    CHECK(plan.accepted[0].object == "connection/er-dallas/primary");
    CHECK(plan.scenarios[0].edits[0].object == "circuit/er-dallas");
    REQUIRE(renameObject(plan, "site/dc", "core").empty());
    CHECK(plan.sites[1].dns.resolverSite.id == "core");
    CHECK(plan.circuits[0].connections[0].site.id == "core");
    CHECK(*plan.scenarios[0].edits[2].value.find("site")->text() == "core");
    CHECK(plan.scenarios[0].edits[3].object == "resolver/core");
    REQUIRE(renameObject(plan, "site/office", "hq").empty());
    CHECK(*plan.scenarios[0].edits[1].value.text() == "hq");
    CHECK(asLines(applyScenario(plan, "more").diagnostics) == "");

    CHECK_THAT(refused(plan, "site/core", "hq"), containsText("stands twice"));
    CHECK_THAT(refused(plan, "site/core", "My Office"), containsText("My Office"));
    CHECK_THAT(refused(plan, "site/cor", "x"), containsText("core"));
    CHECK_FALSE(refused(plan, "policy", "x").empty());
    // The scenario would add a second object of that id.
    InternetEgress other;
    other.id = "way";
    other.site = Ref<Site>("core");
    other.isp = "y";
    plan.internet = {other};
    CHECK_THAT(refused(plan, "internet/way", "line"), containsText("scenario adds"));
    // The same id is no change.
    CHECK(refused(plan, "site/core", "core").empty());
}

TEST_CASE("An id with dots is told from the field behind it") {
    Plan plan = smallPlan();
    REQUIRE(renameObject(plan, "circuit/er", "er.dallas").empty());
    // As a person types it: the object ends at the first dot.
    plan.scenarios[0].edits[0].object = "circuit/er";
    plan.scenarios[0].edits[0].field = "dallas.mbps";
    REQUIRE(asLines(applyScenario(plan, "more").diagnostics) == "");
    CHECK(placesNaming(plan, "circuit/er.dallas").size() == 4);
    REQUIRE(renameObject(plan, "circuit/er.dallas", "er").empty());
    CHECK(plan.scenarios[0].edits[0] == smallPlan().scenarios[0].edits[0]);
}

TEST_CASE("A reference follows its object, and so does that of a part") {
    CHECK(afterRename("circuit/er", "circuit/er", "new") == "circuit/new");
    CHECK(afterRename("connection/er/primary", "circuit/er", "new") == "connection/new/primary");
    CHECK(afterRename("control/dc/firewall#2", "perimeter/dc", "edge") ==
          "control/edge/firewall#2");
    CHECK(afterRename("provider/x/dallas", "provider/x", "y") == "provider/y/dallas");
    CHECK(afterRename("circuit/er-2", "circuit/er", "new") == "circuit/er-2");
    CHECK(afterRename("site/er", "circuit/er", "new") == "site/er");
    CHECK(afterRename("", "circuit/er", "new").empty());
}

// Renaming any object of any plan keeps it free of errors, leaves nothing behind under the old
// name, and is undone by renaming back.
TEST_CASE("Renaming keeps a plan whole, whatever it holds") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        std::mt19937_64 random(seed);
        const Plan before = seed % 4 == 0 ? companyPlan(12, seed) : randomPlan(seed);
        const bool sound = !hasErrors(checkPlan(before, {}));
        const PlanIndex index(before);
        for (const Field& list : planType().fields) {
            if (!holdsObjects(list) || index.ids(list.key).empty()) continue;
            const auto& ids = index.ids(list.key);
            const std::string id = ids[random() % ids.size()];
            std::string object(list.record().name);
            object += '/';
            const std::string old = object + id;
            INFO(old);
            Plan plan = before;
            const std::size_t places = placesNaming(plan, old).size();
            REQUIRE(asLines(renameObject(plan, old, "renamed.0")) == "");
            CHECK(placesNaming(plan, old).empty());
            CHECK(placesNaming(plan, object + "renamed.0").size() == places);
            if (sound) CHECK_FALSE(hasErrors(checkPlan(plan, {})));
            REQUIRE(renameObject(plan, object + "renamed.0", id).empty());
            if (sound) CHECK_FALSE(hasErrors(checkPlan(plan, {})));
            CHECK(placesNaming(plan, old).size() == places);
        }
    }
}
