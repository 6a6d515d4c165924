// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/worst_of.h"

#include "tests/support/catch.h"

using namespace peerplan;

using Failed = std::vector<std::string>;

TEST_CASE("The worst failure of an element, an office and a region is that of the sweep") {
    SweepAnswer answer;
    SweepElement circuit;
    circuit.ref = "circuit/er-a";
    circuit.failed = {"circuit/er-b"};
    SweepElement link;
    link.ref = "link/l";
    answer.elements = {circuit, link};
    SweepOffice office;
    office.site = "oslo";
    office.failed = {"device/r1", "device/r2"};
    answer.offices = {office};
    SweepRegion region;
    region.region = "emea";
    region.failed = {"peering-location/london"};
    answer.regions = {region};

    CHECK(worstFailureOf(answer, "circuit/er-a") == Failed{"circuit/er-b"});
    CHECK(worstFailureOf(answer, "Circuit/ER-a") == Failed{"circuit/er-b"});
    // No failure is worse than the state before.
    CHECK(worstFailureOf(answer, "link/l") == Failed{});
    CHECK(worstFailureOf(answer, "site/oslo") == Failed{"device/r1", "device/r2"});
    CHECK(worstFailureOf(answer, "region/emea") == Failed{"peering-location/london"});
    // Not looked at.
    CHECK_FALSE(worstFailureOf(answer, "site/os"));
    CHECK_FALSE(worstFailureOf(answer, "region/"));
    CHECK_FALSE(worstFailureOf(answer, "provider/x"));
    CHECK_FALSE(worstFailureOf(answer, ""));
}
