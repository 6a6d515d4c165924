// SPDX-License-Identifier: MIT
// Availability by hand.

#include "planner/resilience/availability/availability.h"

#include <cmath>

#include "planner/network/compile.h"
#include "planner/resilience/availability/availability_tables.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// One office behind one data centre with one circuit and its own DNS over the Internet there; the
/// catalogue's service level is 0.999.
constexpr const char* oneOffice = R"(
site london dc region emea
oslo-london 500M 9ms
circuit er London 200M via london,london filter exchange
internet inet london 100M/50M isp telia
)";

class Asked {
  public:
    explicit Asked(std::string_view lines) : plan(textNetwork(lines)), catalogue(smallCatalogue()) {
        SlaFigure sla;
        sla.id = "expressroute-circuit";
        sla.availability = 0.999;
        catalogue.slaFigures = {sla};
        Service exchange;
        exchange.id = "exchange";
        exchange.needs = {"dns"};
        plan.services = {exchange};
    }

    AvailabilityAnswer answer() {
        Diagnostics diagnostics;
        const CompiledNetwork network = compile(plan, catalogue, diagnostics);
        AvailabilityOptions options;
        for (const std::string& ref : given) {
            options.given.push_back(network.components.require(ref));
        }
        options.threads = threads;
        return availability(plan, network, catalogue, options);
    }
    /// Failing probability.
    double bare(const std::string& site, const std::string& service) {
        return find(answer(), site, service).bare.minutes / minutesPerYear;
    }
    double usable(const std::string& site, const std::string& service) {
        return find(answer(), site, service).usable.minutes / minutesPerYear;
    }
    static ServiceDowntime find(const AvailabilityAnswer& answer, const std::string& site,
                                const std::string& service) {
        for (const SiteDowntime& s : answer.sites) {
            for (const ServiceDowntime& of : s.services) {
                if (s.site == site && of.service == service) return of;
            }
        }
        throw std::invalid_argument(site + " " + service);
    }
    Link& link(const std::string& id) {
        for (Link& l : plan.links) {
            if (l.id == id) return l;
        }
        throw std::invalid_argument(id);
    }

    Plan plan;
    Catalogue catalogue;
    std::vector<std::string> given;
    int threads = 1;
};

double costOf(const AvailabilityAnswer& answer, const std::string& component) {
    for (const ComponentCost& cost : answer.components) {
        if (cost.component == component) return cost.minutes / minutesPerYear;
    }
    return 0;
}

}  // namespace

TEST_CASE("a circuit that states none has the published service level and nothing else fails") {
    Asked asked(oneOffice);
    // A1: the circuit's 0.999 and no more; DNS takes the Internet, which states none.
    CHECK(asked.bare("oslo", "exchange") == Approx(0.001));
    CHECK(asked.usable("oslo", "exchange") == Approx(0.001));
    CHECK(asked.bare("oslo", "dns") == 0);
    const AvailabilityAnswer answer = asked.answer();
    CHECK(answer.assumedCircuit.value() == Approx(0.999));
    REQUIRE(answer.components.size() == 1);
    CHECK(answer.components[0].component == "circuit/er");
    CHECK(answer.components[0].assumed);
}

TEST_CASE("things in series add up to 1 - the product of what is up") {
    Asked asked(oneOffice);
    asked.link("oslo-london").availability = 0.99;
    asked.plan.circuits[0].availability = 0.995;
    CHECK(asked.bare("oslo", "exchange") == Approx(1 - 0.99 * 0.995));
    CHECK(asked.bare("oslo", "dns") == Approx(0.01));
}

TEST_CASE("what is needed and what is used share a component once") {
    Asked asked(oneOffice);
    asked.link("oslo-london").availability = 0.99;
    asked.plan.internet[0].availability = 0.98;
    asked.plan.circuits[0].availability = 0.995;
    // F2: link, circuit and Internet must be up; the link counts once, not squared.
    CHECK(asked.usable("oslo", "exchange") == Approx(1 - 0.99 * 0.98 * 0.995));
}

