// SPDX-License-Identifier: MIT
// Each integrity rule of peerings, port pairs and VNets, broken in an otherwise good plan.
#include <functional>

#include "model/plan_check.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// What is said of a company once something in it is changed.
std::string said(const std::function<void(Plan&)>& change) {
    Plan plan = companyPlan(4, 1);
    CatalogueNames names;
    names.services = {"exchange", "sharepoint", "teams"};
    names.peeringLocations = {"Dallas",    "Frankfurt", "Hong Kong", "London",
                              "Sao Paulo", "Santiago",  "Singapore", "Washington DC"};
    change(plan);
    return asLines(checkPlan(plan, names));
}

PeeringConfig microsoft() {
    PeeringConfig config;
    config.primarySubnet = "203.0.113.0/30";
    config.secondarySubnet = "203.0.113.4/30";
    config.primarySubnetV6 = "2001:db8::/126";
    config.vlan = 100;
    return config;
}

DirectPort portAt(const std::string& location) {
    DirectPort port;
    port.id = "p";
    port.peeringLocation = location;
    port.bandwidth = Bandwidth::mbps(10'000);
    port.links = {{ConnectionRole::Primary, true}, {ConnectionRole::Secondary, true}};
    return port;
}

}  // namespace

TEST_CASE(
    "A peering is set up once, on a circuit that has it, with prefixes of the right version") {
    CHECK(said([](Plan& p) { p.circuits[0].peeringConfig = {microsoft()}; }).empty());
    CHECK_THAT(said([](Plan& p) {
                   p.circuits[0].peeringConfig = {microsoft(), microsoft()};
               }),
               containsText("/circuits/0/peering_config/1/peering a peering that is set up twice"));
    CHECK_THAT(said([](Plan& p) {
                   p.circuits[0].peeringConfig = {microsoft()};
                   p.circuits[0].peerings = {Peering::Private};
               }),
               containsText("/circuits/0/peering_config/0/peering a peering that the circuit does "
                            "not have; found microsoft"));
    CHECK_THAT(said([](Plan& p) {
                   p.circuits[0].peeringConfig = {microsoft()};
                   p.circuits[0].peeringConfig[0].primarySubnet = "2001:db8::/126";
                   p.circuits[0].peeringConfig[0].secondarySubnetV6 = "203.0.113.1/30";
               }),
               containsText("/primary_subnet a prefix of the other IP version") &&
                   containsText("/secondary_subnet_v6 this is no IP prefix"));
}

TEST_CASE("Prefixes of private peering and of VNets are prefixes") {
    CHECK_THAT(said([](Plan& p) { p.circuits[0].privatePrefixes = {"10.0.0.1/8"}; }),
               containsText("/circuits/0/private_prefixes/0 this is no IP prefix"));
    CHECK_THAT(said([](Plan& p) {
                   p.vnetGateways.resize(1);
                   p.vnetGateways[0].id = "g";
                   p.vnetGateways[0].addressSpace = {"10.0.0.0/16", "vnet"};
               }),
               containsText("/vnet_gateways/0/address_space/1 this is no IP prefix"));
}

TEST_CASE("Only a pool per connection belongs to one connection") {
    const auto pool = [](NatScope scope) {
        return said([scope](Plan& p) {
            p.circuits[0].natPools = {{"203.0.113.0/29", scope, ConnectionRole::Primary}};
        });
    };
    CHECK(pool(NatScope::Connection).empty());
    CHECK_THAT(pool(NatScope::Circuit),
               containsText("/circuits/0/nat_pools/0/connection one connection of a pool that both "
                            "share"));
}

TEST_CASE("A port pair belongs to Direct circuits of its own peering location") {
    const auto on = [](const std::string& location, Connectivity connectivity) {
        return said([&](Plan& p) {
            p.directPorts = {portAt(location)};
            p.circuits[0].directPort = "p";
            p.circuits[0].connectivity = connectivity;
            p.circuits[0].peeringLocation = "Dallas";
        });
    };
    CHECK(on("dallas", Connectivity::Direct).empty());
    CHECK_THAT(on("Dallas", Connectivity::CloudExchange),
               containsText("/circuits/0/direct_port a port pair of a circuit through a provider"));
    CHECK_THAT(on("London", Connectivity::Direct),
               containsText("/circuits/0/peering_location another peering location than that of "
                            "its port pair; found Dallas; expected London, where"));
    CHECK_THAT(on("Atlantis", Connectivity::Direct),
               containsText("/direct_ports/0/peering_location the catalogue does not have this"));
    CHECK_THAT(said([](Plan& p) {
                   p.directPorts = {portAt("London")};
                   p.directPorts[0].links[1].role = ConnectionRole::Primary;
               }),
               containsText("/direct_ports/0/links/1/role a role that another link"));
}

TEST_CASE("Global Reach joins two circuits, and a DSCP value has one rule") {
    CHECK_THAT(said([](Plan& p) { p.circuits[0].globalReach = {Ref<Circuit>(p.circuits[0].id)}; }),
               containsText("/circuits/0/global_reach/0 a circuit joined with itself"));
    CHECK_THAT(said([](Plan& p) {
                   p.policy.qos.dscp = {{46, 46}, {46, 0}};
               }),
               containsText("/policy/qos/dscp/1/from a DSCP value that another rule treats; "
                            "found 46"));
}
