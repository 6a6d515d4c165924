// SPDX-License-Identifier: MIT
#include "tests/planner/resilience/availability/oracle_cases.h"

#include <random>

#include "tests/support/catch.h"

namespace peerplan::tests {

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

void checkAgainst(const SlowAvailability& slow, const AvailabilityAnswer& answer) {
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

}  // namespace peerplan::tests
