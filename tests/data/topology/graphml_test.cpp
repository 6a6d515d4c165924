// SPDX-License-Identifier: MIT
#include "data/topology/graphml.h"

#include "tests/data/topology/imported.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

TopologyImport graphml(const std::string& text) {
    return imported({{"t.graphml", text}});
}

}  // namespace

TEST_CASE("a map of the Topology Zoo becomes a plan") {
    const TopologyImport result = graphml(topologySample("zoo.graphml"));
    INFO(linesOf(result));
    REQUIRE(result.plan);
    const Plan& plan = *result.plan;
    CHECK(plan.name == "Sample net");
    REQUIRE(plan.sites.size() == 4);
    CHECK(plan.sites[0].id == "sao-paulo");
    CHECK(plan.sites[0].name == "São Paulo");
    CHECK(plan.sites[0].lat == -23.55);
    CHECK(plan.sites[1].id == "rio-bay");
    CHECK(plan.sites[2].id == "rio-bay-2");
    CHECK(plan.sites[3].id == "3");
    REQUIRE(plan.links.size() == 4);
    CHECK(plan.links[0].id == "sao-paulo-rio-bay");
    CHECK(plan.links[0].bandwidth == Bandwidth::mbps(10000));
    CHECK(plan.links[1].id == "rio-bay-sao-paulo");
    CHECK(plan.links[1].bandwidth == Bandwidth::mbps(2500));
    // "< 10 Gbps" is no speed.
    CHECK_FALSE(plan.links[2].bandwidth);
    CHECK(plan.links[3].bandwidth == Bandwidth::mbps(155));
    CHECK(linesOf(result) ==
          "15:0  Rio & Bay stands in line 14 already: this one is rio-bay-2\n"
          "15:0  rio-bay-2 has no coordinates\n"
          "16:0  3 has no coordinates\n"
          "18:0  rio-bay-sao-paulo is parallel to sao-paulo-rio-bay\n"
          "19:0  rio-bay-rio-bay-2 has no speed that can be read: its load will be known, its "
          "headroom not\n"
          "21:0  3 is linked to itself: left out\n");
}

TEST_CASE("a drawing of yEd becomes a plan without places") {
    const TopologyImport result = graphml(topologySample("drawn.yed.graphml"));
    INFO(linesOf(result));
    REQUIRE(result.plan);
    const Plan& plan = *result.plan;
    CHECK(plan.name == "t");
    REQUIRE(plan.sites.size() == 3);
    CHECK(plan.sites[0].name == "Kansas City");
    CHECK(plan.sites[1].id == "denver");
    CHECK_FALSE(plan.sites[0].lat);
    // The arrow of e0 points one way and nothing leads back; the group is no node.
    REQUIRE(plan.links.size() == 1);
    CHECK(plan.links[0].id == "denver-boulder");
    CHECK(plan.links[0].bandwidth == Bandwidth::mbps(1000));
    CHECK(plan.links[0].rtt == Rtt::ms(8));
    CHECK(linesOf(result) ==
          "7:0  no node has coordinates: the map is empty, and round-trip times that the file does "
          "not state are not known\n"
          "18:0  Kansas City to Denver has no edge that leads back: left out\n"
          "19:0  an edge to a group of nodes is left out; n1\n");
}

TEST_CASE("edges that are all marked as directed without any return are links both ways") {
    const std::string head =
        "<graphml><graph edgedefault='directed'><node id='a'/><node id='b'/>"
        "<node id='c'/><edge source='a' target='b'/>";
    const TopologyImport once = graphml(head + "<edge source='b' target='c'/></graph></graphml>");
    REQUIRE(once.plan);
    CHECK(once.plan->links.size() == 2);
    CHECK(linesOf(once).find("each is taken as a link both ways") != std::string::npos);
    // Here one has a return, so the other is really one way.
    const TopologyImport twice = graphml(head +
                                         "<edge source='b' target='c'/>"
                                         "<edge source='c' target='b'/></graph></graphml>");
    REQUIRE(twice.plan);
    REQUIRE(twice.plan->links.size() == 1);
    CHECK(twice.plan->links[0].id == "b-c");
}

TEST_CASE("all errors of a document show at once") {
    const TopologyImport result = graphml(
        "<graphml>\n<key id='d0' for='node' attr.name='Latitude'/>\n"
        "<key id='d1' for='edge' attr.name='mbps'/>\n<graph>\n"
        "<node id='a'><data key='d0'>91</data></node>\n<node id='a'/>\n<node/>\n"
        "<edge source='a' target='x'><data key='d1'>-1</data></edge>\n"
        "<edge source='a' target='a'><data key='d1'>1e99</data></edge>\n"
        "</graph></graphml>");
    CHECK_FALSE(result.plan);
    const std::string lines = linesOf(result);
    INFO(lines);
    CHECK(lines.find("5:0  not a latitude or longitude; 91") != std::string::npos);
    CHECK(lines.find("6:0  a node with this id stands before; a") != std::string::npos);
    CHECK(lines.find("7:0  a node without an id") != std::string::npos);
    CHECK(lines.find("8:0  the edge's target is no node; x; the id of a node") !=
          std::string::npos);
    CHECK(lines.find("9:0  mbps is not a number that can stand here; 1e99") != std::string::npos);
}

TEST_CASE("what is no GraphML is refused with its line") {
    CHECK(linesOf(graphml("<graphml>\n<graph>\n<node id='a'>\n</graph></graphml>"))
              .find("4:0  not well-formed XML") == 0);
    CHECK(linesOf(graphml("<svg/>")) == "1:0  not GraphML; svg; <graphml>\n");
    CHECK(linesOf(graphml("<graphml/>")) == "1:0  no graph; <graph> in <graphml>\n");
    CHECK(linesOf(graphml("<?xml version='1.0' encoding='UTF-16'?><graphml/>")) ==
          "1:0  the file is in an encoding that is not read; utf-16; UTF-8\n");
    CHECK(linesOf(graphml("<graphml>\n\xff</graphml>")) ==
          "2:0  not text: bytes that are no UTF-8; a file in UTF-8\n");
    CHECK(linesOf(graphml("<graphml><graph/></graphml>")) == "the network has no nodes\n");
    CHECK(linesOf(graphml("")).find("1:0  not well-formed XML") == 0);
}

TEST_CASE("entities of a document are not expanded, and depth costs no stack") {
    std::string bomb = "<?xml version='1.0'?>\n<!DOCTYPE g [\n<!ENTITY a 'ha'>\n";
    for (char c = 'b'; c <= 'z'; ++c) {
        bomb += "<!ENTITY ";
        bomb += c;
        bomb += " '";
        for (int i = 0; i < 10; ++i) {
            bomb += '&';
            bomb += static_cast<char>(c - 1);
            bomb += ';';
        }
        bomb += "'>\n";
    }
    bomb +=
        "<!ENTITY out SYSTEM 'file:///etc/passwd'>\n]>\n<graphml><key id='l' for='node' "
        "attr.name='label'/><graph><node id='1'><data key='l'>&z;&out;</data></node>"
        "</graph></graphml>";
    const TopologyImport result = graphml(bomb);
    INFO(linesOf(result));
    REQUIRE(result.plan);
    CHECK(result.plan->sites[0].name == "&z;&out;");

    std::string deep = "<graphml><graph>";
    for (int i = 0; i < 100000; ++i) deep += "<node id='n" + std::to_string(i) + "'><graph>";
    for (int i = 0; i < 100000; ++i) deep += "</graph></node>";
    deep += "</graph></graphml>";
    CHECK(linesOf(graphml(deep)) == "the network has no nodes\n");
}
