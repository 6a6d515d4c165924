// SPDX-License-Identifier: MIT
#include "data/text/language.h"

#include "data/text/number.h"
#include "data/text/render.h"
#include "model/error.h"
#include "tests/data/text/catalogue_bytes.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::string norwegianBytes() {
    return catalogueBytes({
        {"November", "november"},
        {"{day} {month} {year}", "{day}. {month} {year}"},
        {"{n} {n|user|users} in {site}", "{n} {n|bruker|brukere} på {site}"},
    });
}

}  // namespace

TEST_CASE("English needs no catalogue") {
    const Language english;
    CHECK(english.tag() == "en");
    CHECK(english.translate("Headroom") == "Headroom");
}

TEST_CASE("A catalogue translates what it holds and leaves the rest in English") {
    const Language norwegian = Language::fromCatalogue("nb", norwegianBytes());
    CHECK(norwegian.tag() == "nb");
    CHECK(norwegian.translate("November") == "november");
    CHECK(norwegian.translate("Headroom") == "Headroom");
    CHECK(norwegian.translate("").empty());
}

TEST_CASE("Numbers, plurals and dates follow the language") {
    const Language norwegian = Language::fromCatalogue("nb", norwegianBytes());
    CHECK(writeNumber(1234.5, 1, norwegian) == "1\u00a0234,5");
    const auto users = [&norwegian](std::int64_t n) {
        return render(Text("{n} {n|user|users} in {site}",
                           {{"n", Headcount::of(n)}, {"site", std::string("Oslo")}}),
                      norwegian);
    };
    CHECK(users(1) == "1 bruker på Oslo");
    CHECK(users(0) == "0 brukere på Oslo");
    CHECK(users(1200) == "1\u00a0200 brukere på Oslo");
    CHECK(writeDate(Date::parse("2026-11-01").value(), norwegian) == "1. november 2026");
}

TEST_CASE("Japanese has one form for every number and sets no space before percent") {
    const Language japanese =
        Language::fromCatalogue("ja-JP", catalogueBytes({{"{n} {n|user|users}", "{n}{n|人}"}}));
    CHECK(render(Text("{n} {n|user|users}", {{"n", std::int64_t{1}}}), japanese) == "1人");
    CHECK(render(Text("{n} {n|user|users}", {{"n", std::int64_t{12}}}), japanese) == "12人");
    CHECK(writeShortRatio(0.42, japanese) == "42%");
}

TEST_CASE("A set page keeps number and unit on one line, and isolates names from right to left") {
    const Language page = Language().typeset();
    CHECK(writeBandwidth(Bandwidth::mbps(200), page) == "200\u00a0Mbit/s");
    CHECK(writeShortRatio(0.42, page) == "42\u00a0%");
    const auto office = [&page](const char* name) {
        return render(Text("{site} is cut", {{"site", std::string(name)}}), page);
    };
    CHECK(office("Oslo") == "Oslo is cut");
    CHECK(office("תל אביב") == "\u2068תל אביב\u2069 is cut");
    CHECK(office("א\u202E") == "\u2068א\uFFFD\u2069 is cut");
}

TEST_CASE("Bytes that are no catalogue are refused, cut short at any place too") {
    const std::string whole = norwegianBytes();
    CHECK_THROWS_AS(Language::fromCatalogue("nb", "not a catalogue at all, but long enough"),
                    InputError);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CHECK_THROWS_AS(Language::fromCatalogue("nb", whole.substr(0, length)), InputError);
    }
}
