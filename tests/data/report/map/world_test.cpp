// SPDX-License-Identifier: MIT
#include "data/report/map/world.h"

#include <cmath>

#include "tests/data/report/map/sample_map.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("World files are read as steps from point to point") {
    // 100 is 200 doubled: 200 = 8 + 6 * 32, so the digits are 8 + 32 and 6, from 63 on: 'g' and
    // 'E'. -1 is inverted and doubled: 1, which is '@'.
    const WorldLines world = readWorld("# a head\nLgEgE@?\nBgE?gE?\ncut off");
    REQUIRE(world.size() == 2);
    CHECK(world.kinds[0] == WorldLineKind::Land);
    REQUIRE(world.line(0).size() == 2);
    CHECK(world.line(0)[0] == GeoPoint{1, 1});
    CHECK(std::abs(world.line(0)[1].longitude - 0.99) < 1e-12);
    CHECK(world.line(0)[1].latitude == 1);
    CHECK(world.kinds[1] == WorldLineKind::Border);
    CHECK(world.line(1)[1] == GeoPoint{0, 2});
    CHECK(readWorld("").size() == 0);
    CHECK(readWorld("L\xff\xfe\nL?\n").size() == 2);
}

TEST_CASE("Coast lines are closed rings within the Earth") {
    for (const WorldDetail detail : {WorldDetail::Coarse, WorldDetail::Fine}) {
        const WorldLines& world = worldLines(detail);
        REQUIRE(world.size() > 400);
        CHECK(world.kinds[0] == WorldLineKind::Land);
        std::size_t borders = 0;
        for (std::size_t i = 0; i < world.size(); ++i) {
            const auto line = world.line(i);
            REQUIRE(line.size() >= 2);
            const bool ring = world.kinds[i] != WorldLineKind::Border;
            borders += ring ? 0 : 1;
            if (ring) {
                CHECK(line.size() >= 4);
                CHECK(line.front() == line.back());
            }
            for (const GeoPoint& point : line) {
                REQUIRE(std::abs(point.latitude) <= 90);
                REQUIRE(std::abs(point.longitude) <= 200);
            }
        }
        CHECK(borders > 150);
    }
}

TEST_CASE("Known places are on land and known seas are not") {
    for (const WorldDetail detail : {WorldDetail::Coarse, WorldDetail::Fine}) {
        const WorldLines& world = worldLines(detail);
        for (const GeoPoint& land : knownLand()) {
            INFO(land.latitude << " " << land.longitude);
            CHECK(isLand(world, land));
        }
        for (const GeoPoint& sea : knownSea()) {
            INFO(sea.latitude << " " << sea.longitude);
            CHECK_FALSE(isLand(world, sea));
        }
    }
}
