// SPDX-License-Identifier: MIT
#include "planner/compare/manner.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <unordered_map>

namespace peerplan::comparing {
namespace {

using Sites = std::set<SiteId>;

bool usesProxy(const Site& site) {
    return site.webProxy && *site.webProxy != WebProxy::None;
}

/// Where sites' resolvers ask from, by region.
class Resolvers {
  public:
    Resolvers(const Plan& plan, const CompiledNetwork& network) : m_plan(plan), m_network(network) {
        for (std::size_t s = 0; s < plan.sites.size(); ++s) m_siteOf.emplace(plan.sites[s].id, s);
    }

    /// False only if the plan states the site's resolver, and in another region than the egress.
    bool askNearby(SiteId site, EgressId egress) const {
        const auto& stated = m_plan.sites[site.at()].dns.resolverSite;
        const auto found = m_siteOf.find(stated.id);
        if (stated.empty() || found == m_siteOf.end()) return true;
        const std::uint32_t region = m_network.sites[found->second].region;
        if (region == CompiledNetwork::none) return true;
        const Egress& one = m_network.egresses[egress.at()];
        if (!one.circuit) {
            const std::uint32_t other = m_network.sites[one.site.at()].region;
            return other == CompiledNetwork::none || other == region;
        }
        return one.regions.empty() ||
               std::binary_search(one.regions.begin(), one.regions.end(), region);
    }