TEST_CASE("parallel links multiply what is down, far below 1e-12 too") {
    Asked asked(oneOffice);
    asked.plan.circuits[0].availability = 1.0;
    asked.link("oslo-london").availability = 1 - 1e-9;
    Link second = asked.link("oslo-london");
    second.id = "second";
    asked.plan.links.push_back(second);
    CHECK(asked.bare("oslo", "exchange") == Approx(1e-18).epsilon(1e-6));
}

TEST_CASE("of two firewall units one is enough and of three two are needed") {
    Asked asked(R"(
site london dc region emea
oslo-london 500M 9ms
perimeter fw london firewall 2/1x100M
circuit er London 200M via london,london filter exchange perimeters fw
internet inet london 100M/50M isp telia
)");
    asked.plan.circuits[0].availability = 1.0;
    Control& firewall = asked.plan.perimeters[0].controls[0];
    firewall.availability = 0.9;
    CHECK(asked.bare("oslo", "exchange") == Approx(0.01));
    firewall.units = 3;
    firewall.needed = 2;
    // At least two of three down: 3 x 0.01 x 0.9 + 0.001.
    CHECK(asked.bare("oslo", "exchange") == Approx(0.028));
    // One unit decides where exactly one of the other two is up: 2 x 0.9 x 0.1; only exchange of
    // the three services takes the circuit's perimeter.
    const AvailabilityAnswer answer = asked.answer();
    const double services = static_cast<double>(answer.services.size());
    CHECK(costOf(answer, "control/fw/firewall#1") == Approx(0.1 * 0.18 / services));
}

TEST_CASE(
    "a firewall at a neighbour that nobody passes through needs the Internet access at home") {
    Asked asked(R"(
site oslo office leaf
site bergen office leaf
oslo-bergen 100M 5ms
perimeter fw bergen firewall 1/1x100M covers internet
internet inet oslo 100M/50M isp telia perimeters fw
)");
    asked.plan.internet[0].availability = 0.75;
    asked.link("oslo-bergen").availability = 0.9;
    asked.plan.perimeters[0].controls[0].availability = 0.8;
    // There and back over the link, and out at home.
    CHECK(asked.bare("oslo", "dns") == Approx(1 - 0.75 * 0.9 * 0.8));
}

TEST_CASE("two circuits fail apart unless their building fails") {
    Asked asked(R"(
site london dc region emea
oslo-london 500M 9ms
circuit er London 200M via london,london filter exchange
circuit er2 London 200M via london,london filter exchange
group building members peering-location/london
)");
    CHECK(asked.bare("oslo", "exchange") == Approx(1e-6));
    asked.plan.riskGroups[0].availability = 0.9999;
    // The building takes both; else both must fail on their own.
    CHECK(asked.bare("oslo", "exchange") == Approx(1e-4 + 0.9999 * 1e-6));
}

TEST_CASE("a shared duct undoes a second link") {
    Asked asked(R"(
site london dc region emea
site paris dc region emea
oslo-london 500M 9ms
oslo-paris 500M 9ms
london-paris 500M 5ms
circuit er London 200M via london,paris filter exchange
group duct members link/oslo-london,link/oslo-paris
)");
    asked.plan.circuits[0].availability = 1.0;
    asked.link("oslo-london").availability = 0.99;
    asked.link("oslo-paris").availability = 0.98;
    CHECK(asked.bare("oslo", "exchange") == Approx(0.01 * 0.02));
    asked.plan.riskGroups[0].availability = 0.999;
    CHECK(asked.bare("oslo", "exchange") == Approx(0.001 + 0.999 * 0.01 * 0.02));
}

