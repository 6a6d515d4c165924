// SPDX-License-Identifier: MIT
#include "data/text/render.h"

#include "tests/support/catch.h"

using namespace peerplan;

namespace {
const Language english;
}

TEST_CASE("Arguments stand where the template names them, as people write them") {
    const Text text("{site}: {load} of {size} ({share}), {rtt}, {users} users since {day}",
                    {{"site", std::string("Oslo")},
                     {"load", Bandwidth::mbps(118.36)},
                     {"size", Bandwidth::mbps(1000)},
                     {"share", Ratio{0.118}},
                     {"rtt", Rtt::ms(12.3)},
                     {"users", Headcount::of(1200)},
                     {"day", Date::parse("2026-11-01").value()}});
    CHECK(render(text, english) ==
          "Oslo: 118.36 Mbit/s of 1 Gbit/s (11.8 %), 12.3 ms, 1,200 users since 1 November 2026");
}

TEST_CASE("Decimals keep their digits and durations their units") {
    CHECK(render(Text("{a} {b}", {{"a", Decimal{1.5, 3}}, {"b", Duration::seconds(90)}}),
                 english) == "1.500 1 min 30 s");
}

TEST_CASE("What stands alone begins with a capital, unless it begins with a name") {
    CHECK(renderSentence(Text("normal load"), english) == "Normal load");
    CHECK(renderSentence(Text("\u00e9gress"), english) == "\u00c9gress");
    CHECK(renderSentence(Text("\u00f7 of two"), english) == "\u00f7 of two");
    CHECK(renderSentence(Text("\u8ca0\u8377"), english) == "\u8ca0\u8377");
    CHECK(renderSentence(Text("{circuit} is full", {{"circuit", "er-dallas"}}), english) ==
          "er-dallas is full");
    CHECK(renderSentence(Text(""), english).empty());
}

TEST_CASE("A number takes its alternative") {
    const auto offices = [](std::int64_t n) {
        return render(Text("{n} {n|office|offices}", {{"n", n}}), english);
    };
    CHECK(offices(1) == "1 office");
    CHECK(offices(2) == "2 offices");
    CHECK(offices(0) == "0 offices");
}

TEST_CASE("A doubled brace is a brace, and an argument is never read as a template") {
    CHECK(render(Text("{{a} {a}", {{"a", std::string("{a}")}}), english) == "{a} {a}");
}

TEST_CASE("What names no argument stays visible") {
    CHECK(render(Text("{missing} and {n|a|b} and {open"), english) ==
          "{missing} and {n|a|b} and {open");
    CHECK(render(Text("{}", {{"", std::string("x")}}), english) == "x");
    CHECK(render(Text(""), english).empty());
}
