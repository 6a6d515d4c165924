// SPDX-License-Identifier: MIT
#include "gui/work/worker.h"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "model/error.h"
#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Works until it is asked to stop.
int workOn(const Progress& progress) {
    while (progress(1, 2)) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return -1;
}

}  // namespace

TEST_CASE("A worker gives the result of what was asked last and drops the rest") {
    needGuiApplication();
    gui::Worker worker;
    int first = 0;
    int second = 0;
    worker.start(Text("first"), workOn, [&](int result) { first = result; });
    CHECK(worker.isBusy());
    worker.start(
        Text("second"), [](const Progress&) { return 7; }, [&](int result) { second = result; });
    REQUIRE(waitFor([&] { return !worker.isBusy(); }));
    CHECK(first == 0);
    CHECK(second == 7);
}

TEST_CASE("A cancelled worker tells nothing and is free again") {
    needGuiApplication();
    gui::Worker worker;
    bool told = false;
    worker.start(Text("long"), workOn, [&](int) { told = true; });
    worker.cancelAndWait();
    CHECK_FALSE(worker.isBusy());
    waitFor([] { return false; }, 50);
    CHECK_FALSE(told);
}

TEST_CASE("What a worker throws becomes a message and no crash") {
    needGuiApplication();
    gui::Worker worker;
    Diagnostics failed;
    QObject::connect(&worker, &gui::Worker::failed,
                     [&](const Diagnostics& diagnostics) { failed = diagnostics; });
    worker.start(
        Text("bad"), [](const Progress&) -> int { throw InputError(Text("no such thing")); },
        [](int) { FAIL("there is no result"); });
    REQUIRE(waitFor([&] { return !failed.empty(); }));
    CHECK(failed.front().message.pattern == "no such thing");

    failed.clear();
    worker.start(
        Text("worse"), [](const Progress&) -> int { throw std::runtime_error("inside"); },
        [](int) { FAIL("there is no result"); });
    REQUIRE(waitFor([&] { return !failed.empty(); }));
}

TEST_CASE("A worker that goes ends what is at work") {
    needGuiApplication();
    std::atomic<bool> ended = false;
    {
        gui::Worker worker;
        worker.start(
            Text("long"),
            [&](const Progress& progress) {
                workOn(progress);
                ended = true;
                return 0;
            },
            [](int) {});
        waitFor([] { return false; }, 20);
    }
    // Whatever it had begun is over; had it not begun, it never will.
    const bool before = ended;
    waitFor([] { return false; }, 30);
    CHECK(ended == before);
}
