// SPDX-License-Identifier: MIT
#pragma once

/// Targets and scales by which the quality of a connection is judged.

#include <optional>
#include <string>

#include "model/catalogue/provenance.h"

namespace peerplan {

/// One point of a published scale; values between two points are interpolated linearly.
struct ScorePoint {
    std::string service;
    std::string metric;
    double value = 0;
    double points = 0;
    Provenance provenance;
};

/// A limit on the quality of Teams media.
struct MediaTarget {
    std::string metric;
    std::optional<double> clientToEdge;
    std::optional<double> customerEdgeToEdge;
    std::string unit;
    std::string window;
    Provenance provenance;
};

/// The RTT to the Azure region of a Teams service that is still good, by region of the customer.
struct RegionRttTarget {
    std::string customerRegion;
    std::string azureRegion;
    double edgeToAzureMs = 0;
    double siteToAzureMs = 0;
    Provenance provenance;
};

/// A threshold above which Microsoft's network insights speak up.
struct InsightThreshold {
    std::string insight;
    double threshold = 0;
    std::string unit;
    Provenance provenance;
};

/// A name below a wildcard that is advertised elsewhere than the wildcard itself.
struct FqdnException {
    std::string wildcard;
    std::string wildcardOn;  ///< "expressroute" and "internet", or one of them
    std::string fqdn;
    std::string fqdnOn;
    Provenance provenance;
};

/// How many endpoint sets, addresses and names Microsoft published for a service area.
struct EndpointCount {
    std::string version;
    std::string serviceArea;
    bool expressRoute = false;
    int endpointSets = 0;
    std::optional<int> uniqueIpv4;
    std::optional<int> uniqueIpv6;
    std::optional<int> uniqueUrls;
    std::optional<int> requiredSets;
    Provenance provenance;
};

/// A promised availability, as a fraction of time.
struct SlaFigure {
    std::string id;  ///< expressroute-circuit
    double availability = 1;
    Provenance provenance;
};

}  // namespace peerplan
