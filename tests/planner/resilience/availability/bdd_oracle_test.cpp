// SPDX-License-Identifier: MIT
// Availability against decision diagrams built by BuDDy, on random networks with more faults than
// all combinations of which could be gone through.

#include "planner/network/compile.h"
#include "planner/resilience/availability/availability.h"
#include "tests/planner/resilience/availability/bdd_availability.h"
#include "tests/planner/resilience/availability/oracle_cases.h"
#include "tests/support/catch.h"
#include "tests/support/random_network.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Sites, risk groups, providers and so on, shared by what is used and by what that needs.
Plan randomCompany(std::uint64_t seed, std::size_t most) {
    Plan plan = randomNetwork(seed);
    addPeople(plan, seed);
    stateSome(plan, seed, most);
    return plan;
}

/// Compares both on the networks of these seeds; the most faults that one had.
std::size_t mostFaultsCompared(std::uint64_t first, std::uint64_t end) {
    const Catalogue catalogue = smallCatalogue();
    std::size_t most = 0;
    for (std::uint64_t seed = first; seed < end; ++seed) {
        INFO("seed " << seed);
        const Plan plan = randomCompany(seed, 20 + seed % 15);
        Diagnostics diagnostics;
        const CompiledNetwork network = compile(plan, catalogue, diagnostics);
        const SlowAvailability bdds = bddAvailability(plan, network, catalogue);
        most = std::max(most, bdds.faults);
        AvailabilityOptions options;
        // Some sites apart from the core, some with it.
        options.mostOutcomeBits = seed % 3 == 0 ? 0 : options.mostOutcomeBits;
        checkAgainst(bdds, availability(plan, network, catalogue, options));
    }
    return most;
}

}  // namespace

TEST_CASE("BuDDy's availability is the sum over all states, where that can be had") {
    const Catalogue catalogue = smallCatalogue();
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        const Plan plan = randomCompany(seed, 7);
        Diagnostics diagnostics;
        const CompiledNetwork network = compile(plan, catalogue, diagnostics);
        const SlowAvailability slow = slowAvailability(plan, network, catalogue, {}, 14);
        const SlowAvailability bdds = bddAvailability(plan, network, catalogue);
        REQUIRE(slow.failing.size() == bdds.failing.size());
        for (const auto& [what, failing] : slow.failing) {
            INFO(what.first << " " << what.second);
            CHECK(bdds.failing.at(what).bare == Approx(failing.bare).margin(1e-12));
            CHECK(bdds.failing.at(what).usable == Approx(failing.usable).margin(1e-12));
        }
    }
}

TEST_CASE("availability equals BuDDy's on random networks with dozens of faults") {
    CHECK(mostFaultsCompared(3000, 3150) > 25);
    // Perimeters at places that nobody passes through, before an Internet access elsewhere.
    for (const std::uint64_t seed : {10'136U, 10'241U, 11'143U, 12'112U}) {
        CHECK(mostFaultsCompared(seed, seed + 1) > 0);
    }
}

TEST_CASE("availability equals BuDDy's on many random networks", "[.soak]") {
    CHECK(mostFaultsCompared(10'000, 14'000) > 25);
}
