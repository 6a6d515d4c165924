// SPDX-License-Identifier: MIT
#include "planner/routing/flow_ways.h"

#include <algorithm>
#include <string>
#include <vector>

#include "planner/routing/path.h"
#include "tests/support/catch.h"
#include "tests/support/routed_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

EgressFlow way(RoutedNetwork& drawn, std::string_view site, std::string_view egress) {
    EgressFlow flow;
    flow.site = static_cast<std::uint32_t>(drawn.site(site).at());
    const CompiledNetwork& network = drawn.network();
    for (std::size_t e = 0; e < network.egresses.size(); ++e) {
        if (network.components[network.egresses[e].component].ref == egress) {
            flow.egress = static_cast<std::uint32_t>(e);
        }
    }
    std::vector<EgressFlow> flows{flow};
    addFlowWays(drawn.workspace(), flows);
    return flows[0];
}

bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("A way to an egress names its sites, its perimeter's and what it crosses (W1, W4)") {
    RoutedNetwork drawn(R"(
        site dc dc region emea
        site edge dc region emea
        site oslo office region emea
        oslo-dc 100M 9ms
        dc-edge 500M 3ms
        perimeter fw edge firewall 2/1x100M
        circuit er London 200M via dc,dc rtt 1 perimeters fw
        internet inet edge 500M/500M isp telia rtt 4 shared
    )");
    drawn.load("oslo", "exchange", 1000, 1000);
    // To the firewall at the edge, and back to where the circuit begins.
    const EgressFlow circuit = way(drawn, "oslo", "circuit/er");
    CHECK(circuit.via == std::vector<std::string>{"site/dc", "site/edge", "site/dc"});
    CHECK(has(circuit.crosses, "link/oslo-dc"));
    CHECK(has(circuit.crosses, "link/dc-edge"));
    CHECK(has(circuit.crosses, "circuit/er"));
    const EgressFlow internet = way(drawn, "oslo", "internet/inet");
    CHECK(internet.via == std::vector<std::string>{"site/dc", "site/edge"});
    CHECK(has(internet.crosses, "internet/inet"));
}

TEST_CASE("A way through a network without PoPs passes that network (W3)") {
    RoutedNetwork drawn(R"(
        network wan provider telco
        site dc dc region emea
        site oslo office region emea
        oslo-@wan 100M
        dc-@wan 500M
        circuit er London 200M via dc,dc rtt 1
    )");
    drawn.load("oslo", "exchange", 1000, 1000);
    const EgressFlow flow = way(drawn, "oslo", "circuit/er");
    CHECK(flow.via == std::vector<std::string>{"network/wan", "site/dc"});
    CHECK(has(flow.crosses, "link/oslo-wan"));
    CHECK(has(flow.crosses, "link/dc-wan"));
    // Nobody leaves by what nobody takes.
    drawn.fail({"circuit/er"});
    CHECK(way(drawn, "oslo", "circuit/er").via.empty());
}
