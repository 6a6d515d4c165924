// SPDX-License-Identifier: MIT
#pragma once

/// A plan that two processes can make alike and tell from its neighbours.

#include "model/plan.h"

namespace peerplan::tests {

/// A data centre, `offices` offices with users and a link to it each, and two circuits.
Plan officesPlan(int offices);

}  // namespace peerplan::tests
