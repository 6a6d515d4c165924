// SPDX-License-Identifier: MIT
#include "data/report/markdown/markdown_words.h"

#include "tests/support/catch.h"

using namespace peerplan;

TEST_CASE("Marks of Markdown stand as characters") {
    CHECK(inMarkdown("a*b*c `d` <b>e</b> [f](g) ~~h~~ \\i $j$") ==
          "a\\*b\\*c \\`d\\` \\<b\\>e\\</b\\> \\[f\\](g) \\~\\~h\\~\\~ \\\\i \\$j\\$");
    CHECK(inMarkdown("a | b") == "a \\| b");
    CHECK(inMarkdown("&lt; &#60; A & B") == "\\&lt; \\&#60; A & B");
    // An underscore within a word opens nothing.
    CHECK(inMarkdown("load_mbps _x_") == "load_mbps \\_x\\_");
}

TEST_CASE("What opens a heading, a list or a rule where a line begins stands as characters") {
    CHECK(inMarkdown("# a # b") == "\\# a # b");
    CHECK(inMarkdown("- a - b") == "\\- a - b");
    CHECK(inMarkdown("---") == "\\---");
    CHECK(inMarkdown("===") == "\\===");
    CHECK(inMarkdown("+ 1") == "\\+ 1");
    CHECK(inMarkdown("12. of May") == "12\\. of May");
    CHECK(inMarkdown("3) third") == "3\\) third");
    CHECK(inMarkdown("7.") == "7\\.");
    for (const char* number : {"1.5 Gbit/s", "1,234", "-5", "+1", "3.14)"}) {
        CHECK(inMarkdown(number) == number);
    }
    // Four spaces would make a block of code.
    CHECK(inMarkdown("    a  ") == "a");
    CHECK(inMarkdown("  ").empty());
}

TEST_CASE("A text is one line, whatever it holds") {
    CHECK(inMarkdown("a\nb\r\n\tc") == "a b   c");
    CHECK(inMarkdown(std::string("a\0\x1b\xff", 4)) == "a\uFFFD\uFFFD\uFFFD");
    // A sequence of five bytes, which UTF-8 had once.
    CHECK(inMarkdown("\xf8\x88\x80\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    CHECK(inMarkdown("a\u202Eb") == "a\uFFFDb");
}

TEST_CASE("An anchor is the heading in small letters, with hyphens for spaces") {
    CHECK(headingAnchor("What single failures do") == "what-single-failures-do");
    CHECK(headingAnchor("Failover, second by second") == "failover-second-by-second");
    CHECK(headingAnchor("A_b - c/d") == "a_b---cd");
    CHECK(headingAnchor("Büro \u2013 東京\u3001") == "büro--東京");
}
