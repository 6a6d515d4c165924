// SPDX-License-Identifier: MIT
#pragma once

/// Companies drawn by lot, in which everything that bears load has several ways to be loaded.

#include <random>
#include <string>
#include <vector>

#include "tests/planner/bandwidth/small_company.h"

namespace peerplan::tests {

/// A company with two regions, circuits, perimeters of several units and offices on one or two
/// links, in three time zones, some with an Internet egress of their own.
inline Company randomCompany(unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    Company c;
    c.plan.regions.resize(2);
    c.plan.regions[1].id = "apac";
    c.plan.personas = {mailPersona("clerk", 11, 37), mailPersona("engineer", 61, 207)};
    c.plan.personas[1].applications.push_back(c.plan.personas[1].applications[0]);
    c.plan.personas[1].applications[1].service = "teams";
    c.plan.personas[1].applications[1].name = "calls";
    c.plan.personas[1].applications[1].trafficClass = TrafficClass::EF;
    const std::vector<std::vector<UtcOffset>> zones{
        {{*Date::parse("2026-01-01"), 0}, {*Date::parse("2026-03-29"), 60}},
        {{*Date::parse("2026-01-01"), 330}},
        {{*Date::parse("2026-01-01"), -300}, {*Date::parse("2026-03-08"), -240}}};
    const char* locations[] = {"London", "Amsterdam", "Singapore", "Tokyo"};
    std::vector<std::string> hubs;
    for (int h = 0; h < 4; ++h) {
        std::string id = "hub";
        id += std::to_string(h);
        hubs.push_back(id);
        c.site(id, SiteKind::Datacenter, h < 2 ? "emea" : "apac");
        c.clock(zones[static_cast<std::size_t>(below(3))]);
        Perimeter perimeter;
        perimeter.id = id;
        perimeter.site = id;
        Control firewall;
        firewall.units = 1 + below(3);
        firewall.needed = 1;
        firewall.active = firewall.units;
        firewall.bandwidthPerUnit = Bandwidth::mbps(20 + below(60));
        perimeter.controls = {firewall};
        c.plan.perimeters.push_back(perimeter);
        std::string circuit = "er-";
        circuit += id;
        c.circuit(circuit, locations[h], id, 20 + below(100)).perimeters = {id};
    }
    for (int h = 0; h < 4; ++h) {
        for (int k = h + 1; k < 4; ++k) {
            if (below(4) == 0 && k != h + 1) continue;
            c.link(hubs[static_cast<std::size_t>(h)], hubs[static_cast<std::size_t>(k)],
                   20 + below(80), 1 + below(9));
        }
    }
    for (int o = 0; o < 12; ++o) {
        std::string id = "office";
        id += std::to_string(o);
        c.office(id, below(2) == 0 ? "clerk" : "engineer", 1 + below(90),
                 o % 2 == 0 ? "emea" : "apac");
        c.clock(zones[static_cast<std::size_t>(below(3))]);
        const int first = below(4);
        c.link(id, hubs[static_cast<std::size_t>(first)], 5 + below(60), 1 + below(9));
        if (below(2) == 0) {
            c.link(id, hubs[static_cast<std::size_t>((first + 1 + below(3)) % 4)], 5 + below(60),
                   1 + below(9));
        }
        if (below(3) == 0) {
            InternetEgress egress;
            egress.id = id;
            egress.site = id;
            egress.isp = "isp-a";
            egress.down = Bandwidth::mbps(30);
            egress.up = Bandwidth::mbps(10);
            c.plan.internet.push_back(egress);
        }
    }
    c.plan.policy.internetFallback = below(2) == 0 ? Fallback::Automatic : Fallback::None;
    return c;
}

}  // namespace peerplan::tests
