// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/candidate_places.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "model/catalogue/lookup.h"
#include "model/error.h"
#include "model/fields/spelling.h"

namespace peerplan {

namespace {

class Places {
  public:
    Places(const Plan& plan, const Catalogue& catalogue) : m_plan(plan), m_catalogue(catalogue) {}

    void add(const std::string& word) {
        if (word == "sites") {
            addSites();
        } else if (word == "metros") {
            addMetros();
        } else {
            addNamed(word);
        }
    }

    std::vector<CandidatePlace> finish() { return std::move(m_places); }

  private:
    void addSites() {
        std::set<std::string_view> taken;
        for (const Gateway& gateway : m_plan.gateways) taken.insert(gateway.site.id);
        for (const Site& site : m_plan.sites) {
            if (site.kind == SiteKind::Remote || !site.lat || !site.lon) continue;
            if (!taken.contains(site.id)) addPlace(site.id, {*site.lat, *site.lon});
        }
    }

    void addMetros() {
        std::vector<CandidatePlace> metros;
        std::set<std::string_view> known;
        for (const PeeringLocation& location : m_catalogue.peeringLocations) {
            if (location.cloud != "public" || !known.insert(location.metro).second) continue;
            metros.push_back({location.metro, {location.latitude, location.longitude}});
        }
        std::sort(metros.begin(), metros.end(),
                  [](const CandidatePlace& a, const CandidatePlace& b) { return a.name < b.name; });
        for (const CandidatePlace& metro : metros) addPlace(metro.name, metro.at);
    }

    void addNamed(const std::string& word) {
        const auto site = std::find_if(m_plan.sites.begin(), m_plan.sites.end(),
                                       [&](const Site& known) { return known.id == word; });
        if (site != m_plan.sites.end()) {
            if (site->lat && site->lon) return addPlace(site->id, {*site->lat, *site->lon});
            throw UsageError(Text(tr("site {id} has no coordinates: nobody knows how far it is"),
                                  {{"id", word}}));
        }
        if (const PeeringLocation* metro = findMetro(m_catalogue, word)) {
            return addPlace(metro->metro, {metro->latitude, metro->longitude});
        }
        refuse(word);
    }

    [[noreturn]] void refuse(const std::string& word) const {
        NearestSpelling nearest(word);
        for (const Site& site : m_plan.sites) nearest.offer(site.id);
        for (const PeeringLocation& location : m_catalogue.peeringLocations) {
            if (location.cloud == "public") nearest.offer(location.metro);
        }
        Diagnostic diagnostic;
        diagnostic.message =
            Text(tr("{id} is no site of the plan and no peering metro"), {{"id", word}});
        diagnostic.suggestion = nearest.best();
        throw UsageError(Diagnostics{diagnostic});
    }

    void addPlace(const std::string& name, LatLon at) {
        if (m_names.insert(name).second) m_places.push_back({name, at});
    }

    const Plan& m_plan;
    const Catalogue& m_catalogue;
    std::vector<CandidatePlace> m_places;
    std::set<std::string> m_names;
};

}  // namespace

std::vector<CandidatePlace> candidatePlaces(const Plan& plan, const Catalogue& catalogue,
                                            const std::vector<std::string>& words) {
    Places places(plan, catalogue);
    for (const std::string& word : words) places.add(word);
    return places.finish();
}

}  // namespace peerplan
