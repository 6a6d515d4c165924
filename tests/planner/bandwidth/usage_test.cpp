// SPDX-License-Identifier: MIT
#include "planner/bandwidth/usage.h"

#include <algorithm>
#include <cmath>

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Application application(const char* service, double up, double down, double concurrency = 1) {
    Application a;
    a.name = service;
    a.service = service;
    a.up = Bandwidth::kbps(up);
    a.down = Bandwidth::kbps(down);
    a.concurrency = concurrency;
    return a;
}

/// Two sites, 100 clerks in `a` of region north, 50 in `b` of region south; mail 1 up and 4 down
/// of all, calls 60 and 60 of 10 %, half of it peer to peer.
Plan twoSites() {
    Plan plan;
    plan.asOf = *Date::parse("2026-11-01");
    plan.regions.resize(2);
    plan.regions[0].id = "north";
    plan.regions[1].id = "south";
    Persona clerk;
    clerk.id = "clerk";
    clerk.applications = {application("mail", 1, 4), application("calls", 60, 60, 0.1)};
    clerk.applications[1].peerShare = 0.5;
    clerk.applications[1].trafficClass = TrafficClass::EF;
    plan.personas = {clerk};
    Site a;
    a.id = "a";
    a.region = "north";
    a.users = {{"clerk", Headcount::of(100)}};
    Site b;
    b.id = "b";
    b.region = "south";
    b.users = {{"clerk", Headcount::of(50)}};
    plan.sites = {a, b};
    return plan;
}

std::vector<ResolvedService> services() {
    std::vector<ResolvedService> list(2);
    list[0].id = "mail";
    list[1].id = "calls";
    list[1].trafficClass = TrafficClass::AF41;
    return list;
}

Usage usage(const Plan& plan, const Catalogue& catalogue = {}) {
    CourseBook courses(catalogue);
    const std::vector<ResolvedService> list = services();
    return usageOf(plan, catalogue, {}, list, courses);
}

Measurement pilot(double up, double down, std::int64_t users, const char* region = "") {
    Measurement m;
    m.id = "pilot";
    m.service = "mail";
    m.busyHourUp = Bandwidth::kbps(up);
    m.busyHourDown = Bandwidth::kbps(down);
    m.pilot = Pilot{"clerk", Headcount::of(users), region};
    return m;
}

}  // namespace

TEST_CASE("demand is users by kbit/s by share of active users, without peer media (PL5, D2)") {
    // a: mail 100 x 1 up, 100 x 4 down; calls 100 x 60 x 0.1 x 0.5 = 300 both ways, peer 300.
    const Usage u = usage(twoSites());
    REQUIRE(u.demand.size() == 4);
    CHECK(u.demand[0].used == Rates{100, 400});
    CHECK(u.demand[0].basis == DemandBasis::Persona);
    CHECK(u.demand[0].ratio == 1.0);
    CHECK(u.demand[1].used == Rates{300, 300});
    CHECK(u.demand[1].peer == Rates{300, 300});
    CHECK(u.demand[2].used == Rates{50, 200});
    CHECK(u.demand[3].used == Rates{150, 150});
    // The application's class wins over the service's.
    CHECK(u.entries[1].trafficClass == TrafficClass::EF);
    CHECK(u.entries[0].trafficClass == TrafficClass::BE);
}

TEST_CASE("a pilot scales its persona by its busy hour, everywhere (D3)") {
    // 40 pilot users measured 60 up, 240 down: 1.5 and 6 a user instead of 1 and 4.
    Plan plan = twoSites();
    plan.measurements = {pilot(60, 240, 40)};
    const Usage u = usage(plan);
    CHECK(u.demand[0].used == Rates{150, 600});
    CHECK(u.demand[0].estimate == Rates{100, 400});
    CHECK(u.demand[0].basis == DemandBasis::Pilot);
    CHECK(*u.demand[0].ratio == Approx(1.5));
    CHECK(u.demand[2].used == Rates{75, 300});
    CHECK(u.demand[1].basis == DemandBasis::Persona);
    CHECK(u.remarks.empty());
}

