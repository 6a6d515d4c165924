// SPDX-License-Identifier: MIT
#pragma once

/// Round trips from a plan's clients to its gateways and to places for more, from the model or from
/// a matrix that stands in for it.

#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "model/rtt_matrix.h"
#include "planner/answers/ogs_place.h"
#include "planner/network/network.h"
#include "planner/ogs/placement/candidate_places.h"

namespace peerplan {

struct PlaceRtts {
    std::vector<SiteId> clients;
    /// The plan's gateways first, those of a cluster as one, in their order.
    std::vector<OgsPlaceCandidate> candidates;
    /// Client by client in milliseconds; infinite where there is no way.
    std::vector<double> ms;

    double at(std::size_t client, std::size_t candidate) const {
        return ms[client * candidates.size() + candidate];
    }
};

/// From the latency model, or measurements of the plan where it has them. Throws UsageError where
/// clients × candidates are more than placement can take. `network` is the plan's.
PlaceRtts modelledRtts(const Plan& plan, const Catalogue& catalogue, const CompiledNetwork& network,
                       const std::vector<CandidatePlace>& places);

/// From a matrix: rows are ids of sites, whose users are the clients; columns of the plan's
/// gateways (or clusters) bear their ids, all others are candidates, or those that `only` names.
/// Throws InputError with every row that is no site, and every gateway without a column; UsageError
/// for a name in `only` that no column has.
PlaceRtts statedRtts(const Plan& plan, const RttMatrix& matrix,
                     const std::vector<std::string>& only);

}  // namespace peerplan
