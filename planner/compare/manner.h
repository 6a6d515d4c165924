// SPDX-License-Identifier: MIT
#pragma once

/// What a design asks of people: in a failover, and to be understood at all.

#include <optional>
#include <vector>

#include "model/plan.h"
#include "planner/answers/compare.h"
#include "planner/compare/office_ways.h"
#include "planner/network/network.h"

namespace peerplan::comparing {

struct MannerAnswer {
    FailoverManner manner = FailoverManner::Automatic;
    std::vector<ManualStep> steps;
};

/// Whether any single failure leaves traffic waiting for a person, and what of BGP, NAT, DNS and
/// proxies people have to change where one egress stands in for another. `NoneLeft` where no egress
/// ever does.
MannerAnswer failoverManner(const Plan& plan, const CompiledNetwork& network,
                            const OfficeWaysAnswer& ways);

/// Simple where every site's resolver asks from the region that its traffic leaves by, moderate
/// where that ends in some single failure, complex where it is not so in the normal state (rule
/// L2: the resolver decides the front door).
ComplexityAnswer dnsComplexity(const Plan& plan, const CompiledNetwork& network,
                               const OfficeWaysAnswer& ways);

/// By the number of mechanisms that decide where traffic leaves: at most one is simple, two or
/// three are moderate, more are complex.
ComplexityAnswer routingComplexity(const Plan& plan, const CompiledNetwork& network,
                                   const OfficeWaysAnswer& ways);

}  // namespace peerplan::comparing
