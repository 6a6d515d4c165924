// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/probe_time.h"

#include "tests/support/catch.h"

namespace peerplan::tests {

TEST_CASE("A first probe takes four round trips and a full handshake, the next ones three") {
    const ProbeTiming timing;
    const ProbePath path{100, true, false, 2};
    // 4 × 100 + 66 + 1, then 3 × 100 + 0 + 1.
    CHECK(probeMs(path, 0, timing) == Approx(467));
    CHECK(probeMs(path, 1, timing) == Approx(301));
    CHECK(probeMs(path, 2, timing) == Approx(301));
    // Without resumption each is a first one.
    const ProbePath anew{100, false, false, 2};
    CHECK(probeMs(anew, 2, timing) == Approx(467));
}

TEST_CASE("The timing model meets the probes of the published capture within 3 %") {
    // Legs of the capture: probe 1 has round trips of 126.493, 128.351, 127.664 and one hidden in
    // 193.381; 578.664 in all. Probes 2 and 3: 124.119 + 125.384 + 125.328 and 126.651 + 127.421 +
    // 127.278 are three round trips of 377.832 and 384.387 ms.
    const ProbeTiming timing;
    const double r1 = (126.493 + 128.351 + 127.664) / 3;
    const double r2 = (124.119 + 125.384 + 125.328) / 3;
    const double r3 = (126.651 + 127.421 + 127.278) / 3;
    CHECK(probeMs({r1, true, false, 2}, 0, timing) == Approx(578.664).epsilon(0.03));
    CHECK(probeMs({r2, true, false, 2}, 1, timing) == Approx(377.832).epsilon(0.03));
    CHECK(probeMs({r3, true, false, 2}, 2, timing) == Approx(384.387).epsilon(0.03));
}

TEST_CASE("The delayed-ACK stall adds 120 ms and a round trip, or a round trip alone") {
    ProbeTiming timing;
    // The example of the method page: a near gateway with old code, 30 ms away, takes
    // 90 + 120 + 30 = 240 and loses to one at 65 ms with 195 (and 1 ms of overhead each).
    CHECK(probeMs({30, true, true, 2}, 1, timing) == Approx(241));
    CHECK(probeMs({65, true, false, 2}, 1, timing) == Approx(196));
    CHECK(stallMs({30, true, true, 2}, 1, timing) == Approx(150));
    // TcpAckFrequency 1: each segment is acknowledged at once.
    CHECK(stallMs({30, true, true, 1}, 1, timing) == Approx(30));
    // As the document puts it, 120 ms and no more: 90 + 120 = 210.
    timing.stallLiteral = true;
    CHECK(probeMs({30, true, true, 2}, 1, timing) == Approx(211));
    timing.stallLiteral = false;
    timing.stallOnResumed = false;
    CHECK(stallMs({30, true, true, 2}, 1, timing) == 0);
    CHECK(stallMs({30, true, true, 2}, 0, timing) == Approx(150));
}

TEST_CASE("Rule A11 and TLS 1.3: plain HTTP takes two round trips, TLS 1.3 three") {
    ProbeTiming timing;
    timing.legacyHttp = true;
    CHECK(probeMs({100, true, true, 2}, 0, timing) == Approx(201));
    timing = {};
    timing.tls13 = true;
    CHECK(probeMs({100, true, false, 2}, 0, timing) == Approx(367));
    timing.proxyLegMs = 10;  // R3: each round trip goes by the proxy
    CHECK(probeMs({100, true, false, 2}, 1, timing) == Approx(331));
}

TEST_CASE("Rule A15: ASA before 9.1(3) stalls, later releases and other products do not") {
    ProbeTiming timing;
    for (const char* const old : {"ASA 9.1(2)", "9.1.2", "Cisco ASA 8.4(7)3", "ASA 9.0"}) {
        INFO(old);
        CHECK(hasDelayedAckStall(old, timing));
    }
    for (const char* const fine : {"ASA 9.1(3)", "ASA 9.16", "ASA 10.0(1)", "", "ASA", "ASA 9",
                                   "FTD 7.2.0", "FTD 6.4", "ASA 99999999999999999999.1"}) {
        INFO(fine);
        CHECK_FALSE(hasDelayedAckStall(fine, timing));
    }
    timing.stallIn913 = true;
    CHECK(hasDelayedAckStall("ASA 9.1(3)", timing));
    CHECK_FALSE(hasDelayedAckStall("ASA 9.1(4)", timing));
}

}  // namespace peerplan::tests
