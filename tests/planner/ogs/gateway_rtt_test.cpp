// SPDX-License-Identifier: MIT
#include "planner/ogs/gateway_rtt.h"

#include "planner/latency/rtt_model.h"
#include "planner/network/compile.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

namespace peerplan::tests {
namespace {

GatewayRtts rttsOf(const Plan& plan) {
    const Catalogue catalogue = smallCatalogue();
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, catalogue, diagnostics);
    return gatewayRtts(plan, catalogue, network);
}

double modelMs(LatLon a, LatLon b) {
    return RttModel(smallCatalogue()).rttMs(a, b);
}

constexpr LatLon london{51.5, -0.1};
constexpr LatLon oslo{59.9, 10.7};
constexpr LatLon madrid{40.4, -3.7};

}  // namespace

TEST_CASE("Rule O1: a remote site's clients reach a gateway straight over the Internet") {
    const GatewayRtts rtts = rttsOf(textNetwork(R"(
        site london dc at 51.5,-0.1
        site oslo remote at 59.9,10.7
        internet inet london 100M
        gateway gw london
    )"));
    CHECK(rtts.at(SiteId(1), GatewayId(0)) == Approx(modelMs(oslo, london)));
    CHECK(rtts.source(SiteId(1), GatewayId(0)) == RttSource::Internet);
    // From the gateway's own site it is no way at all.
    CHECK(rtts.at(SiteId(0), GatewayId(0)) == Approx(0).margin(1e-9));
}

TEST_CASE("Rule R2: an office without Internet of its own reaches gateways by its egress") {
    const GatewayRtts rtts = rttsOf(textNetwork(R"(
        site london dc at 51.5,-0.1
        site oslo office at 59.9,10.7
        site madrid dc at 40.4,-3.7
        oslo-london 100M 40ms
        perimeter fw london firewall 1/1x100M +0.5ms covers internet
        internet inet london 100M shared perimeters fw
        gateway gwlondon london
        gateway gwmadrid madrid
    )"));
    // 40 ms of the link, 0.5 ms of the firewall, then nothing to London or the model to Madrid.
    CHECK(rtts.at(SiteId(1), GatewayId(0)) == Approx(40.5));
    CHECK(rtts.at(SiteId(1), GatewayId(1)) == Approx(40.5 + modelMs(london, madrid)));
    CHECK(rtts.source(SiteId(1), GatewayId(1)) == RttSource::Wan);
}

TEST_CASE("Rule R2: an office with Internet of its own does not take the WAN to gateways") {
    const GatewayRtts rtts = rttsOf(textNetwork(R"(
        site london dc at 51.5,-0.1
        site oslo office at 59.9,10.7
        oslo-london 100M 40ms
        internet inet london 100M shared
        internet own oslo 100M
        gateway gw london
    )"));
    CHECK(rtts.at(SiteId(1), GatewayId(0)) == Approx(modelMs(oslo, london)));
    CHECK(rtts.source(SiteId(1), GatewayId(0)) == RttSource::Internet);
}

TEST_CASE("A measured round trip to a gateway wins, the latest by day") {
    Plan plan = textNetwork(R"(
        site london dc at 51.5,-0.1
        site oslo remote
        internet inet london 100M
        gateway gw london
    )");
    // Without coordinates there is nothing to work it out from.
    CHECK(rttsOf(plan).source(SiteId(1), GatewayId(0)) == RttSource::None);
    CHECK(rttsOf(plan).at(SiteId(1), GatewayId(0)) == GatewayRtts::noWay);
    Measurement m;
    m.id = "new";
    m.site = "oslo";
    m.gateway = "gw";
    m.rtt = Rtt::ms(31);
    m.measured = Date::parse("2026-02-01");
    plan.measurements.push_back(m);
    m.id = "old";
    m.rtt = Rtt::ms(77);
    m.measured = Date::parse("2026-01-01");
    plan.measurements.push_back(m);
    CHECK(rttsOf(plan).at(SiteId(1), GatewayId(0)) == Approx(31));
    CHECK(rttsOf(plan).source(SiteId(1), GatewayId(0)) == RttSource::Measured);
}

TEST_CASE("A site that the Internet cannot be reached from has no way to a gateway") {
    const GatewayRtts rtts = rttsOf(textNetwork(R"(
        site london dc at 51.5,-0.1
        site oslo office at 59.9,10.7
        internet inet london 100M shared
        gateway gw london
    )"));
    CHECK(rtts.source(SiteId(1), GatewayId(0)) == RttSource::None);
}

}  // namespace peerplan::tests
