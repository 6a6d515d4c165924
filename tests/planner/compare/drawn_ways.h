// SPDX-License-Identifier: MIT
#pragma once

/// The offices' ways of a drawn network.

#include "planner/compare/office_ways.h"
#include "tests/planner/resilience/spof/drawn_company.h"

namespace peerplan::tests {

/// What the ways of a plan were read off, as long as the test looks at it.
struct DrawnWays {
    explicit DrawnWays(const Plan& plan)
        : catalogue(smallCatalogue()),
          network(compile(plan, catalogue, diagnostics)),
          loaded(plan, network, catalogue, utcClocks(plan), {}),
          answer(comparing::officeWays(plan, loaded, catalogue)) {}

    Catalogue catalogue;
    Diagnostics diagnostics;
    CompiledNetwork network;
    LoadedNetwork loaded;
    comparing::OfficeWaysAnswer answer;
};

}  // namespace peerplan::tests
