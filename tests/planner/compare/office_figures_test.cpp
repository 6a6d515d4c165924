// SPDX-License-Identifier: MIT
// Headroom, minutes and findings by office.

#include "planner/compare/office_figures.h"

#include "planner/bandwidth/bandwidth.h"
#include "tests/planner/compare/drawn_ways.h"

using namespace peerplan;
using namespace peerplan::comparing;
using namespace peerplan::tests;

TEST_CASE("An office has the least headroom of what its own ways cross") {
    // 100 users take 15.1 Mbit/s each way, of which 0.1 to DNS. o's link has 20 Mbit/s of it, q's
    // 100; the circuit has 200 for both. Nothing takes over from the links: the normal state sizes.
    const DrawnCompany company(R"(
        site east dc region emea at 51.5,-0.1
        site o office region emea at 51.5,-0.3
        site q office region emea at 51.5,-0.4
        o-east 20M 2ms
        q-east 100M 2ms
        circuit er London 200M via east,east
        internet ie east 100M/100M isp a rtt 5 shared
    )");
    DrawnWays ways(company.plan);
    const BandwidthAnswer answer =
        bandwidth(company.plan, ways.network, ways.catalogue, utcClocks(company.plan));
    addHeadroom(ways.loaded, answer, ways.answer);
    REQUIRE(ways.answer.offices.size() == 2);
    CHECK(ways.answer.offices[0].leastElement == "link/o-east");
    CHECK(*ways.answer.offices[0].leastHeadroom == Approx(1 - 15.1 / 20).margin(1e-3));
    // The circuit carries 30 of 200 and stands at 85 %; q's link at 84.9 %.
    CHECK(ways.answer.offices[1].leastElement == "link/q-east");
    CHECK(*ways.answer.offices[1].leastHeadroom == Approx(1 - 15.1 / 100).margin(1e-3));
}

TEST_CASE("Findings count for the office that they name, or at which their object stands") {
    Plan plan = textNetwork(R"(
        site east dc at 51.5,-0.1
        site o office at 51.5,-0.3
        o-east 20M 2ms
        circuit er London 200M via east,east
        internet io o 10M/10M
    )");
    std::vector<OfficeWays> offices(2);
    offices[0].site = "east";
    offices[1].site = "o";
    ReviewAnswer review;
    const auto add = [&](const std::vector<std::string>& subjects, bool accepted) {
        ReviewFinding row;
        row.finding.subjects = subjects;
        row.accepted = accepted;
        review.findings.push_back(row);
    };
    add({"site/o"}, false);
    add({"site/o"}, true);
    add({"internet/io", "site/o"}, false);
    add({"link/" + plan.links[0].id}, false);
    add({"circuit/er"}, false);
    addFindings(plan, review, offices);
    // The link is at both ends; the circuit is nobody's alone.
    CHECK(offices[0].findings == 1);
    CHECK(offices[1].findings == 3);
    CHECK_FALSE(offices[0].ownInternet);
    CHECK(offices[1].ownInternet);
}

TEST_CASE("Minutes are those of the service that the office is worst off with") {
    AvailabilityAnswer availability;
    availability.sites.resize(1);
    availability.sites[0].site = "o";
    availability.sites[0].services.resize(3);
    availability.sites[0].services[0].usable.minutes = 10;
    availability.sites[0].services[0].usable.stated = true;
    availability.sites[0].services[1].usable.minutes = 30;
    availability.sites[0].services[1].usable.stated = true;
    // Nothing on the way states how often it is up: no minutes say nothing.
    availability.sites[0].services[2].usable.minutes = 99;
    std::vector<OfficeWays> offices(2);
    offices[0].site = "o";
    offices[1].site = "elsewhere";
    addMinutes(availability, offices);
    CHECK(*offices[0].minutesWithout == 30);
    CHECK_FALSE(offices[1].minutesWithout);
}
