// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/asked.h"

#include <algorithm>
#include <numeric>

#include "planner/bandwidth/demand_answer.h"

namespace peerplan {
namespace {

/// Catalogue metric of the round trip from a client to Microsoft's edge that Teams media bear.
constexpr const char* mediaMetric = "latency RTT";

std::vector<SiteId> sitesToAsk(const Plan& plan, const SpofOptions& options) {
    if (!options.sites.empty()) {
        std::vector<SiteId> sites = options.sites;
        std::sort(sites.begin(), sites.end());
        sites.erase(std::unique(sites.begin(), sites.end()), sites.end());
        return sites;
    }
    const std::vector<std::int64_t> users = usersOfSites(plan);
    std::vector<SiteId> sites;
    const auto take = [&](const auto& wanted) {
        for (std::size_t s = 0; s < plan.sites.size() && sites.size() < plan.sites.size(); ++s) {
            if (wanted(s)) sites.emplace_back(s);
        }
    };
    take([&](std::size_t s) { return users[s] > 0; });
    if (sites.empty()) {
        take([&](std::size_t s) {
            return plan.sites[s].kind == SiteKind::Office || plan.sites[s].kind == SiteKind::Remote;
        });
    }
    if (sites.empty()) take([](std::size_t) { return true; });
    return sites;
}

/// Policy's word, else the catalogue's target for Teams media; nothing for any other service.
std::optional<double> limitOf(const Plan& plan, const Catalogue& catalogue, const std::string& id,
                              bool& fromCatalogue) {
    for (const LatencyLimit& limit : plan.policy.latencyLimits) {
        if (limit.service.id == id) return limit.rtt.asMs() * 1e3;
    }
    if (id != "teams") return std::nullopt;
    for (const MediaTarget& target : catalogue.mediaTargets) {
        if (target.metric != mediaMetric || !target.clientToEdge) continue;
        fromCatalogue = true;
        return *target.clientToEdge * 1e3;
    }
    return std::nullopt;
}

std::vector<std::uint32_t> closure(const CompiledNetwork& network, std::uint32_t service) {
    std::vector<std::uint32_t> reached{service};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const std::uint32_t need : network.services[reached[i]].needs) {
            if (std::find(reached.begin(), reached.end(), need) == reached.end()) {
                reached.push_back(need);
            }
        }
    }
    std::sort(reached.begin(), reached.end());
    return reached;
}

void addServices(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                 SpofAsked& asked) {
    for (std::uint32_t v = 0; v < network.services.size(); ++v) {
        const ResolvedService& service = network.services[v];
        auto& parts = asked.parts.emplace_back();
        if (service.carriedGroup != CompiledNetwork::none) {
            parts.push_back({service.carriedGroup, 1 - service.internetShare});
        }
        if (service.internetGroup != CompiledNetwork::none) {
            parts.push_back({service.internetGroup, service.internetShare});
        }
        asked.standsOn.push_back(closure(network, v));
        bool fromCatalogue = false;
        asked.limitUs.push_back(limitOf(plan, catalogue, service.id, fromCatalogue));
        if (fromCatalogue) {
            asked.assumptions.push_back(
                {"latency limit",
                 Text(tr("the policy states no limit for {service}: {limit} ms, the target for its "
                         "media from client to Microsoft's edge (S-MQ)"),
                      {{"service", service.id},
                       {"limit", Decimal{*asked.limitUs.back() / 1e3, 0}}})});
        }
    }
}

void addWeights(const std::vector<ServiceDemand>& demand, SpofAsked& asked) {
    const std::size_t columns = asked.services.size();
    asked.weights.assign(asked.sites.size() * columns, 0);
    for (const ServiceDemand& row : demand) {
        const std::uint32_t s = asked.indexOfSite[row.site];
        const auto at = std::lower_bound(asked.services.begin(), asked.services.end(), row.service);
        if (s == SpofAsked::none || at == asked.services.end() || *at != row.service) continue;
        asked.weights[s * columns + static_cast<std::size_t>(at - asked.services.begin())] +=
            row.used.sum();
    }
    for (std::size_t s = 0; s < asked.sites.size(); ++s) {
        const auto first = asked.weights.begin() + static_cast<std::ptrdiff_t>(s * columns);
        const auto last = first + static_cast<std::ptrdiff_t>(columns);
        const double sum = std::accumulate(first, last, 0.0);
        const double even = 1.0 / static_cast<double>(std::max<std::size_t>(columns, 1));
        for (auto w = first; w != last; ++w) *w = sum > 0 ? *w / sum : even;
    }
}

}  // namespace

SpofAsked spofAsked(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                    const std::vector<ServiceDemand>& demand, const SpofOptions& options) {
    SpofAsked asked;
    asked.sites = sitesToAsk(plan, options);
    asked.indexOfSite.assign(network.siteCount(), SpofAsked::none);
    const std::vector<std::int64_t> users = usersOfSites(plan);
    for (std::size_t s = 0; s < asked.sites.size(); ++s) {
        asked.indexOfSite[asked.sites[s].at()] = static_cast<std::uint32_t>(s);
        asked.users.push_back(users[asked.sites[s].at()]);
    }
    asked.services = options.services;
    std::sort(asked.services.begin(), asked.services.end());
    asked.services.erase(std::unique(asked.services.begin(), asked.services.end()),
                         asked.services.end());
    if (asked.services.empty()) {
        asked.services.resize(network.services.size());
        std::iota(asked.services.begin(), asked.services.end(), 0U);
    }
    addServices(plan, network, catalogue, asked);
    addWeights(demand, asked);
    return asked;
}

}  // namespace peerplan
