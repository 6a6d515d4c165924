// SPDX-License-Identifier: MIT
#include "planner/compare/providers.h"

#include <algorithm>
#include <set>
#include <utility>

#include "model/catalogue/lookup.h"
#include "planner/latency/rtt_model.h"
#include "planner/network/places.h"

namespace peerplan {
namespace {

struct Office {
    RttPlace place;
    double users = 0;
};

/// The usual spelling of a circuit's provider.
std::string providerOf(const Plan& plan, const Catalogue& catalogue, const Circuit& circuit) {
    for (const Provider& provider : plan.providers) {
        if (provider.id != circuit.provider.id) continue;
        return canonicalProvider(
            catalogue, provider.catalogue.empty() ? provider.label() : provider.catalogue);
    }
    return {};
}

class Ranking {
  public:
    Ranking(const Plan& plan, const Catalogue& catalogue)
        : m_plan(plan), m_catalogue(catalogue), m_model(catalogue) {}

    ProvidersAnswer run() {
        addLocations();
        std::vector<std::string> ids;
        for (const Region& region : m_plan.regions) ids.push_back(region.id);
        ids.emplace_back();
        for (const std::string& id : ids) addRegion(id);
        return std::move(m_answer);
    }

  private:
    void addLocations() {
        std::set<std::string> bought;
        for (const Circuit& circuit : m_plan.circuits) {
            const std::string name = providerOf(m_plan, m_catalogue, circuit);
            if (!name.empty()) bought.insert(name);
        }
        const UsedLocations used = usedLocations(m_plan, m_catalogue);
        for (const PeeringLocation& location : m_catalogue.peeringLocations) {
            if (location.cloud != "public") continue;
            LocationThere row;
            row.name = location.name;
            row.metro = location.metro;
            row.facility = location.facility;
            row.geopoliticalRegion = location.geopoliticalRegion;
            row.direct = location.direct;
            row.local = location.localAvailable;
            row.azureRegions = location.localAzureRegions;
            row.zone = location.zone;
            for (const MetroPair& pair : m_catalogue.metroPairs) {
                const auto& both = pair.peeringLocations;
                if (std::find(both.begin(), both.end(), location.name) != both.end()) {
                    row.metroPair = pair.name;
                }
            }
            for (const std::string& spelt : location.providers) {
                const std::string name = canonicalProvider(m_catalogue, spelt);
                if (std::find(row.providers.begin(), row.providers.end(), name) !=
                    row.providers.end()) {
                    continue;
                }
                row.providers.push_back(name);
                if (bought.contains(name)) row.plansProviders.push_back(name);
            }
            for (std::size_t c = 0; c < m_plan.circuits.size(); ++c) {
                const auto& byRole = used.circuits[c].byRole;
                const bool there = used.locations[byRole[0]].known == &location ||
                                   used.locations[byRole[1]].known == &location;
                if (!there) continue;
                const Circuit& circuit = m_plan.circuits[c];
                row.circuits.push_back(
                    {circuit.id, circuit.connectivity, providerOf(m_plan, m_catalogue, circuit)});
            }
            m_places.push_back(m_model.at({location.latitude, location.longitude}));
            m_answer.locations.push_back(std::move(row));
        }
    }

    /// Positions of the locations in which a circuit of the region ends: its own region, or one of
    /// its connections' sites (rule R3); a circuit of no region is every region's.
    std::vector<std::size_t> locationsOf(const std::string& region) const {
        std::vector<std::size_t> positions;
        for (std::size_t l = 0; l < m_answer.locations.size(); ++l) {
            for (const CircuitThere& there : m_answer.locations[l].circuits) {
                if (serves(there.circuit, region)) {
                    positions.push_back(l);
                    break;
                }
            }
        }
        return positions;
    }

    bool serves(const std::string& id, const std::string& region) const {
        const auto circuit = std::find_if(m_plan.circuits.begin(), m_plan.circuits.end(),
                                          [&](const Circuit& one) { return one.id == id; });
        if (!circuit->region.empty()) return circuit->region.id == region;
        bool any = false;
        for (const Connection& connection : circuit->connections) {
            for (const Site& site : m_plan.sites) {
                if (site.id != connection.site.id || site.region.empty()) continue;
                any = true;
                if (site.region.id == region) return true;
            }
        }
        return !any;
    }

    void addRegion(const std::string& id) {
        RegionLocations row;
        row.region = id;
        for (const Region& region : m_plan.regions) {
            if (region.id == id) row.name = region.label();
        }
        std::int64_t allUsers = 0;
        for (const Site& site : m_plan.sites) {
            for (const Users& group : site.users) allUsers += group.count.value();
        }
        std::vector<Office> offices;
        double weight = 0;
        for (const Site& site : m_plan.sites) {
            if (site.region.id != id) continue;
            std::int64_t users = 0;
            for (const Users& group : site.users) users += group.count.value();
            if (allUsers == 0 && site.kind == SiteKind::Office) users = 1;
            if (users == 0) continue;
            row.users += users;
            if (!site.lat || !site.lon) {
                row.unplaced += users;
                continue;
            }
            offices.push_back({m_model.at({*site.lat, *site.lon}), static_cast<double>(users)});
            weight += offices.back().users;
        }
        if (row.users == 0) return;
        if (weight > 0) rank(offices, weight, row);
        m_answer.regions.push_back(std::move(row));
    }

    void rank(const std::vector<Office>& offices, double weight, RegionLocations& row) {
        const std::vector<std::size_t> present = locationsOf(row.region);
        std::vector<double> sums(m_places.size(), 0);
        std::vector<double> gains(m_places.size(), 0);
        double nowSum = 0;
        for (const Office& office : offices) {
            std::vector<double> rtts;
            rtts.reserve(m_places.size());
            for (const RttPlace& place : m_places) {
                rtts.push_back(m_model.rtt(office.place, place).asMs());
            }
            std::optional<double> nearest;
            for (const std::size_t l : present) {
                nearest = nearest ? std::min(*nearest, rtts[l]) : rtts[l];
            }
            for (std::size_t l = 0; l < rtts.size(); ++l) {
                sums[l] += office.users * rtts[l];
                if (nearest) gains[l] += office.users * std::max(0.0, *nearest - rtts[l]);
            }
            if (nearest) nowSum += office.users * *nearest;
        }
        if (!present.empty()) row.nowMs = nowSum / weight;
        for (std::size_t l = 0; l < m_places.size(); ++l) {
            RegionLocation ranked;
            ranked.location = l;
            ranked.rttMs = sums[l] / weight;
            if (!present.empty()) ranked.gainMs = gains[l] / weight;
            row.ranked.push_back(ranked);
        }
        std::stable_sort(row.ranked.begin(), row.ranked.end(),
                         [&](const RegionLocation& a, const RegionLocation& b) {
                             if (a.rttMs != b.rttMs) return a.rttMs < b.rttMs;
                             return m_answer.locations[a.location].name <
                                    m_answer.locations[b.location].name;
                         });
    }

    const Plan& m_plan;
    const Catalogue& m_catalogue;
    RttModel m_model;
    std::vector<RttPlace> m_places;
    ProvidersAnswer m_answer;
};

}  // namespace

ProvidersAnswer providers(const Plan& plan, const Catalogue& catalogue) {
    return Ranking(plan, catalogue).run();
}

}  // namespace peerplan
