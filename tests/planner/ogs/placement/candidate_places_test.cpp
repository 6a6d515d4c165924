// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/candidate_places.h"

#include <algorithm>

#include "model/error.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Plan places() {
    return textNetwork(R"(
        site oslo at 59.9,10.7
        site paris at 48.9,2.4
        site nowhere
        site home remote at 40,0
        gateway gw paris
    )");
}

std::vector<std::string> namesOf(const std::vector<std::string>& words) {
    std::vector<std::string> names;
    for (const CandidatePlace& place : candidatePlaces(places(), catalogueForTests(), words)) {
        names.push_back(place.name);
    }
    return names;
}

}  // namespace

TEST_CASE("Sites are candidates where they have coordinates, no gateway, and are nobody's home") {
    CHECK(namesOf({"sites"}) == std::vector<std::string>{"oslo"});
    const auto named = candidatePlaces(places(), catalogueForTests(), {"oslo"});
    REQUIRE(named.size() == 1);
    CHECK(named[0].at.latitude == 59.9);
    CHECK(named[0].at.longitude == 10.7);
}

TEST_CASE("Metros are the catalogue's, each once and by name") {
    const std::vector<std::string> metros = namesOf({"metros"});
    CHECK(metros.size() > 50);
    CHECK(std::is_sorted(metros.begin(), metros.end()));
    CHECK(std::adjacent_find(metros.begin(), metros.end()) == metros.end());
    CHECK(std::find(metros.begin(), metros.end(), "Frankfurt") != metros.end());
    // The second building is the same metro.
    CHECK(std::find(metros.begin(), metros.end(), "Frankfurt2") == metros.end());
}

TEST_CASE("Places are named in any mix, the same one once") {
    CHECK(namesOf({"Tokyo", "oslo", "tokyo", "sites"}) ==
          std::vector<std::string>{"Tokyo", "oslo"});
    // Who names a site that has a gateway means it.
    CHECK(namesOf({"paris"}) == std::vector<std::string>{"paris"});
}

TEST_CASE("A place that nobody knows is refused with the nearest spelling") {
    try {
        namesOf({"Frankfort"});
        FAIL("it was taken");
    } catch (const UsageError& error) {
        CHECK(error.diagnostics().front().suggestion == "Frankfurt");
    }
    CHECK_THROWS_AS(namesOf({"nowhere"}), UsageError);
}
