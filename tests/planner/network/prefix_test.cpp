// SPDX-License-Identifier: MIT
#include "planner/network/prefix.h"

#include "tests/support/catch.h"

using namespace peerplan;

TEST_CASE("prefixes of both families are read and others are not") {
    CHECK(parsePrefix("192.0.2.0/24")->length == 24);
    CHECK(parsePrefix("192.0.2.1")->length == 32);
    CHECK(parsePrefix("2001:db8::/32")->length == 32);
    CHECK(parsePrefix("::1")->length == 128);
    CHECK(parsePrefix("1:2:3:4:5:6:7:8")->ipv6);
    for (const char* bad : {"", "192.0.2", "192.0.2.0.0", "192.0.2.256", "192.0.2.0/33", "1:2:3",
                            "2001:db8::/129", "1:2:3:4:5:6:7:8:9", "12345::", "a.b.c.d", "/24"}) {
        CHECK_FALSE(parsePrefix(bad).has_value());
    }
}

TEST_CASE("a prefix covers what lies in it") {
    const auto covers = [](const char* a, const char* b) {
        return parsePrefix(a)->covers(*parsePrefix(b));
    };
    CHECK(covers("192.0.2.0/24", "192.0.2.128/25"));
    CHECK(covers("192.0.2.0/24", "192.0.2.0/24"));
    CHECK_FALSE(covers("192.0.2.0/25", "192.0.2.0/24"));
    CHECK_FALSE(covers("192.0.2.0/25", "192.0.2.128/25"));
    CHECK(covers("0.0.0.0/0", "192.0.2.1"));
    CHECK_FALSE(covers("0.0.0.0/0", "2001:db8::/32"));
    CHECK(covers("2001:db8::/32", "2001:db8:1::/48"));
}
