// SPDX-License-Identifier: MIT
#pragma once

/// A scenario of a plan as one of the designs that are compared.

#include <string>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/compare/compare.h"

namespace peerplan::gui {

/// The plan as a design, with the scenario applied where `id` is not empty. Throws InputError.
Design designOf(const Plan& plan, const Catalogue& catalogue, const std::string& id);

}  // namespace peerplan::gui
