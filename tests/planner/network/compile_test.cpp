// SPDX-License-Identifier: MIT
#include "planner/network/compile.h"

#include <algorithm>

#include "model/error.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

CompiledNetwork compiled(const Plan& plan) {
    Diagnostics diagnostics;
    return compile(plan, smallCatalogue(), diagnostics);
}

CompiledNetwork compiled(std::string_view lines) {
    return compiled(textNetwork(lines));
}

bool inner(const CompiledNetwork& network, std::string_view site) {
    for (std::size_t s = 0; s < network.sites.size(); ++s) {
        if (network.sites[s].id == site) return network.wan.inner[s] != 0;
    }
    return false;
}

std::string leafOf(const CompiledNetwork& network, std::string_view ref) {
    const SiteId site = network.leafOf(network.components.require(ref));
    return site.valid() ? network.sites[site.at()].id : std::string();
}

}  // namespace

TEST_CASE("only sites that carry others' traffic between two neighbours are inner nodes (W2)") {
    const CompiledNetwork network = compiled(R"(
        site dc dc
        site edge dc
        network wan
        oslo-dc 10M 1ms
        bergen-dc 10M 1ms
        dc-@wan 10M 1ms
        edge-@wan 10M 1ms
        edge-@wan 10M 1ms id edge-wan-2
        oslo-bergen 10M 1ms
        circuit er London 100M via edge,edge rtt 1
    )");
    CHECK(inner(network, "dc"));
    CHECK_FALSE(inner(network, "edge"));
    CHECK_FALSE(inner(network, "oslo"));
    // oslo and bergen are nobody's goal: no arcs lead there.
    for (const Arc& arc : network.wan.arcs) {
        CHECK(network.sites[arc.head.at()].kind == SiteKind::Datacenter);
    }
}

TEST_CASE("an any-to-any network has arcs to its hubs only, and to ends where a demand asks") {
    std::string lines =
        "network wan\nsite dc dc\ndc-@wan 100M 1ms\n"
        "circuit er London 100M via dc,dc rtt 1\n";
    for (int i = 0; i < 50; ++i) {
        lines += "o" + std::to_string(i) + "-@wan 10M 1ms\n";
    }
    // dc is the only hub: 50 arcs to it and none between offices.
    CHECK(compiled(lines).wan.arcs.size() == 50);
    // A demand between two offices adds its own arc, and the data centre's to its end.
    CHECK(compiled(lines + "demand d o1 o2 1M/1M\n").wan.arcs.size() == 52);
}

TEST_CASE("a network with more pairs than memory should hold is refused") {
    Plan plan = textNetwork("network wan\n");
    for (int i = 0; i < 5000; ++i) {
        Site site;
        site.id = "dc" + std::to_string(i);
        site.kind = SiteKind::Datacenter;
        plan.sites.push_back(site);
        for (const char* to : {"wan", ""}) {
            Link link;
            link.id = site.id + to;
            link.from = site.id;
            link.network = to;
            if (*to == '\0') link.to = "dc0";
            plan.links.push_back(link);
        }
    }
    CHECK_THROWS_AS(compiled(plan), InputError);
}

TEST_CASE("a leaf's own components touch that leaf alone") {
    const CompiledNetwork network = compiled(R"(
        site dc dc
        device ce oslo 100M
        oslo-dc 10M 1ms from-device ce
        oslo-dc 10M 1ms id second
        internet own oslo 10M rtt 1 isp local
        internet hub dc 10M rtt 1
        perimeter fw oslo firewall 1/1
        circuit er London 100M via dc,dc rtt 1
        rome-dc 10M 1ms
        site rome office resolver milan
        milan-dc 10M 1ms
        group two members link/rome-dc,link/second
    )");
    for (const char* own : {"site/oslo", "link/oslo-dc", "link/second", "device/ce", "internet/own",
                            "isp/local", "control/fw/firewall#1"}) {
        CHECK(leafOf(network, own) == "oslo");
    }
    // Rome asks milan's resolver; data centres and groups of several sites touch others.
    for (const char* shared :
         {"site/milan", "site/dc", "circuit/er", "internet/hub", "risk-group/two"}) {
        CHECK(leafOf(network, shared).empty());
    }
    CHECK(leafOf(network, "resolver/milan") == "rome");
}

TEST_CASE("services are the catalogue's under the plan's own words (PL6)") {
    const CompiledNetwork network = compiled(R"(
        oslo-dc 10M 1ms
        circuit er London 100M via dc,dc rtt 1
        service teams class EF internet-share 0.25
        service own community 12076:5010
        service web class AF21
    )");
    const auto service = [&](std::string_view id) {
        return network.services[network.serviceOf(id)];
    };
    CHECK(service("teams").trafficClass == TrafficClass::EF);
    CHECK(service("teams").internetShare == Approx(0.25));
    CHECK(service("teams").community == "12076:5030");
    // The same circuits carry it as Exchange: one group.
    CHECK(service("own").carriedGroup == service("exchange").carriedGroup);
    // No community: the Internet's alone.
    CHECK(service("web").internetShare == Approx(1));
    CHECK(service("web").carriedGroup == CompiledNetwork::none);
    CHECK_FALSE(network.flowOf(SiteId(0), network.serviceOf("web"), false).valid());
}

TEST_CASE("a plan without circuits, links or sites compiles") {
    CHECK(compiled("").flows.empty());
    const CompiledNetwork network = compiled("site oslo\nsite dc dc\n");
    CHECK(network.wan.arcs.empty());
    CHECK(network.destinations.empty());
}

TEST_CASE("what is assumed about round-trip times is reported (L1)") {
    Diagnostics diagnostics;
    compile(textNetwork(R"(
        site oslo at 59.9,10.7
        site dc dc at 51.5,-0.1
        oslo-dc 10M
        bergen-dc 10M
        circuit er London 100M via dc,dc rtt 1
    )"),
            smallCatalogue(), diagnostics);
    const auto has = [&](std::string_view part) {
        return std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) {
            return d.message.pattern.find(part) != std::string::npos;
        });
    };
    CHECK(has("come from the latency model"));
    CHECK(has("no coordinates"));
}
