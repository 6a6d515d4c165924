// SPDX-License-Identifier: MIT
#pragma once

/// ExpressRoute figures of the catalogue: circuit sizes, limits, gateways, communities, markings,
/// and the scores of Microsoft's resiliency index.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/catalogue/provenance.h"

namespace peerplan {

/// One bandwidth that a circuit can have, with the number of VNets it can be linked to.
struct CircuitSize {
    std::string name;  ///< "200 Mbps"
    std::int64_t mbps = 0;
    std::vector<std::string> kinds;  ///< provider, direct10, direct100, direct400
    std::optional<int> standardVnetLinks;
    std::optional<int> premiumVnetLinks;
    Provenance provenance;
};

/// A limit on routes or circuits, with what happens beyond it.
struct RouteLimit {
    std::string id;
    std::string title;
    std::int64_t localStandard = 0;
    std::int64_t premium = 0;
    std::string onExceed;
    Provenance provenance;
};

/// What a circuit of a SKU reaches and costs nothing extra for.
struct SkuRule {
    std::string sku;    ///< local, standard, premium
    std::string scope;  ///< local-regions, geopolitical-region, all-regions
    std::vector<std::string> billing;
    std::int64_t privatePeeringIpv4Routes = 0;
    bool microsoft365 = false;
    std::int64_t minMbps = 0;
    Provenance provenance;
};

/// A VNet gateway for ExpressRoute.
struct GatewaySku {
    std::string name;
    std::int64_t mbps = 0;  ///< per scale unit where `perUnit`
    std::int64_t packetsPerSecond = 0;
    std::int64_t vms = 0;
    std::int64_t flows = 0;
    std::int64_t routesLearned = 0;
    std::optional<int> circuitsDifferentLocations;
    std::optional<int> circuitsSameLocation;
    bool perUnit = false;
    int maxUnits = 1;
    Provenance provenance;
};

/// A BGP community that Microsoft attaches to its routes.
struct BgpCommunity {
    std::string scope;  ///< service, service-usgov, region-microsoft-peering, region-usgov, ...
    std::string name;
    std::string word;  ///< short word for a plan's route filter: "exchange"; only for services
    std::string community;
    std::string authorization;  ///< yes, no, restricted, or empty where not stated
    Provenance provenance;
};

/// The marking of a kind of traffic on Microsoft peering.
struct DscpMarking {
    std::string workload;
    std::string phb;
    int dscp = 0;
    std::string clientPorts;
    std::string protocol;
    Provenance provenance;
};

/// One line of the resiliency index: the score for a condition, or the factor on the route score.
struct ResiliencyScore {
    std::string id;
    std::string category;  ///< route_resiliency, zone_redundant_gateway, ...
    std::string condition;
    double weight = 0;  ///< percent of the index; 0 for a multiplier
    double score = 0;   ///< points, or the factor
    Provenance provenance;
};

}  // namespace peerplan
