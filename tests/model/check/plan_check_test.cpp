// SPDX-License-Identifier: MIT
#include "model/plan_check.h"

#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

CatalogueNames names() {
    CatalogueNames out;
    out.services = {"exchange", "sharepoint", "teams"};
    out.personas = {"office-worker"};
    out.peeringLocations = {"Dallas",    "Frankfurt", "Hong Kong", "London",
                            "Sao Paulo", "Santiago",  "Singapore", "Washington DC"};
    out.metros = {"Amsterdam Metro"};
    out.azureRegions = {"westeurope", "northeurope"};
    out.diurnalProfiles = {"flat", "office"};
    return out;
}

std::string errorsOf(const Plan& plan) {
    Diagnostics errors;
    for (const Diagnostic& diagnostic : checkPlan(plan, names())) {
        if (diagnostic.severity == Severity::Error) errors.push_back(diagnostic);
    }
    return asLines(errors);
}

}  // namespace

TEST_CASE("A plan filled at random with references that exist keeps every integrity rule") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        REQUIRE(errorsOf(randomPlan(seed)) == "");
    }
}

TEST_CASE("A company made for tests has nothing to complain of") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        INFO("seed " << seed);
        REQUIRE(asLines(checkPlan(companyPlan(300, seed), names())) == "");
    }
    REQUIRE(asLines(checkPlan(companyPlan(0, 1), names())) == "");
}
