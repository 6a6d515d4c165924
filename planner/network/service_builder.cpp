// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <tuple>

#include "model/catalogue/lookup.h"
#include "planner/network/compile_parts.h"

namespace peerplan::compiling {
namespace {

/// A service of the plan over the catalogue's of the same id (rule PL6).
void layOver(Service& base, const Service& over) {
    if (!over.name.empty()) base.name = over.name;
    if (over.trafficClass) base.trafficClass = over.trafficClass;
    if (over.internetShare) base.internetShare = over.internetShare;
    if (!over.needs.empty()) base.needs = over.needs;
    if (!over.community.empty()) base.community = over.community;
}

std::vector<Service> mergedServices(const Context& c) {
    std::vector<Service> services = c.catalogue.services;
    std::map<std::string, std::size_t> byId;
    for (std::size_t i = 0; i < services.size(); ++i) byId.emplace(services[i].id, i);
    for (const Service& service : c.plan.services) {
        const auto [entry, added] = byId.emplace(service.id, services.size());
        if (added) {
            services.push_back(service);
        } else {
            layOver(services[entry->second], service);
        }
    }
    return services;
}

/// The circuits that carry a community (rule R1), in order.
std::vector<std::uint32_t> carriers(const Context& c, const CompiledNetwork& network,
                                    const std::string& community) {
    std::vector<std::uint32_t> list;
    if (community.empty()) return list;
    for (std::uint32_t i = 0; i < c.plan.circuits.size(); ++i) {
        const Circuit& circuit = c.plan.circuits[i];
        if (!network.egresses[i].microsoftPeering) continue;
        if (circuit.m365Authorization == Authorization::Denied) continue;
        const auto holds = [&](const std::string& word) {
            return communityOf(c.catalogue, word) == community;
        };
        if (std::any_of(circuit.routeFilter.begin(), circuit.routeFilter.end(), holds)) {
            list.push_back(i);
        }
    }
    return list;
}

}  // namespace

void buildServices(Context& c, CompiledNetwork& network) {
    const std::vector<Service> services = mergedServices(c);
    std::map<std::string_view, std::uint32_t> byId;
    for (std::uint32_t i = 0; i < services.size(); ++i) byId.emplace(services[i].id, i);

    // What tells services apart: who carries them, the routes and the VPN profiles that name them.
    using Key = std::tuple<bool, std::vector<std::uint32_t>, std::vector<std::uint32_t>,
                           std::vector<std::uint32_t>>;
    std::map<Key, std::uint32_t> groups;
    for (const Service& service : services) {
        ResolvedService resolved;
        resolved.id = service.id;
        resolved.name = service.name;
        resolved.trafficClass = service.trafficClass.value_or(TrafficClass::BE);
        resolved.internetShare = service.internetShare.value_or(0);
        resolved.community =
            service.community.empty() ? std::string() : communityOf(c.catalogue, service.community);
        if (!service.community.empty() && resolved.community.empty()) {
            resolved.community = service.community;
        }
        for (const Ref<Service>& need : service.needs) {
            const auto at = byId.find(need.id);
            if (at != byId.end()) resolved.needs.push_back(at->second);
        }
        const std::vector<std::uint32_t> carrying = carriers(c, network, resolved.community);
        // What no circuit of the plan ever carries is the Internet's, as it is without
        // ExpressRoute.
        if (carrying.empty()) resolved.internetShare = 1;
        std::vector<std::uint32_t> routes;
        for (std::uint32_t r = 0; r < c.plan.routes.size(); ++r) {
            if (c.plan.routes[r].service.id == service.id) routes.push_back(r);
        }
        std::vector<std::uint32_t> splits;
        for (std::uint32_t p = 0; p < c.plan.vpnProfiles.size(); ++p) {
            const auto& split = c.plan.vpnProfiles[p].splitTunnel;
            if (std::find(split.begin(), split.end(), Ref<Service>(service.id)) != split.end()) {
                splits.push_back(p);
            }
        }
        const auto groupOf = [&](bool carried) {
            const Key key{!carried, carried ? carrying : std::vector<std::uint32_t>(), routes,
                          splits};
            const auto next = static_cast<std::uint32_t>(network.groups.size());
            const auto [entry, added] = groups.emplace(key, next);
            if (added) {
                network.groups.push_back({carried, std::get<1>(key), routes, splits, {}});
            }
            network.groups[entry->second].services.push_back(
                static_cast<std::uint32_t>(network.services.size()));
            return entry->second;
        };
        if (resolved.internetShare < 1) resolved.carriedGroup = groupOf(true);
        if (resolved.internetShare > 0) resolved.internetGroup = groupOf(false);
        network.services.push_back(std::move(resolved));
    }
    // Resolvers ask over the Internet even where no service goes there.
    const std::uint32_t dns = network.serviceOf("dns");
    network.resolverGroup = dns == none ? none : network.services[dns].internetGroup;
    if (network.resolverGroup == none) {
        const auto internet =
            std::find_if(network.groups.begin(), network.groups.end(),
                         [](const ServiceGroup& group) { return !group.carried; });
        network.resolverGroup = static_cast<std::uint32_t>(internet - network.groups.begin());
        if (internet == network.groups.end()) network.groups.emplace_back();
    }
    std::vector<std::uint8_t> resolves(network.sites.size(), 0);
    for (const CompiledSite& site : network.sites) {
        if (site.resolver.valid()) resolves[site.resolver.at()] = 1;
    }
    for (std::size_t s = 0; s < resolves.size(); ++s) {
        if (resolves[s]) network.resolverSites.emplace_back(s);
    }
}

}  // namespace peerplan::compiling
