// SPDX-License-Identifier: MIT
#pragma once

/// Plans of gateways and remote sites with the round trips between them given, for tests of OGS.

#include <string>
#include <utility>
#include <vector>

#include "model/plan.h"
#include "planner/ogs/gateway_rtt.h"

namespace peerplan::tests {

struct VpnPlan {
    Plan plan;
    GatewayRtts rtts;

    VpnProfile& profile() { return plan.vpnProfiles.front(); }
    Gateway& gateway(std::size_t g) { return plan.gateways[g]; }
    Site& site(std::size_t s) { return plan.sites[s]; }
};

/// Gateways gw1, gw2, … in one profile for everybody, and sites with their round trips in ms to
/// each; 100 users a site, DNS suffix the site's name with resolver 10.0.0.1.
inline VpnPlan vpnPlan(std::size_t gateways,
                       const std::vector<std::pair<std::string, std::vector<double>>>& sites) {
    VpnPlan out;
    out.plan.asOf = *Date::parse("2026-11-02");  // a Monday
    VpnProfile profile;
    profile.id = "staff";
    for (std::size_t g = 0; g < gateways; ++g) {
        Gateway gateway;
        gateway.id = "gw" + std::to_string(g + 1);
        gateway.address = gateway.id + ".example.com";
        gateway.software = "ASA 9.16";
        profile.gateways.emplace_back(gateway.id);
        out.plan.gateways.push_back(std::move(gateway));
    }
    out.plan.vpnProfiles.push_back(std::move(profile));
    out.rtts.siteCount = sites.size();
    out.rtts.gatewayCount = gateways;
    for (const auto& [name, row] : sites) {
        Site site;
        site.id = name;
        site.kind = SiteKind::Remote;
        site.dns.suffix = name;
        site.dns.resolvers = {"10.0.0.1"};
        Users users;
        users.count = Headcount::of(100);
        site.users.push_back(users);
        out.plan.sites.push_back(std::move(site));
        for (const double ms : row) {
            out.rtts.ms.push_back(ms);
            out.rtts.sources.push_back(ms < GatewayRtts::noWay ? RttSource::Measured
                                                               : RttSource::None);
        }
    }
    return out;
}

}  // namespace peerplan::tests
