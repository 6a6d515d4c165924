// SPDX-License-Identifier: MIT
#pragma once

/// The plan: plain lists, no behaviour. Compile, solve, read and write are functions elsewhere.

#include <string>
#include <string_view>
#include <vector>

#include "model/circuit.h"
#include "model/demand.h"
#include "model/device.h"
#include "model/direct_port.h"
#include "model/gateway.h"
#include "model/internet_egress.h"
#include "model/link.h"
#include "model/measurement.h"
#include "model/network.h"
#include "model/perimeter.h"
#include "model/persona.h"
#include "model/policy.h"
#include "model/provider.h"
#include "model/region.h"
#include "model/risk_group.h"
#include "model/rollout.h"
#include "model/scenario.h"
#include "model/service.h"
#include "model/site.h"

namespace peerplan {

/// The only format that this version reads and writes.
inline constexpr std::string_view planFormat = "peerplan/1";

struct Tenant {
    /// The Azure region that holds the tenant's data (rule L2).
    std::string region;
    bool operator==(const Tenant&) const = default;
};

struct Plan {
    std::string format{planFormat};
    std::string name;
    std::string note;
    /// The day from which ages, growth and time-zone offsets count (rule PL4).
    Date asOf;
    /// Of all prices, ISO 4217.
    std::string currency;
    Tenant tenant;
    Policy policy;
    Rollout rollout;
    std::vector<Region> regions;
    std::vector<Site> sites;
    std::vector<Provider> providers;
    std::vector<Network> networks;
    std::vector<Link> links;
    std::vector<Device> devices;
    std::vector<Perimeter> perimeters;
    std::vector<DirectPort> directPorts;
    std::vector<Circuit> circuits;
    std::vector<InternetEgress> internet;
    std::vector<Gateway> gateways;
    std::vector<VpnProfile> vpnProfiles;
    std::vector<VnetGateway> vnetGateways;
    std::vector<Persona> personas;
    std::vector<Service> services;
    std::vector<Demand> demands;
    std::vector<Inbound> inbound;
    std::vector<Route> routes;
    std::vector<RiskGroup> riskGroups;
    std::vector<Measurement> measurements;
    std::vector<Accepted> accepted;
    std::vector<Scenario> scenarios;
    bool operator==(const Plan&) const = default;
};

}  // namespace peerplan
