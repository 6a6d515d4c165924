// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/attempts.h"

#include <string>
#include <utility>
#include <vector>

#include "planner/ogs/verify/clocks.h"
#include "tests/planner/ogs/verify/made_evidence.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::vector<Attempt> attempts(std::vector<OgsEvent> events) {
    OgsLog log;
    log.events = std::move(events);
    return attemptsOf(log);
}

}  // namespace

TEST_CASE("an attempt ends with its table, and a table from the cache is an attempt of its own") {
    const auto found = attempts({started(10, "a"), started(10, "b"), pinged(11, "b", {5, 6, 4}),
                                 pinged(12, "a", {9, std::nullopt, 8}),
                                 selectedFrom(12, {{"a", 8}, {"b", 4}}, "b"), started(90, "a"),
                                 pinged(91, "a", {7, 7, 7}),
                                 selectedFrom(92, {{"a", 7}}, "a", "", true), started(99, "b")});
    REQUIRE(found.size() == 4);
    CHECK(found[0].number == 1);
    REQUIRE(found[0].hosts.size() == 2);
    CHECK(found[0].find("a")->best() == 8);
    CHECK(found[0].find("b")->finished == 11);
    CHECK(found[0].begins() == 10);
    CHECK(found[0].ends() == 12);
    CHECK(found[0].selection->selected == "b");
    CHECK(found[1].probed());
    CHECK_FALSE(found[1].selection);
    CHECK_FALSE(found[2].probed());
    CHECK(found[2].selection->cached);
    CHECK_FALSE(found[3].ends());
}

TEST_CASE("a host that begins again begins another attempt") {
    const auto found = attempts({started(1, "a"), started(100, "a"), pinged(101, "a", {1, 1, 1}),
                                 pinged(200, "a", {2, 2, 2})});
    REQUIRE(found.size() == 3);
    CHECK(found[0].begins() == 1);
    CHECK(found[1].begins() == 100);
    // Without a start the result stands for it.
    CHECK(found[2].begins() == 200);
    CHECK(attempts({event(5, OgsReuse{})}).empty());
}

TEST_CASE("an attempt takes no more gateways than can be judged") {
    std::vector<OgsEvent> events;
    for (std::size_t i = 0; i <= mostHostsAnAttempt; ++i) {
        events.push_back(started(1, "gw" + std::to_string(i)));
    }
    const auto found = attempts(std::move(events));
    REQUIRE(found.size() == 2);
    CHECK(found[0].hosts.size() == mostHostsAnAttempt);
}

TEST_CASE("the clocks of log and capture meet up to a zone of quarter hours") {
    const auto two = attempts({started(1000, "a"), pinged(1001, "a", {1}), started(5000, "a")});
    // The second attempt, in a zone of +5:45 (20700 s), 0.4 s after the log's second.
    const std::int64_t at = (5000 + 20'700) * std::int64_t{1'000'000} + 400'000;
    const auto match = matchClocks(two, CaptureClock::Utc, {at + 9'000'000, at});
    REQUIRE(match);
    CHECK(match->attempt == 1);
    CHECK(match->offsetUs == 20'700'400'000);
    CHECK(match->errorUs == 400'000);
    // Half a quarter of an hour off, a zone of more than 14 h, and no date: no match.
    const auto one = attempts({started(5000, "a")});
    CHECK_FALSE(matchClocks(one, CaptureClock::Utc, {(5000 + 450) * std::int64_t{1'000'000}}));
    CHECK_FALSE(matchClocks(one, CaptureClock::Utc, {(5000 + 54'000) * std::int64_t{1'000'000}}));
    CHECK_FALSE(matchClocks(one, CaptureClock::Relative, {at}));
    // West of Greenwich.
    const auto west =
        matchClocks(two, CaptureClock::Utc, {(5000 - 18'000) * std::int64_t{1'000'000}});
    REQUIRE(west);
    CHECK(west->offsetUs == -18'000'000'000);
    CHECK(west->errorUs == 0);
}
