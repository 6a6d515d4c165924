// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/trouble.h"

#include <utility>
#include <vector>

#include "tests/planner/ogs/verify/made_evidence.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

ConnectionTrouble trouble(std::vector<TcpSegment> segments, const TcpCapture& capture = {}) {
    TcpConnection out;
    out.client = "10.0.0.1";
    out.server = "192.0.2.1";
    out.segments = std::move(segments);
    return troubleOf(out, capture);
}

/// A probe whose ServerHello (60 bytes at 901) comes again after this long.
std::vector<TcpSegment> helloAgain(double afterMs) {
    return {made(0, true, "S", 100),
            made(10, false, "SA", 900),
            made(20, true, "A", 101),
            made(21, true, "A", 101, 77, TlsContent::ClientHello),
            made(31, false, "A", 901, 60, TlsContent::ServerHello),
            made(31 + afterMs, false, "A", 901, 60, TlsContent::ServerHello),
            made(32 + afterMs, true, "A", 178),
            made(60 + afterMs, true, "FA", 178)};
}

}  // namespace

TEST_CASE(
    "a ServerHello that comes again after 120 ms is the stall of the delayed acknowledgement") {
    const ConnectionTrouble stalled = trouble(helloAgain(120.25));
    REQUIRE(stalled.stallMs);
    CHECK(*stalled.stallMs == Approx(120.25));
    CHECK(stalled.retransmissions == 1);
    // Much sooner or later it is an ordinary loss.
    CHECK_FALSE(trouble(helloAgain(60)).stallMs);
    CHECK_FALSE(trouble(helloAgain(300)).stallMs);
    CHECK(trouble(helloAgain(300)).retransmissions == 1);
    // And so it is once the client has spoken.
    auto answered = helloAgain(120);
    answered.insert(answered.begin() + 5, made(40, true, "A", 178, 30, TlsContent::Handshake));
    CHECK_FALSE(trouble(answered).stallMs);
}

TEST_CASE("segments sent again are found by their numbers, also where these begin anew") {
    const ConnectionTrouble wrapped =
        trouble({made(0, true, "S", 0xFFFFFFF0), made(10, true, "A", 0xFFFFFFF1),
                 made(11, true, "A", 0xFFFFFFF1, 100), made(12, true, "A", 85, 40),
                 made(13, true, "A", 85, 40), made(14, true, "A", 0xFFFFFFF1, 100),
                 made(20, true, "FA", 125)});
    CHECK(wrapped.retransmissions == 2);
    CHECK(trouble({made(0, true, "S", 5), made(3000, true, "S", 5), made(9000, true, "FA", 6)})
              .retransmissions == 1);
    // A list without numbers may mark it.
    auto listed = made(5, true, "A", 0, 10);
    listed.numbered = false;
    auto marked = listed;
    marked.markedRetransmission = true;
    CHECK(trouble({made(0, true, "S"), listed, listed, marked}).retransmissions == 1);
}

TEST_CASE("repeated acknowledgements, resets, closed windows and fragments are counted") {
    auto ack = made(30, true, "A", 101);
    ack.acknowledged = 961;
    auto closed = made(40, true, "A", 101);
    closed.acknowledged = 961;
    closed.window = 0;
    TcpCapture capture;
    capture.fragments = {{1, 35'000, "192.0.2.1", "10.0.0.1"},
                         {2, 36'000, "10.0.0.1", "192.0.2.1"},
                         {3, 37'000, "192.0.2.8", "10.0.0.1"},
                         {4, 90'000, "192.0.2.1", "10.0.0.1"}};
    const ConnectionTrouble found =
        trouble({made(0, true, "S", 100), ack, ack, ack, closed, made(50, false, "R", 1),
                 made(60, true, "FA", 101), made(70, true, "R", 102)},
                capture);
    CHECK(found.duplicateAcks == 2);
    CHECK(found.zeroWindows == 1);
    // What comes after the client's FIN is not part of the probe.
    CHECK(found.resets == 1);
    CHECK(found.fragments == 2);
    CHECK(found.any());
    CHECK_FALSE(trouble({made(0, true, "S", 100), made(9, true, "FA", 101)}).any());
}
