// SPDX-License-Identifier: MIT
#include "model/fields/bind.h"

#include <random>

#include "model/fields/place.h"
#include "model/fields/scalar.h"
#include "model/fields/tables.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

const Field& field(const RecordType& type, std::string_view key) {
    const Field* found = type.find(key);
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("A record with nothing set is written as its required fields alone") {
    const Link link;
    const Value value = toValue(recordType<Link>(), &link);
    std::string keys;
    for (const auto& [key, inner] : *value.object()) keys += key + ' ';
    CHECK(keys == "id from ");
    const Policy policy;
    CHECK(toValue(recordType<Policy>(), &policy).object()->empty());
}

TEST_CASE("Quantities are written as whole numbers where they are some, else as decimals") {
    Link link;
    link.bandwidth = Bandwidth::bps(500'000'000);
    link.rtt = Rtt::us(22'500);
    const Value value = toValue(recordType<Link>(), &link);
    CHECK(*value.find("mbps") == Value(500));
    CHECK(*value.find("rtt_ms") == Value(22.5));
}

TEST_CASE("Every raw value of a quantity survives writing and reading") {
    // Thirds of an hour and single bits per second are the hard ones.
    for (const auto& [type, key] :
         {std::pair{&recordType<Link>(), "mbps"}, std::pair{&recordType<Application>(), "kbps_up"},
          std::pair{&recordType<Link>(), "mttr_h"}, std::pair{&recordType<Policy>(), "manual_min"},
          std::pair{&recordType<Circuit>(), "price_per_month"}}) {
        const Field& one = field(*type, key);
        std::mt19937_64 random(11);
        for (int i = 0; i < 2000; ++i) {
            const double most = one.most * one.unit.raw;
            const double least = one.least * one.unit.raw;
            const auto raw = static_cast<std::int64_t>(
                least + static_cast<double>(random() >> 11U) / 9007199254740992.0 * (most - least));
            INFO("seed 11, " << key << ' ' << raw);
            Diagnostics diagnostics;
            const auto back =
                scalarFromValue(one, scalarToValue(one, Scalar(raw)), Place(), diagnostics);
            REQUIRE(asLines(diagnostics) == "");
            REQUIRE(std::get<std::int64_t>(*back) == raw);
        }
    }
}

TEST_CASE("Binding reports every mistake of a record and sets what is good") {
    const Value value =
        Value::Object{{"id", "l"}, {"from", "A B"}, {"mbps", 5},      {"kind", "mpsl"},
                      {"rtt", 3},  {"metric", 1.5}, {"classes", "no"}};
    Link link;
    Diagnostics diagnostics;
    bindRecord(recordType<Link>(), &link, value, Place(), diagnostics);
    CHECK(link.bandwidth->asMbps() == 5);
    CHECK(diagnostics.size() == 5);
    CHECK_THAT(asLines(diagnostics), containsText("did you mean a-b"));
    CHECK_THAT(asLines(diagnostics), containsText("did you mean mpls"));
    CHECK_THAT(asLines(diagnostics), containsText("/metric not a whole number; found 1.5"));
    CHECK_THAT(asLines(diagnostics), containsText("/classes wrong type of value; found \"no\""));
}

TEST_CASE("A misspelled required key is one mistake, not two") {
    Link link;
    Diagnostics diagnostics;
    bindRecord(recordType<Link>(), &link, Value::Object{{"id", "l"}, {"form", "a"}}, Place(),
               diagnostics);
    CHECK(asLines(diagnostics) ==
          "/form unknown key; found \"form\"; expected a key of a link; did you mean from\n");
}

TEST_CASE("Component references name a known kind in its own spelling") {
    const Field& members = field(recordType<RiskGroup>(), "members");
    const auto taken = [&](const char* text) {
        Diagnostics diagnostics;
        return scalarFromValue(members, Value(text), Place(), diagnostics).has_value();
    };
    CHECK(taken("circuit/er-dallas"));
    CHECK(taken("peering-location/Washington DC2"));
    CHECK(taken("control/dallas/firewall#1"));
    CHECK_FALSE(taken("circuit"));
    CHECK_FALSE(taken("circuit/"));
    CHECK_FALSE(taken("Circuit/x"));
    CHECK_FALSE(taken("circus/x"));
    CHECK_FALSE(taken("control/dallas/"));
    CHECK_FALSE(taken("control/dallas/firewall#"));
}

TEST_CASE("Ids begin with a letter or a digit and hold no capitals") {
    for (const char* good : {"a", "0", "er-dallas", "a.b_c-d", "1a"}) CHECK(isId(good));
    for (const char* bad : {"", "-a", ".a", "_", "A", "a b", "a/b", "ä", "a\n"}) {
        CHECK_FALSE(isId(bad));
    }
}

TEST_CASE("A place spells its pointer with RFC 6901's escapes") {
    const Place document;
    const Place list(&document, "a/b");
    const Place element(&list, std::size_t{3});
    const Place key(&element, "m~n");
    CHECK(document.pointer() == "");
    CHECK(key.pointer() == "/a~1b/3/m~0n");
}

TEST_CASE("What was found is shown short and without control characters") {
    CHECK(shown(Value("a\x1b[31m")) == "\"a\\u001b[31m\"");
    CHECK(shown(Value(std::string(100, 'x'))) == '"' + std::string(60, 'x') + "…\"");
    CHECK(shown(Value(Value::List{})) == "[…]");
    CHECK(shown(Value(0.1)) == "0.1");
    CHECK(numberText(1e7) == "10000000");
    CHECK(numberText(-0.0) == "0");
}
