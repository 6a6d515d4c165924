// SPDX-License-Identifier: MIT
#pragma once

/// What `providers` answers: where the users of each region could reach Microsoft, who can connect
/// them there, and what of that the plan has already.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/circuit.h"

namespace peerplan {

/// A circuit of the plan in a peering location: location × model × provider.
struct CircuitThere {
    std::string circuit;
    Connectivity connectivity = Connectivity::CloudExchange;
    /// The catalogue's usual spelling, or the plan's name for it; empty where none is stated.
    std::string provider;
};

/// A peering location, as the catalogue and the plan know it.
struct LocationThere {
    std::string name;
    std::string metro;
    std::string facility;
    std::string geopoliticalRegion;
    /// Ports of ExpressRoute Direct; the Local SKU, and for which Azure regions.
    bool direct = false;
    bool local = false;
    std::vector<std::string> azureRegions;
    /// Price zone; 0 where none is published.
    int zone = 0;
    /// The Metro that pairs it with another building; empty for none.
    std::string metroPair;
    /// Usual spellings, and of those the ones that the plan buys from anywhere.
    std::vector<std::string> providers;
    std::vector<std::string> plansProviders;
    std::vector<CircuitThere> circuits;
};

/// A peering location as seen from a region's users.
struct RegionLocation {
    /// Position in `ProvidersAnswer::locations`.
    std::size_t location = 0;
    /// Mean over users of the round trip from office to location, by the model.
    double rttMs = 0;
    /// By how much the mean round trip to the nearest peering location that the region's circuits
    /// end in would fall with one here; nothing where the region has no circuit.
    std::optional<double> gainMs{};
};

struct RegionLocations {
    /// Empty for sites without a region.
    std::string region;
    std::string name;
    std::int64_t users = 0;
    /// Users whose place is not known: in no mean.
    std::int64_t unplaced = 0;
    /// Mean over users to the nearest location in which a circuit of the region ends.
    std::optional<double> nowMs{};
    /// Nearest first.
    std::vector<RegionLocation> ranked;
};

struct ProvidersAnswer {
    std::vector<LocationThere> locations;
    std::vector<RegionLocations> regions;
};

}  // namespace peerplan
