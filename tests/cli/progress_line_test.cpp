// SPDX-License-Identifier: MIT
#include "cli/progress_line.h"

#include "tests/support/catch.h"

using namespace peerplan::cli;

TEST_CASE("the line of progress tells share, rate and time left, and is cleared at the end") {
    ProgressLine line("States");
    const ProgressLine::Clock::time_point start{};
    using namespace std::chrono_literals;
    CHECK(line.at(0, 10000, start) == "\rStates: 0 %\x1b[K");
    // Nothing new for a tenth of a second.
    CHECK(line.at(10, 10000, start + 50ms).empty());
    // 2,500 in 2 s are 1,250 a second; 7,500 are left.
    CHECK(line.at(2500, 10000, start + 2s) == "\rStates: 25 %, 1,250 a second, 6 s left\x1b[K");
    // 2,600 in 26 s: 74 s are left.
    CHECK(line.at(2600, 10000, start + 26s) ==
          "\rStates: 26 %, 100 a second, 1 min 14 s left\x1b[K");
    CHECK(line.at(10000, 10000, start + 30s) == "\r\x1b[K");
    // Another count begins.
    CHECK(line.at(0, 20, start + 31s) == "\rStates: 0 %\x1b[K");
}
