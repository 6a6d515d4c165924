// SPDX-License-Identifier: MIT
#include "data/report/xlsx/xlsx_words.h"

#include <string>

#include "tests/support/catch.h"

using namespace peerplan;

TEST_CASE("A sheet's name fits into 31 characters, cut between words") {
    SheetNames names;
    CHECK(names.next("Summary") == "Summary");
    CHECK(names.next("Headroom in the normal state and in the worst failure") ==
          "Headroom in the normal state");
    CHECK(names.next("Busy-hour demand of users, by site and service") ==
          "Busy-hour demand of users");
    CHECK(names.next(std::string(40, 'x')) == std::string(31, 'x'));
    // 15 characters beyond the first plane are 30 UTF-16 units; a sixteenth would be 32.
    std::string planes;
    for (int i = 0; i < 20; ++i) planes += "\U0001F600";
    CHECK(names.next(planes) == planes.substr(0, 15 * 4));
}

TEST_CASE("A sheet's name holds no mark that Excel refuses, and none stands twice") {
    SheetNames names;
    CHECK(names.next("a/b[c]:d*e?f\\g") == "a b c  d e f g");
    CHECK(names.next("'quoted'") == "quoted");
    CHECK(names.next("") == "Sheet");
    CHECK(names.next("???") == "Sheet 2");
    CHECK(names.next("History") == "History 2");
    CHECK(names.next("Circuits") == "Circuits");
    CHECK(names.next("CIRCUITS") == "CIRCUITS 2");
    CHECK(names.next("Circuits") == "Circuits 3");
    CHECK(names.next(std::string(31, 'y')) == std::string(31, 'y'));
    CHECK(names.next(std::string(31, 'Y')) == std::string(29, 'Y') + " 2");
}

TEST_CASE("A cell's text is cut at Excel's limit and never read as an escape") {
    CHECK(inCell("a_x0041_b") == "a_x005F_x0041_b");
    CHECK(inCell("_x41_ _x004G_") == "_x41_ _x004G_");
    CHECK(inCell("a\nb\x01\xff") == "a b\uFFFD\uFFFD");
    CHECK(inCell("\uFFFE\uFFFF") == "\uFFFD\uFFFD");
    CHECK(inCell(std::string(32767, 'x')) == std::string(32767, 'x'));
    CHECK(inCell(std::string(32768, 'x')) == std::string(32766, 'x') + "\u2026");
}

TEST_CASE("A chart's title is no address, and heads of a table differ") {
    CHECK(inLabel("=Sheet1!A1") == " =Sheet1!A1");
    CHECK(inLabel(std::string(300, 'x')) == std::string(253, 'x') + "\u2026");
    ColumnHeads heads;
    CHECK(heads.next("Load") == "Load");
    CHECK(heads.next("load") == "load 2");
    CHECK(heads.next("") == "\u2013");
    CHECK(heads.next(" ") == "\u2013 2");
}
