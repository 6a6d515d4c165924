// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_faces.h"

#include <string>
#include <utility>
#include <vector>

#include <QTextCharFormat>

#include "data/report/charts/chart_style.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

// Begin and length of the parts that another face draws, in code units of UTF-16.
std::vector<std::pair<int, int>> partsOf(const std::string& text) {
    needApplication();
    std::vector<std::pair<int, int>> parts;
    for (const auto& range : faceRanges(QString::fromStdString(text), pdfFont(100, false))) {
        parts.emplace_back(range.start, range.length);
    }
    return parts;
}

using Parts = std::vector<std::pair<int, int>>;

}  // namespace

TEST_CASE("Latin, Greek and Cyrillic text needs no other face") {
    CHECK(partsOf("").empty());
    CHECK(partsOf("Z\u00fcrich \u2013 5\u00a0%").empty());
    CHECK(partsOf("\u0391\u03b8\u03ae\u03bd\u03b1 \u041c\u043e\u0441\u043a\u0432\u0430").empty());
}

TEST_CASE("Other scripts are drawn by other faces, and marks stay with their letters") {
    CHECK(partsOf("HQ \u6771\u4eac") == Parts{{3, 2}});
    // The space is the first face's: those of the Japanese one are half as wide as a letter.
    CHECK(partsOf("\u6771 \u4eac x") == Parts{{0, 1}, {2, 1}});
    // Arabic letters with a mark above the second.
    CHECK(partsOf("\u0645\u0643\u064f\u062a") == Parts{{0, 4}});
    // Korean follows Japanese: two faces.
    CHECK(partsOf("\u6771\uc11c") == Parts{{0, 1}, {1, 1}});
    // The second character is in the Japanese face too, the first is not: both from one.
    CHECK(partsOf("\u4e1c\u4eac") == Parts{{0, 2}});
}

TEST_CASE("A character that no face has is left to the first, which draws its box") {
    CHECK(partsOf("a\U0010FFFDb").empty());
    // An isolate stays where it stands.
    CHECK(partsOf("\u2068\u0645\u2069") == Parts{{1, 2}});
}
