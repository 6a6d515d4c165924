// SPDX-License-Identifier: MIT
#include "planner/bandwidth/series.h"

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

const std::vector<UtcOffset> utc;

std::int64_t at(const char* text) {
    return *utcMinutes(text);
}

std::vector<Bandwidth> flat(std::size_t steps, double kbps) {
    return std::vector<Bandwidth>(steps, Bandwidth::kbps(kbps));
}

}  // namespace

TEST_CASE("an instant is read to the minute, and nothing else is taken for one") {
    CHECK(utcMinutes("1970-01-02T00:01Z") == 24 * 60 + 1);
    CHECK_FALSE(utcMinutes("2026-11-02 00:00Z").has_value());
    CHECK_FALSE(utcMinutes("2026-11-02T24:00Z").has_value());
    CHECK_FALSE(utcMinutes("2026-02-30T00:00Z").has_value());
    CHECK_FALSE(utcMinutes("2026-11-02T0a:00Z").has_value());
    CHECK_FALSE(utcMinutes("").has_value());
}

TEST_CASE("a series counts the largest mean of each quarter-hour of its business days (D4)") {
    // Monday 2026-11-02 and Tuesday, 5-minute steps. 100 all along; Monday 10:00 to 10:15 holds
    // 600, 300, 300 (mean 400), Tuesday 10:00 to 10:15 holds 500, 100, 100 (mean 233).
    std::vector<Bandwidth> rates = flat(2 * 288, 100);
    rates[120] = Bandwidth::kbps(600);
    rates[121] = rates[122] = Bandwidth::kbps(300);
    rates[288 + 120] = Bandwidth::kbps(500);
    const SeriesFigures figures =
        seriesFigures(rates, at("2026-11-02T00:00Z"), Duration::minutes(5), utc);
    CHECK(figures.quarters[40] == Approx(400));
    CHECK(figures.quarters[41] == Approx(100));
    CHECK(figures.peakKbps == Approx(400));
    CHECK(figures.busiestStepKbps == Approx(600));
    CHECK(figures.businessDays == 2);
    // The busy hour: (600 + 300 + 300 + 9 x 100) / 12 = 175.
    CHECK(figures.busyHourKbps == Approx(175));
}

TEST_CASE("weekends do not count where there are business days (D4)") {
    // Saturday 2026-10-31 at 900, Monday at 100.
    std::vector<Bandwidth> rates = flat(3 * 24, 900);
    for (std::size_t hour = 48; hour < 72; ++hour) rates[hour] = Bandwidth::kbps(100);
    const SeriesFigures figures =
        seriesFigures(rates, at("2026-10-31T00:00Z"), Duration::minutes(60), utc);
    CHECK(figures.peakKbps == Approx(100));
    CHECK(figures.busyHourKbps == Approx(100));
    CHECK(figures.businessDays == 1);
    const SeriesFigures weekend =
        seriesFigures(flat(24, 900), at("2026-10-31T00:00Z"), Duration::minutes(60), utc);
    CHECK(weekend.peakKbps == Approx(900));
    CHECK(weekend.businessDays == 0);
}

TEST_CASE("quarter-hours and days are those of the local clock (D4)") {
    // 2026-11-01 is a Sunday. 22:00 UTC of it is Monday 06:00 at UTC+8.
    std::vector<Bandwidth> rates = flat(24, 10);
    rates[22] = Bandwidth::kbps(700);
    const std::vector<UtcOffset> singapore{{*Date::parse("2026-01-01"), 480}};
    const SeriesFigures figures =
        seriesFigures(rates, at("2026-11-01T00:00Z"), Duration::minutes(60), singapore);
    CHECK(figures.peakKbps == Approx(700));
    CHECK(figures.quarters[24] == Approx(700));
    CHECK(figures.quarters[27] == Approx(700));
    CHECK(figures.quarters[28] == Approx(10));
}

TEST_CASE("percentiles are of business hours, by nearest rank (D4)") {
    // One Monday in quarter-hours: 9:00 to 17:00 are 32 steps with 1, 2, ..., 32; outside 1000.
    // Rank of P95: ceil(0.95 x 32) = 31, of P99: 32.
    std::vector<Bandwidth> rates = flat(96, 1000);
    for (std::size_t i = 0; i < 32; ++i)
        rates[36 + i] = Bandwidth::kbps(static_cast<double>(i + 1));
    const SeriesFigures figures =
        seriesFigures(rates, at("2026-11-02T00:00Z"), Duration::minutes(15), utc);
    CHECK(figures.p95Kbps == Approx(31));
    CHECK(figures.p99Kbps == Approx(32));
}

TEST_CASE("a step that is no part of a quarter-hour counts by the minutes it covers") {
    // 20-minute steps of 300, 0, 0: the quarter 00:15 to 00:30 has 5 minutes of 300 = mean 100.
    const std::vector<Bandwidth> rates{Bandwidth::kbps(300), Bandwidth::kbps(0),
                                       Bandwidth::kbps(0)};
    const SeriesFigures figures =
        seriesFigures(rates, at("2026-11-02T00:00Z"), Duration::minutes(20), utc);
    CHECK(figures.quarters[0] == Approx(300));
    CHECK(figures.quarters[1] == Approx(100));
    CHECK(figures.quarters[2] == Approx(0));
}

TEST_CASE("an empty series says nothing") {
    CHECK(seriesFigures({}, 0, Duration::minutes(5), utc).peakKbps == 0);
}
