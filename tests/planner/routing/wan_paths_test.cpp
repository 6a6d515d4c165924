// SPDX-License-Identifier: MIT
#include "tests/support/catch.h"
#include "tests/support/routed_network.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("equal cost paths split equally hop by hop, parallel links apart (W1)") {
    // oslo has two links to a and one to b, all 5 ms; a and b are each 5 ms from dc.
    RoutedNetwork drawn(R"(
        site dc dc
        site a transit
        site b transit
        oslo-a 100M 5ms
        oslo-a 100M 5ms id oslo-a-2
        oslo-b 100M 5ms
        a-dc 100M 5ms
        b-dc 100M 5ms
        circuit er London 200M via dc,dc rtt 1
    )");
    drawn.load("oslo", "exchange", 30, 60);
    CHECK(drawn.upKbps("link/oslo-a") == Approx(10));
    CHECK(drawn.upKbps("link/oslo-a-2") == Approx(10));
    CHECK(drawn.upKbps("link/oslo-b") == Approx(10));
    CHECK(drawn.upKbps("link/a-dc") == Approx(20));
    CHECK(drawn.downKbps("link/a-dc") == Approx(40));
    // 5 + 5 + 1 ms; Microsoft's front door stands in the peering location's metro.
    CHECK(drawn.rttMs("oslo", "exchange") == Approx(11));
}

TEST_CASE("a stated metric is the cost and an RTT of 0 costs 1 (W1)") {
    RoutedNetwork drawn(R"(
        site dc dc
        site a transit
        oslo-dc 100M 1ms metric 10
        oslo-a 100M 0ms metric 4
        a-dc 100M 0ms metric 5
        circuit er London 200M via dc,dc rtt 1
        site x office
        x-dc 10M 0ms
        x-dc 10M 0.001ms id x-dc-2
    )");
    drawn.load("oslo", "exchange", 8, 0);
    drawn.load("x", "exchange", 8, 0);
    CHECK(drawn.upKbps("link/oslo-dc") == 0);
    CHECK(drawn.upKbps("link/a-dc") == Approx(8));
    // 0 ms and 1 µs both cost 1.
    CHECK(drawn.upKbps("link/x-dc") == Approx(4));
    CHECK(drawn.upKbps("link/x-dc-2") == Approx(4));
    CHECK(std::any_of(drawn.diagnostics().begin(), drawn.diagnostics().end(),
                      [](const Diagnostic& d) { return d.severity == Severity::Warning; }));
}

TEST_CASE("branches do not carry others' traffic and hosts of circuits do (W2)") {
    RoutedNetwork drawn(R"(
        oslo-bergen 100M 1ms
        bergen-dc 100M 1ms
        oslo-dc 100M 50ms
        circuit er London 200M via dc,dc rtt 1
    )");
    drawn.load("oslo", "exchange", 8, 16);
    CHECK_FALSE(drawn.network().sites[drawn.site("bergen").at()].transit);
    CHECK(drawn.network().sites[drawn.site("dc").at()].transit);
    CHECK(drawn.upKbps("link/oslo-dc") == Approx(8));
    CHECK(drawn.upKbps("link/oslo-bergen") == 0);
    drawn.fail({"link/oslo-dc"});
    CHECK(drawn.result("oslo", "exchange").outcome == Outcome::Cut);
}

TEST_CASE("an any-to-any network loads both access links and fails as one (W3)") {
    RoutedNetwork drawn(R"(
        network wan
        oslo-@wan 100M 3ms
        dc-@wan 500M 4ms
        circuit er London 200M via dc,dc rtt 1
    )");
    drawn.load("oslo", "exchange", 8, 16);
    CHECK(drawn.upKbps("link/oslo-wan") == Approx(8));
    CHECK(drawn.downKbps("link/oslo-wan") == Approx(16));
    // The data centre's link is crossed from the network's side.
    CHECK(drawn.downKbps("link/dc-wan") == Approx(8));
    CHECK(drawn.upKbps("link/dc-wan") == Approx(16));
    CHECK(drawn.rttMs("oslo", "exchange") == Approx(8));
    drawn.fail({"network/wan"});
    CHECK(drawn.result("oslo", "exchange").outcome == Outcome::Cut);
}

TEST_CASE("a circuit can end at a network itself (W3)") {
    RoutedNetwork drawn(R"(
        network wan
        oslo-@wan 100M 3ms
        circuit er London 200M via @wan,@wan rtt 2
    )");
    drawn.load("oslo", "exchange", 8, 16);
    CHECK(drawn.upKbps("link/oslo-wan") == Approx(8));
    CHECK(drawn.upKbps("connection/er/primary") == Approx(4));
    CHECK(drawn.rttMs("oslo", "exchange") == Approx(5));
    drawn.fail({"connection/er/primary"});
    CHECK(drawn.upKbps("connection/er/secondary") == Approx(8));
}

TEST_CASE("a network with PoPs is a mesh of them (W3)") {
    RoutedNetwork drawn(R"(
        network wan pops north@59,10 south@51,0 west@53,-6
        trunk wan north south 1000M 20ms
        trunk wan north west 1000M 5ms
        trunk wan west south 1000M 5ms
        oslo-@wan 100M 1ms pop north
        dc-@wan 500M 1ms pop south
        circuit er London 200M via dc,dc rtt 1
    )");
    drawn.load("oslo", "exchange", 8, 16);
    CHECK(drawn.rttMs("oslo", "exchange") == Approx(1 + 5 + 5 + 1 + 1));
    drawn.fail({"network/wan/pop/west"});
    CHECK(drawn.rttMs("oslo", "exchange") == Approx(1 + 20 + 1 + 1));
    drawn.fail({"network/wan/pop/south"});
    CHECK(drawn.result("oslo", "exchange").outcome == Outcome::Cut);
}

