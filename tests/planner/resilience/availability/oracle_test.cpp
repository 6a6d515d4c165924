// SPDX-License-Identifier: MIT
// Availability against every combination of failures, on random networks.

#include "planner/network/compile.h"
#include "planner/resilience/availability/availability.h"
#include "tests/planner/resilience/availability/oracle_cases.h"
#include "tests/support/catch.h"
#include "tests/support/random_network.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

void compare(const Plan& plan, const Catalogue& catalogue, const std::vector<std::string>& given,
             std::size_t mostOutcomeBits = AvailabilityOptions().mostOutcomeBits) {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, catalogue, diagnostics);
    const SlowAvailability slow = slowAvailability(plan, network, catalogue, given, 16);
    REQUIRE(slow.faults <= 16);
    AvailabilityOptions options;
    options.mostOutcomeBits = mostOutcomeBits;
    for (const std::string& ref : given) options.given.push_back(network.components.require(ref));
    checkAgainst(slow, availability(plan, network, catalogue, options));
}

}  // namespace

TEST_CASE("availability equals the sum over all states on random networks") {
    const Catalogue catalogue = smallCatalogue();
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        Plan plan = randomNetwork(seed);
        addPeople(plan, seed);
        stateSome(plan, seed, 9);
        compare(plan, catalogue, {});
    }
}

TEST_CASE("a site worked out together with the core has the same figure") {
    const Catalogue catalogue = smallCatalogue();
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        Plan plan = randomNetwork(seed);
        addPeople(plan, seed);
        stateSome(plan, seed, 9);
        compare(plan, catalogue, {}, seed % 2);
    }
}

TEST_CASE("where states are given up the truth lies within the bounds") {
    const Catalogue catalogue = smallCatalogue();
    std::size_t bounded = 0;
    for (std::uint64_t seed = 201; seed <= 240; ++seed) {
        INFO("seed " << seed);
        Plan plan = randomNetwork(seed);
        stateSome(plan, seed, 9);
        Diagnostics diagnostics;
        const CompiledNetwork network = compile(plan, catalogue, diagnostics);
        const SlowAvailability slow = slowAvailability(plan, network, catalogue, {}, 16);
        AvailabilityOptions options;
        options.mostStates = 2;
        const AvailabilityAnswer answer = availability(plan, network, catalogue, options);
        for (const SiteDowntime& site : answer.sites) {
            for (const ServiceDowntime& service : site.services) {
                INFO(site.site << " " << service.service);
                const double want = slow.failing.at({site.site, service.service}).bare;
                const double least = service.bare.minutes / minutesPerYear;
                const double unknown = service.bare.unknownMinutes / minutesPerYear;
                CHECK(want >= least - 1e-12);
                CHECK(want <= least + unknown + 1e-12);
                if (unknown > 0) ++bounded;
            }
        }
    }
    CHECK(bounded > 0);
}

TEST_CASE("availability in maintenance equals the sum over all states") {
    const Catalogue catalogue = smallCatalogue();
    for (std::uint64_t seed = 101; seed <= 115; ++seed) {
        INFO("seed " << seed);
        Plan plan = randomNetwork(seed);
        addPeople(plan, seed);
        stateSome(plan, seed, 8);
        compare(plan, catalogue,
                {"site/s1", plan.links.empty() ? "site/s1" : "link/" + plan.links[0].id});
    }
}

TEST_CASE("availability equals the sum over all states on many random networks", "[.soak]") {
    const Catalogue catalogue = smallCatalogue();
    for (std::uint64_t seed = 1000; seed <= 2500; ++seed) {
        INFO("seed " << seed);
        Plan plan = randomNetwork(seed);
        addPeople(plan, seed);
        stateSome(plan, seed, 11);
        compare(plan, catalogue, {});
    }
}
