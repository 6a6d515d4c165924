// SPDX-License-Identifier: MIT
#include "planner/bandwidth/diurnal.h"

#include <algorithm>
#include <random>
#include <vector>

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Date day(const char* iso) {
    return *Date::parse(iso);
}

// The assumed profile of facts/diurnal_profile_assumed.csv: weights by local hour, the peak 18 at
// 10 o'clock.
constexpr std::array<double, 24> office{1,  1,  1,  1,  1,  2, 4, 8, 13, 17, 18, 17,
                                        13, 15, 17, 16, 13, 9, 6, 4, 3,  2,  1,  1};

SiteClocks worldClocks() {
    SiteClocks clocks;
    clocks.courses = {
        {{day("2026-01-01"), 0}, {day("2026-03-29"), 60}, {day("2026-10-25"), 0}},  // London
        {{day("2026-01-01"), 480}},                                                 // Singapore
        {{day("2026-01-01"), 330}},                                                 // Mumbai
        {{day("2026-01-01"), 345}},                                                 // Kathmandu
    };
    clocks.ofSite = {0, 1, 2, 3};
    return clocks;
}

std::vector<Shape> officeShapes() {
    std::vector<Shape> shapes(4);
    for (std::uint32_t clock = 0; clock < 4; ++clock) shapes[clock].clock = clock;
    return shapes;
}

DayTable officeTable() {
    return {worldClocks(), day("2026-01-01"), {courseOfHours(office)}, officeShapes()};
}

}  // namespace

TEST_CASE("a profile is constant within a local hour and its peak is 1 (D1)") {
    const DayCourse course = courseOfHours(office);
    CHECK(course[40] == 1.0);  // 10:00
    CHECK(course[43] == 1.0);  // 10:45
    CHECK(course[44] == Approx(17.0 / 18));
    CHECK(course[0] == Approx(1.0 / 18));
    CHECK(courseOfHours({}) == flatCourse());
}

TEST_CASE("every distinct set of offsets in the year stands once, with its first day (D1)") {
    const std::vector<OffsetSet> sets = offsetSets(worldClocks(), day("2026-01-01"));
    REQUIRE(sets.size() == 2);  // winter and summer of London; winter comes back in October
    CHECK(sets[0].first == day("2026-01-01"));
    CHECK(sets[0].minutes == std::vector<int>{0, 480, 330, 345});
    CHECK(sets[1].first == day("2026-03-29"));
    CHECK(sets[1].minutes == std::vector<int>{60, 480, 330, 345});
}

TEST_CASE("a clock that no site uses makes no set of offsets (D1)") {
    SiteClocks clocks = worldClocks();
    clocks.ofSite = {1, 1};
    CHECK(offsetSets(clocks, day("2026-01-01")).size() == 1);
}

TEST_CASE("without clocks there is one set of offsets") {
    CHECK(offsetSets({}, day("2026-01-01")).size() == 1);
}

TEST_CASE("London and Singapore need less than the sum of their peaks, more in July (D1)") {
    // 180 each, so that a weight is 10 kbit/s. January, London at UTC, Singapore at UTC+8:
    //   UTC   0  1  2  3  4  5  6  7  8  9 10 11 12 13
    //   Lon   1  1  1  1  1  2  4  8 13 17 18 17 13 15
    //   Sin  13 17 18 17 13 15 17 16 13  9  6  4  3  2
    //   sum  14 18 19 18 14 17 21 24 26 26 24 21 16 17   most: 26 at 8 (8 before 9)
    // July, London at UTC+1:
    //   Lon   1  1  1  1  2  4  8 13 17 18 17 13 15 17
    //   sum  14 18 19 18 15 19 25 29 30 27 23 17 18 19   most: 30 at 8
    // Each alone 18, the sum of peaks 36.
    const DayTable table = officeTable();
    const std::vector<ShapeLoad> both{{ShapeId(std::size_t{0}), 180},
                                      {ShapeId(std::size_t{1}), 180}};
    const auto winter = table.day(both, 0);
    const auto summer = table.day(both, 1);
    CHECK(winter[8 * 4] == Approx(260));
    CHECK(winter[9 * 4] == Approx(260));
    CHECK(winter[7 * 4] == Approx(240));
    CHECK(summer[8 * 4] == Approx(300));
    CHECK(summer[10 * 4 + 3] == Approx(230));
    CHECK(*std::max_element(winter.begin(), winter.end()) == Approx(260));

    const DayPeak worst = table.peak(both);
    CHECK(worst.kbps == Approx(300));
    CHECK(worst.kbps < 360);
    CHECK(table.sets()[worst.set].first == day("2026-03-29"));
    CHECK(worst.quarter == 8 * 4);
    CHECK(table.at(both, worst.set, worst.quarter) == Approx(worst.kbps));
}

