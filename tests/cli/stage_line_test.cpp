// SPDX-License-Identifier: MIT
#include "cli/stage_line.h"

#include "tests/support/catch.h"

using namespace peerplan::cli;

TEST_CASE("the line of stages tells the stage, its share, and how far all of it is") {
    StageLine line;
    const StageLine::Clock::time_point start{};
    using namespace std::chrono_literals;
    CHECK(line.at("Network", 1, 4, 0, 0, start) ==
          "\r[                    ] 1 of 4, Network\x1b[K");
    // Nothing new for a tenth of a second, but a stage that begins.
    CHECK(line.at("Network", 1, 4, 0, 0, start + 50ms).empty());
    // One of four stages is 5 of 20 marks, half of the next 2.
    CHECK(line.at("Failures", 2, 4, 50, 100, start + 60ms) ==
          "\r[#######             ] 2 of 4, Failures: 50 %\x1b[K");
    CHECK(line.at("Failures", 2, 4, 90, 100, start + 100ms).empty());
    CHECK(line.at("Failures", 2, 4, 100, 100, start + 200ms) ==
          "\r[##########          ] 2 of 4, Failures: 100 %\x1b[K");
    CHECK(StageLine::end() == "\r\x1b[K");
}
