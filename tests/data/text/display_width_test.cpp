// SPDX-License-Identifier: MIT
#include "data/text/display_width.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace peerplan;

TEST_CASE("Wide characters take two columns and combining marks none") {
    CHECK(displayWidth("Oslo") == 4);
    CHECK(displayWidth("Åse") == 3);
    CHECK(displayWidth("A\u030Ase") == 3);
    CHECK(displayWidth("東京") == 4);
    CHECK(displayWidth("한국") == 4);
    CHECK(displayWidth("\U0001F3E6") == 2);
    CHECK(displayWidth("שלום") == 4);
    CHECK(displayWidth("a\u200Db") == 2);
    CHECK(displayWidth("") == 0);
}

TEST_CASE("Control characters, direction overrides and broken bytes are replaced") {
    CHECK(printable("a\tb\nc") == "a b c");
    CHECK(printable("\x1b[31mred\x07") == "\uFFFD[31mred\uFFFD");
    CHECK(printable("\u009b31m") == "\uFFFD31m");
    CHECK(printable("user\u202Eevil") == "user\uFFFDevil");
    CHECK(printable("\u2066x\u2069") == "\uFFFDx\uFFFD");
    CHECK(printable(std::string("a\0b", 3)) == "a\uFFFDb");
    CHECK(printable("\xff\xc3") == "\uFFFD\uFFFD");
    // An overlong form of "/", a surrogate, and a code point past the last one.
    CHECK(printable("\xc0\xaf") == "\uFFFD\uFFFD");
    CHECK(printable("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(printable("\xf4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");
    CHECK(printable("Zürich 東京") == "Zürich 東京");
}

TEST_CASE("A long text is shortened by columns, not by bytes") {
    CHECK(shortened("Amsterdam", 9) == "Amsterdam");
    CHECK(shortened("Amsterdam", 5) == "Amst\u2026");
    CHECK(shortened("東京都庁", 5) == "東京\u2026");
    CHECK(shortened("東京都庁", 4) == "東\u2026");
    CHECK(shortened("x", 0).empty());
}

TEST_CASE("Lines break at spaces, then behind joints, at last anywhere") {
    using Lines = std::vector<std::string>;
    CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrapped("connection/er-dallas/primary", 14) == Lines{"connection/er-", "dallas/primary"});
    CHECK(wrapped("abcdefgh", 3) == Lines{"abc", "def", "gh"});
    CHECK(wrapped("東京都庁", 5) == Lines{"東京", "都庁"});
    CHECK(wrapped("", 5) == Lines{""});
    CHECK(wrapped("東東", 0) == Lines{"東", "東"});
}

TEST_CASE("A wrapped text is never wider than asked and loses only spaces") {
    const std::string text = "The quick brown fox/jumps_over the lazy 東京都庁 dogs, twice.";
    const auto letters = [](std::string words) {
        words.erase(std::remove(words.begin(), words.end(), ' '), words.end());
        return words;
    };
    for (std::size_t width = 2; width < 70; ++width) {
        std::string joined;
        for (const std::string& line : wrapped(text, width)) {
            CHECK(displayWidth(line) <= width);
            joined += line;
        }
        CHECK(letters(joined) == letters(text));
    }
}
