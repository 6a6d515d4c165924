// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/log_checks.h"

#include <string>
#include <utility>
#include <vector>

#include "tests/planner/ogs/verify/made_evidence.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// The checks as lines `rule attempt gateway outcome: sentence`.
std::string checks(std::vector<OgsEvent> events, std::vector<AnyConnectProfile> profiles = {}) {
    OgsEvidence evidence;
    evidence.log.emplace();
    evidence.log->events = std::move(events);
    evidence.profiles = std::move(profiles);
    std::vector<OgsCheck> found;
    checkLog(attemptsOf(*evidence.log), evidence, found);
    std::string out;
    for (const OgsCheck& check : found) {
        out += check.rule + ' ' + std::to_string(check.attempt) + ' ';
        if (!check.gateway.empty()) out += check.gateway + ' ';
        out += word(check.outcome);
        out += ": " + plain(check.says) + '\n';
    }
    return out;
}

constexpr std::int64_t day = 86'400;

AnyConnectProfile threshold(double percent) {
    AnyConnectProfile out;
    out.improvementPercent = percent;
    return out;
}

}  // namespace

TEST_CASE("V1: the table holds the smallest of the probes") {
    const std::string good =
        checks({pinged(1, "a", {219, 218, 132}), selectedFrom(2, {{"a", 132}, {"b", 140}}, "a")});
    CHECK_THAT(good, containsText("V1 1 a pass: the smallest of (219 218 132) is 132 ms"));
    CHECK_THAT(
        checks({pinged(1, "a", {219, 218, 132}), selectedFrom(2, {{"a", 218}}, "a")}),
        containsText("V1 1 a mismatch: the smallest of (219 218 132) is 132 ms, but the table "
                     "says 218 ms"));
    // A14: of those that gave a number.
    CHECK_THAT(checks({pinged(1, "a", {std::nullopt, 218}), selectedFrom(2, {{"a", 218}}, "a")}),
               containsText("V1 1 a pass: the smallest of (- 218) is 218 ms"));
    CHECK_THAT(checks({started(1, "a"), selectedFrom(2, {{"b", 5}}, "b")}),
               containsText("V1 1 a cannot tell: probing began"));
    CHECK_THAT(checks({pinged(1, "a", {7})}), containsText("V1 1 a cannot tell: no table"));
}

TEST_CASE("V2: the second golden: of 302, 132, 506 and 877 ms the second gateway is chosen") {
    const std::vector<std::pair<std::string, std::int64_t>> table = {
        {"gw1", 302}, {"gw2", 132}, {"gw3", 506}, {"gw4", 877}};
    CHECK_THAT(checks({selectedFrom(2, table, "gw2")}),
               containsText("V2 1 gw2 pass: it has the smallest number of the table, 132 ms"));
    CHECK_THAT(checks({selectedFrom(2, table, "gw1")}),
               containsText("V2 1 gw1 mismatch: it was chosen, but gw2 has the smallest"));
    // Of equals each may be chosen (option R22).
    CHECK_THAT(checks({selectedFrom(2, {{"gw1", 9}, {"gw2", 9}}, "gw2")}),
               containsText("V2 1 gw2 pass"));
    CHECK_THAT(checks({pinged(1, "a", {7})}), containsText("V2 1 cannot tell"));
    CHECK_THAT(checks({selectedFrom(2, table, "frankfurt")}),
               containsText("V2 1 frankfurt cannot tell"));
}

TEST_CASE("V10: from gw1 to gw2 the gain is 56.3 %, which is at least the 20 % of a move") {
    // 100 * (302 - 132) / 302 = 56.29.
    CHECK_THAT(checks({selectedFrom(2, {{"gw1", 302}, {"gw2", 132}}, "gw2", "gw1")}),
               containsText("V10 1 gw2 pass"));
    CHECK_THAT(checks({selectedFrom(2, {{"gw1", 302}, {"gw2", 132}}, "gw1", "gw1")}),
               containsText("V10 1 gw1 mismatch: gw1 was kept"));
}

