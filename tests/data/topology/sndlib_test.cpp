// SPDX-License-Identifier: MIT
#include "data/topology/sndlib.h"

#include "tests/data/topology/imported.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("a network file of SNDlib becomes a plan") {
    const TopologyImport result = imported({{"small.txt", topologySample("small.sndlib.txt")}});
    INFO(linesOf(result));
    REQUIRE(result.plan);
    const Plan& plan = *result.plan;
    CHECK(plan.name == "small");
    REQUIRE(plan.sites.size() == 2);
    CHECK(plan.sites[0].id == "rome");
    CHECK(plan.sites[1].lon == 9.19);
    CHECK(plan.sites[1].lat == 45.46);
    REQUIRE(plan.links.size() == 2);
    CHECK(plan.links[0].id == "l1");
    CHECK(plan.links[0].name == "L1");
    // 10 Gbit/s are installed; the modules could be bought and count nothing.
    CHECK(plan.links[0].bandwidth == Bandwidth::mbps(10000));
    CHECK(plan.links[0].metric == 3);
    CHECK_FALSE(plan.links[0].rtt);
    CHECK_FALSE(plan.links[1].bandwidth);
    CHECK_FALSE(plan.links[1].metric);
    // 2 routing units of 0.25 Gbit/s.
    REQUIRE(plan.demands.size() == 1);
    CHECK(plan.demands[0].up == Bandwidth::mbps(500));
    CHECK(
        linesOf(result) ==
        "12:0  the routing cost is no whole number that a metric can be; the link has none; 0.50\n"
        "12:0  l2 is parallel to l1\n"
        "12:0  l2 has no speed that can be read: its load will be known, its headroom not\n");
}

TEST_CASE("coordinates that are no degrees give no site a place, and an unknown unit is said") {
    const TopologyImport result = imported({{"pixels.txt",
                                             "?SNDlib native format; type: network; version: 1.0\n"
                                             "NODES (\n a ( 10 20 )\n b ( 300 40 )\n)\n"
                                             "LINKS (\n ab ( a b ) 5 0 0 0 ( )\n)\n"}});
    REQUIRE(result.plan);
    CHECK_FALSE(result.plan->sites[0].lat);
    CHECK_FALSE(result.plan->sites[1].lat);
    CHECK(result.plan->links[0].bandwidth == Bandwidth::mbps(5));
    CHECK(linesOf(result) ==
          "1:0  the file does not say the unit of its rates in a way that is known: they are read "
          "as Mbit/s\n"
          "4:0  the coordinates of b are not degrees: no site is given any\n");
}

TEST_CASE("all errors of a network file of SNDlib show at once") {
    const TopologyImport result = imported({{"bad.txt",
                                             "?SNDlib native format; type: network; version: 1.0\n"
                                             "NODES (\n a ( 1 2 )\n a ( 3 4 )\n b ( 1 )\n)\n"
                                             "LINKS (\n ac ( a c ) 5 0 0 0 ( )\n aa a 5\n"}});
    CHECK_FALSE(result.plan);
    const std::string lines = linesOf(result);
    INFO(lines);
    CHECK(lines.find("4:2  the node stands in line 3 already; a") != std::string::npos);
    CHECK(lines.find("5:2  a row that is not in the format; b; node ( longitude latitude )") !=
          std::string::npos);
    CHECK(lines.find("8:9  no such node; c; a node of the section NODES") != std::string::npos);
    CHECK(lines.find("9:2  a row that is not in the format; aa") != std::string::npos);
    CHECK(lines.find("7:0  LINKS is not closed; a line with )") != std::string::npos);
}
