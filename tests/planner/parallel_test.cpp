// SPDX-License-Identifier: MIT
#include "planner/parallel.h"

#include <atomic>
#include <stdexcept>
#include <vector>

#include "tests/support/catch.h"

using peerplan::parallelFor;
using peerplan::workerCount;

TEST_CASE("a parallel loop visits every item once, whatever the number of threads") {
    for (const int threads : {1, 2, 3, 7}) {
        for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{1000}}) {
            std::vector<int> visits(count, 0);
            parallelFor(count, threads, [&](std::size_t item, std::size_t) { ++visits[item]; });
            CHECK(visits == std::vector<int>(count, 1));
        }
    }
}

TEST_CASE("no two calls share a worker at one time") {
    constexpr int threads = 4;
    std::vector<std::atomic<int>> busy(threads);
    std::atomic<int> clashes{0};
    parallelFor(5000, threads, [&](std::size_t, std::size_t worker) {
        if (worker >= threads || busy[worker].fetch_add(1) != 0) clashes.fetch_add(1);
        busy[worker].fetch_sub(1);
    });
    CHECK(clashes.load() == 0);
}

TEST_CASE("an exception of a body leaves the loop") {
    for (const int threads : {1, 3}) {
        CHECK_THROWS_AS(parallelFor(100, threads,
                                    [](std::size_t item, std::size_t) {
                                        if (item == 57) throw std::runtime_error("57");
                                    }),
                        std::runtime_error);
    }
}

TEST_CASE("without a number of threads there is at least one worker") {
    CHECK(workerCount(0) >= 1);
    CHECK(workerCount(-3) >= 1);
    CHECK(workerCount(5) == 5);
}
