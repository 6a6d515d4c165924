// SPDX-License-Identifier: MIT
#include "data/report/map/clusters.h"

#include <algorithm>
#include <random>

#include "tests/support/catch.h"
#include "tests/support/rounds.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// The definition, one place against all founders.
std::vector<std::uint32_t> slowClusters(const std::vector<PlanePoint>& places,
                                        const std::vector<std::uint32_t>& order, double radius) {
    std::vector<std::uint32_t> founders;
    std::vector<std::uint32_t> clusterOf(places.size(), Clusters::none);
    for (const std::uint32_t place : order) {
        double least = radius * radius;
        for (std::uint32_t k = 0; k < founders.size(); ++k) {
            const double dx = places[founders[k]].x - places[place].x;
            const double dy = places[founders[k]].y - places[place].y;
            const double squared = dx * dx + dy * dy;
            const bool first = clusterOf[place] == Clusters::none;
            if (squared < least || (squared == least && first)) {
                least = squared;
                clusterOf[place] = k;
            }
        }
        if (clusterOf[place] != Clusters::none) continue;
        clusterOf[place] = static_cast<std::uint32_t>(founders.size());
        founders.push_back(place);
    }
    return clusterOf;
}

}  // namespace

TEST_CASE("Clusters are those of the definition") {
    const auto seed = GENERATE(range(0U, rounds(40U)));
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::size_t count = random() % 400;
    std::vector<PlanePoint> places;
    for (std::size_t i = 0; i < count; ++i) {
        // Whole numbers make equal distances common.
        places.push_back(
            {static_cast<double>(random() % 60) - 30, static_cast<double>(random() % 40) - 20});
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (random() % 10 != 0) order.push_back(i);
    }
    std::shuffle(order.begin(), order.end(), random);
    Clusters clusters;
    for (const double radius : {2.0, 5.0, 0.5, 100.0}) {
        clusters.build(places, order, radius);
        const auto expected = slowClusters(places, order, radius);
        std::size_t members = 0;
        for (std::uint32_t i = 0; i < count; ++i) CHECK(clusters.clusterOf(i) == expected[i]);
        for (std::uint32_t k = 0; k < clusters.size(); ++k) {
            REQUIRE_FALSE(clusters.members(k).empty());
            CHECK(clusters.members(k).front() == clusters.founder(k));
            for (const std::uint32_t place : clusters.members(k)) CHECK(expected[place] == k);
            members += clusters.members(k).size();
        }
        CHECK(members == order.size());
    }
}

TEST_CASE("No places make no clusters") {
    Clusters clusters;
    clusters.build({}, {}, 1);
    CHECK(clusters.size() == 0);
}
