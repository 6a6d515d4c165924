// SPDX-License-Identifier: MIT
#pragma once

/// Multiplies users or traffic of a part of the company.

#include "model/plan.h"
#include "model/plan_index.h"

namespace peerplan::edit {

/// Which sites an edit scales.
struct Scope {
    bool everything = false;
    Ref<Region> region;
    Ref<Site> site;

    bool holds(const Site& one) const {
        return everything || (!region.empty() ? one.region == region : one.id == site.id);
    }
};

/// Headcounts of the sites, rounded to whole people.
void scaleUsers(Plan& plan, const Scope& scope, double factor);

/// Demands, inbound flows and measurements of the sites, rounded to bits per second; measurements
/// of elements and pilots only where everything is scaled.
void scaleDemand(Plan& plan, const PlanIndex& index, const Scope& scope, double factor);

}  // namespace peerplan::edit
