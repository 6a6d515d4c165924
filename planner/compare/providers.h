// SPDX-License-Identifier: MIT
#pragma once

/// Where each region's users could reach Microsoft, and by whom.

#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "model/table.h"
#include "planner/answers/providers.h"

namespace peerplan {

/// Every public peering location of the catalogue ranked for every region by the mean round trip of
/// its users, by the model and as the crow's cable flies: the company's WAN is not asked. A plan
/// without users weighs offices alike. O(offices × locations).
ProvidersAnswer providers(const Plan& plan, const Catalogue& catalogue);

/// For people: the nearest `most` of each region, with who is there.
Table providersScreen(const ProvidersAnswer& answer, std::size_t most);

/// For programs: `regions`, `locations` (one row a region and location), `offers` (one row a
/// location and provider), `circuits` (location × model × provider of the plan).
std::vector<Table> providersTables(const ProvidersAnswer& answer);

}  // namespace peerplan
