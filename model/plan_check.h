// SPDX-License-Identifier: MIT
#pragma once

/// The integrity rules of a plan: what no single field can say.

#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/plan.h"

namespace peerplan {

/// The names of the catalogue that a plan may refer to. An empty list is not known, and what
/// refers to it is not checked.
struct CatalogueNames {
    std::vector<std::string> personas;
    std::vector<std::string> services;
    std::vector<std::string> peeringLocations;
    /// `Amsterdam Metro`, as a circuit's peering location.
    std::vector<std::string> metros;
    std::vector<std::string> providers;
    /// By either name: `westeurope` or `West Europe`.
    std::vector<std::string> azureRegions;
    std::vector<std::string> diurnalProfiles;
};

/// Errors first, then warnings, each with the JSON pointer of its place (data/json/locate.h finds
/// the lines). Errors: ids that stand twice, references to what does not exist, parts that exclude
/// each other or go together, numbers that contradict each other. A plan without errors can be
/// compiled. Warnings are what an answer would silently lean on: rules W1 and W2, sites without
/// region, time zone or coordinates, links of unknown length. Time is linear in the plan.
Diagnostics checkPlan(const Plan& plan, const CatalogueNames& catalogue);

}  // namespace peerplan
