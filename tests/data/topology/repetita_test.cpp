// SPDX-License-Identifier: MIT
#include "data/topology/repetita.h"

#include "tests/data/topology/imported.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("a graph and its demands become a plan") {
    const TopologyImport result =
        imported({{"x/Triangle.0000.demands", topologySample("triangle.demands")},
                  {"x/Triangle.graph", topologySample("triangle.graph")}});
    INFO(linesOf(result));
    REQUIRE(result.plan);
    const Plan& plan = *result.plan;
    CHECK(plan.name == "Triangle");
    REQUIRE(plan.sites.size() == 4);
    CHECK(plan.sites[0].id == "0_oslo");
    CHECK(plan.sites[0].name == "0_Oslo");
    CHECK(plan.sites[0].kind == SiteKind::Colocation);
    CHECK(plan.sites[0].lat == 59.91);
    CHECK(plan.sites[0].lon == 10.75);
    // 0.0 0.0 is what the format writes for a place that nobody knows.
    CHECK_FALSE(plan.sites[3].lat);

    // edge_8 leads to itself and edge_9 has no return.
    REQUIRE(plan.links.size() == 5);
    const Link& oslo = plan.links[0];
    CHECK(oslo.id == "edge_0");
    CHECK(oslo.from.id == "0_oslo");
    CHECK(oslo.to.id == "1_london");
    CHECK(oslo.metric == 10);
    CHECK(oslo.metricBack == 20);
    CHECK(oslo.bandwidth == Bandwidth::mbps(1000));
    CHECK(oslo.bandwidthBack == Bandwidth::mbps(400));
    // 6 ms there and 7 ms back.
    CHECK(oslo.rtt == Rtt::ms(13));
    CHECK_FALSE(plan.links[1].metricBack);
    CHECK_FALSE(plan.links[1].bandwidthBack);
    // Parallel edges find the return with their own figures: 4 with 7, 5 with 6.
    CHECK(plan.links[2].id == "edge_4");
    CHECK(plan.links[2].rtt == Rtt::us(5000));
    CHECK_FALSE(plan.links[2].bandwidthBack);
    CHECK(plan.links[3].id == "edge_5");
    CHECK(plan.links[3].bandwidth == Bandwidth::mbps(250));
    CHECK(plan.links[3].rtt == Rtt::us(6000));
    // 0 and half a microsecond: rounded once.
    CHECK(plan.links[4].rtt == Rtt::us(1));

    REQUIRE(plan.demands.size() == 2);
    CHECK(plan.demands[0].site.id == "0_oslo");
    CHECK(plan.demands[0].toSite.id == "2_paris");
    CHECK(plan.demands[0].up == Bandwidth::mbps(300));
    CHECK(plan.demands[0].down == Bandwidth());
    CHECK(plan.demands[1].site.id == "2_paris");
}

TEST_CASE("what a graph leaves open is reported with its line") {
    const TopologyImport result = imported({{"t.graph", topologySample("triangle.graph")},
                                            {"t.demands", topologySample("triangle.demands")}});
    const std::string lines = linesOf(result);
    INFO(lines);
    CHECK(lines.find("6:0  3_nowhere has no coordinates") != std::string::npos);
    CHECK(lines.find("14:0  edge_4 is parallel to edge_2") != std::string::npos);
    CHECK(lines.find("15:0  edge_5 is parallel to edge_2") != std::string::npos);
    CHECK(lines.find("18:0  2_Paris is linked to itself: left out") != std::string::npos);
    CHECK(lines.find("19:0  0_Oslo to 2_Paris has no edge that leads back: left out") !=
          std::string::npos);
    CHECK(lines.find("5:0  demand_2 goes from a site to itself: left out") != std::string::npos);
    REQUIRE(result.diagnostics.size() == 6);
    CHECK(result.diagnostics[0].file == "t.graph");
    CHECK(result.diagnostics[5].file == "t.demands");
}

TEST_CASE("all errors of a graph and its demands show at once") {
    const TopologyImport result =
        imported({{"t.graph",
                   "NODES 3\nlabel x y\na 1 2\nb x 4\n"
                   "EDGES 3\nlabel src dest weight bw delay\n"
                   "e0 0 1 1.5 100 1\n"
                   "e1 0 7 1 100 1\n"
                   "e2 0 1 1 100\n"},
                  {"t.demands", "DEMANDS\nlabel src dest bw\nd 0 1 -4\n"}});
    CHECK_FALSE(result.plan);
    CHECK(
        linesOf(result) ==
        "1:0  NODES has another number of rows than it says; 2; 3 rows\n"
        "4:3  not a number that can stand here; x; a number from -1000000000 to 1000000000\n"
        "7:8  not a number that can stand here; 1.5; a whole number from 1 to 1000000000\n"
        "8:6  not a number that can stand here; 7; a whole number from 0 to 1\n"
        "9:1  a row with a wrong number of columns; 5; 6 columns: label src dest weight bw delay\n"
        "1:1  a section without its number of rows; DEMANDS; DEMANDS and how many follow\n"
        "3:7  not a number that can stand here; -4; a number from 0 to 10000000000\n");
}
