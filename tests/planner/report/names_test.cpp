// SPDX-License-Identifier: MIT
// What the report calls things that have no name of their own.

#include "planner/report/names.h"

#include "planner/report/use_names.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Plan named() {
    Plan plan = textNetwork(R"(
site london dc region emea
oslo-london 500M 9ms
circuit er Amsterdam 200M via london,london provider telco
internet inet london 100M/50M isp telia
)");
    plan.sites[0].name = "London office";
    Provider telco;
    telco.id = "telco";
    telco.name = "The Telco";
    plan.providers = {telco};
    return plan;
}

}  // namespace

TEST_CASE("Places and carriers are called by name, with what they are where names recur") {
    const Names names(named());
    CHECK(names.of("peering-location/amsterdam") == "Amsterdam, peering location");
    CHECK(names.of("risk-group/metro-amsterdam") == "Amsterdam, metro");
    CHECK(names.of("msee/amsterdam/primary") == "Amsterdam, MSEE primary");
    CHECK(names.of("provider/telco") == "The Telco");
    CHECK(names.of("provider/telco/amsterdam") == "The Telco, Amsterdam");
    CHECK(names.of("isp/telia") == "telia");
    CHECK(names.of("connection/er/primary") == "er, primary");
    // What is in no plan stays what it is.
    CHECK(names.of("risk-group/duct") == "risk-group/duct");
    CHECK(names.of("circuit/none") == "circuit/none");
}

TEST_CASE("Lists of ids and references are named one by one") {
    const Names names(named());
    CHECK(names.ofList("london, oslo", "site") == "London office, oslo");
    CHECK(names.ofList("isp/telia, provider/telco") == "telia, The Telco");
    Table table;
    table.columns = {{"first_sites", Text("first sites"), CellKind::Text, 0, false},
                     {"component", Text("component"), CellKind::Component, 0, true}};
    table.rows = {{std::string("london, oslo"), std::string("peering-location/amsterdam")}};
    useNames(table, names);
    CHECK(table.rows[0][0] == Cell(std::string("London office, oslo")));
    CHECK(table.rows[0][1] == Cell(std::string("Amsterdam, peering location")));
}
