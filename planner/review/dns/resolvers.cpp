// SPDX-License-Identifier: MIT

/// Rules on where names are resolved, and on IPv6.

#include <algorithm>

#include "planner/review/geography.h"
#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// Where an egress is: of a circuit its peering location, of an Internet egress its site.
std::optional<LatLon> placeOfEgress(const ReviewInput& input, std::uint32_t egress) {
    if (egress == EgressWayShare::direct) return std::nullopt;
    if (input.isCircuit(egress)) {
        const PeeringLocation* location = input.locationOf(input.plan.circuits[egress]);
        if (location == nullptr) return std::nullopt;
        return LatLon{location->latitude, location->longitude};
    }
    const Site* site = input.site(input.plan.internet[egress - input.plan.circuits.size()].site);
    return site == nullptr ? std::nullopt : placeOf(*site);
}

/// The way of a site that carries most of Microsoft 365, or nothing.
const SiteWay* mainWay(const ReviewInput& input, std::size_t site) {
    const SiteWaysAnswer& ways = *input.answers.ways;
    for (std::size_t g = 0; g < ways.groups.size(); ++g) {
        if (ways.groups[g].internetOnly) continue;
        const SiteWay* way = input.way(site, g);
        if (way->count > 0) return way;
    }
    return nullptr;
}

/// Farther than 800 km (500 miles) Microsoft's own network insights call a resolver distant.
void distantResolver(const ReviewInput& input, Hits& hits) {
    constexpr double distantKm = 800;
    if (input.answers.ways == nullptr) return;
    for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
        const Site& site = input.plan.sites[s];
        const Site* resolver = input.site(site.dns.resolverSite);
        if (resolver == nullptr || input.users(s) == 0) continue;
        const SiteWay* way = mainWay(input, s);
        const auto asks = placeOf(*resolver);
        if (way == nullptr || !asks) continue;
        const EgressWayShare& share = input.shares(*way).front();
        const auto leaves = placeOfEgress(input, share.egress);
        if (!leaves) continue;
        const double km = greatCircleKm(*asks, *leaves);
        if (km <= distantKm) continue;
        hits.push_back({{refTo("site", site.id), input.egressRef(share.egress)},
                        Text(tr("{site} resolves names at {resolver}, {km} km from where its "
                                "traffic leaves ({egress}); {users} users"),
                             {{"site", site.label()},
                              {"resolver", resolver->label()},
                              {"km", Decimal{km, 0}},
                              {"egress", input.egressRef(share.egress)},
                              {"users", Headcount::of(input.users(s))}})});
    }
}

bool carriesV6(const Circuit& circuit) {
    return std::any_of(circuit.peeringConfig.begin(), circuit.peeringConfig.end(),
                       [](const PeeringConfig& config) {
                           return config.peering == Peering::Microsoft &&
                                  !config.primarySubnetV6.empty() &&
                                  !config.secondarySubnetV6.empty();
                       });
}

/// Clients with IPv6 prefer it: what carries IPv4 alone is passed by.
void halfDualStack(const ReviewInput& input, Hits& hits) {
    if (input.answers.ways == nullptr) return;
    const SiteWaysAnswer& ways = *input.answers.ways;
    for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
        const Site& site = input.plan.sites[s];
        if (!site.ipv6.value_or(false) || input.users(s) == 0) continue;
        std::string without;
        for (std::size_t g = 0; g < ways.groups.size() && without.empty(); ++g) {
            for (const EgressWayShare& share : input.shares(*input.way(s, g))) {
                if (share.egress == EgressWayShare::direct) continue;
                const bool v6 = input.isCircuit(share.egress)
                                    ? carriesV6(input.plan.circuits[share.egress])
                                    : input.plan.internet[share.egress - input.plan.circuits.size()]
                                          .ipv6.value_or(false);
                if (v6) continue;
                without = input.egressRef(share.egress);
                break;
            }
        }
        if (without.empty()) continue;
        hits.push_back({{refTo("site", site.id), without},
                        Text(tr("clients of {site} have IPv6, and {egress} carries IPv4 only"),
                             {{"site", site.label()}, {"egress", without}})});
    }
}

constexpr Rule rules[] = {
    {.id = "M365-17",
     .area = RuleArea::Dns,
     .severity = Severity::Warning,
     .title = tr("Names are resolved where the traffic leaves"),
     .why = tr("The front door is the one nearest the resolver: resolved elsewhere, traffic leaves "
               "here and is answered there."),
     .fix = tr("Resolve locally, or forward the names of Microsoft 365 to a resolver at the "
               "egress."),
     .source = "Routing with ExpressRoute for Microsoft 365 (2019-12-03); distance from Microsoft "
               "365 network insights",
     .needs = "sites.dns.resolver_site sites.lat",
     .reads = "circuits.peering_location internet.site",
     .check = distantResolver,
     .example = "set site/paris.dns.resolver_site dallas-dc",
     .exampleSubject = "site/paris"},
    {.id = "DNS-01",
     .area = RuleArea::Dns,
     .severity = Severity::Warning,
     .title = tr("Where clients have IPv6, their egresses carry it"),
     .why = tr("Clients take the IPv6 address of a name first. An egress without it is passed by, "
               "or costs each connection a timeout; and controls that see IPv4 alone see nothing. "
               "The planning guide knew of no IPv6 over ExpressRoute; today both peerings have "
               "it."),
     .fix = tr("Configure IPv6 subnets on Microsoft peering and the Internet egresses, or give the "
               "clients no IPv6."),
     .source = "Network planning with ExpressRoute (table of differences); ExpressRoute routing "
               "requirements (2026-03-12)",
     .needs = "sites.ipv6",
     .reads = "internet.ipv6 circuits.peering_config.primary_subnet_v6 "
              "circuits.peering_config.secondary_subnet_v6",
     .check = halfDualStack,
     .example = "set site/paris.ipv6 true",
     .exampleSubject = "site/paris"},
};

}  // namespace

RuleFamily resolverRules() {
    return rules;
}

}  // namespace peerplan::reviewing
