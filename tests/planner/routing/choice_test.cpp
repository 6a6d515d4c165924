// SPDX-License-Identifier: MIT
#include "planner/routing/choice.h"

#include "planner/latency/rtt_model.h"

#include "tests/support/catch.h"
#include "tests/support/routed_network.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("a circuit carries a service by peering, route filter and authorisation (R1)") {
    RoutedNetwork drawn(R"(
        oslo-dc 100M 5ms
        circuit a London 200M via dc,dc rtt 1 filter exchange
        circuit b London 200M via dc,dc rtt 1 filter 12076:5010,teams
        circuit c London 200M via dc,dc rtt 1 denied
        circuit d London 200M via dc,dc rtt 1 no-microsoft private
        demand azure oslo azure:westeurope 10M/20M
    )");
    CHECK(drawn.up("oslo", "exchange", "circuit/a") == Approx(0.5));
    CHECK(drawn.up("oslo", "exchange", "circuit/b") == Approx(0.5));
    CHECK(drawn.up("oslo", "teams", "circuit/b") == Approx(1));
    // A demand to an Azure region rides private peering.
    drawn.loadDemand(0, 4, 8);
    CHECK(drawn.upKbps("circuit/d") == Approx(4));
    CHECK(drawn.downKbps("circuit/d") == Approx(8));
}

TEST_CASE("what no circuit of the plan carries goes over the Internet (R1)") {
    RoutedNetwork drawn(R"(
        oslo-dc 100M 5ms
        circuit a London 200M via dc,dc rtt 1 filter exchange
        internet inet dc 100M rtt 7
    )");
    CHECK(drawn.up("oslo", "teams", "internet/inet") == Approx(1));
    CHECK(drawn.up("oslo", "exchange", "circuit/a") == Approx(1));
}

TEST_CASE("own region comes before other regions and those before the Internet (R2)") {
    RoutedNetwork drawn(R"(
        policy internet automatic
        site oslo region emea
        site dc dc region emea
        site us dc region amer
        oslo-dc 100M 50ms
        oslo-us 100M 5ms
        circuit near London 200M via dc,dc rtt 1
        circuit far Dallas 200M via us,us rtt 1
        internet inet us 100M rtt 1
    )");
    CHECK(drawn.up("oslo", "exchange", "circuit/near") == Approx(1));
    drawn.fail({"circuit/near"});
    CHECK(drawn.up("oslo", "exchange", "circuit/far") == Approx(1));
    drawn.fail({"circuit/near", "circuit/far"});
    CHECK(drawn.up("oslo", "exchange", "internet/inet") == Approx(1));
    drawn.fail({"circuit/near", "circuit/far", "internet/inet"});
    CHECK(drawn.result("oslo", "exchange").outcome == Outcome::Cut);
}

TEST_CASE("policy forbids other regions or turns the order around (R2)") {
    const std::string lines = R"(
        site oslo region emea
        site dc dc region emea
        site us dc region amer
        oslo-dc 100M 50ms
        oslo-us 100M 5ms
        circuit near London 200M via dc,dc rtt 1
        circuit far Dallas 200M via us,us rtt 1
    )";
    RoutedNetwork none("policy regions none\n" + lines);
    none.fail({"circuit/near"});
    CHECK(none.result("oslo", "exchange").outcome == Outcome::Cut);
    RoutedNetwork turned("policy order other-regions,own-region\n" + lines);
    CHECK(turned.up("oslo", "exchange", "circuit/far") == Approx(1));
}

TEST_CASE("the most specific route comes first and falls through when dead (R2)") {
    RoutedNetwork drawn(R"(
        site oslo region emea
        site rome region emea
        site dc dc region emea
        oslo-dc 100M 5ms
        rome-dc 100M 5ms
        circuit a London 200M via dc,dc rtt 1
        circuit b London 200M via dc,dc rtt 2
        circuit c London 200M via dc,dc rtt 3
        route all to circuit/c
        route emea region emea service teams to circuit/b
        route oslo site oslo to circuit/b then circuit/c
        route oslo-exchange site oslo service exchange to circuit/c
    )");
    CHECK(drawn.up("oslo", "exchange", "circuit/c") == Approx(1));
    CHECK(drawn.up("oslo", "teams", "circuit/b") == Approx(1));
    CHECK(drawn.up("rome", "teams", "circuit/b") == Approx(1));
    CHECK(drawn.up("rome", "exchange", "circuit/c") == Approx(1));
    drawn.fail({"circuit/b"});
    CHECK(drawn.up("oslo", "teams", "circuit/c") == Approx(1));
    drawn.fail({"circuit/b", "circuit/c"});
    CHECK(drawn.up("oslo", "exchange", "circuit/a") == Approx(1));
}

