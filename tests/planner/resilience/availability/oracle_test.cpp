// SPDX-License-Identifier: MIT
// Availability against every combination of failures, on random networks.

#include <cmath>
#include <random>

#include "planner/network/compile.h"
#include "planner/resilience/availability/availability.h"
#include "tests/planner/resilience/availability/slow_availability.h"
#include "tests/support/catch.h"
#include "tests/support/random_network.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// States availabilities of some random things, few enough to go through all combinations; at
/// most `most` besides the circuits'.
void stateSome(Plan& plan, std::uint64_t seed, std::size_t most) {
    std::mt19937_64 random(seed);
    std::vector<Availability*> things;
    for (Site& s : plan.sites) things.push_back(&s);
    for (Link& l : plan.links) things.push_back(&l);
    for (Link& l : plan.links) things.push_back(&l);
    for (Device& d : plan.devices) things.push_back(&d);
    for (Network& n : plan.networks) {
        things.push_back(&n);
        for (Pop& p : n.pops) things.push_back(&p);
    }
    for (Circuit& c : plan.circuits) {
        for (Connection& e : c.connections) things.push_back(&e);
    }
    for (Provider& p : plan.providers) things.push_back(&p);
    for (InternetEgress& e : plan.internet) things.push_back(&e);
    for (InternetEgress& e : plan.internet) things.push_back(&e);
    for (Gateway& g : plan.gateways) things.push_back(&g);
    for (RiskGroup& g : plan.riskGroups) things.push_back(&g);
    std::size_t count = 0;
    for (Circuit& c : plan.circuits) {
        c.availability =
            random() % 3 == 0 ? 1.0 : 0.7 + 0.001 * static_cast<double>(random() % 290);
        if (*c.availability < 1) ++count;
    }
    for (Perimeter& p : plan.perimeters) {
        for (Control& c : p.controls) {
            if (count + static_cast<std::size_t>(c.units) > most || random() % 3 == 0) continue;
            c.availability = 0.6 + 0.001 * static_cast<double>(random() % 390);
            count += static_cast<std::size_t>(c.units);
        }
    }
    while (count < most) {
        Availability* at = things[random() % things.size()];
        if (at->availability) {
            ++count;
            continue;
        }
        at->availability = 0.6 + 0.001 * static_cast<double>(random() % 390);
        ++count;
    }
}

/// Services that need others, one with a part for the Internet, and people who come in by VPN.
void addPeople(Plan& plan, std::uint64_t seed) {
    std::mt19937_64 random(seed * 7 + 1);
    Service exchange;
    exchange.id = "exchange";
    exchange.needs = {"dns"};
    Service teams;
    teams.id = "teams";
    teams.needs = {"exchange"};
    if (random() % 2 == 0) teams.internetShare = 0.2;
    plan.services = {exchange, teams};
    if (random() % 2 == 0) return;
    VpnProfile profile;
    profile.id = "vpn";
    for (std::size_t g = 0; g < 1 + random() % 3; ++g) {
        Gateway gateway;
        gateway.id = "g" + std::to_string(g);
        gateway.site = plan.sites[random() % plan.sites.size()].id;
        plan.gateways.push_back(gateway);
        profile.gateways.emplace_back(gateway.id);
    }
    if (random() % 3 == 0) profile.splitTunnel.emplace_back("dns");
    plan.vpnProfiles.push_back(profile);
    Site home;
    home.id = "home";
    home.kind = SiteKind::Remote;
    plan.sites.push_back(home);
}

