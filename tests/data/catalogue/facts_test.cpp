// SPDX-License-Identifier: MIT
/// Holds the built-in catalogue against the research data it was carried over from, where that is.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "data/catalogue/load.h"
#include "data/csv/reader.h"
#include "model/catalogue/lookup.h"
#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using peerplan::tests::Approx;

namespace {

using Fact = std::map<std::string, std::string>;

/// The rows of a file of facts; none where there are no facts.
std::vector<Fact> factsOf(const std::string& name) {
    const auto path = tests::sharedPath("facts/" + name);
    if (!path) return {};
    std::ifstream file(*path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const CsvText text = readCsv(bytes);
    REQUIRE(text.fault.message.empty());
    std::vector<Fact> facts;
    for (std::size_t r = 1; r < text.rows.size(); ++r) {
        Fact fact;
        REQUIRE(text.rows[r].fields.size() == text.rows[0].fields.size());
        for (std::size_t f = 0; f < text.rows[r].fields.size(); ++f) {
            fact[text.rows[0].fields[f].text] = text.rows[r].fields[f].text;
        }
        facts.push_back(fact);
    }
    return facts;
}

}  // namespace

TEST_CASE("Peering locations stand as in the facts") {
    const Catalogue& c = builtInCatalogue();
    for (const Fact& fact : factsOf("peering_locations.csv")) {
        const auto* row = findPeeringLocation(c, fact.at("cloud"), fact.at("name"));
        INFO(fact.at("name"));
        REQUIRE(row != nullptr);
        CHECK(row->latitude == Approx(std::stod(fact.at("latitude"))));
        CHECK(row->longitude == Approx(std::stod(fact.at("longitude"))));
        CHECK(row->providers.size() == std::stoul(fact.at("provider_count")));
        CHECK(row->geopoliticalRegion == fact.at("geopolitical_region"));
        CHECK(row->direct == (fact.at("er_direct") == "yes"));
    }
}

TEST_CASE("Azure regions stand as in the facts, but for the sign of Madrid's longitude") {
    const Catalogue& c = builtInCatalogue();
    for (const Fact& fact : factsOf("azure_regions.csv")) {
        const auto* row = findAzureRegion(c, fact.at("name"));
        INFO(fact.at("name"));
        REQUIRE(row != nullptr);
        CHECK(row->latitude == Approx(std::stod(fact.at("latitude"))));
        const double longitude = std::stod(fact.at("longitude"));
        CHECK(row->longitude == Approx(row->name == "spaincentral" ? -longitude : longitude));
    }
}

TEST_CASE("Round-trip times stand as in the facts") {
    const auto facts = factsOf("azure_region_rtt.csv");
    const Catalogue& c = builtInCatalogue();
    if (facts.empty()) return;
    REQUIRE(facts.size() == c.regionRtts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        REQUIRE(c.regionRtts[i].from == facts[i].at("from"));
        REQUIRE(c.regionRtts[i].to == facts[i].at("to"));
        REQUIRE(c.regionRtts[i].rttMs == std::stod(facts[i].at("rtt_ms")));
    }
}

TEST_CASE("Bandwidths per application stand as in the facts") {
    const Catalogue& c = builtInCatalogue();
    for (const Fact& fact : factsOf("m365_bandwidth.csv")) {
        INFO(fact.at("application") << ", " << fact.at("profile"));
        const auto* row = findBandwidthProfile(c, fact.at("application"), fact.at("profile"));
        REQUIRE(row != nullptr);
        const double kbps = std::stod(fact.at("kbps_per_active_user"));
        const std::string direction = fact.at("direction").substr(0, 2);
        if (direction == "up" || direction == "ea") CHECK(row->upKbps == kbps);
        if (direction == "do" || direction == "ea") CHECK(row->downKbps == kbps);
        if (direction == "to") CHECK(row->totalKbps == kbps);
        if (!fact.at("concurrency").empty()) {
            CHECK(row->concurrency == std::stod(fact.at("concurrency")));
        }
    }
}

TEST_CASE("The sizing case adds up to the corrected sum") {
    // method/bandwidth.md 1.7: 118.36 Mbit/s against 114 printed.
    double corrected = 0;
    for (const SizingCaseRow& row : builtInCatalogue().sizingCase) {
        corrected += row.sites * row.siteKbps;
    }
    CHECK(corrected / 1000 == Approx(118.36).margin(0.01));
}