TEST_CASE("V10: 125 to 100 ms is 20 % and moves, 120 to 100 ms is 16.7 % and stays") {
    CHECK_THAT(checks({selectedFrom(2, {{"a", 125}, {"b", 100}}, "b", "a", false, "reconnect")}),
               containsText("V10 1 b pass"));
    const std::string stays =
        checks({selectedFrom(2, {{"a", 120}, {"b", 100}}, "a", "a", false, "reconnect")});
    CHECK_THAT(stays, containsText("V10 1 a pass"));
    CHECK_THAT(stays, containsText("V2 1 a pass: b is faster, but not by enough"));
    CHECK_THAT(checks({selectedFrom(2, {{"a", 120}, {"b", 100}}, "b", "a", false, "reconnect")}),
               containsText("V10 1 b mismatch"));
    // Option A8: of a plain connection that is not certain.
    CHECK_THAT(checks({selectedFrom(2, {{"a", 120}, {"b", 100}}, "b", "a")}),
               containsText("V10 1 b note"));
    // The profile's threshold counts.
    CHECK_THAT(checks({selectedFrom(2, {{"a", 120}, {"b", 100}}, "b", "a", false, "reconnect")},
                      {threshold(10)}),
               containsText("V10 1 b pass"));
    // The last server is the best: nothing to move to.
    CHECK(checks({selectedFrom(2, {{"a", 1}, {"b", 2}}, "a", "a")}).find("V10") ==
          std::string::npos);
}

TEST_CASE("V6: a cached number was measured before it was used, and less than 14 days before") {
    const auto cached = [](std::int64_t measured, std::int64_t used) {
        return checks(
            {pinged(measured, "a", {30, 31}), selectedFrom(used, {{"a", 30}}, "a", "", true)});
    };
    CHECK_THAT(cached(100, 100 + 14 * day - 1), containsText("V6 2 pass"));
    CHECK_THAT(cached(100, 100 + 14 * day), containsText("V6 2 a mismatch"));
    CHECK_THAT(cached(100, 99), containsText("V6 2 a warning"));
    CHECK_THAT(checks({selectedFrom(9, {{"a", 30}}, "a", "", true)}),
               containsText("V6 1 a cannot tell"));
    // V1 looks at the cached table too where the attempt has none of its own.
    CHECK_THAT(cached(100, 200), containsText("V1 1 a pass"));
}

TEST_CASE("V9: results later than seven seconds, and the gateway before where there are none") {
    CHECK(checks({started(1, "a"), pinged(8, "a", {5}), selectedFrom(8, {{"a", 5}}, "a")})
              .find("V9") == std::string::npos);
    CHECK_THAT(checks({started(1, "a"), pinged(611, "a", {5}), selectedFrom(611, {{"a", 5}}, "a")}),
               containsText("V9 1 a warning: its results stand 610 s"));
    OgsEvent none = selectedFrom(9, {}, "b", "b");
    std::get<OgsSelection>(none.what).rows = {{"a", std::nullopt, 0}, {"b", std::nullopt, 0}};
    const std::string kept = checks({started(1, "a"), started(1, "b"), none});
    CHECK_THAT(kept, containsText("V9 1 pass: no probe gave a result"));
    CHECK_THAT(kept, containsText("V2 1 b pass: no gateway has a number"));
    std::get<OgsSelection>(none.what).selected = "a";
    CHECK_THAT(checks({started(1, "a"), none}), containsText("V9 1 warning"));
}

TEST_CASE("R2, R3 and R7: profiles, proxies and what the client had already") {
    AnyConnectProfile profile;
    profile.hosts.resize(2);
    profile.hosts[0] = {.name = "Frankfurt", .address = "fra"};
    profile.hosts[1] = {.name = "osa", .address = "osa"};
    const std::string found = checks({event(1, OgsProxyRefusal{}), event(2, OgsReuse{}),
                                      selectedFrom(3, {{"frankfurt", 5}, {"nyc", 9}}, "frankfurt")},
                                     {profile});
    CHECK_THAT(found, containsText("R2 1 nyc warning: the client knew it"));
    CHECK_THAT(found, containsText("R2 1 osa warning: the profile lists it"));
    CHECK(found.find("R2 1 fra") == std::string::npos);
    CHECK_THAT(found, containsText("R3 0 warning"));
    CHECK_THAT(found, containsText("R7 0 note"));
}
