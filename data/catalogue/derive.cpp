// SPDX-License-Identifier: MIT
#include "data/catalogue/derive.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "data/catalogue/columns.h"
#include "model/catalogue/lookup.h"
#include "model/component_ref.h"

namespace peerplan::catalogue {
namespace {

void deriveProviders(Catalogue& catalogue) {
    std::map<std::string, std::string> canonical;  // by folded spelling
    for (const ProviderAlias& alias : catalogue.providerAliases) {
        canonical.emplace(foldName(alias.alias), alias.canonical);
    }
    std::map<std::string, CatalogueProvider> providers;  // by folded canonical name
    for (const PeeringLocation& location : catalogue.peeringLocations) {
        for (const std::string& spelling : location.providers) {
            const auto alias = canonical.find(foldName(spelling));
            const std::string& name = alias != canonical.end() ? alias->second : spelling;
            CatalogueProvider& provider = providers[foldName(name)];
            if (provider.name.empty()) {
                provider.name = name;
                provider.slug = slug(withoutAccents(name));
                provider.provenance = location.provenance;
                provider.provenance.assumed = false;
                provider.provenance.note.clear();
            }
            auto& places = provider.peeringLocations;
            if (places.empty() || places.back() != location.slug) places.push_back(location.slug);
        }
    }
    catalogue.providers.clear();
    for (auto& [key, provider] : providers) catalogue.providers.push_back(std::move(provider));
}

void derivePersonas(Catalogue& catalogue) {
    catalogue.services.clear();
    for (const ServiceDefault& row : catalogue.serviceDefaults) {
        catalogue.services.push_back(row.service);
    }
    catalogue.personas.clear();
    for (const PersonaUse& use : catalogue.personaUses) {
        auto persona = std::find_if(catalogue.personas.begin(), catalogue.personas.end(),
                                    [&](const Persona& other) { return other.id == use.persona; });
        if (persona == catalogue.personas.end()) {
            persona = catalogue.personas.emplace(persona);
            persona->id = use.persona;
            persona->name = use.personaName;
        }
        Application application = use.application;
        application.source = use.provenance.source;
        persona->applications.push_back(std::move(application));
    }
}

class ReferenceCheck {
  public:
    ReferenceCheck(std::string_view fileName, Diagnostics& diagnostics)
        : m_file(fileName), m_diagnostics(diagnostics) {}

    template <class Rows, class Name>
    static std::set<std::string> namesOf(const Rows& rows, const Name& name) {
        std::set<std::string> names;
        for (const auto& row : rows) names.insert(name(row));
        return names;
    }

    void expect(const std::set<std::string>& known, const std::string& name, const char* what) {
        if (known.count(name) != 0 || !m_told.insert({name, what}).second) return;
        Diagnostic diagnostic;
        diagnostic.file = m_file;
        diagnostic.message = {tr("The catalogue names {name}, which is not in its list {list}."),
                              {{"name", name}, {"list", std::string(what)}}};
        diagnostic.found = name;
        m_diagnostics.push_back(std::move(diagnostic));
    }

  private:
    std::string m_file;
    Diagnostics& m_diagnostics;
    std::set<std::pair<std::string, std::string>> m_told;
};

}  // namespace

void derive(Catalogue& catalogue) {
    for (PeeringLocation& location : catalogue.peeringLocations) {
        location.slug = slug(location.name);
        if (location.cloud != "public") location.slug = location.cloud + '-' + location.slug;
    }
    for (MetroPair& pair : catalogue.metroPairs) pair.slug = slug(pair.name);
    std::stable_sort(catalogue.circuitSizes.begin(), catalogue.circuitSizes.end(),
                     [](const CircuitSize& a, const CircuitSize& b) { return a.mbps < b.mbps; });
    deriveProviders(catalogue);
    derivePersonas(catalogue);
}

void checkReferences(const Catalogue& catalogue, std::string_view fileName,
                     Diagnostics& diagnostics) {
    ReferenceCheck check(fileName, diagnostics);
    const auto regions =
        check.namesOf(catalogue.azureRegions, [](const auto& row) { return row.name; });
    for (const RegionRtt& row : catalogue.regionRtts) {
        check.expect(regions, row.from, "azure-regions");
        check.expect(regions, row.to, "azure-regions");
    }
    const auto locations = check.namesOf(catalogue.peeringLocations, [](const auto& row) {
        return row.cloud == "public" ? row.name : std::string();
    });
    for (const MetroPair& row : catalogue.metroPairs) {
        for (const std::string& name : row.peeringLocations) {
            check.expect(locations, name, "peering-locations");
        }
    }
    const auto services = check.namesOf(catalogue.services, [](const auto& row) { return row.id; });
    for (const Service& row : catalogue.services) {
        for (const auto& need : row.needs) check.expect(services, need.id, "services");
    }
    auto profiles =
        check.namesOf(catalogue.diurnalProfiles, [](const auto& row) { return row.id; });
    profiles.insert(std::string());
    for (const PersonaUse& row : catalogue.personaUses) {
        check.expect(services, row.application.service.id, "services");
        check.expect(profiles, row.application.diurnal, "diurnal-profiles");
    }
}

}  // namespace peerplan::catalogue
