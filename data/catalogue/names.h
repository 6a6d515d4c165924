// SPDX-License-Identifier: MIT
#pragma once

/// The names of a catalogue that a plan may refer to.

#include "model/catalogue.h"
#include "model/plan_check.h"

namespace peerplan {

/// Linear in the catalogue.
CatalogueNames namesOf(const Catalogue& catalogue);

}  // namespace peerplan
