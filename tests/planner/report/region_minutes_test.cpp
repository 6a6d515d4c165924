// SPDX-License-Identifier: MIT
// Minutes a year by region, as the report charts them.

#include "planner/report/region_minutes.h"

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

/// A site whose two services are down so long, usable; the second counts where it is longer.
SiteDowntime site(const std::string& id, const std::string& region, std::int64_t users,
                  double minutes, bool stated = true) {
    SiteDowntime made;
    made.site = id;
    made.region = region;
    made.users = users;
    ServiceDowntime worst{"exchange", {}, {}};
    worst.usable.minutes = minutes;
    worst.usable.stated = stated;
    ServiceDowntime other{"dns", {}, {}};
    other.usable.minutes = minutes / 2;
    other.usable.stated = stated;
    made.services = {other, worst};
    return made;
}

}  // namespace

TEST_CASE("A region's minutes are those of its people, between its best and its worst site") {
    AvailabilityAnswer answer;
    answer.sites = {site("a", "north", 300, 10), site("b", "north", 100, 50),
                    site("c", "south", 0, 4), site("d", "south", 0, 8), site("e", "", 5, 1, false)};
    const std::vector<RegionMinutes> regions = minutesByRegion(answer);
    // Nothing is stated of e, and so its region is not told of.
    REQUIRE(regions.size() == 2);
    CHECK(regions[0].region == "north");
    CHECK(regions[0].sites == 2);
    CHECK(regions[0].users == 400);
    // (300 × 10 + 100 × 50) / 400.
    CHECK(regions[0].mean == Approx(20));
    CHECK(regions[0].least == Approx(10));
    CHECK(regions[0].most == Approx(50));
    CHECK(regions[0].mostSite == "b");
    // Nobody works there: (4 + 8) / 2.
    CHECK(regions[1].mean == Approx(6));

    const Names names{Plan{}};
    const Chart chart = regionMinutesChart(regions, names);
    CHECK(chart.categories == std::vector<std::string>{"north", "south"});
    REQUIRE(chart.series.size() == 3);
    CHECK(chart.series[1].values == std::vector<double>{20, 6});
    CHECK(regionMinutesTable(regions, names).rows.size() == 2);
}

TEST_CASE("One region, or minutes of nothing, make no chart") {
    AvailabilityAnswer one;
    one.sites = {site("a", "north", 300, 10), site("b", "north", 100, 50)};
    CHECK(regionMinutesChart(minutesByRegion(one), Names(Plan{})).categories.empty());
    AvailabilityAnswer none;
    none.sites = {site("a", "north", 300, 0), site("b", "", 100, 0)};
    const std::vector<RegionMinutes> regions = minutesByRegion(none);
    REQUIRE(regions.size() == 2);
    CHECK(regionMinutesChart(regions, Names(Plan{})).categories.empty());
    CHECK(minutesByRegion({}).empty());
}
