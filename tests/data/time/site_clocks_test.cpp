// SPDX-License-Identifier: MIT
#include "data/time/site_clocks.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Plan planWith(const std::vector<std::string>& zones, const char* asOf = "2026-11-01") {
    Plan plan;
    plan.asOf = *Date::parse(asOf);
    for (const std::string& zone : zones) {
        Site& site = plan.sites.emplace_back();
        site.id = "site-";
        site.id += std::to_string(plan.sites.size());
        site.timeZone = zone;
    }
    return plan;
}

/// "2026-01-01 0, 2026-03-29 60": the course of a single site of that zone.
std::string courseOf(const std::string& zone, const char* asOf = "2026-11-01") {
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(planWith({zone}, asOf), diagnostics);
    REQUIRE(diagnostics.empty());
    std::string out;
    for (const UtcOffset& offset : clocks.courses.at(clocks.ofSite.at(0))) {
        if (!out.empty()) out += ", ";
        out += offset.from.iso();
        out += ' ';
        out += std::to_string(offset.minutes);
    }
    return out;
}

}  // namespace

// Summer time in the European Union and the United Kingdom runs from the last Sunday of March to
// the last Sunday of October (Directive 2000/84/EC; Summer Time Order 2002): 29 March and 25
// October in 2026. In the United States it runs from the second Sunday of March to the first of
// November (Energy Policy Act of 2005): 8 March and 1 November. In New South Wales it ends on the
// first Sunday of April and begins on the first of October: 5 April and 4 October.
TEST_CASE("the courses of 2026 are those of the law") {
    CHECK(courseOf("Europe/London") == "2026-01-01 0, 2026-03-29 60, 2026-10-25 0");
    CHECK(courseOf("Europe/Oslo") == "2026-01-01 60, 2026-03-29 120, 2026-10-25 60");
    CHECK(courseOf("America/Chicago") == "2026-01-01 -360, 2026-03-08 -300, 2026-11-01 -360");
    CHECK(courseOf("Australia/Sydney") == "2026-01-01 660, 2026-04-05 600, 2026-10-04 660");
}

// No summer time: Brazil ended it in 2019 (Decree 9772), India and Singapore have none; India is
// five hours and a half ahead, Nepal five and three quarters.
TEST_CASE("zones without summer time have one offset") {
    CHECK(courseOf("Asia/Kolkata") == "2026-01-01 330");
    CHECK(courseOf("Asia/Singapore") == "2026-01-01 480");
    CHECK(courseOf("Asia/Kathmandu") == "2026-01-01 345");
    CHECK(courseOf("America/Sao_Paulo") == "2026-01-01 -180");
    CHECK(courseOf("UTC") == "2026-01-01 0");
}

TEST_CASE("the year is the calendar year of the plan's date") {
    // Sao Paulo had summer time until 17 February 2018, and again from 4 November.
    CHECK(courseOf("America/Sao_Paulo", "2018-06-01") ==
          "2018-01-01 -120, 2018-02-18 -180, 2018-11-04 -120");
    // Samoa left out 30 December 2011 and went from 10 hours behind (in its summer) to 14 ahead.
    CHECK(courseOf("Pacific/Apia", "2011-03-01") ==
          "2011-01-01 -600, 2011-04-02 -660, 2011-09-24 -600, 2011-12-31 840");
}

TEST_CASE("an old name of a zone is a name of it") {
    CHECK(courseOf("US/Pacific") == courseOf("America/Los_Angeles"));
    CHECK(courseOf("Asia/Calcutta") == "2026-01-01 330");
}

TEST_CASE("sites of one zone and zones of one course share it") {
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(
        planWith({"Europe/Oslo", "Asia/Singapore", "Europe/Paris", "Europe/Oslo"}), diagnostics);
    CHECK(clocks.courses.size() == 2);
    CHECK(clocks.ofSite == std::vector<std::uint32_t>{0, 1, 0, 0});
    CHECK(diagnostics.empty());
}

TEST_CASE("an unknown zone is an error with the nearest name, once, and counts as UTC") {
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(
        planWith({"Europe/Oslo", "Europe/Olso", "Europe/Olso", "Singapoer"}), diagnostics);
    REQUIRE(diagnostics.size() == 2);
    CHECK(diagnostics[0].severity == Severity::Error);
    CHECK(diagnostics[0].pointer == "/sites/1/time_zone");
    CHECK(diagnostics[0].found == "Europe/Olso");
    CHECK(diagnostics[0].suggestion == "Europe/Oslo");
    CHECK(diagnostics[1].suggestion == "Singapore");
    CHECK(clocks.courses.at(clocks.ofSite.at(1)) ==
          std::vector<UtcOffset>{{*Date::parse("2026-01-01"), 0}});
}

TEST_CASE("a city alone leads to its zone") {
    Diagnostics diagnostics;
    resolveClocks(planWith({"Kolkata"}), diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].suggestion == "Asia/Kolkata");
}

TEST_CASE("names that depend on the machine or lead out of the database are unknown") {
    Diagnostics diagnostics;
    resolveClocks(planWith({"localtime", "../../../etc/passwd", "America", "posix/Europe/Oslo"}),
                  diagnostics);
    CHECK(diagnostics.size() == 4);
}

TEST_CASE("sites without a zone count as UTC in one note") {
    Diagnostics diagnostics;
    const SiteClocks clocks =
        resolveClocks(planWith({"Europe/London", "", "Asia/Kolkata", ""}), diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].severity == Severity::Note);
    CHECK(diagnostics[0].pointer == "/sites/1/time_zone");
    CHECK(diagnostics[0].message.arguments.at(0).second == Text::Argument(std::int64_t{2}));
    CHECK(clocks.courses.at(clocks.ofSite.at(3)).front().minutes == 0);
}

TEST_CASE("a plan without sites needs no database") {
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(planWith({}), diagnostics);
    CHECK(clocks.courses.empty());
    CHECK(clocks.ofSite.empty());
    CHECK(diagnostics.empty());
}

TEST_CASE("the clocks of 100000 sites are resolved by their distinct zones") {
    std::vector<std::string> zones;
    for (int i = 0; i < 100'000; ++i) zones.emplace_back(i % 2 == 0 ? "Europe/Oslo" : "Asia/Tokyo");
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(planWith(zones), diagnostics);
    CHECK(clocks.ofSite.size() == 100'000);
    CHECK(clocks.courses.size() == 2);
}