TEST_CASE("a higher preference wins over a lower cost (R2)") {
    RoutedNetwork drawn(R"(
        oslo-dc 100M 5ms
        circuit a London 200M via dc,dc rtt 1
        circuit b London 200M via dc,dc rtt 30 preference 150
    )");
    CHECK(drawn.up("oslo", "exchange", "circuit/b") == Approx(1));
    drawn.fail({"circuit/b"});
    CHECK(drawn.up("oslo", "exchange", "circuit/a") == Approx(1));
}

TEST_CASE("cost is total RTT until a way states a metric (R2)") {
    const std::string sites = R"(
        site a dc
        site b dc
        circuit ca London 200M via a,a rtt 20
        circuit cb London 200M via b,b rtt 1
    )";
    // By RTT: 5 + 20 against 10 + 1.
    RoutedNetwork byRtt(sites + "oslo-a 100M 5ms\noslo-b 100M 10ms\n");
    CHECK(byRtt.up("oslo", "exchange", "circuit/cb") == Approx(1));
    // By metric as soon as one way states one: 7 against 10,000 µs.
    RoutedNetwork byMetric(sites + "oslo-a 100M 5ms metric 7\noslo-b 100M 10ms\n");
    CHECK(byMetric.up("oslo", "exchange", "circuit/ca") == Approx(1));
}

TEST_CASE("egresses within the tolerance share by weight (R2)") {
    const std::string lines = R"(
        oslo-dc 100M 5ms
        circuit a London 200M via dc,dc rtt 1 weight 3
        circuit b London 200M via dc,dc rtt 3
        circuit c London 200M via dc,dc rtt 3.001
    )";
    RoutedNetwork without(lines);
    CHECK(without.up("oslo", "exchange", "circuit/a") == Approx(1));
    RoutedNetwork within("policy tolerance 2\n" + lines);
    CHECK(within.up("oslo", "exchange", "circuit/a") == Approx(0.75));
    CHECK(within.up("oslo", "exchange", "circuit/b") == Approx(0.25));
    CHECK(within.up("oslo", "exchange", "circuit/c") == 0);
    // The RTT reported is the mean over what the flow takes (R3): 6 x 0.75 + 8 x 0.25.
    CHECK(within.rttMs("oslo", "exchange") == Approx(6.5));
}

TEST_CASE(
    "Internet-only services take the own egress, the region's, then others' shared ones (R2)") {
    RoutedNetwork drawn(R"(
        site oslo region emea
        site dc dc region emea
        site rome region emea
        site us dc region amer
        oslo-dc 100M 5ms
        rome-dc 100M 5ms
        us-dc 100M 80ms
        internet own oslo 50M rtt 9
        internet closed rome 50M rtt 1
        internet hub dc 50M rtt 2
        internet far us 50M rtt 2
    )");
    CHECK(drawn.up("oslo", "dns", "internet/own") == Approx(1));
    drawn.fail({"internet/own"});
    CHECK(drawn.up("oslo", "dns", "internet/hub") == Approx(1));
    drawn.fail({"internet/own", "internet/hub"});
    CHECK(drawn.up("oslo", "dns", "internet/far") == Approx(1));
    CHECK(drawn.up("rome", "dns", "internet/closed") == Approx(1));
    drawn.fail({"internet/own", "internet/hub", "internet/far"});
    CHECK(drawn.result("oslo", "dns").outcome == Outcome::Cut);
}

