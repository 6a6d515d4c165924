// SPDX-License-Identifier: MIT
// Every published rule stands in the registry, checked or with the reason why it cannot be.
#include <fstream>
#include <string>
#include <string_view>

#include "planner/review/registry.h"
#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;
using namespace peerplan::reviewing;

namespace {

struct IdSeries {
    std::string_view letters;
    int count;
};

/// By the letters of their ids: 36 + 12 + 9 + 13 + 5 + 5 + 4 + 3 = 87.
constexpr IdSeries published[] = {{"M365", 36}, {"HA", 12}, {"DR", 9},  {"SKU", 13},
                                  {"LIM", 5},   {"ADR", 5}, {"DIR", 4}, {"OPS", 3}};

std::string idOf(std::string_view letters, int number) {
    std::string id(letters);
    id += number < 10 ? "-0" : "-";
    id += std::to_string(number);
    return id;
}

}  // namespace

TEST_CASE("Each of the 87 published rules is in the registry") {
    int all = 0;
    for (const IdSeries& series : published) {
        for (int number = 1; number <= series.count; ++number) {
            const std::string id = idOf(series.letters, number);
            INFO(id);
            CHECK(findRule(id) != nullptr);
            ++all;
        }
    }
    CHECK(all == 87);
}

TEST_CASE("The list of published rules names no other") {
    const auto path = sharedPath("facts/expressroute_rules.csv");
    if (!path) return;
    std::ifstream file(*path);
    std::string line;
    std::getline(file, line);
    int rows = 0;
    while (std::getline(file, line)) {
        const std::size_t comma = line.find(',');
        if (comma == std::string::npos) continue;
        INFO(line);
        CHECK(findRule(line.substr(0, comma)) != nullptr);
        ++rows;
    }
    CHECK(rows == 87);
}
