// SPDX-License-Identifier: MIT
#pragma once

/// One edit drawn by lot, of anything that a plan has.

#include <random>

#include "model/plan.h"
#include "model/scenario.h"

namespace peerplan::tests {

/// Sets a field somewhere in an object to another value (or unsets it), or removes an object,
/// scales users or demand, or fails a component. Values are of the right kind and mostly in range,
/// references mostly resolve: whether the plan then holds together is for checkPlan to say.
Edit randomEdit(const Plan& plan, std::mt19937_64& random);

}  // namespace peerplan::tests