TEST_CASE("a circuit belongs to the regions of its ends or to its own (R3)") {
    RoutedNetwork drawn(R"(
        site oslo region emea
        site tokyo region apac
        site dc dc region emea
        site hk dc region apac
        oslo-dc 100M 5ms
        tokyo-hk 100M 5ms
        dc-hk 100M 90ms
        circuit both London 200M via dc,hk rtt 1
        circuit emea London 200M via dc,dc rtt 9
        circuit apac Singapore 200M via hk,hk rtt 9 region emea
    )");
    const auto regions = [&](std::size_t c) { return drawn.network().egresses[c].regions.size(); };
    CHECK(regions(0) == 2);
    CHECK(regions(1) == 1);
    // `apac` says that it serves emea, so tokyo's own region has `both` alone.
    CHECK(drawn.up("tokyo", "exchange", "circuit/both") == Approx(1));
    drawn.fail({"circuit/both"});
    CHECK(drawn.result("tokyo", "exchange").outcome == Outcome::Served);
    CHECK(drawn.up("tokyo", "exchange", "circuit/apac") == Approx(1));
}

TEST_CASE("a manual fallback serves only after the switch (R4)") {
    RoutedNetwork drawn(R"(
        policy internet manual
        oslo-dc 100M 5ms
        circuit a London 200M via dc,dc rtt 1
        internet inet dc 100M rtt 7
    )");
    drawn.load("oslo", "exchange", 10, 20);
    drawn.fail({"circuit/a"});
    CHECK(drawn.result("oslo", "exchange").outcome == Outcome::ManualOnly);
    CHECK(drawn.upKbps("link/oslo-dc") == 0);
    drawn.fail({"circuit/a"}, true);
    CHECK(drawn.result("oslo", "exchange").outcome == Outcome::Served);
    CHECK(drawn.upKbps("internet/inet") == Approx(10));
    drawn.fail({}, true);
    CHECK(drawn.up("oslo", "exchange", "circuit/a") == Approx(1));
}

TEST_CASE("a circuit's connections share down evenly and up by nearness (R5)") {
    RoutedNetwork drawn(R"(
        site a dc
        site b dc
        oslo-a 100M 5ms
        oslo-b 100M 8ms
        bergen-a 100M 5ms
        bergen-b 100M 5ms
        circuit er London 200M via a,b rtt 1
    )");
    drawn.load("oslo", "exchange", 10, 20);
    CHECK(drawn.upKbps("connection/er/primary") == Approx(10));
    CHECK(drawn.upKbps("connection/er/secondary") == 0);
    CHECK(drawn.downKbps("connection/er/primary") == Approx(10));
    CHECK(drawn.downKbps("connection/er/secondary") == Approx(10));
    CHECK(drawn.downKbps("link/oslo-b") == Approx(10));
    CHECK(drawn.downKbps("circuit/er") == Approx(20));
    // Up by 6 ms; down half by 6, half by 9: (6 + 7.5) / 2.
    CHECK(drawn.rttMs("oslo", "exchange") == Approx(6.75));
    drawn.fail({"msee/London/primary"});
    CHECK(drawn.upKbps("connection/er/secondary") == Approx(10));
    CHECK(drawn.downKbps("connection/er/secondary") == Approx(20));
    RoutedNetwork even(R"(
        oslo-dc 100M 5ms
        circuit er London 200M via dc,dc rtt 1
    )");
    even.load("oslo", "exchange", 10, 20);
    CHECK(even.upKbps("connection/er/secondary") == Approx(5));
}

TEST_CASE("an active-passive circuit sends all to the live primary (R5)") {
    RoutedNetwork drawn(R"(
        site a dc
        site b dc
        oslo-a 100M 9ms
        oslo-b 100M 5ms
        circuit er London 200M via a,b rtt 1 passive
    )");
    drawn.load("oslo", "exchange", 10, 20);
    CHECK(drawn.upKbps("connection/er/primary") == Approx(10));
    CHECK(drawn.downKbps("connection/er/primary") == Approx(20));
    drawn.fail({"connection/er/primary"});
    CHECK(drawn.upKbps("connection/er/secondary") == Approx(10));
    CHECK(drawn.downKbps("connection/er/secondary") == Approx(20));
}

