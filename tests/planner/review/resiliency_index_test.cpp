// SPDX-License-Identifier: MIT
#include <cmath>

#include "tests/support/catch.h"
#include "tests/support/reviewed_plan.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// The score of the sound design's European gateway after edits.
double scoreAfter(std::string_view edits) {
    const ReviewAnswer answer = reviewed(edited(examplePlan("sound-design"), edits));
    REQUIRE(answer.index.applicable);
    for (const GatewayIndex& index : answer.index.gateways) {
        if (index.gateway != "vnet-gateway/vng-europe") continue;
        double sum = 0;
        for (const IndexPart& part : index.parts) {
            CHECK(part.points <= part.most);
            // What is missing is said to be gained, and nothing else is.
            CHECK((part.points < part.most) == !part.toGain.empty());
            sum += part.points;
        }
        CHECK(std::abs(sum - index.score) < 1e-9);
        return index.score;
    }
    FAIL("no index of the gateway");
    return 0;
}

}  // namespace

TEST_CASE("V1 Two locations tested 21 days ago, a zone-redundant gateway and no advice make 100") {
    // 20 x 4 + 10 + 10; the tests were on 2026-10-12, the plan's day is 2026-11-02.
    CHECK(scoreAfter("set plan.name Same") == 100);
}

TEST_CASE("V1 Tests of the failover count four, three, two times and once by their age") {
    const auto tested = [](const std::string& day) {
        std::string edits;
        for (const char* circuit : {"london", "amsterdam"}) {
            for (const char* role : {"primary", "secondary"}) {
                if (!edits.empty()) edits += '\n';
                edits += "set circuit/er-";
                edits += circuit;
                edits += ".connections.";
                edits += role;
                edits += ".last_validated ";
                edits += day;
            }
        }
        return scoreAfter(edits);
    };
    // Plan's day 2026-11-02: 30 days before is 2026-10-03, 60 is 2026-09-03, 90 is 2026-08-04.
    CHECK(tested("2026-10-03") == 100);
    CHECK(tested("2026-10-02") == 80);  // 20 x 3 + 20
    CHECK(tested("2026-09-03") == 80);
    CHECK(tested("2026-09-02") == 60);  // 20 x 2 + 20
    CHECK(tested("2026-08-04") == 60);
    CHECK(tested("2026-08-03") == 40);  // 20 x 1 + 20
    CHECK(tested("null") == 40);        // never tested counts once
}

TEST_CASE("V1 One of two locations tested halves the multiplier") {
    // 20 x (4 / 2) + 10 + 10.
    CHECK(scoreAfter("set circuit/er-amsterdam.connections.primary.last_validated null\n"
                     "set circuit/er-amsterdam.connections.secondary.last_validated null") == 60);
}

TEST_CASE("V1 A single location has 5 points, a Metro 10") {
    // 5 x 4 + 10 + 10, tested 21 days ago.
    CHECK(scoreAfter("set vnet-gateway/vng-europe.circuits [\"er-amsterdam\"]") == 40);
    // 10 x 4 + 10 + 10.
    CHECK(scoreAfter("set vnet-gateway/vng-europe.circuits [\"er-amsterdam\"]\n"
                     "set circuit/er-amsterdam.peering_location \"Amsterdam Metro\"") == 60);
}

TEST_CASE("V1 The gateway's SKU and zones make up to 10 points") {
    CHECK(scoreAfter("set vnet-gateway/vng-europe.sku HighPerformance") == 90);
    CHECK(scoreAfter("set vnet-gateway/vng-europe.sku UltraPerformance") == 92);
    CHECK(scoreAfter("set vnet-gateway/vng-europe.zones zonal") == 98);
    CHECK(scoreAfter("set vnet-gateway/vng-europe.sku ErGwScale\n"
                     "set vnet-gateway/vng-europe.instances 4") == 98);
    CHECK(scoreAfter("set vnet-gateway/vng-europe.sku ErGwScale\n"
                     "set vnet-gateway/vng-europe.instances 5") == 100);
}

TEST_CASE("V1 An open finding of Microsoft's published advice costs the 10 points of the advisor") {
    // HA-04 follows the published library; er-dallas is not this gateway's.
    CHECK(scoreAfter("set circuit/er-london.mode active-passive") == 90);
    CHECK(scoreAfter("set circuit/er-dallas.mode active-passive") == 100);
}

TEST_CASE("V1 Without a VNet gateway on private peering the index is not applicable") {
    const ReviewAnswer answer = reviewed(examplePlan("woodgrove"));
    CHECK_FALSE(answer.index.applicable);
    CHECK(answer.index.gateways.empty());
    CHECK_FALSE(answer.index.notApplicable.empty());
}