TEST_CASE("Mumbai alone peaks at its full busy hour, at 04:30 UTC (D1)") {
    // UTC+5:30: local 10:00 to 11:00 is 04:30 to 05:30 UTC, quarter-hours 18 to 21.
    const DayTable table = officeTable();
    const std::vector<ShapeLoad> mumbai{{ShapeId(std::size_t{2}), 250}};
    const DayPeak worst = table.peak(mumbai);
    CHECK(worst.kbps == 250.0);
    CHECK(worst.quarter == 18);
    CHECK(table.sets()[worst.set].first == day("2026-01-01"));
    const auto course = table.day(mumbai, 0);
    CHECK(course[17] == Approx(250 * 17.0 / 18));
    CHECK(course[21] == 250.0);
    CHECK(course[22] == Approx(250 * 17.0 / 18));
}

TEST_CASE("quarter-hour offsets shift by quarters (D1)") {
    // Kathmandu, UTC+5:45: local 10:00 is 04:15 UTC.
    const DayTable table = officeTable();
    CHECK(table.peak(std::vector<ShapeLoad>{{ShapeId(std::size_t{3}), 1}}).quarter == 17);
}

TEST_CASE("a day of another year takes the offset of its day in the plan's year") {
    const SiteClocks clocks = worldClocks();
    CHECK(minutesOn(clocks.courses[0], day("2026-07-01")) == 60);
    CHECK(minutesOn(clocks.courses[0], day("2024-07-01")) == 60);
    CHECK(minutesOn(clocks.courses[0], day("2024-02-29")) == 0);
    CHECK(minutesOn(clocks.courses[0], day("2026-10-25")) == 0);
    CHECK(minutesOn({}, day("2026-10-25")) == 0);
}

TEST_CASE("the peak of any loads equals a walk over all sets and quarter-hours") {
    const unsigned seed = 20261101;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::array<double, 24> second{};
    for (double& weight : second) weight = static_cast<double>(random() % 20);
    std::vector<Shape> shapes;
    for (std::uint32_t clock = 0; clock < 4; ++clock) {
        for (std::uint32_t diurnal = 0; diurnal < 2; ++diurnal) {
            for (const TrafficClass c : {TrafficClass::EF, TrafficClass::BE}) {
                shapes.push_back({diurnal, clock, c, 0});
            }
        }
    }
    const std::vector<DayCourse> courses{courseOfHours(office), courseOfHours(second)};
    const SiteClocks clocks = worldClocks();
    const DayTable table(clocks, day("2026-01-01"), courses, shapes);
    for (int round = 0; round < 50; ++round) {
        std::vector<ShapeLoad> loads;
        for (std::size_t i = 0; i < 6; ++i) {
            loads.push_back(
                {ShapeId(random() % shapes.size()), static_cast<double>(random() % 900)});
        }
        double most = 0;
        for (const OffsetSet& set : offsetSets(clocks, day("2026-01-01"))) {
            for (int quarter = 0; quarter < 96; ++quarter) {
                double sum = 0;
                for (const ShapeLoad& load : loads) {
                    const Shape& shape = shapes[load.shape.at()];
                    const int local = (quarter * 15 + set.minutes[shape.clock]) % 1440 / 15;
                    sum += load.kbps * courses[shape.diurnal][static_cast<std::size_t>(local)];
                }
                most = std::max(most, sum);
            }
        }
        CHECK(table.peak(loads).kbps == Approx(most).epsilon(1e-12));
    }
}