TEST_CASE("inbound flows enter by the longest prefix, circuits before the Internet (R6)") {
    RoutedNetwork drawn(R"(
        site dc dc
        oslo-dc 100M 5ms
        circuit wide London 200M via dc,dc rtt 1 prefix 203.0.113.0/24
        circuit narrow London 200M via dc,dc rtt 9 prefix 203.0.113.0/28
        internet inet dc 100M/100M rtt 7 prefix 203.0.113.0/28
        inbound in oslo 203.0.113.4/32 service exchange snat
    )");
    drawn.loadInbound(0, 3, 30);
    CHECK(drawn.downKbps("circuit/narrow") == Approx(30));
    CHECK(drawn.upKbps("circuit/narrow") == Approx(3));
    CHECK(drawn.downKbps("link/oslo-dc") == Approx(30));
    CHECK(drawn.upKbps("link/oslo-dc") == Approx(3));
    drawn.fail({"circuit/narrow"});
    CHECK(drawn.downKbps("internet/inet") == Approx(30));
    drawn.fail({"circuit/narrow", "internet/inet"});
    CHECK(drawn.downKbps("circuit/wide") == Approx(30));
}

TEST_CASE("answers without source NAT leave by the outbound rule (R6)") {
    const std::string lines = R"(
        site dc dc
        oslo-dc 100M 5ms
        perimeter fw dc firewall 1/1 inbound
        circuit er London 200M via dc,dc rtt 1
        internet inet dc 100M/100M rtt 7 prefix 203.0.113.0/28 perimeters fw
        inbound in oslo 203.0.113.4/32 service exchange
    )";
    RoutedNetwork drawn(lines);
    drawn.loadInbound(0, 3, 30);
    const FlowResult& result = drawn.workspace().flow(drawn.network().inboundFlows[0]);
    CHECK(result.outcome == Outcome::Served);
    CHECK(result.asymmetric);
    CHECK(drawn.downKbps("internet/inet") == Approx(30));
    CHECK(drawn.upKbps("internet/inet") == 0);
    CHECK(drawn.upKbps("circuit/er") == Approx(3));
    CHECK(drawn.downKbps("control/fw/firewall") == Approx(30));
    // A stateful control on the way in never sees the answers: cut.
    std::string stateful = lines;
    stateful.replace(stateful.find("1/1"), 3, "1/1 stateful");
    RoutedNetwork cut(stateful);
    CHECK(cut.workspace().flow(cut.network().inboundFlows[0]).outcome == Outcome::Cut);
}

TEST_CASE("remote users go by their gateway's site, split services direct (R7)") {
    RoutedNetwork drawn(R"(
        site home remote at 59.9,10.7
        site dc dc at 51.5,-0.1
        circuit er London 200M via dc,dc rtt 1
        internet inet dc 100M/100M rtt 7
        gateway gw dc
        profile vpn gateways gw split dns
    )");
    drawn.load("home", "exchange", 10, 20);
    CHECK(drawn.upKbps("circuit/er") == Approx(10));
    // The tunnel comes in over the gateway's Internet access: sent traffic comes down it.
    CHECK(drawn.downKbps("internet/inet") == Approx(10));
    CHECK(drawn.upKbps("internet/inet") == Approx(20));
    CHECK(drawn.result("home", "dns").outcome == Outcome::Served);
    CHECK_FALSE(drawn.workspace().uses(drawn.flow("home", "dns")).front().entry.valid());
    CHECK(drawn.rttMs("home", "exchange") > 1);
    drawn.fail({"gateway/gw"});
    CHECK(drawn.result("home", "exchange").outcome == Outcome::Cut);
    CHECK(drawn.result("home", "dns").outcome == Outcome::Served);
    drawn.fail({"internet/inet"});
    CHECK(drawn.result("home", "exchange").outcome == Outcome::Cut);
    drawn.fail({"site/home"});
    CHECK(drawn.result("home", "exchange").outcome == Outcome::SiteDown);
}

