// SPDX-License-Identifier: MIT
// Where flows that Microsoft starts come in and leave (rule R6), worked out by hand.
#include <string>

#include "planner/network/compile.h"
#include "planner/routing/inbound.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// The way of the only inbound flow. Egress 0 is the circuit, 1 the Internet egress.
InboundWay wayIn(const std::string& lines) {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(textNetwork(lines), smallCatalogue(), diagnostics);
    INFO(asLines(diagnostics));
    const InboundAnswer answer = inboundWays(network);
    REQUIRE(answer.ways.size() == 1);
    return answer.ways[0];
}

std::string company(const char* circuitPrefix, const char* internetPrefix, const char* flow,
                    const char* firewall = "1/1 stateful") {
    std::string lines = "site dc dc\noslo-dc 100M 5ms\nperimeter fw dc firewall ";
    lines += firewall;
    lines += " inbound\ncircuit er London 200M via dc,dc rtt 1 ";
    lines += circuitPrefix;
    lines += "\ninternet inet dc 100M/100M rtt 7 perimeters fw ";
    lines += internetPrefix;
    lines += "\ninbound in oslo 203.0.113.4/32 service exchange ";
    lines += flow;
    lines += '\n';
    return lines;
}

using Egresses = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("With source NAT the answers return the way that the flow came (R6)") {
    const InboundWay way = wayIn(company("", "prefix 203.0.113.0/28", "snat"));
    CHECK(way.outcome == PathOutcome::Served);
    CHECK(way.enters == Egresses{1});
    CHECK(way.returns == Egresses{1});
    CHECK_FALSE(way.asymmetric);
}

TEST_CASE("Without source NAT they leave by the outbound rule: the circuit (R6)") {
    // Exchange is carried by the circuit, 1 ms away; its firewall on the way in keeps no state.
    const InboundWay way = wayIn(company("", "prefix 203.0.113.0/28", "", "1/1"));
    CHECK(way.outcome == PathOutcome::Served);
    CHECK(way.enters == Egresses{1});
    CHECK(way.returns == Egresses{0});
    CHECK(way.asymmetric);
}

TEST_CASE("A control that keeps state cuts what is asymmetric, and it still says which way (R6)") {
    const InboundWay way = wayIn(company("", "prefix 203.0.113.0/28", ""));
    CHECK(way.outcome == PathOutcome::Cut);
    CHECK(way.enters == Egresses{1});
    CHECK(way.returns == Egresses{0});
    CHECK(way.asymmetric);
}

TEST_CASE("The longest prefix draws the flow, and among equals the circuit (R6)") {
    CHECK(wayIn(company("prefix 203.0.113.0/24", "prefix 203.0.113.0/28", "snat")).enters ==
          Egresses{1});
    CHECK(wayIn(company("prefix 203.0.113.0/28", "prefix 203.0.113.0/28", "snat")).enters ==
          Egresses{0});
    const InboundWay symmetric =
        wayIn(company("prefix 203.0.113.0/28", "prefix 203.0.113.0/24", ""));
    CHECK(symmetric.enters == Egresses{0});
    CHECK(symmetric.returns == Egresses{0});
    CHECK_FALSE(symmetric.asymmetric);
}

TEST_CASE("What nobody advertises comes in nowhere (R6)") {
    const InboundWay way = wayIn(company("", "prefix 198.51.100.0/24", "snat"));
    CHECK(way.outcome == PathOutcome::Cut);
    CHECK(way.enters.empty());
}
