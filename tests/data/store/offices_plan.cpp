// SPDX-License-Identifier: MIT
#include "tests/data/store/offices_plan.h"

#include <string>

namespace peerplan::tests {

Plan officesPlan(int offices) {
    Plan plan;
    plan.name = "Offices";
    plan.asOf = *Date::parse("2026-11-01");
    plan.regions.emplace_back().id = "emea";
    plan.sites.reserve(static_cast<std::size_t>(offices) + 1);
    plan.links.reserve(static_cast<std::size_t>(offices));
    Site& hub = plan.sites.emplace_back();
    hub.id = "hub";
    hub.kind = SiteKind::Datacenter;
    hub.region = "emea";
    for (int i = 0; i < offices; ++i) {
        const std::string number = std::to_string(i);
        Site& office = plan.sites.emplace_back();
        office.id = "office-";
        office.id += number;
        office.name = "Office ";
        office.name += number;
        office.region = "emea";
        office.lat = 40 + (i % 200) * 0.1;
        office.lon = -5 + (i % 300) * 0.1;
        office.timeZone = "Europe/London";
        office.users.push_back({"office-worker", Headcount::of(10 + i % 90)});
        Link& link = plan.links.emplace_back();
        link.id = "link-";
        link.id += number;
        link.from = office.id;
        link.to = "hub";
        link.bandwidth = Bandwidth::mbps(50);
    }
    for (const char* id : {"er-a", "er-b"}) {
        Circuit& circuit = plan.circuits.emplace_back();
        circuit.id = id;
        circuit.peeringLocation = "London";
        circuit.bandwidth = Bandwidth::mbps(1000);
        circuit.peerings = {Peering::Microsoft};
        for (const ConnectionRole role : {ConnectionRole::Primary, ConnectionRole::Secondary}) {
            Connection& connection = circuit.connections.emplace_back();
            connection.role = role;
            connection.site = "hub";
        }
    }
    return plan;
}

}  // namespace peerplan::tests
