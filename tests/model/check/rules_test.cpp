// SPDX-License-Identifier: MIT
// Each integrity rule, broken in an otherwise good plan.
#include <functional>

#include "model/check/known_components.h"
#include "model/plan_check.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

CatalogueNames names() {
    CatalogueNames out;
    out.services = {"exchange", "sharepoint", "teams"};
    out.personas = {"office-worker"};
    out.peeringLocations = {"Dallas",    "Frankfurt", "Hong Kong", "London",
                            "Sao Paulo", "Santiago",  "Singapore", "Washington DC"};
    out.metros = {"Amsterdam Metro"};
    out.providers = {"Equinix", "Megaport"};
    out.azureRegions = {"westeurope", "northeurope"};
    out.diurnalProfiles = {"flat", "office"};
    return out;
}

/// What is said of a company once something in it is changed.
std::string said(const std::function<void(Plan&)>& change) {
    Plan plan = companyPlan(4, 1);
    change(plan);
    return asLines(checkPlan(plan, names()));
}

void addDemand(Plan& plan) {
    Demand demand;
    demand.id = "d";
    demand.site = "office-1";
    demand.service = "teams";
    plan.demands.push_back(demand);
}

void addMeasurement(Plan& plan) {
    Measurement measurement;
    measurement.id = "m";
    measurement.site = "office-1";
    measurement.service = "teams";
    measurement.p95Down = Bandwidth::mbps(1);
    plan.measurements.push_back(measurement);
}

}  // namespace

TEST_CASE("Ids are unique in their list, nested lists too") {
    CHECK(said([](Plan& p) { p.circuits[1].id = p.circuits[0].id; }) ==
          "/circuits/1/id an id that stands twice in its list; found er-amer-1; expected an id of "
          "its own for each circuit\n");
    CHECK(said([](Plan& p) { p.perimeters[0].controls[1].kind = ControlKind::Firewall; }) ==
          "/perimeters/0/controls/1/id an id that stands twice in its list; found firewall; "
          "expected an id of its own for each control\n");
}

TEST_CASE("A reference to nothing is told with the nearest id, of the plan or the catalogue") {
    CHECK(
        said([](Plan& p) { p.circuits[0].connections[0].site = "amer-cd-1"; })
            .find("/circuits/0/connections/0/site this names nothing in the plan; found amer-cd-1; "
                  "expected an id from sites; did you mean amer-dc-1\n") == 0);
    CHECK(said([](Plan& p) { p.sites.back().users[0].persona = "office-wroker"; }) ==
          "/sites/12/users/0/persona this names nothing in the plan; found office-wroker; expected "
          "an id from personas or the catalogue; did you mean office-worker\n");
    CHECK(said([](Plan& p) { p.sites.back().users[0].persona = "office-worker"; }).empty());
    CHECK(said([](Plan& p) { p.circuits[0].perimeters[0] = "own-site"; }).empty());
    CHECK_THAT(said([](Plan& p) { p.circuits[0].connections[0].site.id.clear(); }),
               containsText("/circuits/0/connections/0 a connection that ends nowhere"));
    CHECK_THAT(said([](Plan& p) { p.perimeters[0].site.id.clear(); }),
               containsText("/perimeters/0/site this must be stated"));
    CHECK_THAT(
        said([](Plan& p) { p.circuits[0].perimeters.push_back(p.circuits[0].perimeters[0]); }),
        containsText("/circuits/0/perimeters/1 this stands twice in its list"));
}

TEST_CASE("A link ends at exactly one of a site and a network") {
    CHECK_THAT(said([](Plan& p) { p.links[0].network = "ipvpn-amer"; }),
               containsText("/links/0 a link that ends at a site and at a network"));
    CHECK_THAT(said([](Plan& p) { p.links[0].to.id.clear(); }),
               containsText("/links/0 a link that ends nowhere"));
    CHECK_THAT(said([](Plan& p) { p.links[0].to = p.links[0].from; }),
               containsText("/links/0/to a link from a site to itself"));
    CHECK_THAT(said([](Plan& p) { p.links[0].pop = "x"; }),
               containsText("/links/0/pop a PoP without its network"));
    CHECK_THAT(said([](Plan& p) { p.links[0].toDevice = "amer-dc-1-ce-1"; }),
               containsText("/links/0/to_device a device of another site; found amer-dc-1-ce-1; "
                            "expected a device at amer-dc-2"));
}

