// SPDX-License-Identifier: MIT
#pragma once

/// Places of the catalogue: ExpressRoute peering locations, Metro pairs, Azure regions, and the
/// published round-trip times between regions.

#include <string>
#include <vector>

#include "model/catalogue/provenance.h"

namespace peerplan {

/// A building in which Microsoft's edge can be reached.
/// `City` and `City2` are two buildings of one metro. Names are unique within a cloud only.
struct PeeringLocation {
    std::string cloud;  ///< public, usgov or china
    std::string name;   ///< as Microsoft writes it: "Washington DC2"
    std::string slug;   ///< "washington-dc2"; outside the public cloud with the cloud in front
    std::string metro;
    std::string facility;
    std::string country;
    std::string geopoliticalRegion;              ///< scope of the Standard SKU
    std::string geopoliticalBasis;               ///< include (published) or inferred
    int zone = 0;                                ///< price zone 1 to 4; 0 where none is published
    std::vector<std::string> localAzureRegions;  ///< display names, scope of the Local SKU
    bool localAvailable = false;
    bool direct = false;  ///< ExpressRoute Direct ports are offered; speeds are not published
    std::vector<std::string> providers;  ///< as spelt in the source; see lookup.h
    double latitude = 0;                 ///< degrees, WGS84, precise to the metro
    double longitude = 0;
    Provenance provenance;
};

/// ExpressRoute Metro: one circuit whose two connections end in two buildings of one metro.
struct MetroPair {
    std::string name;  ///< "Amsterdam Metro", the circuit's peeringLocation
    std::string slug;
    std::vector<std::string> peeringLocations;  ///< two names of public peering locations
    std::vector<std::string> facilities;
    int zone = 0;
    std::vector<std::string> localAzureRegions;
    bool direct = false;
    std::vector<std::string> providers;
    std::vector<std::string> providersFuture;
    Provenance provenance;
};

/// An Azure region with Microsoft's own coordinates.
struct AzureRegion {
    std::string name;  ///< "westeurope"
    std::string display;
    std::string geography;
    std::string geographyGroup;
    std::string physicalLocation;
    double latitude = 0;
    double longitude = 0;
    std::string category;  ///< Recommended, Other, Restricted
    std::string pairedRegion;
    int availabilityZones = 0;
    std::string geopoliticalRegion;  ///< empty for test regions
    std::string geopoliticalBasis;
    std::string geoCode;
    std::string communityPrivate;  ///< BGP community on private peering, "12076:50002"
    std::string communityMicrosoft;
    Provenance provenance;
};

/// The published round-trip time from one Azure region to another.
struct RegionRtt {
    std::string from;  ///< AzureRegion::name
    std::string to;
    double rttMs = 0;
    Provenance provenance;
};

/// The usual spelling of a provider and the other spellings that mean the same one.
struct ProviderAlias {
    std::string alias;
    std::string canonical;
    Provenance provenance;
};

/// A connectivity provider at one or more peering locations. Derived, never read from a file.
struct CatalogueProvider {
    std::string name;  ///< canonical
    std::string slug;
    std::vector<std::string> peeringLocations;  ///< slugs, in the order of the list
    Provenance provenance;                      ///< that of the peering locations
};

}  // namespace peerplan
