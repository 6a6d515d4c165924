// SPDX-License-Identifier: MIT
#pragma once

/// Microsoft's resiliency index of a VNet gateway as peerplan predicts it from the plan (rule V1).

#include <cstdint>
#include <string>
#include <vector>

#include "model/text.h"

namespace peerplan {

/// One category of the index: route, validation, gateway, advisor.
struct IndexPart {
    std::string category;
    /// Points now, and the most that there are.
    double points = 0;
    double most = 0;
    /// What they are given for.
    Text why;
    /// What the missing points would take; empty where none is missing.
    Text toGain;
};

/// The index of one VNet gateway, 0 to 100.
struct GatewayIndex {
    std::string gateway;
    double score = 0;
    std::vector<IndexPart> parts;
};

struct ResiliencyIndexAnswer {
    bool applicable = false;
    /// Why not, where it is not.
    Text notApplicable;
    std::vector<GatewayIndex> gateways;
    /// What the published text leaves open, and how it is read here.
    std::vector<Text> gaps;
};

}  // namespace peerplan