TEST_CASE("Where a network names its PoPs, whoever ends there names one") {
    const auto withPops = [](Plan& p) {
        p.networks[0].pops.resize(2);
        p.networks[0].pops[0].id = "one";
        p.networks[0].pops[1].id = "two";
    };
    CHECK_THAT(said(withPops),
               containsText("/links/1/network the network names its PoPs, and this end does not"));
    CHECK_THAT(
        said([&](Plan& p) {
            withPops(p);
            p.links[1].pop = "twoo";
            p.networks[0].popLinks = {{{}, "one", "on", {}, {}, {}}};
        }),
        containsText("/links/1/pop this names no PoP of the network; found twoo; expected an "
                     "id of its pops; did you mean two"));
    CHECK_THAT(said([&](Plan& p) {
                   withPops(p);
                   p.networks[0].popLinks = {{{}, "one", "one", {}, {}, {}}};
               }),
               containsText("/networks/0/trunks/0/to a trunk from a PoP to itself"));
}

TEST_CASE("A circuit has a primary and a secondary connection, each at one end") {
    CHECK_THAT(said([](Plan& p) { p.circuits[0].connections.pop_back(); }),
               containsText("/circuits/0/connections a circuit has two connections; found 1"));
    CHECK_THAT(said([](Plan& p) { p.circuits[0].connections[1].role = ConnectionRole::Primary; }),
               containsText("/circuits/0/connections/1/role a role that another"));
    CHECK_THAT(said([](Plan& p) { p.circuits[0].connections[0].network = "ipvpn-amer"; }),
               containsText("ends at a site and at a network"));
    CHECK_THAT(said([](Plan& p) { p.circuits[0].connections[0].device = "emea-dc-1-ce-1"; }),
               containsText("/circuits/0/connections/0/device a device of another site"));
}

TEST_CASE("Names of the catalogue are known, however they are written") {
    CHECK(said([](Plan& p) { p.circuits[0].peeringLocation = "dallas"; }).empty());
    CHECK_THAT(said([](Plan& p) { p.circuits[0].peeringLocation = "Dalas"; }),
               containsText("/circuits/0/peering_location the catalogue does not have this; found "
                            "Dalas; expected a peering location or a Metro of the catalogue; did "
                            "you mean Dallas"));
    CHECK(said([](Plan& p) {
              p.scenarios.clear();
              p.circuits[0].peeringLocation = "Amsterdam Metro";
          }).empty());
    CHECK_THAT(said([](Plan& p) { p.tenant.region = "West Europa"; }),
               containsText("/tenant/region the catalogue does not have this"));
    CHECK(said([](Plan& p) { p.tenant.region = "West Europe"; }).empty());
    CHECK_THAT(said([](Plan& p) { p.providers[0].catalogue = "Equinxi"; }),
               containsText("/providers/0/catalogue the catalogue does not have this; found "
                            "Equinxi; expected a provider of the catalogue; did you mean Equinix"));
    CHECK_THAT(said([](Plan& p) { p.personas[0].applications[0].diurnal = "ofice"; }),
               containsText("did you mean office"));
    CHECK_THAT(said([](Plan& p) { p.circuits[0].mseePair = "london"; }),
               containsText("/circuits/0/msee_pair this is the name of another peering location"));
}

TEST_CASE("Perimeters stand before what they cover, with units to do it") {
    CHECK_THAT(said([](Plan& p) { p.perimeters[0].covers = {EgressKind::Internet}; }),
               containsText("/circuits/0/perimeters/0 a perimeter that does not cover this kind of "
                            "egress; found amer-dc-1; expected a perimeter that covers "
                            "expressroute"));
    CHECK_THAT(
        said([](Plan& p) { p.perimeters[0].controls[0].needed = 3; }),
        containsText("/perimeters/0/controls/0/needed more units than are installed; found 3; "
                     "expected at most 2"));
    CHECK_THAT(said([](Plan& p) { p.perimeters[0].controls[0].active = 3; }),
               containsText("/perimeters/0/controls/0/active more units"));
    CHECK_THAT(said([](Plan& p) { p.circuits[0].advertisedPrefixes = {"203.0.113.1/24"}; }),
               containsText("/circuits/0/advertised_prefixes/0 this is no IP prefix"));
}