TEST_CASE("a pilot that names a region speaks for it alone (D3)") {
    Plan plan = twoSites();
    plan.measurements = {pilot(60, 240, 40, "south")};
    Usage u = usage(plan);
    CHECK(u.demand[0].used == Rates{100, 400});
    CHECK(u.demand[2].used == Rates{75, 300});
    // Beside one for everywhere, its own region's wins.
    plan.measurements.push_back(pilot(40, 80, 40));
    u = usage(plan);
    CHECK(u.demand[0].used == Rates{100, 200});
    CHECK(u.demand[2].used == Rates{75, 300});
}

TEST_CASE("pilots of one persona and service count together, by users (D3)") {
    // 40 users with 60 and 20 users with 90: 150 / 60 = 2.5 up a user.
    Plan plan = twoSites();
    plan.measurements = {pilot(60, 240, 40), pilot(90, 120, 20)};
    const Usage u = usage(plan);
    CHECK(u.demand[0].used.upKbps == Approx(250));
    CHECK(u.demand[0].used.downKbps == Approx(600));
    // The one of 20 users is fewer than 30.
    REQUIRE(u.remarks.size() == 1);
    CHECK(u.remarks[0].subject == "measurement/pilot");
}

TEST_CASE("a pilot counts by its busy hour, never by a percentile (D3)") {
    Plan plan = twoSites();
    plan.measurements = {pilot(0, 0, 40)};
    plan.measurements[0].busyHourUp.reset();
    plan.measurements[0].busyHourDown.reset();
    plan.measurements[0].p95Up = Bandwidth::kbps(900);
    const Usage u = usage(plan);
    CHECK(u.demand[0].used == Rates{100, 400});
    CHECK(u.remarks.size() == 1);
}

TEST_CASE("a measured site and service comes before the pilot, in the estimate's mix (D2)") {
    Plan plan = twoSites();
    Measurement m;
    m.id = "a-mail";
    m.site = "a";
    m.service = "mail";
    m.busyHourDown = Bandwidth::kbps(1000);
    plan.measurements = {pilot(60, 240, 40), m};
    const Usage u = usage(plan);
    // Down is measured; up, which nobody measured, keeps the pilot's 1.5 a user.
    CHECK(u.demand[0].basis == DemandBasis::Measured);
    CHECK(u.demand[0].used == Rates{150, 1000});
    CHECK(u.demand[0].estimate == Rates{100, 400});
    CHECK(*u.demand[0].ratio == Approx(1150.0 / 500));
    CHECK(u.demand[2].basis == DemandBasis::Pilot);
}

TEST_CASE("of two measurements of one site and service the later counts (D2)") {
    Plan plan = twoSites();
    Measurement m;
    m.site = "a";
    m.service = "mail";
    m.busyHourDown = Bandwidth::kbps(1000);
    m.measured = *Date::parse("2026-10-01");
    Measurement older = m;
    older.busyHourDown = Bandwidth::kbps(7000);
    older.measured = *Date::parse("2026-09-01");
    plan.measurements = {m, older};
    CHECK(usage(plan).demand[0].used.downKbps == Approx(1000));
}

TEST_CASE("growth counts from a measurement's own day (D5)") {
    // 20 % a year, measured 365.25 x 2 days = 730.5 days before; from 2024-11-01 it is 730 days.
    Plan plan = twoSites();
    plan.policy.growth.perYear = 0.2;
    Measurement m;
    m.site = "a";
    m.service = "mail";
    m.busyHourDown = Bandwidth::kbps(1000);
    m.measured = *Date::parse("2024-11-01");
    plan.measurements = {m};
    const double years = 730 / 365.25;
    CHECK(usage(plan).demand[0].used.downKbps == Approx(1000 * std::pow(1.2, years)));
    // What the personas say is as of the plan.
    CHECK(usage(plan).demand[2].used.downKbps == Approx(200));
}

