// SPDX-License-Identifier: MIT
#include "planner/review/addresses.h"

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::reviewing;

TEST_CASE("Private addresses are those of RFC 1918, 6598, 3927, 1122, 4193 and 4291") {
    const auto isPrivate = [](const char* text) { return hasPrivateAddresses(*parsePrefix(text)); };
    for (const char* text :
         {"10.0.0.0/8", "10.255.255.255", "172.16.0.0/12", "172.31.255.0/24", "192.168.7.0/24",
          "100.64.0.0/10", "127.0.0.1", "169.254.1.0/24", "fd00::/8", "fe80::1"}) {
        INFO(text);
        CHECK(isPrivate(text));
    }
    // Beside the ranges, and the last one before each.
    for (const char* text :
         {"9.255.255.255", "11.0.0.0/8", "172.15.0.0/16", "172.32.0.0/16", "192.167.0.0/16",
          "100.63.0.0/16", "100.128.0.0/16", "203.0.113.0/24", "2001:db8::/32"}) {
        INFO(text);
        CHECK_FALSE(isPrivate(text));
    }
    // A prefix that holds a private one holds private addresses; so does the default route.
    CHECK(isPrivate("8.0.0.0/6"));
    CHECK(isPrivate("0.0.0.0/0"));
}

TEST_CASE("Prefixes overlap when one holds the other, of one version") {
    CHECK(overlap("203.0.113.0/24", "203.0.113.128/25"));
    CHECK(overlap("203.0.113.128/25", "203.0.113.0/24"));
    CHECK_FALSE(overlap("203.0.113.0/25", "203.0.113.128/25"));
    CHECK_FALSE(overlap("0.0.0.0/0", "2001:db8::/32"));
    CHECK_FALSE(overlap("", "203.0.113.0/24"));
    CHECK(covers("203.0.113.0/24", "203.0.113.7"));
    CHECK_FALSE(covers("203.0.113.7", "203.0.113.0/24"));
}

TEST_CASE("Private AS numbers are those of RFC 6996") {
    CHECK_FALSE(isPrivateAsn(64511));
    CHECK(isPrivateAsn(64512));
    CHECK(isPrivateAsn(65534));
    CHECK_FALSE(isPrivateAsn(65535));
    CHECK_FALSE(isPrivateAsn(4199999999));
    CHECK(isPrivateAsn(4200000000));
    CHECK(isPrivateAsn(4294967294));
    CHECK_FALSE(isPrivateAsn(4294967295));
}
