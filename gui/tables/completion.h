// SPDX-License-Identifier: MIT
#pragma once

/// What may stand in a field, best first: words, ids of the plan, what the catalogue offers.

#include <QStringList>

#include "gui/document/plan_element.h"
#include "model/catalogue.h"
#include "model/fields/field.h"
#include "model/plan.h"

namespace peerplan::gui {

/// What may stand in a field of an element: for a peering location those nearest to the circuit's
/// ends first, for a circuit's size those that are sold, for a provider those of the catalogue.
/// Empty where anything may. Linear in the lists that it offers.
QStringList completionsFor(const Plan& plan, const Catalogue& catalogue, const PlanElement& element,
                           const Field& field);

}  // namespace peerplan::gui