TEST_CASE("a measured service that no persona knows of still counts (D2)") {
    Plan plan = twoSites();
    plan.sites[0].users.clear();
    Measurement m;
    m.site = "a";
    m.service = "calls";
    m.busyHourUp = Bandwidth::kbps(80);
    plan.measurements = {m};
    const Usage u = usage(plan);
    REQUIRE_FALSE(u.demand.empty());
    CHECK(u.demand[0].site == 0);
    CHECK(u.demand[0].used == Rates{80, 0});
    CHECK_FALSE(u.demand[0].ratio.has_value());
    CHECK(u.entries[0].trafficClass == TrafficClass::AF41);
}

TEST_CASE("a measured series of a site and service brings its own course of the day (D4)") {
    // Monday in hours: 600 at 14 o'clock, else 300. Peak 600, course 0.5 outside that hour.
    Plan plan = twoSites();
    Measurement m;
    m.site = "a";
    m.service = "mail";
    Series series;
    series.start = "2026-10-26T00:00Z";
    series.step = Duration::minutes(60);
    series.down.assign(24, Bandwidth::kbps(300));
    series.down[14] = Bandwidth::kbps(600);
    m.series = series;
    plan.measurements = {m};
    const Catalogue none;
    CourseBook courses(none);
    const std::vector<ResolvedService> list = services();
    const Usage u = usageOf(plan, {}, {}, list, courses);
    CHECK(u.demand[0].used.downKbps == Approx(600));
    CHECK(u.demand[0].used.upKbps == Approx(100));
    const UsageEntry* measured = nullptr;
    for (const UsageEntry& entry : u.entries) {
        if (entry.site == 0 && entry.service == 0 && entry.toMicrosoft.downKbps > 0) {
            measured = &entry;
        }
    }
    REQUIRE(measured != nullptr);
    const DayCourse& course = courses.courses()[measured->course];
    CHECK(course[14 * 4] == 1.0);
    CHECK(course[13 * 4] == 0.5);
}

TEST_CASE("personas that the plan leaves out are the catalogue's, and that is said (PL6)") {
    Plan plan = twoSites();
    Catalogue catalogue;
    catalogue.personas = plan.personas;
    PersonaUse use;
    use.persona = "clerk";
    use.provenance.assumed = true;
    catalogue.personaUses = {use};
    plan.personas.clear();
    const Usage u = usage(plan, catalogue);
    CHECK(u.demand[0].used == Rates{100, 400});
    CHECK(std::count_if(u.assumptions.begin(), u.assumptions.end(),
                        [](const Assumption& a) { return a.subject == "persona"; }) == 1);
}

TEST_CASE("a persona that nobody knows is remarked on, its users have no traffic") {
    Plan plan = twoSites();
    plan.sites[1].users = {{"ghost", Headcount::of(9)}};
    const Usage u = usage(plan);
    CHECK(u.demand.size() == 2);
    REQUIRE(u.remarks.size() == 1);
    CHECK(u.remarks[0].subject == "persona/ghost");
}

TEST_CASE("an application without a profile follows the catalogue's default, or is flat (PL6)") {
    Catalogue catalogue;
    DiurnalProfile office;
    office.id = "office";
    office.weights.fill(1);
    office.weights[10] = 2;
    catalogue.diurnalProfiles = {DiurnalProfile{}, office};
    CourseBook courses(catalogue);
    CHECK(courses.defaultName() == "office");
    const std::uint32_t course = courses.profile("");
    CHECK(courses.courses()[course][40] == 1.0);
    CHECK(courses.courses()[course][0] == 0.5);
    CHECK(courses.profile("office") == course);
    CHECK(courses.profile("unheard-of") == course);
    CHECK(courses.defaultUsed());
    const Catalogue none;
    CourseBook bare(none);
    CHECK(bare.courses().empty());
    CHECK(bare.profile("") == bare.flat());
}
