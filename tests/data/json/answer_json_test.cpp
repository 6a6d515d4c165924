// SPDX-License-Identifier: MIT
#include "data/json/answer_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

Table circuits() {
    Table table;
    table.id = "circuits";
    table.columns = {
        {"circuit", "Circuit", CellKind::Text}, {"load_mbps", "Load", CellKind::Mbps, 0},
        {"users", "Users", CellKind::Integer},  {"alone", "Alone", CellKind::Boolean},
        {"since", "Since", CellKind::Date},     {"why", "Why", CellKind::Text}};
    table.rows = {{std::string("er-dallas"), 118.3599999999, std::int64_t{7}, true,
                   Date::parse("2026-11-01").value(), Text("{n} ways", {{"n", std::int64_t{2}}})},
                  {std::string("er-tokyo"), std::nan(""), {}}};
    return table;
}

}  // namespace

TEST_CASE("An answer tells who made it, the command and the plan, then the tables by id") {
    AnswerJson answer("bandwidth", "Woodgrove Bank");
    answer.add(circuits());
    answer.add("holds", true);
    const std::string text = answer.text();
    CHECK(text.substr(0, 17) == "{\n  \"peerplan\": \"");
    CHECK(text.back() == '\n');

    const auto json = nlohmann::ordered_json::parse(text);
    std::vector<std::string> keys;
    for (const auto& [key, value] : json.items()) keys.push_back(key);
    CHECK(keys == std::vector<std::string>{"peerplan", "command", "plan", "circuits", "holds"});
    CHECK(json["command"] == "bandwidth");
    CHECK(json["plan"] == "Woodgrove Bank");
}

TEST_CASE("Cells keep their type and numbers their precision") {
    AnswerJson answer("bandwidth", "");
    answer.add(circuits());
    const auto json = nlohmann::json::parse(answer.text());
    CHECK_FALSE(json.contains("plan"));
    const auto& first = json["circuits"][0];
    CHECK(first["load_mbps"].get<double>() == 118.3599999999);
    CHECK(first["users"].is_number_integer());
    CHECK(first["alone"] == true);
    CHECK(first["since"] == "2026-11-01");
    CHECK(first["why"] == "2 ways");
    const auto& second = json["circuits"][1];
    CHECK(second["load_mbps"].is_null());
    CHECK(second["users"].is_null());
    CHECK(second.size() == 6);
}

TEST_CASE("Broken bytes of a name do not break the document") {
    AnswerJson answer("validate", "a\xff\"b\n");
    const auto json = nlohmann::json::parse(answer.text());
    CHECK(json["plan"] == "a\uFFFD\"b\n");
}
