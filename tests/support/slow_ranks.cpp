// SPDX-License-Identifier: MIT
// The slow router: which egresses a flow may take, in which order (R1 to R3).
#include <algorithm>
#include <cmath>

#include "model/catalogue/lookup.h"
#include "tests/support/slow_names.h"
#include "tests/support/slow_router.h"

namespace peerplan::tests {

bool SlowRouter::flagInternetShared(const InternetEgress& egress) const {
    return egress.shared.value_or(transit(egress.site.id));
}

std::set<std::string> SlowRouter::carriersOf(const std::string& service) const {
    std::string community;
    if (const Service* known = findService(m_catalogue, service)) community = known->community;
    if (const Service* own = byId(m_plan.services, service)) {
        if (!own->community.empty()) community = communityOf(m_catalogue, own->community);
    }
    std::set<std::string> carriers;
    for (const Circuit& circuit : m_plan.circuits) {
        const auto& peerings = circuit.peerings;
        if (std::find(peerings.begin(), peerings.end(), Peering::Microsoft) == peerings.end()) {
            continue;
        }
        if (circuit.m365Authorization == Authorization::Denied) continue;
        for (const std::string& filter : circuit.routeFilter) {
            if (!community.empty() && communityOf(m_catalogue, filter) == community) {
                carriers.insert("circuit/" + circuit.id);
            }
        }
    }
    return carriers;
}

void SlowRouter::internetRanks(const std::string& site, bool manual,
                               std::vector<Rank>& ranks) const {
    Rank own{{}, manual};
    Rank near{{}, manual};
    Rank far{{}, manual};
    for (const InternetEgress& egress : m_plan.internet) {
        const std::string ref = "internet/" + egress.id;
        if (egress.site.id == site) own.egresses.push_back(ref);
        if (!flagInternetShared(egress)) continue;
        const bool same = siteOf(egress.site.id).region == siteOf(site).region;
        (same ? near : far).egresses.push_back(ref);
    }
    ranks.push_back(own);
    ranks.push_back(near);
    ranks.push_back(far);
}

std::vector<SlowRouter::Rank> SlowRouter::ranksOf(const Ask& ask, const std::string& service,
                                                  bool useRoutes) const {
    std::vector<Rank> ranks;
    const Site& site = siteOf(ask.site);
    const bool internetToo = ask.kind != "private";
    // The most specific route: site before region, service before any.
    const Route* best = nullptr;
    int bestScore = -1;
    for (const Route& route : m_plan.routes) {
        if (!useRoutes) break;
        if (!route.site.empty() && route.site.id != site.id) continue;
        if (route.site.empty() && !route.region.empty() && route.region != site.region) continue;
        if (!route.service.empty() && route.service.id != service) continue;
        const int score = (!route.site.empty()     ? 4
                           : !route.region.empty() ? 2
                                                   : 0) +
                          (route.service.empty() ? 0 : 1);
        if (score > bestScore) {
            best = &route;
            bestScore = score;
        }
    }
    if (best != nullptr) {
        for (const RouteGroup& group : best->groups) {
            Rank rank;
            for (const std::string& ref : group.egresses) {
                const bool circuit = ref.starts_with("circuit/");
                if (circuit ? ask.carriers.contains(ref) : internetToo) {
                    rank.egresses.push_back(ref);
                }
            }
            ranks.push_back(rank);
        }
    }
    if (ask.kind == "internet") {
        internetRanks(site.id, false, ranks);
        return ranks;
    }
    std::vector<EgressRank> order = m_plan.policy.order;
    if (order.empty())
        order = {EgressRank::OwnRegion, EgressRank::OtherRegions, EgressRank::Internet};
    for (const EgressRank step : order) {
        if (step == EgressRank::Internet) {
            const Fallback allowed = m_plan.policy.internetFallback.value_or(Fallback::None);
            if (internetToo && allowed != Fallback::None) {
                internetRanks(site.id, allowed == Fallback::Manual, ranks);
            }
            continue;
        }
        Rank rank;
        const Fallback others = m_plan.policy.otherRegions.value_or(Fallback::Automatic);
        if (step == EgressRank::OtherRegions) {
            if (others == Fallback::None) continue;
            rank.manual = others == Fallback::Manual;
        }
        for (const Circuit& circuit : m_plan.circuits) {
            if (!ask.carriers.contains("circuit/" + circuit.id)) continue;
            std::set<std::string> regions;
            if (!circuit.region.empty()) {
                regions.insert(circuit.region.id);
            } else {
                for (const Connection& end : circuit.connections) {
                    if (end.site.empty()) continue;
                    const std::string& region = siteOf(end.site.id).region.id;
                    if (!region.empty()) regions.insert(region);
                }
            }
            const bool own =
                site.region.empty() || regions.empty() || regions.contains(site.region.id);
            if (own == (step == EgressRank::OwnRegion)) {
                rank.egresses.push_back("circuit/" + circuit.id);
            }
        }
        ranks.push_back(rank);
    }
    return ranks;
}

}  // namespace peerplan::tests
