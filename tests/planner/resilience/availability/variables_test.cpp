// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/variables.h"

#include "tests/support/catch.h"

using namespace peerplan::tests;
using namespace peerplan::uptime;

TEST_CASE("variables in series, in parallel and needed of units have the closed form") {
    Variables pool;
    const VariableId a = pool.leaf(0.1);
    const VariableId b = pool.leaf(0.2);
    const VariableId c = pool.leaf(0.3);
    // 1 - 0.9 x 0.8; 0.1 x 0.2; two of three up: 0.1 x 0.2 x 0.7 + 0.1 x 0.8 x 0.3 +
    // 0.9 x 0.2 x 0.3 + 0.1 x 0.2 x 0.3.
    CHECK(pool.q(pool.series({a, b})) == Approx(0.28));
    CHECK(pool.q(pool.parallel({a, b})) == Approx(0.02));
    CHECK(pool.q(pool.neededOf(2, {a, b, c})) == Approx(0.098));
    CHECK(pool.q(pool.neededOf(1, {a, b, c})) == Approx(0.006));
    CHECK(pool.q(pool.neededOf(3, {a, b, c})) == Approx(1 - 0.9 * 0.8 * 0.7));
}

TEST_CASE("what is far below 1 is not lost in a series") {
    Variables pool;
    const VariableId a = pool.leaf(1e-20);
    const VariableId b = pool.leaf(3e-20);
    CHECK(pool.q(pool.series({a, b})) == Approx(4e-20).epsilon(1e-12));
}

TEST_CASE("slopes go from a combination to its parts") {
    Variables pool;
    const VariableId a = pool.leaf(0.1);
    const VariableId b = pool.leaf(0.2);
    const VariableId c = pool.leaf(0.3);
    const VariableId both = pool.series({a, b});
    const VariableId all = pool.parallel({both, c});
    std::vector<double> slope(pool.size(), 0.0);
    slope[all] = 2;
    pool.spreadSlopes(slope);
    // q = (a + b - ab) c: d/da = (1 - b) c, d/db = (1 - a) c, d/dc = a + b - ab.
    CHECK(slope[a] == Approx(2 * 0.8 * 0.3));
    CHECK(slope[b] == Approx(2 * 0.9 * 0.3));
    CHECK(slope[c] == Approx(2 * 0.28));
}

TEST_CASE("a unit decides where exactly one too few of the others is up") {
    Variables pool;
    const VariableId a = pool.leaf(0.1);
    const VariableId b = pool.leaf(0.2);
    const VariableId c = pool.leaf(0.3);
    const VariableId two = pool.neededOf(2, {a, b, c});
    std::vector<double> slope(pool.size(), 0.0);
    slope[two] = 1;
    pool.spreadSlopes(slope);
    // For a: exactly one of b and c up: 0.8 x 0.3 + 0.2 x 0.7.
    CHECK(slope[a] == Approx(0.38));
    CHECK(slope[b] == Approx(0.9 * 0.3 + 0.1 * 0.7));
    CHECK(slope[c] == Approx(0.9 * 0.2 + 0.1 * 0.8));
}
