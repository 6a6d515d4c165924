// SPDX-License-Identifier: MIT
// A plan as a map: what stands where, what joins it, and where traffic leaves.

#include "planner/report/network_map.h"

#include <algorithm>
#include <string>
#include <vector>

#include "planner/report/plan_report.h"
#include "tests/planner/resilience/spof/drawn_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

struct Mapped {
    Mapped()
        : plan(DrawnCompany(R"(
              site east dc region emea at 51.5,-0.1
              site west dc region emea at 52.4,4.9
              site o office region emea at 51.5,-0.3
              site nowhere office region emea
              o-east 100M 2ms
              o-west 100M 6ms
              nowhere-east 100M 2ms
              circuit er-e London 200M via east,east rtt 1,1
              circuit er-w Amsterdam 200M via west,west rtt 1,1
              internet ie east 200M/200M isp a rtt 5 shared
          )")
                   .plan),
          clocks(utcClocks(plan)) {}

    PlanReportQuestion question() const {
        PlanReportQuestion asked{plan, catalogue, clocks};
        asked.sections = {ReportSection::Map};
        asked.threads = 1;
        return asked;
    }

    Plan plan;
    Catalogue catalogue = smallCatalogue();
    SiteClocks clocks;
};

std::vector<MapLine> linesOf(const NetworkMap& map, MapLineKind kind) {
    std::vector<MapLine> lines;
    for (const MapLine& line : map.lines) {
        if (line.kind == kind) lines.push_back(line);
    }
    return lines;
}

const MapPlace* placeOf(const NetworkMap& map, const std::string& ref) {
    for (const MapPlace& place : map.places) {
        if (place.ref == ref) return &place;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("Demand is laid on the egresses that it takes, and nothing is lost on the way") {
    const Mapped mapped;
    const PlanAnswers answers = answerPlan(mapped.question());
    double demand = 0;
    for (const ServiceDemand& row : answers.bandwidth.demand) {
        if (row.site == 2) demand += row.used.sum();
    }
    double laid = 0;
    double onCircuits = 0;
    for (const EgressFlow& flow : answers.egressFlows) {
        if (flow.site != 2) continue;
        laid += flow.kbps;
        // The nearer circuit, or the only way to the Internet; never the other circuit.
        CHECK((flow.egress == 0 || flow.egress == 2));
        if (flow.egress == 0) onCircuits += flow.kbps;
    }
    CHECK(demand > 0);
    CHECK(laid == Approx(demand));
    CHECK(onCircuits > 0);
    CHECK(std::is_sorted(answers.egressFlows.begin(), answers.egressFlows.end(),
                         [](const EgressFlow& a, const EgressFlow& b) {
                             return a.site != b.site ? a.site < b.site : a.egress < b.egress;
                         }));
}

TEST_CASE("A map has the sites with coordinates, where circuits end, and the lines between") {
    const Mapped mapped;
    const PlanAnswers answers = answerPlan(mapped.question());
    const NetworkMap map = networkMap(mapped.plan, mapped.catalogue, Names(mapped.plan),
                                      mapFigures(answers.bandwidth), answers.egressFlows);
    CHECK(sitesWithoutPlace(mapped.plan) == 1);
    CHECK(placeOf(map, "site/nowhere") == nullptr);
    const MapPlace* office = placeOf(map, "site/o");
    REQUIRE(office != nullptr);
    CHECK(office->kind == MapPlaceKind::Office);
    CHECK(office->users == 100);
    CHECK(office->longitude == -0.3);
    const MapPlace* london = placeOf(map, "peering-location/london");
    REQUIRE(london != nullptr);
    CHECK(london->latitude == 51.51);
    CHECK(london->name == "London");
    // Of three links one ends where nobody knows.
    CHECK(linesOf(map, MapLineKind::Link).size() == 2);
    // A circuit's two connections join the same places: one line each.
    const auto circuits = linesOf(map, MapLineKind::Circuit);
    REQUIRE(circuits.size() == 2);
    CHECK(circuits[0].ref == "circuit/er-e");
    CHECK(&map.places[circuits[0].to] == london);
    for (const ElementAnswer& element : answers.bandwidth.elements) {
        if (element.ref != "circuit/er-e") continue;
        CHECK(circuits[0].kbps == static_cast<double>(element.normal.loadKbps));
        CHECK(circuits[0].share == Approx(circuits[0].kbps / 200e3));
    }
    for (const MapLine& flow : linesOf(map, MapLineKind::Flow)) {
        CHECK(map.places[flow.from].ref == "site/o");
        CHECK(flow.kbps > 0);
    }
}

TEST_CASE("What is dead in a state is down on its map") {
    const Mapped mapped;
    StateLoadsAnswer state;
    state.failed = {"site/west"};
    StateElement dead;
    dead.ref = "circuit/er-w";
    dead.dead = true;
    StateElement full;
    full.ref = "circuit/er-e";
    full.load.loadKbps = 190000;
    full.load.capacityKbps = 200000;
    full.headroomClass = HeadroomClass::Congested;
    state.elements = {dead, full};
    const NetworkMap map =
        networkMap(mapped.plan, mapped.catalogue, Names(mapped.plan), mapFigures(state), {});
    CHECK(placeOf(map, "site/west")->down);
    CHECK_FALSE(placeOf(map, "site/east")->down);
    const auto circuits = linesOf(map, MapLineKind::Circuit);
    REQUIRE(circuits.size() == 2);
    CHECK_FALSE(circuits[0].down);
    CHECK(circuits[0].mood == Mood::Bad);
    CHECK(circuits[0].share == Approx(0.95));
    CHECK(circuits[1].down);
}

TEST_CASE("The section of the map says what is on it and what is not") {
    const Mapped mapped;
    const PlanReportQuestion question = mapped.question();
    const Report report = composeReport(question, answerPlan(question));
    REQUIRE(report.sections.size() == 1);
    const Section& section = report.sections[0];
    CHECK(section.id == "map");
    REQUIRE(section.blocks.size() == 2);
    const auto* map = std::get_if<NetworkMap>(&section.blocks[0]);
    REQUIRE(map != nullptr);
    CHECK(map->id == "network-map");
    CHECK_FALSE(map->alternative.empty());
    CHECK(std::holds_alternative<Paragraph>(section.blocks[1]));
    // Without any coordinates there is no map.
    Mapped blind;
    for (Site& site : blind.plan.sites) site.lat = site.lon = std::nullopt;
    const PlanReportQuestion without = blind.question();
    CHECK(composeReport(without, answerPlan(without)).sections.empty());
}
