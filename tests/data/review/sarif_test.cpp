// SPDX-License-Identifier: MIT
#include "data/review/sarif.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "data/json/value_builder.h"
#include "model/value.h"
#include "tests/data/review/reviewed_document.h"
#include "tests/support/catch.h"
#include "tests/support/json_schema.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Value valueOf(const nlohmann::ordered_json& json) {
    return readJsonValue(json.dump()).value;
}

Value sarifSchema() {
    std::ifstream in(sourcePath("tests/data/review/sarif-2.1.0-rtm.5.json"), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    return readJsonValue(text).value;
}

}  // namespace

TEST_CASE("A review as SARIF keeps the schema of SARIF 2.1.0") {
    const std::string text = writeSarif(reviewedDocument(), Language());
    const auto json = nlohmann::ordered_json::parse(text);
    const Value schema = sarifSchema();
    CHECK(schemaBreach(schema, valueOf(json)) == "");

    // The schema refuses what is no SARIF: the check above says something.
    auto broken = json;
    broken["runs"][0]["results"][0]["level"] = "fatal";
    CHECK(schemaBreach(schema, valueOf(broken)) == "/runs/0/results/0/level enum");
    broken = json;
    broken["runs"][0]["results"][0].erase("message");
    CHECK(schemaBreach(schema, valueOf(broken)) == "/runs/0/results/0 required");
    broken = json;
    broken["runs"][0]["tool"]["driver"]["rules"][0]["unheard"] = 1;
    CHECK(schemaBreach(schema, valueOf(broken)) ==
          "/runs/0/tool/driver/rules/0 additionalProperties");
}

TEST_CASE("A result of SARIF says rule, place, object and whether it is accepted") {
    const auto json = nlohmann::ordered_json::parse(writeSarif(reviewedDocument(), Language()));
    const auto& run = json["runs"][0];
    CHECK(run["tool"]["driver"]["name"] == "peerplan");
    CHECK(run["tool"]["driver"]["rules"].size() == 3);
    const auto& first = run["results"][0];
    CHECK(first["ruleId"] == "HA-01");
    CHECK(first["ruleIndex"] == 0);
    CHECK(first["level"] == "error");
    CHECK(first["message"]["text"] == "A<B>&C ends on one device. Add one.");
    const auto& place = first["locations"][0]["physicalLocation"];
    // A blank is no character of a URI.
    CHECK(place["artifactLocation"]["uri"] == "plans/my%20plan.json");
    CHECK(place["region"]["startLine"] == 12);
    CHECK(place["region"]["startColumn"] == 5);
    CHECK(first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "circuit/er");
    CHECK_FALSE(first.contains("suppressions"));
    CHECK(first["partialFingerprints"]["ruleAndSubjects/v1"] == "HA-01 circuit/er device/ce");
    CHECK(run["results"][2]["suppressions"][0]["status"] == "accepted");
    CHECK(run["results"][2]["suppressions"][0]["justification"] == "the router\ncannot");
}