TEST_CASE("A demand goes to exactly one place") {
    CHECK(said(addDemand).empty());
    CHECK_THAT(said([](Plan& p) {
                   addDemand(p);
                   p.demands[0].toSite = "office-2";
               }),
               containsText("/demands/0 a demand that goes to more than one place"));
    CHECK_THAT(said([](Plan& p) {
                   addDemand(p);
                   p.demands[0].service.id.clear();
               }),
               containsText("/demands/0 a demand that goes nowhere"));
}

TEST_CASE("A measurement has one of its three forms and a figure") {
    CHECK(said(addMeasurement).empty());
    const auto broken = [](const std::function<void(Measurement&)>& change) {
        return said([&](Plan& p) {
            addMeasurement(p);
            change(p.measurements[0]);
        });
    };
    CHECK_THAT(broken([](Measurement& m) { m.service.id.clear(); }),
               containsText("not clear what was measured"));
    CHECK_THAT(broken([](Measurement& m) { m.element = "circuit/er-amer-1"; }),
               containsText("not clear what was measured"));
    CHECK_THAT(broken([](Measurement& m) {
                   m.element = "site/office-1";
                   m.site.id.clear();
                   m.service.id.clear();
               }),
               containsText("/measurements/0/element no traffic is measured"));
    CHECK_THAT(broken([](Measurement& m) { m.p95Down.reset(); }),
               containsText("a measurement without figures"));
    CHECK_THAT(broken([](Measurement& m) {
                   m.series.emplace();
                   m.series->start = "2026-03-01T24:00Z";
                   m.series->up.resize(2);
                   m.series->down.resize(3);
               }),
               containsText("/measurements/0/series/start no such instant"));
}

TEST_CASE("Route groups hold circuits and Internet egresses, risk groups known components") {
    const auto route = [](std::vector<std::string> egresses) {
        return said([&](Plan& p) {
            p.routes.resize(1);
            p.routes[0].id = "r";
            p.routes[0].groups = {{egresses}};
        });
    };
    CHECK(route({"circuit/er-amer-1", "internet/amer-dc-1"}).empty());
    CHECK_THAT(route({"site/office-1"}),
               containsText("/routes/0/groups/0/egresses/0 this is no egress"));
    CHECK_THAT(route({}), containsText("a group without egresses"));
    CHECK_THAT(route({"circuit/er-amre-1"}), containsText("did you mean circuit/er-amer-1"));
    const auto group = [](const char* id, const char* member) {
        return said([&](Plan& p) {
            p.riskGroups.resize(1);
            p.riskGroups[0].id = id;
            p.riskGroups[0].members = {member};
        });
    };
    CHECK(group("g", "msee/washington-dc/secondary").empty());
    CHECK_THAT(group("g", "control/amer-dc-1/firewal"),
               containsText("did you mean control/amer-dc-1/firewall"));
    CHECK_THAT(group("g", "connection/er-amer-1/primry"),
               containsText("did you mean connection/er-amer-1/primary"));
    CHECK_THAT(group("g", "risk-group/g"), containsText("a group in a group"));
    CHECK_THAT(group("metro-dallas", "isp/isp-1"), containsText("those of the metros themselves"));
}

TEST_CASE("Policy, places and scenarios are consistent in themselves") {
    CHECK_THAT(
        said([](Plan& p) { p.policy.headroom.least = 0.5; }),
        containsText("/policy/headroom the least headroom is not below the most; found 0.5"));
    CHECK_THAT(said([](Plan& p) { p.currency = "Euro"; }),
               containsText("/currency this is no currency"));
    CHECK_THAT(said([](Plan& p) { p.sites[0].lon.reset(); }),
               containsText("/sites/0 half of a pair of coordinates"));
    CHECK_THAT(said([](Plan& p) { p.gateways[0].site.id.clear(); }),
               containsText("/gateways/0 a gateway that stands nowhere"));
    CHECK_THAT(said([](Plan& p) {
                   p.scenarios.resize(3);
                   p.scenarios[0].id = "a";
                   p.scenarios[1].id = "b";
                   p.scenarios[2].id = "c";
                   p.scenarios[0].parent = "b";
                   p.scenarios[1].parent = "c";
                   p.scenarios[2].parent = "b";
               }),
               containsText("/scenarios/2/parent scenarios that are parents of each other"));
    CHECK(said([](Plan& p) {
              p.scenarios.resize(2);
              p.scenarios[1].id = "b";
              p.scenarios[1].parent = p.scenarios[0].id;
          }).empty());
}

