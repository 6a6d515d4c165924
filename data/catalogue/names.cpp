// SPDX-License-Identifier: MIT
#include "data/catalogue/names.h"

namespace peerplan {

CatalogueNames namesOf(const Catalogue& catalogue) {
    CatalogueNames names;
    for (const Persona& persona : catalogue.personas) names.personas.push_back(persona.id);
    for (const Service& service : catalogue.services) names.services.push_back(service.id);
    for (const PeeringLocation& location : catalogue.peeringLocations) {
        names.peeringLocations.push_back(location.name);
    }
    for (const MetroPair& metro : catalogue.metroPairs) names.metros.push_back(metro.name);
    for (const CatalogueProvider& provider : catalogue.providers) {
        names.providers.push_back(provider.name);
    }
    for (const ProviderAlias& alias : catalogue.providerAliases) {
        names.providers.push_back(alias.alias);
    }
    for (const AzureRegion& region : catalogue.azureRegions) {
        names.azureRegions.push_back(region.name);
        names.azureRegions.push_back(region.display);
    }
    for (const DiurnalProfile& profile : catalogue.diurnalProfiles) {
        names.diurnalProfiles.push_back(profile.id);
    }
    return names;
}

}  // namespace peerplan