TEST_CASE("seventy parallel links of one office all count") {
    Asked asked(oneOffice);
    asked.plan.circuits[0].availability = 1.0;
    asked.link("oslo-london").availability = 0.2;
    for (int i = 1; i < 70; ++i) {
        Link next = asked.plan.links[0];
        next.id = "l" + std::to_string(i);
        asked.plan.links.push_back(next);
    }
    // Up is 1 - (1 - a)^70; the 65th and later links make it less than 0.8^64 = 6.3e-7.
    const double failing = std::pow(0.8, 70);
    CHECK(asked.bare("oslo", "exchange") == Approx(failing).epsilon(1e-9));
    CHECK(asked.bare("oslo", "dns") == Approx(failing).epsilon(1e-9));
    // Any one link never failing would save all of it, in each of the two services and what it
    // needs.
    CHECK(costOf(asked.answer(), "link/l69") == Approx(failing).epsilon(1e-9));
}

TEST_CASE("an office with links to seventy data centres has them all") {
    std::string lines =
        "site hub dc region emea\ncircuit er London 200M via hub,hub filter exchange\n"
        "internet inet hub 100M/50M isp telia\n";
    for (int i = 0; i < 70; ++i) {
        const std::string dc = "dc" + std::to_string(i);
        lines += "site " + dc + " dc region emea\n";
        lines += "oslo-" + dc + " 500M 9ms\n" + dc + "-hub 500M 1ms\n";
    }
    Asked asked(lines);
    asked.plan.circuits[0].availability = 1.0;
    // Seventy ways of two links and a data centre each: (1 - 0.5 x 0.8 x 0.5)^70.
    for (Link& link : asked.plan.links) link.availability = 0.5;
    for (Site& site : asked.plan.sites) {
        if (site.id != "hub" && site.id != "oslo") site.availability = 0.8;
    }
    const Downtime down = Asked::find(asked.answer(), "oslo", "exchange").bare;
    CHECK(down.minutes / minutesPerYear == Approx(std::pow(0.8, 70)).epsilon(1e-9));
    CHECK(down.unknownMinutes == 0);
    // One way never failing at its link: the way's 0.2 becomes 0.4 down ... 1 - 0.4 = 0.6 of 0.8.
    CHECK(costOf(asked.answer(), "link/oslo-dc69") ==
          Approx(std::pow(0.8, 69) * (0.8 - 0.6)).epsilon(1e-9));
}

TEST_CASE("a bridge network is worked out exactly") {
    // Two data centres with a link between them; the circuit ends at one, the office at both: the
    // classic bridge with one arm perfect.
    Asked asked(R"(
site a dc region emea
site b dc region emea
site c dc region emea
oslo-a 500M 9ms
oslo-b 500M 9ms
a-b 500M 5ms
a-c 500M 5ms
b-c 500M 5ms
circuit er London 200M via c,c filter exchange
)");
    asked.plan.circuits[0].availability = 1.0;
    for (Link& link : asked.plan.links) link.availability = 0.9;
    // Reliability of the bridge with p = 0.9: 2p^2 + 2p^3 - 5p^4 + 2p^5.
    const double p = 0.9;
    const double up = 2 * p * p + 2 * p * p * p - 5 * p * p * p * p + 2 * p * p * p * p * p;
    CHECK(asked.bare("oslo", "exchange") == Approx(1 - up));
}

TEST_CASE("a manual fallback is downtime and automatic is not") {
    Asked asked(std::string(oneOffice) + "policy internet automatic\n");
    asked.plan.internet[0].availability = 0.98;
    CHECK(asked.bare("oslo", "exchange") == Approx(0.001 * 0.02));
    asked.plan.policy.internetFallback = Fallback::Manual;
    CHECK(asked.bare("oslo", "exchange") == Approx(0.001));
    // A person would help in all of it but where the Internet is down, too.
    const Downtime down = Asked::find(asked.answer(), "oslo", "exchange").bare;
    CHECK(down.manualMinutes / minutesPerYear == Approx(0.001 * 0.98));
}