TEST_CASE("remote users go where OGS leads them, which is not always the nearest gateway (R7)") {
    Plan plan = textNetwork(R"(
        site home remote at 52.5,13.4
        site near dc at 50.1,8.7
        site far dc at 51.5,-0.1
        internet inear near 100M
        internet ifar far 100M
        gateway gwnear near
        gateway gwfar far
        profile vpn gateways gwnear,gwfar
    )");
    const auto first = [&] {
        const RoutedNetwork drawn(plan, smallCatalogue());
        return drawn.network().gateways.front().site;
    };
    CHECK(first() == SiteId(1));
    // Old code stalls each probe by 120 ms and a round trip, more than the way to the other.
    plan.gateways[0].software = "ASA 9.1(2)";
    CHECK(first() == SiteId(2));
    plan.gateways[0].software.clear();
    CHECK(first() == SiteId(1));
    // With OGS off the order of the profile stands.
    plan.vpnProfiles[0].optimalGatewaySelection = false;
    plan.vpnProfiles[0].gateways = {Ref<Gateway>("gwfar"), Ref<Gateway>("gwnear")};
    CHECK(first() == SiteId(2));
}

TEST_CASE("RTT sums links, controls, connection and Microsoft's network (L1)") {
    RoutedNetwork drawn(R"(
        oslo-dc 100M 5ms
        perimeter fw dc firewall 1/1 +0.25ms proxy 1/1 +0.5ms
        circuit er London 200M via dc,dc rtt 2 perimeters fw
        internet inet dc 100M/100M rtt 7 perimeters fw
    )");
    CHECK(drawn.rttMs("oslo", "exchange") == Approx(5 + 0.25 + 0.5 + 2));
    CHECK(drawn.rttMs("oslo", "dns") == Approx(5 + 0.25 + 0.5 + 7));
}

TEST_CASE("the resolver's egress decides the front door (L2)") {
    const std::string lines = R"(
        site dc dc at 51.51,-0.13
        site us dc at 32.80,-96.82
        oslo-dc 100M 5ms
        dc-us 100M 100ms
        circuit er London 200M via dc,dc rtt 2
        internet inet us 100M/100M
    )";
    RoutedNetwork own(lines);
    CHECK(own.rttMs("oslo", "exchange") == Approx(7));
    // Through London to a front door in Dallas: Microsoft's network is the way between the two.
    RoutedNetwork resolved(lines + "site oslo office resolver us\n");
    const Catalogue catalogue = smallCatalogue();
    const RttModel model(catalogue);
    const double across = model.rtt(LatLon{51.51, -0.13}, LatLon{32.80, -96.82}).asMs();
    CHECK(resolved.rttMs("oslo", "exchange") == Approx(7 + across));
    // A dead resolver decides nothing.
    resolved.fail({"resolver/us"});
    CHECK(resolved.rttMs("oslo", "exchange") == Approx(7));
    resolved.fail({"internet/inet"});
    CHECK(resolved.rttMs("oslo", "exchange") == Approx(7));
}

TEST_CASE("a measured egress fails over like its peering's flows (D4)") {
    Plan plan = textNetwork(R"(
        site dc dc
        site b dc
        dc-b 100M 5ms
        circuit er London 200M via dc,dc rtt 9 private
        circuit other London 200M via b,b rtt 1 private
        internet inet dc 100M/100M rtt 7
    )");
    for (const char* element : {"circuit/er", "internet/inet"}) {
        Measurement measurement;
        measurement.id = slug(element);
        measurement.element = element;
        plan.measurements.push_back(measurement);
    }
    RoutedNetwork drawn(plan, smallCatalogue());
    const BaselineFlows& baseline = drawn.network().baselineFlows[0];
    drawn.loadFlow(baseline.microsoft, 10, 20);
    drawn.loadFlow(baseline.privatePeering, 1, 2);
    drawn.loadFlow(drawn.network().baselineFlows[1].internet, 100, 200);
    // At home while its circuit lives, though the other is nearer by round trip.
    CHECK(drawn.upKbps("circuit/er") == Approx(11));
    CHECK(drawn.downKbps("internet/inet") == Approx(200));
    drawn.fail({"circuit/er"});
    CHECK(drawn.upKbps("circuit/other") == Approx(11));
    CHECK(drawn.upKbps("link/dc-b") == Approx(11));
}