TEST_CASE("Mixed metrics are warned of once (W1)") {
    CHECK(said([](Plan& p) {
              p.links[1].metric = 10;
          }).find("/links/0 warning: 1 links state a metric and ") == 0);
    CHECK(said([](Plan& p) {
              for (Link& link : p.links) link.metric = 10;
          }).empty());
}

TEST_CASE("Sites behind one that carries no others' traffic are each named (W2)") {
    // Three branches in a row behind a data centre: only the first is beside it.
    Plan plan;
    plan.asOf = *Date::fromCivil(2026, 1, 1);
    for (const char* id : {"dc", "a", "b", "c"}) {
        Site site;
        site.id = id;
        site.kind = plan.sites.empty() ? SiteKind::Datacenter : SiteKind::Office;
        plan.sites.push_back(site);
    }
    const auto link = [&](const char* from, const char* to) {
        Link out;
        out.id = std::string(from) + '-' + to;
        out.from = from;
        out.to = to;
        out.rtt = Rtt::ms(1);
        plan.links.push_back(out);
    };
    link("dc", "a");
    link("a", "b");
    link("b", "c");
    CHECK(asLines(checkPlan(plan, {})) ==
          "/sites/2 warning: b is only reachable through a, which carries no others' traffic (W2)\n"
          "/sites/3 warning: c is only reachable through b, which carries no others' traffic "
          "(W2)\n");
    plan.sites[1].transit = true;
    CHECK(asLines(checkPlan(plan, {})) ==
          "/sites/3 warning: c is only reachable through b, which carries no others' traffic "
          "(W2)\n");
    // A circuit at b makes it carry traffic too.
    plan.circuits.resize(1);
    plan.circuits[0].connections.resize(1);
    plan.circuits[0].connections[0].site = "b";
    CHECK_THAT(asLines(checkPlan(plan, {})), !containsText("W2"));
}

TEST_CASE("Two data centres that only a branch connects are not connected (W2)") {
    Plan plan;
    for (const char* id : {"dc1", "branch", "dc2", "dc3"}) {
        Site site;
        site.id = id;
        site.kind = site.id == "branch" ? SiteKind::Office : SiteKind::Datacenter;
        plan.sites.push_back(site);
    }
    for (const auto& [from, to] :
         {std::pair{"branch", "dc1"}, std::pair{"branch", "dc2"}, std::pair{"dc2", "dc3"}}) {
        Link link;
        link.id = std::string(from) + to;
        link.from = from;
        link.to = to;
        link.rtt = Rtt::ms(1);
        plan.links.push_back(link);
    }
    // dc2 and dc3 are the larger piece, so that dc1 is the one that is cut off.
    CHECK_THAT(asLines(checkPlan(plan, {})),
               containsText("/sites/0 warning: dc1 is only reachable through branch, which"));
    CHECK_THAT(asLines(checkPlan(plan, {})), !containsText("dc2 is only"));
}

TEST_CASE("Places that an answer leans on are warned of") {
    CHECK_THAT(said([](Plan& p) { p.sites[0].lat = p.sites[0].lon = {}; }),
               containsText("/sites/0 warning: amer-dc-1 has no coordinates"));
    CHECK_THAT(said([](Plan& p) { p.sites.back().timeZone.clear(); }),
               containsText("home has users and no time zone"));
    CHECK_THAT(said([](Plan& p) { p.sites.back().region.id.clear(); }),
               containsText("home has users and no region"));
}

TEST_CASE("A plan of a thousand dangling references is checked in a moment") {
    Plan plan = companyPlan(20'000, 1);
    for (Site& site : plan.sites) site.region = "nowhere-near";
    for (Link& link : plan.links) link.from = "offiec-1";
    CHECK(checkPlan(plan, names()).size() == 1001);
}