TEST_CASE("a failover costs its own minutes as often as the component fails") {
    Asked asked(R"(
site london dc region emea
site paris dc region emea
oslo-london 500M 9ms
oslo-paris 500M 12ms
london-paris 500M 5ms
circuit er London 200M via london,london filter exchange
circuit er2 Amsterdam 200M via paris,paris filter exchange
)");
    for (Circuit& circuit : asked.plan.circuits) circuit.availability = 1.0;
    Link& link = asked.link("oslo-london");
    link.availability = 0.999;
    CHECK(Asked::find(asked.answer(), "oslo", "exchange").bare.switchingMinutes == 0);
    // Down 8.76 hours a year, 4 hours each: 2.19 times; the WAN converges in 30 s.
    link.timeToRepair = Duration::minutes(240);
    asked.plan.policy.wanConvergence = Duration::seconds(30);
    const Downtime down = Asked::find(asked.answer(), "oslo", "exchange").bare;
    CHECK(down.minutes == 0);
    CHECK(down.switchingMinutes == Approx(2.19 * 0.5));
    CHECK(down.allMinutes == Approx(2.19 * 0.5));
}

TEST_CASE("with repair times a manual fallback is down for the switch alone") {
    Asked asked(std::string(oneOffice) + "policy internet manual\n");
    asked.plan.policy.manualSwitch = Duration::minutes(20);
    asked.plan.circuits[0].timeToRepair = Duration::minutes(240);
    // The circuit is down 525.6 minutes a year in 2.19 failures of 240; each takes a person 20.
    const Downtime down = Asked::find(asked.answer(), "oslo", "exchange").bare;
    CHECK(down.minutes == Approx(525.6));
    CHECK(down.switchingMinutes == Approx(2.19 * 20));
    CHECK(down.allMinutes == Approx(2.19 * 20));
}

TEST_CASE("where nothing on the way states how often it is up there is no figure, and not none") {
    Asked asked(oneOffice);
    // DNS takes link and Internet, which state nothing; exchange takes the circuit, which has the
    // published service level.
    const AvailabilityAnswer answer = asked.answer();
    CHECK_FALSE(Asked::find(answer, "oslo", "dns").bare.stated);
    CHECK(Asked::find(answer, "oslo", "exchange").bare.stated);
    for (const Table& table : availabilityTables(answer, true)) {
        if (table.id != "services") continue;
        for (const auto& row : table.rows) {
            if (row[0] == Cell(std::string("dns"))) CHECK(row[2] == Cell{});
            if (row[0] == Cell(std::string("exchange"))) CHECK(row[2] != Cell{});
        }
    }
    asked.plan.internet[0].availability = 0.98;
    CHECK(Asked::find(asked.answer(), "oslo", "dns").bare.stated);
}

TEST_CASE("what is down already stays down") {
    Asked asked(oneOffice);
    asked.given = {"circuit/er"};
    CHECK(asked.bare("oslo", "exchange") == Approx(1.0));
    CHECK(asked.bare("oslo", "dns") == 0);
}

TEST_CASE("a plan without circuits and a site without links have an answer") {
    Asked asked("site oslo\nsite paris\ninternet inet oslo 100M/50M isp telia\n");
    asked.plan.internet[0].availability = 0.9;
    CHECK(asked.bare("oslo", "exchange") == Approx(0.1));
    CHECK(asked.bare("paris", "exchange") == Approx(1.0));
}

TEST_CASE("the tables of availability are the same for any number of threads") {
    Asked asked(oneOffice);
    asked.link("oslo-london").availability = 0.99;
    const auto tables = availabilityTables(asked.answer(), true);
    REQUIRE(tables.size() == 4);
    asked.threads = 3;
    const auto again = availabilityTables(asked.answer(), true);
    for (std::size_t t = 0; t < tables.size(); ++t) CHECK(tables[t].rows == again[t].rows);
}
