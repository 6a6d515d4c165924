// SPDX-License-Identifier: MIT
// What the engine for traffic matrices says, by hand on a small network and against the full
// evaluation on random ones.

#include "planner/routing/matrix/matrix_failures.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "planner/network/compile.h"
#include "planner/routing/evaluate.h"
#include "tests/support/catch.h"
#include "tests/support/random_carrier.h"
#include "tests/support/rounds.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::max(std::abs(a), std::abs(b)));
}

/// kbit/s of each element up, then down.
std::vector<double> loadsOf(const Workspace& state) {
    std::vector<double> kbps;
    for (std::size_t e = 0; e < state.network().elements.size(); ++e) {
        const ElementLoad load = state.load(ElementId(e));
        double sums[2] = {0, 0};
        for (std::size_t s = 0; s < load.shapes.size(); ++s) {
            sums[0] += load.up[s];
            sums[1] += load.down[s];
        }
        kbps.insert(kbps.end(), std::begin(sums), std::end(sums));
    }
    return kbps;
}

void compare(const CompiledNetwork& network, const Traffic& traffic, std::uint64_t seed) {
    INFO("seed " << seed);
    MatrixFailures matrix(network, traffic);
    REQUIRE(matrix.usable());
    Workspace base(network, traffic);
    evaluate({}, base);
    const std::vector<double> normal = loadsOf(base);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < normal.size(); ++i) {
        const double found =
            matrix.kbps(ElementId(i / 2), i % 2 == 0 ? Direction::Up : Direction::Down);
        wrong += near(found, normal[i]) ? 0U : 1U;
    }
    CHECK(wrong == 0);
    std::vector<ComponentId> failures;
    for (std::size_t c = 0; c < network.components.size(); ++c) {
        if (matrix.answers(ComponentId(c))) failures.emplace_back(c);
    }
    // Over the end of a block, too, and nothing is left of one state in the next.
    const std::size_t once = failures.size();
    while (!failures.empty() && failures.size() < 40) {
        failures.push_back(failures[failures.size() % once]);
    }
    Workspace state(base);
    std::size_t next = 0;
    matrix.each(failures, [&](const MatrixFailures::Result& result) {
        REQUIRE(result.index == next++);
        INFO("failed: " << network.components[failures[result.index]].ref);
        FailureState failure;
        failure.failed = {failures[result.index]};
        evaluate(failure, state);
        std::vector<double> found = normal;
        std::vector<ElementId> listed;
        for (const LoadChange& load : result.loads) {
            found[load.element.at() * 2] += load.upKbps;
            found[load.element.at() * 2 + 1] += load.downKbps;
            listed.push_back(load.element);
        }
        std::sort(listed.begin(), listed.end());
        CHECK(std::adjacent_find(listed.begin(), listed.end()) == listed.end());
        const std::vector<double> expected = loadsOf(state);
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (near(found[i], expected[i])) continue;
            FAIL_CHECK("element " << i / 2 << " has " << found[i] << " for " << expected[i]);
        }
        std::vector<FlowId> cut;
        for (std::size_t f = 0; f < network.flows.size(); ++f) {
            if (network.flows[f].kind != FlowKind::SiteToSite) continue;
            if (base.flow(FlowId(f)).outcome != Outcome::Served) continue;
            if (state.flow(FlowId(f)).outcome != Outcome::Served) cut.emplace_back(f);
        }
        CHECK(std::equal(result.cut.begin(), result.cut.end(), cut.begin(), cut.end()));
    });
    CHECK(next == failures.size());
}

void compareCarrier(std::uint64_t seed) {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(randomCarrier(seed), smallCatalogue(), diagnostics);
    const Traffic traffic = carrierTraffic(network, seed, false);
    MatrixFailures matrix(network, traffic);
    // A site may have two neighbours that carry nothing, or nobody may send anything.
    if (matrix.usable()) compare(network, traffic, seed);
}

}  // namespace

TEST_CASE("the loads of a matrix under every link failure are those of the full evaluation") {
    for (int seed = 1; seed <= rounds(300); ++seed) {
        compareCarrier(static_cast<std::uint64_t>(seed));
    }
}

TEST_CASE("the loads of a matrix are those of the full evaluation on thousands of networks",
          "[.soak]") {
    for (std::uint64_t seed = 1000; seed < 21000; ++seed) compareCarrier(seed);
}

TEST_CASE("most random carriers are such as a matrix is worked out for") {
    int usable = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        Diagnostics diagnostics;
        const CompiledNetwork network = compile(randomCarrier(seed), smallCatalogue(), diagnostics);
        const Traffic traffic = carrierTraffic(network, seed, false);
        usable += MatrixFailures(network, traffic).usable() ? 1 : 0;
    }
    CHECK(usable >= 80);
}

TEST_CASE("traffic in both directions is no matrix, and a site's death is no question for it") {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(randomCarrier(3), smallCatalogue(), diagnostics);
    CHECK_FALSE(MatrixFailures(network, carrierTraffic(network, 3, true)).usable());
    const Traffic traffic = carrierTraffic(network, 3, false);
    const MatrixFailures matrix(network, traffic);
    REQUIRE(matrix.usable());
    CHECK_FALSE(matrix.answers(*network.components.find("site/n0")));
    CHECK(matrix.answers(*network.components.find("link/l0")));
}

TEST_CASE("a copy shares what was worked out and answers the same") {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(randomCarrier(3), smallCatalogue(), diagnostics);
    const Traffic traffic = carrierTraffic(network, 3, false);
    MatrixFailures first(network, traffic);
    MatrixFailures second(first);
    const ComponentId link = *network.components.find("link/l0");
    std::vector<double> sums;
    for (MatrixFailures* matrix : {&first, &second}) {
        matrix->each({&link, 1}, [&](const MatrixFailures::Result& result) {
            double sum = 0;
            for (const LoadChange& load : result.loads) sum += load.upKbps - 3 * load.downKbps;
            sums.push_back(sum);
        });
    }
    REQUIRE(sums.size() == 2);
    CHECK(sums[0] == sums[1]);
}
