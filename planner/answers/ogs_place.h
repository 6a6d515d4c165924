// SPDX-License-Identifier: MIT
#pragma once

/// What `ogs place` answers: the placement with the names of a plan, the curve over the number of
/// gateways, and what OGS makes of it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "planner/answers/placement.h"

namespace peerplan {

struct OgsPlaceCandidate {
    /// The id of a gateway, a cluster or a site, the name of a metro, or a column of the matrix.
    std::string name;
    bool existing = false;
};

struct OgsPlaceClient {
    std::string site;
    std::size_t region = 0;
    double users = 0;
};

/// Whom OGS itself sends where once the new gateways are in every profile: it goes by its probes,
/// which an old release or a missing session resumption lengthens, and not by round trips.
struct OgsPlaceByOgs {
    /// By client: a candidate; nothing where OGS finds none.
    std::vector<std::optional<std::size_t>> assigned;
    /// Users who are not sent to the gateway of least round trip.
    double elsewhere = 0;
    double meanMs = 0;
};

struct OgsPlaceAnswer {
    /// The greatest round trip counts, not the mean.
    bool center = false;
    /// The state after the worst single loss counts.
    bool survive = false;
    std::vector<OgsPlaceCandidate> candidates;
    std::vector<OgsPlaceClient> clients;
    /// Ids; empty for clients in no region.
    std::vector<std::string> regions;
    double users = 0;
    /// What a client counts as that no gateway serves.
    double unservedMs = 0;
    /// With the existing gateways only, where there are some.
    std::optional<GatewayPlacement> before{};
    /// 1, 2, … gateways more; the last is the answer.
    std::vector<GatewayPlacement> curve;
    /// Of the answer; nothing where the plan has no profile, so that nobody runs OGS yet.
    std::optional<OgsPlaceByOgs> byOgs{};

    const GatewayPlacement& placement() const { return curve.back(); }
};

}  // namespace peerplan
