// SPDX-License-Identifier: MIT
#pragma once

/// Catalogue: the public facts that peerplan plans with, as plain lists in the order of their
/// files.

#include <vector>

#include "model/catalogue/defaults.h"
#include "model/catalogue/expressroute.h"
#include "model/catalogue/places.h"
#include "model/catalogue/provenance.h"
#include "model/catalogue/quality.h"
#include "model/catalogue/usage.h"

namespace peerplan {

/// Every list is plain data: `data/catalogue` fills it, a user's CSV may lie over it, and the
/// planner only reads it. Lookups stand in `model/catalogue/lookup.h`.
struct Catalogue {
    std::vector<CatalogueSource> sources;

    std::vector<PeeringLocation> peeringLocations;
    std::vector<MetroPair> metroPairs;
    std::vector<AzureRegion> azureRegions;
    std::vector<RegionRtt> regionRtts;
    std::vector<ProviderAlias> providerAliases;
    std::vector<CatalogueProvider> providers;

    std::vector<CircuitSize> circuitSizes;  ///< ascending by bandwidth
    std::vector<SkuRule> skuRules;
    std::vector<RouteLimit> routeLimits;
    std::vector<GatewaySku> gatewaySkus;
    std::vector<BgpCommunity> bgpCommunities;
    std::vector<DscpMarking> dscpMarkings;
    std::vector<ResiliencyScore> resiliencyScores;
    std::vector<SlaFigure> slaFigures;

    std::vector<BandwidthProfile> bandwidthProfiles;
    std::vector<ConcurrencyFigure> concurrencyFigures;
    std::vector<ExchangeVolume> exchangeVolumes;
    std::vector<DiurnalProfile> diurnalProfiles;
    std::vector<CapacityRule> capacityRules;
    std::vector<SizingCaseRow> sizingCase;

    std::vector<ServiceDefault> serviceDefaults;
    std::vector<PersonaUse> personaUses;
    /// The same two as a plan holds them, derived when the lists above are read.
    std::vector<Service> services;
    std::vector<Persona> personas;

    std::vector<ScorePoint> scorePoints;
    std::vector<MediaTarget> mediaTargets;
    std::vector<RegionRttTarget> regionRttTargets;
    std::vector<InsightThreshold> insightThresholds;
    std::vector<FqdnException> fqdnExceptions;
    std::vector<EndpointCount> endpointCounts;
};

}  // namespace peerplan
