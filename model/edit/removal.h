// SPDX-License-Identifier: MIT
#pragma once

/// What becomes of the references to objects that edits removed.

#include "model/diagnostic.h"
#include "model/fields/place.h"
#include "model/plan.h"
#include "model/plan_index.h"

namespace peerplan::edit {

/// Takes names that were in the plan before and are no more out of every list of names, with the
/// route groups, routes and accepted findings that are about nothing then. A single field that
/// still names one is reported at `place`. Linear in the plan.
void dropRemoved(Plan& plan, const Plan& before, const Place& place, Diagnostics& diagnostics);

}  // namespace peerplan::edit
