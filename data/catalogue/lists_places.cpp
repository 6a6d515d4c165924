// SPDX-License-Identifier: MIT
#include "data/catalogue/list_declarations.h"
#include "data/catalogue/typed_list.h"

namespace peerplan::catalogue {

const List& peeringLocationsList() {
    static const TypedList<PeeringLocation> list(
        "peering-locations", "peering_locations.csv", &Catalogue::peeringLocations,
        {column<PeeringLocation, &PeeringLocation::cloud>("cloud").asKey(),
         column<PeeringLocation, &PeeringLocation::name>("name").asKey(),
         column<PeeringLocation, &PeeringLocation::metro>("metro").must(),
         column<PeeringLocation, &PeeringLocation::facility>("facility"),
         column<PeeringLocation, &PeeringLocation::country>("country").must(),
         column<PeeringLocation, &PeeringLocation::geopoliticalRegion>("geopolitical_region")
             .must(),
         column<PeeringLocation, &PeeringLocation::geopoliticalBasis>("geopolitical_basis"),
         column<PeeringLocation, &PeeringLocation::zone>("zone").within(0, 9),
         column<PeeringLocation, &PeeringLocation::localAzureRegions>("local_azure_regions"),
         column<PeeringLocation, &PeeringLocation::localAvailable>("local_available"),
         column<PeeringLocation, &PeeringLocation::direct>("direct"),
         column<PeeringLocation, &PeeringLocation::providers>("providers"),
         column<PeeringLocation, &PeeringLocation::latitude>("latitude").within(-90, 90).must(),
         column<PeeringLocation, &PeeringLocation::longitude>("longitude")
             .within(-180, 180)
             .must()});
    return list;
}

const List& metroPairsList() {
    static const TypedList<MetroPair> list(
        "metro-pairs", "metro_pairs.csv", &Catalogue::metroPairs,
        {column<MetroPair, &MetroPair::name>("name").asKey(),
         column<MetroPair, &MetroPair::peeringLocations>("peering_locations").must(),
         column<MetroPair, &MetroPair::facilities>("facilities"),
         column<MetroPair, &MetroPair::zone>("zone").within(0, 9),
         column<MetroPair, &MetroPair::localAzureRegions>("local_azure_regions"),
         column<MetroPair, &MetroPair::direct>("direct"),
         column<MetroPair, &MetroPair::providers>("providers"),
         column<MetroPair, &MetroPair::providersFuture>("providers_future")});
    return list;
}

const List& azureRegionsList() {
    static const TypedList<AzureRegion> list(
        "azure-regions", "azure_regions.csv", &Catalogue::azureRegions,
        {column<AzureRegion, &AzureRegion::name>("name").asKey(),
         column<AzureRegion, &AzureRegion::display>("display").must(),
         column<AzureRegion, &AzureRegion::geography>("geography"),
         column<AzureRegion, &AzureRegion::geographyGroup>("geography_group"),
         column<AzureRegion, &AzureRegion::physicalLocation>("physical_location"),
         column<AzureRegion, &AzureRegion::latitude>("latitude").within(-90, 90).must(),
         column<AzureRegion, &AzureRegion::longitude>("longitude").within(-180, 180).must(),
         column<AzureRegion, &AzureRegion::category>("category"),
         column<AzureRegion, &AzureRegion::pairedRegion>("paired_region"),
         column<AzureRegion, &AzureRegion::availabilityZones>("availability_zones").within(0, 9),
         column<AzureRegion, &AzureRegion::geopoliticalRegion>("geopolitical_region"),
         column<AzureRegion, &AzureRegion::geopoliticalBasis>("geopolitical_basis"),
         column<AzureRegion, &AzureRegion::geoCode>("geo_code"),
         column<AzureRegion, &AzureRegion::communityPrivate>("community_private"),
         column<AzureRegion, &AzureRegion::communityMicrosoft>("community_microsoft")});
    return list;
}

const List& regionRttsList() {
    static const TypedList<RegionRtt> list(
        "region-rtt", "region_rtt.csv", &Catalogue::regionRtts,
        {column<RegionRtt, &RegionRtt::from>("from").asKey(),
         column<RegionRtt, &RegionRtt::to>("to").asKey(),
         column<RegionRtt, &RegionRtt::rttMs>("rtt_ms").in("ms").within(0.001, 10000).must()});
    return list;
}

const List& providerAliasesList() {
    static const TypedList<ProviderAlias> list(
        "provider-aliases", "provider_aliases.csv", &Catalogue::providerAliases,
        {column<ProviderAlias, &ProviderAlias::alias>("alias").asKey(),
         column<ProviderAlias, &ProviderAlias::canonical>("canonical").must()});
    return list;
}

}  // namespace peerplan::catalogue
