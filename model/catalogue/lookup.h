// SPDX-License-Identifier: MIT
#pragma once

/// Finds rows of a catalogue by the names that people write.

#include <optional>
#include <string>
#include <string_view>

#include "model/catalogue.h"

namespace peerplan {

/// A name in lower case without accents, spaces and punctuation: "GÉANT" and "geant" fold alike.
/// Letters outside Latin-1 stay as they are.
std::string foldName(std::string_view name);

/// A name with its Latin-1 accents taken off: "GÉANT" is "GEANT".
std::string withoutAccents(std::string_view name);

/// The usual spelling of a provider, case and aliases folded; the name itself if the catalogue
/// does not know it. Linear in the aliases and providers.
std::string canonicalProvider(const Catalogue& catalogue, std::string_view name);

/// The public peering location of that name or slug, folded; nullptr if there is none.
const PeeringLocation* findPeeringLocation(const Catalogue& catalogue, std::string_view name);
const PeeringLocation* findPeeringLocation(const Catalogue& catalogue, std::string_view cloud,
                                           std::string_view name);

/// The first public peering location of a metro, which stands for it: "Tokyo" for Tokyo, Tokyo2 and
/// Tokyo3; folded, by metro or by location. nullptr if there is none.
const PeeringLocation* findMetro(const Catalogue& catalogue, std::string_view city);

/// By "Amsterdam Metro", its slug, or the bare metro.
const MetroPair* findMetroPair(const Catalogue& catalogue, std::string_view name);

/// By name ("westeurope") or display name ("West Europe"), folded.
const AzureRegion* findAzureRegion(const Catalogue& catalogue, std::string_view name);

const CatalogueProvider* findProvider(const Catalogue& catalogue, std::string_view name);
const Service* findService(const Catalogue& catalogue, std::string_view id);
const Persona* findPersona(const Catalogue& catalogue, std::string_view id);
const DiurnalProfile* findDiurnalProfile(const Catalogue& catalogue, std::string_view id);
const BandwidthProfile* findBandwidthProfile(const Catalogue& catalogue,
                                             std::string_view application,
                                             std::string_view profile);
const CatalogueSource* findSource(const Catalogue& catalogue, std::string_view key);

/// The community for a short word such as "exchange"; a text like "12076:5010" is returned as it
/// is; empty if the word is not known.
std::string communityOf(const Catalogue& catalogue, std::string_view wordOrCommunity);

/// The value of a capacity rule such as "headroom_target_low"; nothing if it is not listed.
std::optional<double> capacityRule(const Catalogue& catalogue, std::string_view id);

/// The promised availability by id, such as "expressroute-circuit"; nothing if not listed.
std::optional<double> slaFigure(const Catalogue& catalogue, std::string_view id);

/// True if a provider, however spelt, serves the location.
bool serves(const Catalogue& catalogue, const PeeringLocation& location, std::string_view provider);

}  // namespace peerplan
