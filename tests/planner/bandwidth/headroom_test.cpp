// SPDX-License-Identifier: MIT
#include "planner/bandwidth/headroom.h"

#include "tests/support/catch.h"

using namespace peerplan;

TEST_CASE("headroom classes change exactly at 10, 20, 50 and 80 percent (H2)") {
    const HeadroomBorders borders;
    const auto classAt = [&](std::int64_t load) { return *headroomClass(load, 100'000, borders); };
    CHECK(classAt(120'000) == HeadroomClass::Congested);
    CHECK(classAt(90'000) == HeadroomClass::Congested);  // exactly 10 %
    CHECK(classAt(89'999) == HeadroomClass::Tight);
    CHECK(classAt(80'001) == HeadroomClass::Tight);
    CHECK(classAt(80'000) == HeadroomClass::Target);  // exactly 20 %
    CHECK(classAt(50'000) == HeadroomClass::Target);  // exactly 50 %
    CHECK(classAt(49'999) == HeadroomClass::Generous);
    CHECK(classAt(20'001) == HeadroomClass::Generous);
    CHECK(classAt(20'000) == HeadroomClass::Wasteful);  // exactly 80 %
    CHECK(classAt(0) == HeadroomClass::Wasteful);
}

TEST_CASE("borders hold where a quotient would not be exact (H2)") {
    // Capacity 3: a load of 2.4 has 20 %; whole loads 2 and 3 have 33 and 0 %.
    const HeadroomBorders borders;
    CHECK(*headroomClass(2, 3, borders) == HeadroomClass::Target);
    CHECK(*headroomClass(3, 3, borders) == HeadroomClass::Congested);
    // 10^10 kbit/s, the largest that a plan can state, one above the border.
    CHECK(*headroomClass(8'000'000'001, 10'000'000'000, borders) == HeadroomClass::Tight);
    CHECK(*headroomClass(8'000'000'000, 10'000'000'000, borders) == HeadroomClass::Target);
}

TEST_CASE("the target of the policy moves its two borders (H2)") {
    Policy policy;
    policy.headroom.least = 0.3;
    policy.headroom.most = 0.6;
    const HeadroomBorders borders = headroomBorders(policy, {});
    CHECK(*headroomClass(75, 100, borders) == HeadroomClass::Tight);
    CHECK(*headroomClass(70, 100, borders) == HeadroomClass::Target);
    CHECK(*headroomClass(40, 100, borders) == HeadroomClass::Target);
    CHECK(*headroomClass(39, 100, borders) == HeadroomClass::Generous);
}

TEST_CASE("the catalogue's capacity rules set the borders that the policy leaves open (H2)") {
    Catalogue catalogue;
    catalogue.capacityRules.push_back({"headroom_congested", 0.05, "", {}});
    CHECK(headroomBorders({}, catalogue).congested == 50'000);
    CHECK(headroomBorders({}, catalogue).least == 200'000);
}

TEST_CASE("without capacity there is no headroom, and a load there is congested (H2)") {
    CHECK_FALSE(headroomClass(0, 0, {}).has_value());
    CHECK(headroomClass(1, 0, {}) == HeadroomClass::Congested);
    CHECK_FALSE(headroomOf(5, 0).has_value());
    CHECK(*headroomOf(30, 120) == 0.75);
}

TEST_CASE("headrooms compare as fractions") {
    CHECK(lessHeadroom(2, 3, 1, 2));        // 33 % < 50 %
    CHECK_FALSE(lessHeadroom(2, 4, 1, 2));  // equal
    CHECK_FALSE(lessHeadroom(1, 2, 2, 3));
    CHECK(lessHeadroom(1, 0, 999, 1000));
    CHECK_FALSE(lessHeadroom(0, 0, 0, 10));
    CHECK(lessHeadroom(1'000'000'000'000, 9'999'999'999, 1'000'000'000'000, 10'000'000'000));
}

TEST_CASE("an overload sheds best effort first and voice last (H6)") {
    // EF 10, CS3 5, AF41 30, AF21 15, BE 60 on 50: 70 too much. BE 60 goes, then 10 of AF21.
    const ByClass load{10, 5, 30, 15, 60};
    CHECK(shed(load, 50, true) == ByClass{0, 0, 0, 10, 60});
    // On 12: 108 too much: BE 60, AF21 15, AF41 30, CS3 3.
    CHECK(shed(load, 12, true) == ByClass{0, 3, 30, 15, 60});
    CHECK(shed(load, 4, true) == ByClass{6, 5, 30, 15, 60});
    CHECK(shed(load, 120, true) == ByClass{});
    CHECK(shed(load, 0, true) == load);
}

TEST_CASE("without classes an overload sheds in proportion (H6)") {
    // 60 of 120 do not fit: half of each.
    CHECK(shed({10, 5, 30, 15, 60}, 60, false) == ByClass{5, 2.5, 15, 7.5, 30});
}

TEST_CASE("loads are decided on as whole kbit/s") {
    CHECK(wholeKbps(0.4) == 0);
    CHECK(wholeKbps(118'358.5) == 118'359);
    CHECK(wholeKbps(1e30) == 1'000'000'000'000);
}
