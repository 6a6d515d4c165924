// SPDX-License-Identifier: MIT
#include "model/catalogue/lookup.h"

#include <algorithm>
#include <cstddef>

namespace peerplan {
namespace {

/// The unaccented lower-case letter of a Latin-1 letter given by the second byte of its UTF-8
/// form (the first being 0xC3); '\0' where it is no letter with an accent.
char latinBase(unsigned char second) {
    static constexpr std::string_view bases =
        "aaaaaaaceeeeiiiidnooooo_ouuuuytsaaaaaaaceeeeiiiidnooooo_ouuuuyty";
    const std::size_t index = static_cast<std::size_t>(second) - 0x80U;
    return index < bases.size() && bases[index] != '_' ? bases[index] : '\0';
}

template <class Row, class Matches>
const Row* firstOf(const std::vector<Row>& rows, const Matches& matches) {
    const auto found = std::find_if(rows.begin(), rows.end(), matches);
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::string withoutAccents(std::string_view name) {
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '\xC3' && i + 1 < name.size()) {
            const auto second = static_cast<unsigned char>(name[i + 1]);
            const char base = latinBase(second);
            if (base != '\0') {
                // U+00C0 to U+00DE are the capitals.
                plain += second < 0x9FU ? static_cast<char>(base - 'a' + 'A') : base;
                ++i;
                continue;
            }
        }
        plain += name[i];
    }
    return plain;
}

std::string foldName(std::string_view name) {
    std::string folded;
    for (const char byte : withoutAccents(name)) {
        const bool capital = byte >= 'A' && byte <= 'Z';
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                           static_cast<unsigned char>(byte) >= 0x80U;
        if (capital) folded += static_cast<char>(byte - 'A' + 'a');
        if (plain) folded += byte;
    }
    return folded;
}

std::string canonicalProvider(const Catalogue& catalogue, std::string_view name) {
    std::string folded = foldName(name);
    const auto* alias = firstOf(catalogue.providerAliases, [&](const ProviderAlias& row) {
        return foldName(row.alias) == folded;
    });
    if (alias != nullptr) return alias->canonical;
    const auto* provider = firstOf(catalogue.providers, [&](const CatalogueProvider& row) {
        return foldName(row.name) == folded;
    });
    return provider != nullptr ? provider->name : std::string(name);
}

const PeeringLocation* findPeeringLocation(const Catalogue& catalogue, std::string_view cloud,
                                           std::string_view name) {
    const std::string folded = foldName(name);
    return firstOf(catalogue.peeringLocations, [&](const PeeringLocation& row) {
        return row.cloud == cloud && (foldName(row.name) == folded || row.slug == name);
    });
}

const PeeringLocation* findPeeringLocation(const Catalogue& catalogue, std::string_view name) {
    return findPeeringLocation(catalogue, "public", name);
}

const PeeringLocation* findMetro(const Catalogue& catalogue, std::string_view city) {
    const std::string folded = foldName(city);
    const auto* metro = firstOf(catalogue.peeringLocations, [&](const PeeringLocation& row) {
        return row.cloud == "public" && foldName(row.metro) == folded;
    });
    return metro != nullptr ? metro : findPeeringLocation(catalogue, city);
}

const MetroPair* findMetroPair(const Catalogue& catalogue, std::string_view name) {
    const std::string folded = foldName(name);
    return firstOf(catalogue.metroPairs, [&](const MetroPair& row) {
        const std::string own = foldName(row.name);
        return own == folded || own == folded + "metro";
    });
}

const AzureRegion* findAzureRegion(const Catalogue& catalogue, std::string_view name) {
    const std::string folded = foldName(name);
    return firstOf(catalogue.azureRegions, [&](const AzureRegion& row) {
        return row.name == folded || foldName(row.display) == folded;
    });
}

const CatalogueProvider* findProvider(const Catalogue& catalogue, std::string_view name) {
    const std::string folded = foldName(canonicalProvider(catalogue, name));
    return firstOf(catalogue.providers,
                   [&](const CatalogueProvider& row) { return foldName(row.name) == folded; });
}

const Service* findService(const Catalogue& catalogue, std::string_view id) {
    return firstOf(catalogue.services, [&](const Service& row) { return row.id == id; });
}

const Persona* findPersona(const Catalogue& catalogue, std::string_view id) {
    return firstOf(catalogue.personas, [&](const Persona& row) { return row.id == id; });
}

const DiurnalProfile* findDiurnalProfile(const Catalogue& catalogue, std::string_view id) {
    return firstOf(catalogue.diurnalProfiles,
                   [&](const DiurnalProfile& row) { return row.id == id; });
}

const BandwidthProfile* findBandwidthProfile(const Catalogue& catalogue,
                                             std::string_view application,
                                             std::string_view profile) {
    return firstOf(catalogue.bandwidthProfiles, [&](const BandwidthProfile& row) {
        return row.application == application && row.profile == profile;
    });
}

const CatalogueSource* findSource(const Catalogue& catalogue, std::string_view key) {
    return firstOf(catalogue.sources, [&](const CatalogueSource& row) { return row.key == key; });
}

std::string communityOf(const Catalogue& catalogue, std::string_view wordOrCommunity) {
    if (wordOrCommunity.find(':') != std::string_view::npos) return std::string(wordOrCommunity);
    const auto* row = firstOf(catalogue.bgpCommunities, [&](const BgpCommunity& community) {
        return !community.word.empty() && community.word == wordOrCommunity;
    });
    return row != nullptr ? row->community : std::string();
}

std::optional<double> capacityRule(const Catalogue& catalogue, std::string_view id) {
    const auto* rule =
        firstOf(catalogue.capacityRules, [&](const CapacityRule& row) { return row.id == id; });
    return rule != nullptr ? rule->value : std::nullopt;
}

std::optional<double> slaFigure(const Catalogue& catalogue, std::string_view id) {
    const auto* figure =
        firstOf(catalogue.slaFigures, [&](const SlaFigure& row) { return row.id == id; });
    if (figure == nullptr) return std::nullopt;
    return figure->availability;
}

bool serves(const Catalogue& catalogue, const PeeringLocation& location,
            std::string_view provider) {
    const std::string folded = foldName(canonicalProvider(catalogue, provider));
    return std::any_of(location.providers.begin(), location.providers.end(),
                       [&](const std::string& name) {
                           return foldName(canonicalProvider(catalogue, name)) == folded;
                       });
}

}  // namespace peerplan
