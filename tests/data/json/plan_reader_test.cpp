// SPDX-License-Identifier: MIT
#include "data/json/plan_reader.h"

#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::string errors(std::string_view text) {
    const ReadResult result = readPlan(text, "plan.json");
    CHECK(result.plan.has_value() == result.diagnostics.empty());
    return asLines(result.diagnostics);
}

}  // namespace

TEST_CASE("A plan is read with its quantities in raw units") {
    const ReadResult result = readPlan(R"({"format": "peerplan/1", "as_of": "2026-11-01",
        "sites": [{"id": "oslo", "kind": "office", "lat": 59.91, "users": [{"persona": "p", "count": 400}]}],
        "links": [{"id": "l", "from": "oslo", "to": "london", "mbps": 0.1, "rtt_ms": 22.5, "kind": "mpls"}],
        "policy": {"headroom": {"min": 0.2}, "manual_min": 0.5}})",
                                       "plan.json");
    INFO(asLines(result.diagnostics));
    REQUIRE(result.plan);
    const Plan& plan = *result.plan;
    CHECK(plan.asOf.iso() == "2026-11-01");
    CHECK(plan.sites.at(0).kind == SiteKind::Office);
    CHECK(plan.sites.at(0).lat == 59.91);
    CHECK(plan.sites.at(0).users.at(0).count.value() == 400);
    CHECK(plan.links.at(0).bandwidth->asBps() == 100'000);
    CHECK(plan.links.at(0).rtt->asUs() == 22'500);
    CHECK(plan.links.at(0).kind == LinkKind::Mpls);
    CHECK(plan.policy.headroom.least == 0.2);
    CHECK(plan.policy.manualSwitch->asMs() == 30'000);
}

TEST_CASE("All errors of a plan show at once, in its order, each with line, column and pointer") {
    CHECK(errors(R"({"format": "peerplan/1",
 "as_of": "2026-02-30",
 "sites": [
  {"id": "Oslo DC", "knd": "office"},
  {"id": "bergen", "kind": "ofice", "lat": 91, "é": 1, "users": [{"persona": "p"}]}
 ],
 "links": [{"id": "l", "from": "bergen", "mbps": "fast", "rtt_ms": 0.0001}],
 "sits": []
})") == "2:11 /as_of no such date; found \"2026-02-30\"; expected a date as YYYY-MM-DD\n"
        "4:10 /sites/0/id not an id; found \"Oslo DC\"; expected an id: lower-case letters, "
        "digits, '.', '_' and '-', a letter or digit first; did you mean oslo-dc\n"
        "4:21 /sites/0/knd unknown key; found \"knd\"; expected a key of a site; did you mean "
        "kind\n"
        "5:28 /sites/1/kind unknown word; found \"ofice\"; expected one of office, datacenter, "
        "colocation, remote; did you mean office\n"
        "5:44 /sites/1/lat number out of range; found 91; expected a number from -90 to 90 °\n"
        "5:48 /sites/1/é unknown key; found \"é\"; expected a key of a site\n"
        "5:66 /sites/1/users/0 the key count is missing from this users; expected a whole number "
        "from 0 to "
        "100000000\n"
        "7:50 /links/0/mbps wrong type of value; found \"fast\"; expected a number from 0.001 to "
        "10000000 Mbit/s\n"
        "7:68 /links/0/rtt_ms number finer than peerplan keeps; found 1e-04; expected a multiple "
        "of 1 µs; did you mean 0\n"
        "8:2 /sits unknown key; found \"sits\"; expected a key of a plan; did you mean sites\n");
}

TEST_CASE("A syntax error is told alone") {
    CHECK(errors("") == "1:1 the text ends too early; expected a value\n");
    CHECK(errors("{\"nonsense\": 1,\n}") ==
          "2:1 this is not JSON; found }; expected a key in double quotes\n");
    CHECK(errors("{\"sits\": [1 2]}") == "1:13 this is not JSON; found 2; expected a comma or ]\n");
    CHECK(errors("{\"name\": \"x\"\n \"note\": 1}") ==
          "2:2 this is not JSON; found \"note\"; expected a comma or }\n");
}

TEST_CASE("Bytes that are no text of JSON are told with their place") {
    CHECK(errors("{\"name\": \"a\nb\"}") ==
          "1:12 a control character stands in a text; escape it\n");
    // The byte that breaks a sequence is shown, not the one that begins it.
    CHECK(errors("{\"name\": \"\xC3\x28\"}") == "1:12 the text is not UTF-8 here\n");
    CHECK(errors("{\"name\": \"\xED\xA0\x80\"}") == "1:12 the text is not UTF-8 here\n");
    CHECK(errors("{\"name\": \"\\ud800\"}") == "1:17 half of a surrogate pair stands alone\n");
    CHECK(errors("{\"name\": \"\\x\"}") == "1:12 no such escape in a text\n");
    CHECK(errors("{\"name\": \"x}") == "1:10 a text has no closing quote; found \"x}\n");
    CHECK(errors("{\"name\": 1e999}") == "1:10 the number is too large; found 1e999\n");
    CHECK(errors("{\"name\": 01}") == "1:11 this is not JSON; found 1; expected a comma or }\n");
    CHECK(errors("{\"name\": tru}") == "1:10 this is not JSON; found tru; expected a value\n");
    CHECK(errors(std::string_view("{}\0{}", 5)) == "1:3 a zero byte stands in the text\n");
    CHECK(errors("{} x") == "1:4 this is not JSON; found x; expected the end of the text\n");
    CHECK(errors("// a comment\n{}") == "1:1 this is not JSON; found //; expected a value\n");
}

TEST_CASE("A byte order mark is passed over, and columns count characters") {
    CHECK(errors("\xEF\xBB\xBF{\"x\": 1,\n\"n\u00fc\": \"ä\", \"as_of\": 5, \"format\": "
                 "\"peerplan/1\"}") ==
          "1:2 /x unknown key; found \"x\"; expected a key of a plan\n"
          "2:1 /nü unknown key; found \"nü\"; expected a key of a plan\n"
          "2:21 /as_of wrong type of value; found 5; expected a date as YYYY-MM-DD\n");
}

TEST_CASE("Nesting past the limit is refused, up to it not") {
    const auto nested = [](std::size_t n) {
        return R"({"format": "peerplan/1", "as_of": "2026-01-01", "scenarios": [{"id": "s", "edits":
[{"do": "set", "value": )" +
               std::string(n, '[') + std::string(n, ']') + "}]}]}";
    };
    // The document, two lists and two objects stand around the value: five levels.
    CHECK(errors(nested(59)).empty());
    CHECK(errors(nested(60)) == "2:84 nested more than 64 deep\n");
    CHECK(errors(std::string(1'000'000, '[')) == "1:65 nested more than 64 deep\n");
}

TEST_CASE("Duplicate keys are errors at their second place, at every level") {
    CHECK(errors(R"({"format": "peerplan/1", "as_of": "2026-01-01", "name": "a",
"name": "b",
"sites": [{"id": "x", "kind": "office", "id": "y", "dns": {"suffix": "a", "suffix": "b"}}],
"sites": [{"id": 5}]})") ==
          "2:1 /name key stands twice; found \"name\"; expected each key once in an object\n"
          "3:41 /sites/0/id key stands twice; found \"id\"; expected each key once in an object\n"
          "3:75 /sites/0/dns/suffix key stands twice; found \"suffix\"; expected each key once in "
          "an object\n"
          "4:1 /sites key stands twice; found \"sites\"; expected each key once in an object\n");
}

TEST_CASE("A newer format is the only thing told of its document") {
    CHECK(errors(R"({"format": "peerplan/2", "as_of": {}, "things": []})") ==
          "1:12 /format a format of a newer version of peerplan; found \"peerplan/2\"; expected "
          "peerplan/1\n");
}

TEST_CASE("A document that is no object is refused") {
    const char* expected = "1:1 wrong type of value; found ";
    CHECK_THAT(errors("[]"), containsText(expected));
    CHECK_THAT(errors("5"), containsText(expected));
    CHECK_THAT(errors("null"), containsText(expected));
    CHECK_THAT(errors("[[[{\"a\": [1]}]]]"), containsText(expected));
}

TEST_CASE("An empty object lacks what a plan must say") {
    CHECK(errors("{}") ==
          "1:1 the key format is missing from this plan; expected a text that is not empty\n"
          "1:1 the key as_of is missing from this plan; expected a date as YYYY-MM-DD\n");
}

TEST_CASE("Numbers at the edges are taken or refused exactly") {
    const auto link = [](const std::string& mbps) {
        return errors(R"({"format": "peerplan/1", "as_of": "2026-01-01", "links": [
{"id": "l", "from": "a", "to": "b", "mbps": )" +
                      mbps + "}]}");
    };
    CHECK(link("0.001").empty());
    CHECK(link("1e7").empty());
    CHECK(link("10000000.0").empty());
    CHECK(link("0.123456").empty());
    CHECK(link("1e-3").empty());
    CHECK_THAT(link("0.1234567"), containsText("finer"));
    CHECK_THAT(link("0.1234567"), containsText("did you mean 0.123457"));
    CHECK_THAT(link("0.0009"), containsText("out of range"));
    CHECK_THAT(link("10000000.000001"), containsText("out of range"));
    CHECK_THAT(link("-1"), containsText("out of range"));
    CHECK_THAT(link("99999999999999999999999999"), containsText("out of range"));
    CHECK_THAT(link("-99999999999999999999999999"), containsText("out of range"));
    CHECK_THAT(link("1e300"), containsText("out of range"));
    CHECK_THAT(link("true"), containsText("wrong type"));
    CHECK_THAT(link("null"), containsText("wrong type"));
}

TEST_CASE("A flood of errors is cut off with a note") {
    std::string text = "{";
    for (int i = 0; i < 5000; ++i) text += "\"k" + std::to_string(i) + "\": [],\n";
    text += "\"format\": \"peerplan/1\"}";
    const ReadResult result = readPlan(text, "plan.json");
    REQUIRE(result.diagnostics.size() == 1001);
    CHECK(result.diagnostics.front().line == 1);
    CHECK(result.diagnostics[999].line == 1000);
    CHECK(result.diagnostics.back().severity == Severity::Note);
}