  private:
    const Plan& m_plan;
    const CompiledNetwork& m_network;
    std::unordered_map<std::string, std::size_t> m_siteOf;
};

bool statesNat(const Plan& plan, EgressId egress) {
    if (egress.at() < plan.circuits.size()) return !plan.circuits[egress.at()].natPools.empty();
    return !plan.internet[egress.at() - plan.circuits.size()].natPools.empty();
}

/// Sites whose resolver asks from the region of what they leave by, until something fails.
Sites resolversLeftBehind(const Plan& plan, const CompiledNetwork& network,
                          const OfficeWaysAnswer& ways) {
    const Resolvers resolvers(plan, network);
    Sites sites;
    for (const EgressMove& move : ways.moves) {
        for (const SiteId site : move.sites) {
            if (resolvers.askNearby(site, move.from) && !resolvers.askNearby(site, move.to)) {
                sites.insert(site);
            }
        }
    }
    return sites;
}

}  // namespace

MannerAnswer failoverManner(const Plan& plan, const CompiledNetwork& network,
                            const OfficeWaysAnswer& ways) {
    MannerAnswer answer;
    if (ways.waits) {
        answer.manner = FailoverManner::Manual;
    } else if (ways.moves.empty()) {
        answer.manner = FailoverManner::NoneLeft;
    }
    Sites announced;
    Sites translated;
    Sites proxied;
    for (const EgressMove& move : ways.moves) {
        const bool toInternet =
            network.egresses[move.from.at()].circuit && !network.egresses[move.to.at()].circuit;
        if (move.byPerson) announced.insert(move.sites.begin(), move.sites.end());
        if (statesNat(plan, move.from) && !statesNat(plan, move.to)) {
            translated.insert(move.sites.begin(), move.sites.end());
        }
        if (!toInternet) continue;
        for (const SiteId site : move.sites) {
            if (usesProxy(plan.sites[site.at()])) proxied.insert(site);
        }
    }
    const auto add = [&](FailoverMeans means, const Sites& sites, const char* what) {
        if (sites.empty()) return;
        const auto count = static_cast<std::int64_t>(sites.size());
        answer.steps.push_back({means, count, Text(what, {{"n", count}})});
    };
    add(FailoverMeans::Bgp, announced,
        tr("let the fallback announce the routes: {n} {n|site waits|sites wait} for it"));
    add(FailoverMeans::Nat, translated,
        tr("set up NAT on the egress that takes over: the plan states no pool there for {n} "
           "{n|site|sites}"));
    add(FailoverMeans::Dns, resolversLeftBehind(plan, network, ways),
        tr("have {n} {n|site|sites} resolve elsewhere: the resolver stays in the region that they "
           "leave"));
    add(FailoverMeans::Proxy, proxied,
        tr("change the proxy settings of {n} {n|site|sites}: what went past the proxy has to go "
           "through it"));
    return answer;
}

ComplexityAnswer dnsComplexity(const Plan& plan, const CompiledNetwork& network,
                               const OfficeWaysAnswer& ways) {
    const Resolvers resolvers(plan, network);
    ComplexityAnswer answer;
    // What a site leaves by in the normal state is what some failure takes from it, or stays.
    Sites elsewhere;
    for (const EgressMove& move : ways.moves) {
        for (const SiteId site : move.sites) {
            if (!resolvers.askNearby(site, move.from)) elsewhere.insert(site);
        }
    }
    if (!elsewhere.empty()) {
        answer.level = Complexity::Complex;
        answer.reasons.emplace_back(
            tr("{n} {n|site resolves|sites resolve} in another region than the traffic leaves by"),
            std::vector<std::pair<std::string, Text::Argument>>{
                {"n", static_cast<std::int64_t>(elsewhere.size())}});
    }
    const Sites behind = resolversLeftBehind(plan, network, ways);
    if (!behind.empty()) {
        if (answer.level == Complexity::Simple) answer.level = Complexity::Moderate;
        answer.reasons.emplace_back(
            tr("{n} {n|site resolves|sites resolve} in the region that a failover leaves"),
            std::vector<std::pair<std::string, Text::Argument>>{
                {"n", static_cast<std::int64_t>(behind.size())}});
    }
    return answer;
}

ComplexityAnswer routingComplexity(const Plan& plan, const CompiledNetwork& network,
                                   const OfficeWaysAnswer& ways) {
    ComplexityAnswer answer;
    const auto because = [&](std::size_t count, const char* what) {
        if (count == 0) return;
        answer.reasons.emplace_back(what, std::vector<std::pair<std::string, Text::Argument>>{
                                              {"n", static_cast<std::int64_t>(count)}});
    };
    because(plan.routes.size(), tr("{n} {n|route|routes} of its own"));
    std::set<std::int64_t> preferences;
    std::size_t weighted = plan.policy.activeActiveTolerance.value_or(Rtt()).asUs() > 0 ? 1 : 0;
    for (const Egress& egress : network.egresses) preferences.insert(egress.preference);
    for (const Circuit& circuit : plan.circuits) weighted += circuit.weight ? 1U : 0U;
    for (const InternetEgress& egress : plan.internet) weighted += egress.weight ? 1U : 0U;
    because(preferences.size() > 1 ? preferences.size() : 0, tr("{n} different local preferences"));
    because(weighted, tr("traffic shared by weight or tolerance"));
    // Kinds of egress that the same traffic may take in turn, as the policy or a route orders them.
    std::size_t kinds = 0;
    for (const SiteId site : ways.sites) {
        for (std::size_t g = 0; g < network.groupCount; ++g) {
            const Flow& flow = network.flows[site.at() * network.groupCount + g];
            if (!network.groups[g].carried || flow.candidates == CompiledNetwork::none) continue;
            std::set<CandidateRank::Origin> origins;
            for (const CandidateRank& rank : network.candidateLists[flow.candidates].ranks) {
                if (rank.ownSite || !rank.egresses.empty()) origins.insert(rank.origin);
            }
            kinds = std::max(kinds, origins.size());
        }
    }
    because(kinds >= 3 ? kinds : 0, tr("{n} kinds of egress, one behind the other"));
    const auto isManual = [](const std::optional<Fallback>& fallback) {
        return fallback == Fallback::Manual;
    };
    because((isManual(plan.policy.otherRegions) ? 1U : 0U) +
                (isManual(plan.policy.internetFallback) ? 1U : 0U),
            tr("{n} {n|rank|ranks} that a person switches to"));
    std::size_t uneven = 0;
    for (const Link& link : plan.links) uneven += link.metricBack ? 1U : 0U;
    because(uneven, tr("{n} {n|link|links} with another metric back"));
    Sites proxied;
    for (const EgressMove& move : ways.moves) {
        if (!network.egresses[move.from.at()].circuit || network.egresses[move.to.at()].circuit) {
            continue;
        }
        for (const SiteId site : move.sites) {
            if (usesProxy(plan.sites[site.at()])) proxied.insert(site);
        }
    }
    because(proxied.size(), tr("proxies that {n} {n|site|sites} use on the Internet alone"));
    if (answer.reasons.size() >= 2) answer.level = Complexity::Moderate;
    if (answer.reasons.size() >= 4) answer.level = Complexity::Complex;
    return answer;
}

}  // namespace peerplan::comparing
