// SPDX-License-Identifier: MIT
#include "planner/network/component_index.h"

#include <set>

#include "model/error.h"
#include "planner/network/compile.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

CompiledNetwork compiled(std::string_view lines) {
    Diagnostics diagnostics;
    return compile(textNetwork(lines), smallCatalogue(), diagnostics);
}

/// References of what a component takes along, itself left out where it is one atom.
std::set<std::string> takes(const CompiledNetwork& network, std::string_view ref) {
    std::set<std::string> refs;
    for (const AtomId atom : network.components.atoms(network.components.require(ref))) {
        const ComponentId id = network.components.componentOf(atom);
        if (id.valid() && network.components[id].ref != ref) {
            refs.insert(network.components[id].ref);
        }
    }
    return refs;
}

using Set = std::set<std::string>;

}  // namespace

TEST_CASE("a site takes everything at it along (C2)") {
    const CompiledNetwork network = compiled(R"(
        device ce dc 100M
        oslo-dc 100M 5ms
        perimeter fw dc firewall 2/1
        circuit er London 200M via dc,rome rtt 1
        internet inet dc 100M isp Telia
        gateway gw dc
        site oslo office resolver dc
    )");
    CHECK(takes(network, "site/dc") == Set{"link/oslo-dc", "device/ce", "control/fw/firewall#1",
                                           "control/fw/firewall#2", "connection/er/primary",
                                           "internet/inet", "gateway/gw", "resolver/dc"});
}

TEST_CASE("circuits in one peering location share its two routers unless they say otherwise (C2)") {
    const CompiledNetwork network = compiled(R"(
        circuit a London 200M via dc,dc rtt 1
        circuit b London 200M via dc,dc rtt 1
        circuit c London 200M via dc,dc rtt 1 msee own-pair
        circuit d London2 200M via dc,dc rtt 1
    )");
    CHECK(takes(network, "msee/london/primary") ==
          Set{"connection/a/primary", "connection/b/primary"});
    CHECK(takes(network, "msee/own-pair/secondary") == Set{"connection/c/secondary"});
    CHECK(takes(network, "peering-location/london").size() == 6);
    CHECK(takes(network, "risk-group/metro-london").size() == 8);
}

TEST_CASE("a Metro circuit ends in two buildings (C2)") {
    const CompiledNetwork network = compiled("circuit m Amsterdam_Metro 200M via dc,dc rtt 1\n");
    CHECK(takes(network, "peering-location/amsterdam") == Set{"connection/m/primary"});
    CHECK(takes(network, "peering-location/amsterdam2") == Set{"connection/m/secondary"});
    CHECK(takes(network, "msee/amsterdam2/secondary") == Set{"connection/m/secondary"});
    CHECK(takes(network, "risk-group/metro-amsterdam").size() == 2);
}

TEST_CASE(
    "a provider takes its links, networks and connections, at one location only those there") {
    const CompiledNetwork network = compiled(R"(
        network wan provider telco
        oslo-@wan 100M
        dc-@wan 100M
        oslo-dc 100M provider telco
        circuit a London 200M via dc,dc rtt 1 provider telco
        circuit b Dallas 200M via @wan,@wan rtt 1 provider other
    )");
    CHECK(takes(network, "provider/telco") ==
          Set{"network/wan", "link/oslo-wan", "link/dc-wan", "link/oslo-dc", "connection/a/primary",
              "connection/a/secondary", "connection/b/primary", "connection/b/secondary"});
    CHECK(takes(network, "provider/telco/london") ==
          Set{"connection/a/primary", "connection/a/secondary"});
    CHECK(takes(network, "network/wan") ==
          Set{"link/oslo-wan", "link/dc-wan", "connection/b/primary", "connection/b/secondary"});
}

TEST_CASE("a risk group takes its members, those that name it, and the groups in it (C2)") {
    const CompiledNetwork network = compiled(R"(
        device ce oslo 10M
        oslo-dc 100M from-device ce
        oslo-rome 100M group duct
        circuit er London 200M via dc,dc rtt 1
        internet inet dc 100M isp Telia group power
        group duct members device/ce,risk-group/power
        group power members risk-group/duct,circuit/er
    )");
    const Set all{"device/ce",     "link/oslo-dc",          "link/oslo-rome",
                  "internet/inet", "connection/er/primary", "connection/er/secondary"};
    CHECK(takes(network, "risk-group/duct") == all);
    CHECK(takes(network, "risk-group/power") == all);
    CHECK(takes(network, "isp/telia") == Set{"internet/inet"});
}

TEST_CASE("a metro takes the customer's sites within 50 km (C1)") {
    // Reading is 60 km from the peering location, Slough 32.
    const CompiledNetwork network = compiled(R"(
        site slough dc at 51.51,-0.59
        site reading dc at 51.45,-0.98
        slough-reading 10M
        circuit er London 200M via slough,reading rtt 1
    )");
    CHECK(takes(network, "risk-group/metro-london") == Set{"site/slough", "link/slough-reading",
                                                           "connection/er/primary",
                                                           "connection/er/secondary"});
}

TEST_CASE("components are found as people write them and missed with the nearest spelling") {
    const CompiledNetwork network = compiled(R"(
        oslo-dc 100M
        circuit er-dallas Dallas 200M via dc,dc rtt 1
        perimeter fw dc firewall 2/1
    )");
    const ComponentIndex& index = network.components;
    CHECK(index.find("Peering-Location/DALLAS") == index.find("peering-location/dallas"));
    CHECK(index.find("control/fw/firewall#2").has_value());
    CHECK_FALSE(index.find("control/fw/firewall#3").has_value());
    CHECK_FALSE(index.find("nonsense").has_value());
    CHECK(index.nearest("circuit/er-dalas") == "circuit/er-dallas");
    CHECK(index.nearest("circuit/something-else") == "");
    try {
        index.require("site/osl");
        FAIL("a component that does not exist was found");
    } catch (const UsageError& error) {
        CHECK(error.diagnostics().front().suggestion == "site/oslo");
    }
}

TEST_CASE("components stand in the order of their kinds, then of the plan") {
    const CompiledNetwork network = compiled(R"(
        oslo-dc 100M
        bergen-dc 100M
        circuit b Dallas 200M via dc,dc rtt 1
        circuit a London 200M via dc,dc rtt 1
    )");
    std::vector<std::string> refs;
    for (std::size_t c = 0; c < network.components.size(); ++c) {
        refs.push_back(network.components[ComponentId(c)].ref);
    }
    CHECK(refs == std::vector<std::string>{
                      "site/oslo", "site/dc", "site/bergen", "link/oslo-dc", "link/bergen-dc",
                      "circuit/b", "circuit/a", "connection/b/primary", "connection/b/secondary",
                      "connection/a/primary", "connection/a/secondary", "msee/dallas/primary",
                      "msee/dallas/secondary", "msee/london/primary", "msee/london/secondary",
                      "peering-location/dallas", "peering-location/london",
                      "risk-group/metro-dallas", "risk-group/metro-london"});
}
