// SPDX-License-Identifier: MIT
#include "data/csv/rtt_matrix.h"

#include <cmath>
#include <string>

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

/// Reads what has to be wrong; where the first fault is, as `line:column`.
std::string firstFault(const std::string& text) {
    Diagnostics diagnostics;
    readRttMatrix(text, "m.csv", diagnostics);
    REQUIRE_FALSE(diagnostics.empty());
    CHECK(diagnostics.front().file == "m.csv");
    std::string place = std::to_string(diagnostics.front().line);
    place += ':';
    place += std::to_string(diagnostics.front().column);
    return place;
}

}  // namespace

TEST_CASE("A matrix has names above and before its numbers, and nothing is no way") {
    Diagnostics diagnostics;
    const RttMatrix matrix = readRttMatrix(
        "rtt_ms,London,\"New York\"\noslo,25.5,90\nat-sea,,600\n", "m.csv", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(matrix.rows == std::vector<std::string>{"oslo", "at-sea"});
    CHECK(matrix.columns == std::vector<std::string>{"London", "New York"});
    CHECK(matrix.at(0, 0) == 25.5);
    CHECK(matrix.at(0, 1) == 90);
    CHECK(std::isinf(matrix.at(1, 0)));
    CHECK(matrix.at(1, 1) == 600);
}

TEST_CASE("Where semicolons divide, numbers may have a comma or a point") {
    Diagnostics diagnostics;
    const RttMatrix matrix = readRttMatrix(";a;b\nx;1,5;2.5\n", "m.csv", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(matrix.ms == std::vector<double>{1.5, 2.5});
}

TEST_CASE("What is no matrix is told with its line and column") {
    CHECK(firstFault("rtt,a\nD\xFCsseldorf,1\n") == "0:0");
    CHECK(firstFault("") == "1:0");
    CHECK(firstFault("alone\n") == "1:0");
    CHECK(firstFault(",a\n") == "1:0");
    CHECK(firstFault(",a,a\nx,1,2\n") == "1:4");
    CHECK(firstFault(",a,\nx,1,2\n") == "1:4");
    CHECK(firstFault(",a\nx,1\nx,2\n") == "3:1");
    CHECK(firstFault(",a,b\nx,1\n") == "2:0");
    CHECK(firstFault(",a\nx,fast\n") == "2:3");
    CHECK(firstFault(",a\nx,-1\n") == "2:3");
    CHECK(firstFault(",a\nx,nan\n") == "2:3");
    CHECK(firstFault(",a\nx,1e999\n") == "2:3");
    CHECK(firstFault(",a\nx,\"1\n") == "2:3");
}

TEST_CASE("Every fault is told, and no more than anybody reads") {
    std::string text = ",a\n";
    for (int i = 0; i < 5000; ++i) text += "x,y\n";
    Diagnostics diagnostics;
    readRttMatrix(text, "m.csv", diagnostics);
    CHECK(diagnostics.size() == mostDiagnostics + 1);
}