void compare(const Plan& plan, const Catalogue& catalogue, const std::vector<std::string>& given,
             std::size_t mostOutcomeBits = AvailabilityOptions().mostOutcomeBits) {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, catalogue, diagnostics);
    const SlowAvailability slow = slowAvailability(plan, network, catalogue, given, 16);
    REQUIRE(slow.faults <= 16);
    AvailabilityOptions options;
    options.mostOutcomeBits = mostOutcomeBits;
    for (const std::string& ref : given) options.given.push_back(network.components.require(ref));
    const AvailabilityAnswer answer = availability(plan, network, catalogue, options);
    std::map<std::string, double> cost;
    for (const ComponentCost& component : answer.components) {
        cost[component.component] = component.minutes / minutesPerYear *
                                    static_cast<double>(answer.sites.size()) *
                                    static_cast<double>(answer.services.size());
    }
    for (const SiteDowntime& site : answer.sites) {
        for (const ServiceDowntime& service : site.services) {
            const SlowDowntime& want = slow.failing.at({site.site, service.service});
            INFO(site.site << " " << service.service);
            CHECK(service.bare.unknownMinutes == 0);
            CHECK(service.bare.minutes / minutesPerYear == Approx(want.bare).margin(1e-12));
            CHECK(service.usable.minutes / minutesPerYear == Approx(want.usable).margin(1e-12));
        }
    }
    for (const auto& [component, want] : slow.cost) {
        INFO(component);
        CHECK(cost[component] == Approx(want).margin(1e-10));
    }
}

}  // namespace

TEST_CASE("availability equals the sum over all states on random networks") {
    const Catalogue catalogue = smallCatalogue();
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        Plan plan = randomNetwork(seed);
        addPeople(plan, seed);
        stateSome(plan, seed, 9);
        compare(plan, catalogue, {});
    }
}

TEST_CASE("a site worked out together with the core has the same figure") {
    const Catalogue catalogue = smallCatalogue();
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        Plan plan = randomNetwork(seed);
        addPeople(plan, seed);
        stateSome(plan, seed, 9);
        compare(plan, catalogue, {}, seed % 2);
    }
}

TEST_CASE("where states are given up the truth lies within the bounds") {
    const Catalogue catalogue = smallCatalogue();
    std::size_t bounded = 0;
    for (std::uint64_t seed = 201; seed <= 240; ++seed) {
        INFO("seed " << seed);
        Plan plan = randomNetwork(seed);
        stateSome(plan, seed, 9);
        Diagnostics diagnostics;
        const CompiledNetwork network = compile(plan, catalogue, diagnostics);
        const SlowAvailability slow = slowAvailability(plan, network, catalogue, {}, 16);
        AvailabilityOptions options;
        options.mostStates = 2;
        const AvailabilityAnswer answer = availability(plan, network, catalogue, options);
        for (const SiteDowntime& site : answer.sites) {
            for (const ServiceDowntime& service : site.services) {
                INFO(site.site << " " << service.service);
                const double want = slow.failing.at({site.site, service.service}).bare;
                const double least = service.bare.minutes / minutesPerYear;
                const double unknown = service.bare.unknownMinutes / minutesPerYear;
                CHECK(want >= least - 1e-12);
                CHECK(want <= least + unknown + 1e-12);
                if (unknown > 0) ++bounded;
            }
        }
    }
    CHECK(bounded > 0);
}

TEST_CASE("availability in maintenance equals the sum over all states") {
    const Catalogue catalogue = smallCatalogue();
    for (std::uint64_t seed = 101; seed <= 115; ++seed) {
        INFO("seed " << seed);
        Plan plan = randomNetwork(seed);
        addPeople(plan, seed);
        stateSome(plan, seed, 8);
        compare(plan, catalogue,
                {"site/s1", plan.links.empty() ? "site/s1" : "link/" + plan.links[0].id});
    }
}

TEST_CASE("availability equals the sum over all states on many random networks", "[.soak]") {
    const Catalogue catalogue = smallCatalogue();
    for (std::uint64_t seed = 1000; seed <= 2500; ++seed) {
        INFO("seed " << seed);
        Plan plan = randomNetwork(seed);
        addPeople(plan, seed);
        stateSome(plan, seed, 11);
        compare(plan, catalogue, {});
    }
}
