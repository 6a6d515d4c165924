// SPDX-License-Identifier: MIT
#pragma once

/// Writes a plan as its JSON document.

#include <string>

#include "model/plan.h"

namespace peerplan {

/// The document: fields in the order of the field table, what is as by default left out, lists
/// one object after the other, short objects on one line. The same plan gives the same bytes, and
/// reading them gives the same plan.
std::string writePlan(const Plan& plan);

}  // namespace peerplan
