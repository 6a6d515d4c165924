// SPDX-License-Identifier: MIT
#include "model/ip_prefix.h"

#include "tests/support/catch.h"

using namespace peerplan;

TEST_CASE("Prefixes of both versions are read, anything else is not") {
    for (const char* good :
         {"0.0.0.0/0", "203.0.113.0/24", "198.51.100.7", "255.255.255.255/32", "::/0",
          "::", "2001:db8::/32", "2001:db8:0:0:0:0:0:1", "fe80::1", "1:2:3:4:5:6:7::"}) {
        INFO(good);
        CHECK(parsePrefix(good));
    }
    for (const char* bad : {"",
                            "/",
                            "1.2.3",
                            "1.2.3.4.5",
                            "1.2.3.256",
                            "01.2.3.4",
                            "1.2.3.4/33",
                            "1.2.3.4/",
                            "1.2.3.4/-1",
                            "203.0.113.1/24",
                            "2001:db8::1/32",
                            "1::2::3",
                            ":::",
                            "1:2:3:4:5:6:7",
                            "1:2:3:4:5:6:7:8:9",
                            "12345::",
                            "g::",
                            "1:",
                            ":1",
                            "::/129",
                            "1:2:3:4:5:6:7:8::",
                            "text",
                            "1.2.3.4 "}) {
        INFO(bad);
        CHECK_FALSE(parsePrefix(bad));
    }
}

TEST_CASE("A prefix covers what lies within it") {
    const auto covers = [](const char* a, const char* b) {
        return parsePrefix(a)->covers(*parsePrefix(b));
    };
    CHECK(covers("203.0.112.0/20", "203.0.113.0/24"));
    CHECK(covers("203.0.113.0/24", "203.0.113.255"));
    CHECK_FALSE(covers("203.0.113.0/24", "203.0.112.0/20"));
    CHECK_FALSE(covers("203.0.113.0/24", "203.0.114.1"));
    CHECK(covers("2001:db8::/32", "2001:db8:ffff::1"));
    CHECK_FALSE(covers("0.0.0.0/0", "::/0"));
    CHECK(parsePrefix("::1")->bytes[15] == 1);
    CHECK(*parsePrefix("2001:db8::1") == *parsePrefix("2001:0db8:0:0:0:0:0:1"));
}
