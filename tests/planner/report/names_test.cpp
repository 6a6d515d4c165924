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

TEST_CASE("Names made of words are words of the reader's language") {
    const Wording backwards = [](const Text& text) {
        std::string said = "<";
        said += text.pattern;
        for (const auto& [key, value] : text.arguments) {
            said += '|';
            said += std::get<std::string>(value);
        }
        said += '>';
        return said;
    };
    const Names names(named(), backwards);
    CHECK(names.of("peering-location/amsterdam") == "<{place}, peering location|Amsterdam>");
    CHECK(names.of("risk-group/metro-amsterdam") == "<{place}, metro|Amsterdam>");
    CHECK(names.of("msee/amsterdam/secondary") == "<{place}, MSEE secondary|Amsterdam>");
    CHECK(names.of("connection/er/primary") == "<{circuit}, primary|er>");
    CHECK(names.of("internet/inet") == "<{site}, Internet|London office>");
    CHECK(names.of("resolver/london") == "<{site}, resolver|London office>");
    CHECK(names.worded(tr("overload")) == "<overload>");
    // Names without words are nobody's language.
    CHECK(names.of("provider/telco/amsterdam") == "The Telco, Amsterdam");
    CHECK(names.site("london") == "London office");
}

TEST_CASE("Services are called by the plan's names, else by the catalogue's") {
    Plan plan = named();
    Service voice;
    voice.id = "teams";
    voice.name = "Voice";
    Service bare;
    bare.id = "exchange";
    plan.services = {voice, bare};
    Names names(plan);
    CHECK(names.service("exchange") == "exchange");
    Catalogue catalogue;
    voice.name = "Microsoft Teams";
    bare.name = "Exchange Online";
    catalogue.services = {voice, bare};
    names.add(catalogue);
    CHECK(names.service("teams") == "Voice");
    CHECK(names.service("exchange") == "Exchange Online");
    CHECK(names.service("print") == "print");
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

TEST_CASE("Ids are named by what their key says they are of, and nothing is named twice") {
    Plan plan = named();
    plan.regions[0].name = "Europe";
    const Names names(plan);
    CHECK(names.byKey("site", "london") == "London office");
    CHECK(names.byKey("sites", "london, oslo, +4") == "London office, oslo, +4");
    CHECK(names.byKey("region", "emea") == "Europe");
    // What is no id of that kind stays.
    CHECK(names.byKey("region", "london") == "london");
    CHECK(names.byKey("what", "london") == "london");
    // The name of one site is the id of another: it may have been named already.
    plan.sites[1].name = "london";
    const Names twice(plan);
    CHECK(twice.byKey("site", "london") == "london");
}

TEST_CASE("A report's references become names wherever they stand") {
    const Names names(named());
    Report report;
    Section section;
    section.blocks.emplace_back(
        Paragraph{Text("{a} fails", {{"a", std::string("isp/telia, circuit/none")}})});
    Findings findings;
    Finding finding;
    finding.subjects = {"provider/telco"};
    finding.fix = Text("leave {site}", {{"site", std::string("london")}});
    findings.findings = {finding};
    section.blocks.emplace_back(findings);
    Chart chart;
    chart.categories = {"peering-location/amsterdam"};
    section.blocks.emplace_back(chart);
    report.sections = {section};
    useNames(report, names);
    const auto& blocks = report.sections[0].blocks;
    CHECK(std::get<Paragraph>(blocks[0]).text.arguments[0].second ==
          Text::Argument(std::string("telia, circuit/none")));
    const Finding& told = std::get<Findings>(blocks[1]).findings[0];
    CHECK(told.subjects[0] == "The Telco");
    CHECK(told.fix.arguments[0].second == Text::Argument(std::string("London office")));
    CHECK(std::get<Chart>(blocks[2]).categories[0] == "Amsterdam, peering location");
}