TEST_CASE("a perimeter is a waypoint and a link crossed twice counts twice (W4)") {
    // oslo - hub - dc with the circuit at hub and its perimeter at dc: out to dc and back to hub.
    RoutedNetwork drawn(R"(
        site hub dc
        site dc dc
        oslo-hub 100M 5ms
        hub-dc 100M 3ms
        perimeter fw dc firewall 2/1x100M +0.5ms
        circuit er London 200M via hub,hub rtt 1 perimeters fw
    )");
    drawn.load("oslo", "exchange", 10, 20);
    CHECK(drawn.upKbps("link/oslo-hub") == Approx(10));
    // 10 up to dc and 10 on to the circuit: both directions of the link see 10 + 20.
    CHECK(drawn.upKbps("link/hub-dc") == Approx(30));
    CHECK(drawn.downKbps("link/hub-dc") == Approx(30));
    CHECK(drawn.upKbps("control/fw/firewall") == Approx(10));
    CHECK(drawn.downKbps("control/fw/firewall") == Approx(20));
    CHECK(drawn.rttMs("oslo", "exchange") == Approx(5 + 3 + 0.5 + 3 + 1));
    CHECK(drawn.capacityMbps("control/fw/firewall") == Approx(100));
}

TEST_CASE("of several perimeters the live one of least total cost is taken (W4, C3)") {
    RoutedNetwork drawn(R"(
        site a dc
        site b dc
        site dc dc
        oslo-a 100M 2ms
        a-dc 100M 9ms
        oslo-b 100M 5ms
        b-dc 100M 5ms
        perimeter fa a firewall 2/2x100M
        perimeter fb b firewall 3/1x100M active 2
        circuit er London 200M via dc,dc rtt 1 perimeters fa,fb
    )");
    drawn.load("oslo", "exchange", 10, 20);
    CHECK(drawn.upKbps("link/oslo-b") == Approx(10));
    CHECK(drawn.capacityMbps("control/fb/firewall") == Approx(200));
    drawn.fail({"control/fb/firewall#1", "control/fb/firewall#3"});
    CHECK(drawn.upKbps("link/oslo-b") == Approx(10));
    CHECK(drawn.capacityMbps("control/fb/firewall") == Approx(100));
    drawn.fail({"control/fb/firewall"});
    CHECK(drawn.upKbps("link/oslo-b") == 0);
    CHECK(drawn.upKbps("link/oslo-a") == Approx(10));
    CHECK(drawn.capacityMbps("control/fb/firewall") == 0);
    // fa needs both of its units.
    drawn.fail({"control/fb/firewall", "control/fa/firewall#2"});
    CHECK(drawn.result("oslo", "exchange").outcome == Outcome::Cut);
}

TEST_CASE("own-site takes the perimeter of the flow's own site (W4)") {
    RoutedNetwork drawn(R"(
        site dc dc
        oslo-dc 100M 5ms
        bergen-dc 100M 5ms
        perimeter local oslo firewall 1/1 +2ms
        circuit er London 200M via dc,dc rtt 1 perimeters own-site
    )");
    drawn.load("oslo", "exchange", 10, 20);
    CHECK(drawn.upKbps("control/local/firewall") == Approx(10));
    CHECK(drawn.rttMs("oslo", "exchange") == Approx(8));
    CHECK(drawn.result("bergen", "exchange").outcome == Outcome::Cut);
    CHECK_FALSE(drawn.network().sites[drawn.site("oslo").at()].transit);
}

TEST_CASE("both directions use the path of the forward metrics (W5)") {
    // Forward oslo-a costs 1, back 100: the way back still comes over a.
    RoutedNetwork drawn(R"(
        site dc dc
        site a transit
        oslo-a 100M 1ms metric 1 back 100
        a-dc 100M 1ms metric 1 back 100
        oslo-dc 100M 1ms metric 5
        circuit er London 200M via dc,dc rtt 1
        demand d dc oslo 7M/9M
    )");
    drawn.load("oslo", "exchange", 10, 20);
    drawn.loadDemand(0, 1, 2);
    CHECK(drawn.upKbps("link/oslo-a") == Approx(10));
    CHECK(drawn.downKbps("link/oslo-a") == Approx(20));
    // The demand starts at dc, where the way over a costs 200: it takes the direct link.
    CHECK(drawn.downKbps("link/oslo-dc") == Approx(1));
    CHECK(drawn.upKbps("link/oslo-dc") == Approx(2));
}

TEST_CASE("a device counts what passes through it once (H1)") {
    // hub's router takes the office links and the circuit: through it once. The link between hub
    // and dc ends at another device.
    RoutedNetwork drawn(R"(
        site hub dc
        site dc dc
        device r hub 1000M
        device s hub 1000M
        oslo-hub 100M 5ms to-device r
        bergen-hub 100M 5ms to-device s
        circuit er London 200M via hub,hub rtt 1 devices r,r
    )");
    drawn.load("oslo", "exchange", 10, 20);
    drawn.load("bergen", "exchange", 1, 2);
    CHECK(drawn.upKbps("device/r") + drawn.downKbps("device/r") == Approx(33));
    CHECK(drawn.upKbps("device/s") + drawn.downKbps("device/s") == Approx(3));
    drawn.fail({"device/r"});
    CHECK(drawn.result("bergen", "exchange").outcome == Outcome::Cut);
    CHECK(drawn.capacityMbps("device/r") == 0);
}
