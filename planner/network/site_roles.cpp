// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "model/component_ref.h"
#include "planner/network/compile_parts.h"

namespace peerplan::compiling {
namespace {

/// Perimeters that flows of other sites cross: named by a circuit, by another site's Internet
/// egress, or by one that says that it is shared.
std::vector<std::uint8_t> perimetersForOthers(const Context& c) {
    std::vector<std::uint8_t> forOthers(c.plan.perimeters.size(), 0);
    const auto name = [&](const std::vector<Ref<Perimeter>>& list, std::uint32_t egressSite) {
        for (const Ref<Perimeter>& ref : list) {
            const std::uint32_t p = c.ids.perimeters(ref.id);
            if (p == none) continue;
            const std::uint32_t site = c.ids.sites(c.plan.perimeters[p].site.id);
            if (site != egressSite) forOthers[p] = 1;
        }
    };
    for (const Circuit& circuit : c.plan.circuits) name(circuit.perimeters, none);
    for (const InternetEgress& egress : c.plan.internet) {
        name(egress.perimeters, egress.shared.value_or(false) ? none : c.ids.sites(egress.site.id));
    }
    return forOthers;
}

}  // namespace

void assignRoles(Context& c, CompiledNetwork& network) {
    const Plan& plan = c.plan;
    std::vector<SiteRole>& roles = c.roles;
    roles.resize(plan.sites.size());
    std::vector<std::uint8_t> hosts(plan.sites.size(), 0);
    const auto mark = [](auto& list, std::uint32_t at, auto&& change) {
        if (at != none) change(list[at]);
    };
    for (const Circuit& circuit : plan.circuits) {
        for (const Connection& connection : circuit.connections) {
            const std::uint32_t site = c.ids.sites(connection.site.id);
            mark(hosts, site, [](std::uint8_t& h) { h = 1; });
            mark(roles, site, [](SiteRole& r) { r.hub = true; });
        }
    }
    const std::vector<std::uint8_t> forOthers = perimetersForOthers(c);
    for (std::size_t p = 0; p < plan.perimeters.size(); ++p) {
        if (!forOthers[p]) continue;
        const std::uint32_t site = c.ids.sites(plan.perimeters[p].site.id);
        mark(hosts, site, [](std::uint8_t& h) { h = 1; });
        mark(roles, site, [](SiteRole& r) { r.hub = true; });
    }
    // W2; an office whose perimeter only its own traffic crosses stays a branch.
    for (std::size_t s = 0; s < plan.sites.size(); ++s) {
        const Site& site = plan.sites[s];
        const bool byKind = site.kind == SiteKind::Datacenter || site.kind == SiteKind::Colocation;
        roles[s].transit = site.transit.value_or(byKind || hosts[s] != 0);
    }
    std::set<std::uint32_t> routed;
    for (const Route& route : plan.routes) {
        for (const RouteGroup& group : route.groups) {
            for (const std::string& ref : group.egresses) {
                if (ref.starts_with("internet/")) routed.insert(c.ids.internet(ref.substr(9)));
            }
        }
    }
    c.shared.resize(plan.internet.size());
    for (std::uint32_t i = 0; i < plan.internet.size(); ++i) {
        const InternetEgress& egress = plan.internet[i];
        const std::uint32_t site = c.ids.sites(egress.site.id);
        if (site == none) continue;
        c.shared[i] = egress.shared.value_or(roles[site].transit) ? 1 : 0;
        bool elsewhere = false;
        for (const Ref<Perimeter>& ref : egress.perimeters) {
            const std::uint32_t p = c.ids.perimeters(ref.id);
            elsewhere |= p != none && c.ids.sites(plan.perimeters[p].site.id) != site;
        }
        const bool enters = !plan.inbound.empty() && !egress.advertisedPrefixes.empty();
        if (c.shared[i] || elsewhere || enters || routed.contains(i)) roles[site].hub = true;
    }
    for (const Demand& demand : plan.demands) {
        const std::uint32_t from = c.ids.sites(demand.site.id);
        const std::uint32_t to = c.ids.sites(demand.toSite.id);
        if (from == none || to == none) continue;
        roles[to].demanded = true;
        c.demandPairs.emplace_back(from, to);
    }
    for (const Inbound& inbound : plan.inbound) {
        mark(roles, c.ids.sites(inbound.site.id), [](SiteRole& r) { r.demanded = true; });
    }
    std::sort(c.demandPairs.begin(), c.demandPairs.end());

    network.regionCount = plan.regions.size();
    network.sites.resize(plan.sites.size());
    for (std::uint32_t s = 0; s < plan.sites.size(); ++s) {
        const Site& site = plan.sites[s];
        CompiledSite& compiled = network.sites[s];
        compiled.id = site.id;
        compiled.component = ComponentId(c.named.sites + s);
        compiled.atom = AtomId(c.atoms.sites + s);
        compiled.kind = site.kind;
        compiled.region = c.ids.regions(site.region.id);
        compiled.transit = roles[s].transit;
        const std::uint32_t resolver = c.ids.sites(site.dns.resolverSite.id);
        if (resolver == none) continue;
        compiled.resolver = SiteId(resolver);
        compiled.resolverAtom = AtomId(c.atoms.resolvers[resolver]);
    }
}

}  // namespace peerplan::compiling
