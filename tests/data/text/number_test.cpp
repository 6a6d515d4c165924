// SPDX-License-Identifier: MIT
#include "data/text/number.h"

#include <limits>

#include "tests/support/catch.h"

using namespace peerplan;

namespace {
const Language english;
}

TEST_CASE("Numbers are grouped by thousands and keep their digits") {
    CHECK(writeNumber(0, 0, english) == "0");
    CHECK(writeNumber(999, 0, english) == "999");
    CHECK(writeNumber(1000, 0, english) == "1,000");
    CHECK(writeNumber(1234567.5, 2, english) == "1,234,567.50");
    CHECK(writeNumber(-1234.56, 1, english) == "\u22121,234.6");
    CHECK(writeShortNumber(1234.50, 3, english) == "1,234.5");
    CHECK(writeShortNumber(1200, 2, english) == "1,200");
}

TEST_CASE("Nothing negative is written where rounding leaves nought") {
    CHECK(writeNumber(-0.001, 2, english) == "0.00");
    CHECK(writeShortNumber(-0.0, 2, english) == "0");
}

TEST_CASE("What is no number is a dash, what is endless the sign for it") {
    CHECK(writeNumber(std::numeric_limits<double>::quiet_NaN(), 1, english) == "\u2013");
    CHECK(writeNumber(std::numeric_limits<double>::infinity(), 1, english) == "\u221e");
    CHECK(writeRatio(-std::numeric_limits<double>::infinity(), 1, english) == "\u2212\u221e");
    CHECK(writeNumber(std::numeric_limits<double>::max(), 9, english).size() > 400);
}

TEST_CASE("A bandwidth takes the largest unit that leaves at least one") {
    CHECK(writeBandwidth(Bandwidth::mbps(118.36), english) == "118.36 Mbit/s");
    CHECK(writeBandwidth(Bandwidth::mbps(1200), english) == "1.2 Gbit/s");
    CHECK(writeBandwidth(Bandwidth::mbps(10000), english) == "10 Gbit/s");
    CHECK(writeBandwidth(Bandwidth::kbps(64), english) == "64 kbit/s");
    CHECK(writeBandwidth(Bandwidth::bps(12), english) == "12 bit/s");
    CHECK(writeBandwidth(Bandwidth(), english) == "0 Mbit/s");
    // 999.996 Mbit/s rounded to two digits would read 1,000 Mbit/s.
    CHECK(writeBandwidth(Bandwidth::mbps(999.996), english) == "1 Gbit/s");
    CHECK(writeBandwidth(Bandwidth::mbps(999.99), english) == "999.99 Mbit/s");
}

TEST_CASE("A round trip has one digit, below a millisecond two") {
    CHECK(writeRtt(Rtt::ms(12.34), english) == "12.3 ms");
    CHECK(writeRtt(Rtt::ms(12), english) == "12 ms");
    CHECK(writeRtt(Rtt::us(250), english) == "0.25 ms");
}

TEST_CASE("A duration has at most two units") {
    CHECK(writeDuration(Duration::ms(50), english) == "50 ms");
    CHECK(writeDuration(Duration::ms(3500), english) == "3.5 s");
    CHECK(writeDuration(Duration::seconds(90), english) == "1 min 30 s");
    CHECK(writeDuration(Duration::minutes(135), english) == "2 h 15 min");
    CHECK(writeDuration(Duration::minutes(14 * 24 * 60), english) == "14 d");
    // 59 min 59.6 s is rounded to whole seconds, which carries into the hour.
    CHECK(writeDuration(Duration::ms(3599600), english) == "1 h");
    CHECK(writeDuration(Duration::seconds(-90), english) == "\u22121 min 30 s");
}

TEST_CASE("A share that is not whole never reads as 100 percent") {
    CHECK(writeShortRatio(0.2, english) == "20 %");
    CHECK(writeShortRatio(0.425, english) == "42.5 %");
    CHECK(writeShortRatio(1, english) == "100 %");
    CHECK(writeShortRatio(0.9995, english) == "99.95 %");
    CHECK(writeRatio(0.99999, 1, english) == "99.999 %");
    CHECK(writeRatio(1 - 1e-15, 1, english) == "100.0 %");
    CHECK(writeRatio(0.5, 1, english) == "50.0 %");
    CHECK(writeRatio(-0.125, 1, english) == "\u221212.5 %");
}

TEST_CASE("A date is written out") {
    CHECK(writeDate(Date::parse("2026-11-01").value(), english) == "1 November 2026");
}
