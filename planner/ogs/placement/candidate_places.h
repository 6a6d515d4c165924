// SPDX-License-Identifier: MIT
#pragma once

/// Places where a gateway could stand.

#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/latency/great_circle.h"

namespace peerplan {

struct CandidatePlace {
    /// The id of a site, or the name of a metro.
    std::string name;
    LatLon at;
};

/// The places that words name, each once: `sites` (the plan's sites with coordinates, but for
/// remote ones and those that have a gateway), `metros` (the public peering metros of the
/// catalogue, by name), the id of a site, or the name of a metro. Throws UsageError for any other
/// word, with the nearest spelling, and for a site without coordinates.
std::vector<CandidatePlace> candidatePlaces(const Plan& plan, const Catalogue& catalogue,
                                            const std::vector<std::string>& words);

}  // namespace peerplan
