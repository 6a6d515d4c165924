// SPDX-License-Identifier: MIT
#pragma once

/// What else a comparison says of each office: headroom on its ways, minutes without a service,
/// findings about it, whether it has an Internet egress of its own.

#include <vector>

#include "model/plan.h"
#include "planner/answers/availability.h"
#include "planner/answers/bandwidth.h"
#include "planner/answers/compare.h"
#include "planner/answers/review.h"
#include "planner/bandwidth/loaded_network.h"
#include "planner/compare/office_ways.h"

namespace peerplan::comparing {

/// The least headroom of what each office's ways cross in the normal state, each element in its
/// sizing state (rule H3). Time: for each element that others' traffic crosses, linear in flows.
void addHeadroom(const LoadedNetwork& loaded, const BandwidthAnswer& bandwidth,
                 OfficeWaysAnswer& ways);

/// Usable minutes a year without the service that the office is worst off with.
void addMinutes(const AvailabilityAnswer& availability, std::vector<OfficeWays>& offices);

/// Findings that are not accepted and name the office, or a device, link, perimeter, Internet
/// egress or gateway of it; and whether it has an Internet egress.
void addFindings(const Plan& plan, const ReviewAnswer& review, std::vector<OfficeWays>& offices);

}  // namespace peerplan::comparing
