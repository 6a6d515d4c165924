// SPDX-License-Identifier: MIT
#pragma once

/// The built-in catalogue for tests of the planner, which itself does not know where it comes from:
/// link peerplan_test_catalogue.

#include "model/catalogue.h"

namespace peerplan::tests {

const Catalogue& catalogueForTests();

}  // namespace peerplan::tests
