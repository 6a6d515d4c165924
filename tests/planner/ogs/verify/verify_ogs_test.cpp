// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/verify_ogs.h"

#include <optional>
#include <string>
#include <vector>

#include "planner/ogs/verify/remedies.h"
#include "planner/ogs/verify/verify_tables.h"
#include "tests/planner/ogs/verify/made_evidence.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::string lines(const std::vector<OgsCheck>& checks) {
    std::string out;
    for (const OgsCheck& check : checks) {
        out += check.rule + ' ' + check.gateway + ' ';
        out += word(check.outcome);
        out += ": " + plain(check.says) + '\n';
    }
    return out;
}

std::string nextOf(const OgsVerifyAnswer& answer) {
    std::string out;
    for (const Text& text : answer.next) out += plain(text) + '\n';
    return out;
}

/// 2026-03-02 09:00:00 of the client's clock.
constexpr std::int64_t morning = 20514 * std::int64_t{86'400} + 32'400;

/// Two gateways in a zone of +1 h: the request before the probes and three probes of the first,
/// three of the second, then the tunnel to the second.
OgsEvidence twoGateways() {
    const double begin = static_cast<double>((morning - 3600) * 1000) + 300;
    OgsEvidence out;
    out.capture.emplace();
    const auto add = [&](double ms, double took, bool tls, const char* server, const char* name) {
        out.capture->connections.push_back(connection(begin + ms, took, tls, server, name));
    };
    add(-200, 150, false, "192.0.2.1", "");
    add(0, 130.4, true, "192.0.2.1", "");
    add(1, 65.2, true, "192.0.2.2", "gw2");
    add(67, 60.9, true, "192.0.2.2", "gw2");
    add(129, 61.1, true, "192.0.2.2", "gw2");
    add(132, 95.8, true, "192.0.2.1", "");
    add(230, 96.6, true, "192.0.2.1", "");
    add(900, 0, true, "192.0.2.2", "gw2");
    out.capture->names = {{"gw1", "192.0.2.1", 0}};
    out.capture->firstUs = out.capture->connections[0].segments[0].timeUs;
    out.log.emplace();
    out.log->events = {started(morning, "gw1"), started(morning, "gw2"),
                       pinged(morning, "gw2", {65, 61, 61}), pinged(morning, "gw1", {130, 95, 97}),
                       selectedFrom(morning + 1, {{"gw1", 95}, {"gw2", 61}}, "gw2", "gw1")};
    return out;
}

}  // namespace

TEST_CASE("the note's log against the note's capture is a mismatch, and says why") {
    OgsEvidence evidence;
    evidence.log = noteLog();
    evidence.capture = noteCapture();
    const OgsVerifyAnswer answer = verifyOgs(evidence);
    CHECK(answer.verdict == OgsVerdict::Mismatch);
    const std::string reasons = lines(answer.reasons);
    INFO(reasons << lines(answer.checks) << nextOf(answer));
    // 2013-10-04 14:21:27 to 2013-10-07 11:51:03: no zone explains it.
    CHECK_THAT(reasons, containsText("log and capture are of different times"));
    CHECK_THAT(reasons, containsText("the capture gives (578.664 377.832 384.387) ms, but the log "
                                     "(219 218 132) ms"));
    CHECK(answer.attempts == 2);
    CHECK(answer.attempt == 1);
    REQUIRE(answer.gateways.size() == 1);
    CHECK(answer.gateways[0].gateway == "gw2.cisco.com");
    CHECK(answer.gateways[0].verdict == OgsVerdict::Mismatch);
    CHECK(answer.gateways[0].captureMs == Approx(377.832).epsilon(1e-12));
    REQUIRE(answer.connections.size() == 4);
    CHECK(answer.connections[0].role == ProbeRole::PreFlight);
    // 578.664 - 219.
    CHECK(answer.connections[1].residualMs == Approx(359.664).epsilon(1e-12));
    // What else is odd about the sample: 610 s, a cached table before its measurement.
    const std::string checks = lines(answer.checks);
    CHECK_THAT(checks, containsText("V9 gw2.cisco.com warning: its results stand 610 s"));
    CHECK_THAT(checks, containsText("V6 gw2.cisco.com warning"));
    CHECK_THAT(checks, containsText("V1 gw2.cisco.com pass"));
    CHECK_THAT(checks, containsText("V2 gw2.cisco.com pass"));
    CHECK_THAT(nextOf(answer), containsText("preferences_global.xml"));
}

TEST_CASE("a log and a capture of one attempt pass, gateway by gateway") {
    const OgsVerifyAnswer answer = verifyOgs(twoGateways(), {.toleranceMs = 2});
    INFO(lines(answer.checks));
    CHECK(answer.verdict == OgsVerdict::Pass);
    REQUIRE(answer.clockOffsetS);
    // One hour west of the log's clock; the request before the probes is 0.1 s into the second.
    CHECK(*answer.clockOffsetS == Approx(-3599.9));
    REQUIRE(answer.gateways.size() == 2);
    CHECK(answer.gateways[0].verdict == OgsVerdict::Pass);
    CHECK(answer.gateways[0].captureMs == Approx(95.8));
    CHECK(answer.gateways[1].selected);
    CHECK(answer.connections[0].role == ProbeRole::PreFlight);
    CHECK(answer.connections.back().role == ProbeRole::Later);
    CHECK_THAT(nextOf(answer), containsText("The choice follows from what was measured"));
    // Every table has as many cells as columns.
    for (const Table& table : verifyTables(answer)) {
        for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    }
}

TEST_CASE("one probe beyond the tolerance is a mismatch of its gateway and in all") {
    OgsEvidence evidence = twoGateways();
    std::get<OgsPingResults>(evidence.log->events[3].what).ms = {130, 95, 120};
    const OgsVerifyAnswer strict = verifyOgs(evidence, {.toleranceMs = 2});
    CHECK(strict.verdict == OgsVerdict::Mismatch);
    CHECK(strict.gateways[0].verdict == OgsVerdict::Mismatch);
    CHECK(strict.gateways[1].verdict == OgsVerdict::Pass);
    CHECK_THAT(nextOf(strict), containsText("Capture on the client itself"));
    // Option A13: 16 ms of an event log, 2 ms of a system log. 120 - 96.6 is 23.4 ms.
    CHECK(verifyOgs(evidence).toleranceMs == 16);
    CHECK(verifyOgs(evidence, {.toleranceMs = 24}).verdict == OgsVerdict::Pass);
    evidence.log->kind = LogKind::Syslog;
    CHECK(verifyOgs(evidence).toleranceMs == 2);
}

TEST_CASE("what is missing cannot be told, and is said") {
    OgsEvidence evidence = twoGateways();
    const std::optional<OgsLog> log = evidence.log;
    evidence.log.reset();
    const OgsVerifyAnswer captureAlone = verifyOgs(evidence);
    CHECK(captureAlone.verdict == OgsVerdict::CannotTell);
    CHECK_THAT(lines(captureAlone.reasons), containsText("no log says what the client chose"));
    CHECK(captureAlone.connections.size() == 8);
    evidence.capture.reset();
    evidence.log = log;
    const OgsVerifyAnswer logAlone = verifyOgs(evidence);
    CHECK(logAlone.verdict == OgsVerdict::CannotTell);
    CHECK_THAT(lines(logAlone.reasons), containsText("no capture"));
    REQUIRE(logAlone.gateways.size() == 2);
    CHECK(logAlone.gateways[0].tableMs == 95);
    CHECK(verifyOgs({}).verdict == OgsVerdict::CannotTell);
    CHECK_FALSE(verifyOgs({}).next.empty());
    // A mismatch shows in the log alone.
    std::get<OgsSelection>(evidence.log->events[4].what).selected = "gw1";
    CHECK(verifyOgs(evidence).verdict == OgsVerdict::Mismatch);
}

TEST_CASE("a capture without dates is compared all the same, and its clock is not") {
    OgsEvidence evidence = twoGateways();
    evidence.capture->clock = CaptureClock::Relative;
    const OgsVerifyAnswer answer = verifyOgs(evidence, {.toleranceMs = 2});
    INFO(lines(answer.checks));
    CHECK_THAT(lines(answer.checks), containsText("V8  cannot tell: the capture states no date"));
    CHECK(answer.gateways[1].verdict == OgsVerdict::Pass);
    CHECK(answer.verdict == OgsVerdict::Pass);
    evidence.capture->clock = CaptureClock::Utc;
    evidence.log->yearKnown = false;
    CHECK_THAT(lines(verifyOgs(evidence).checks), containsText("the log states no year"));
}

TEST_CASE("of several attempts the one of the capture is compared") {
    OgsEvidence evidence = twoGateways();
    std::vector<OgsEvent>& events = evidence.log->events;
    // A later attempt, a day on, with other results.
    events.push_back(started(morning + 86'400, "gw1"));
    events.push_back(pinged(morning + 86'401, "gw1", {500, 501, 502}));
    events.push_back(selectedFrom(morning + 86'401, {{"gw1", 500}}, "gw1"));
    const OgsVerifyAnswer answer = verifyOgs(evidence, {.toleranceMs = 2});
    CHECK(answer.attempts == 2);
    CHECK(answer.attempt == 1);
    CHECK(answer.verdict == OgsVerdict::Pass);
}

TEST_CASE("each remedy is that of the trouble and the system at hand") {
    OgsEvidence evidence = twoGateways();
    TcpConnection& probe = evidence.capture->connections[2];
    const double at = static_cast<double>(probe.segments[0].timeUs) / 1000;
    probe.segments.insert(probe.segments.begin() + 3,
                          {made(at + 20, false, "A", 901, 60, TlsContent::ServerHello),
                           made(at + 140, false, "A", 901, 60, TlsContent::ServerHello)});
    probe.segments.back().timeUs += 120'000;
    const std::string windows = nextOf(verifyOgs(evidence));
    CHECK_THAT(windows, containsText("gw2: bring its ASA to 9.1(3) or later"));
    CHECK_THAT(windows, containsText("TcpAckFrequency = 1"));
    const std::string linux = nextOf(verifyOgs(evidence, {.system = ClientSystem::Linux}));
    CHECK(linux.find("TcpAckFrequency") == std::string::npos);

    OgsEvidence lossy = twoGateways();
    TcpConnection& first = lossy.capture->connections[1];
    first.segments.insert(first.segments.begin() + 3, first.segments[2]);
    lossy.capture->fragments = {{1, first.segments[0].timeUs + 5, "192.0.2.1", "10.0.0.1"}};
    const std::string both = nextOf(verifyOgs(lossy));
    CHECK_THAT(both, containsText("gw1: segments sent again, resets or closed windows"));
    CHECK_THAT(both, containsText("Internet service provider"));

    CHECK(
        cacheFile(ClientSystem::Windows) ==
        "C:\\ProgramData\\Cisco\\Cisco AnyConnect Secure Mobility Client\\preferences_global.xml");
    CHECK(cacheFile(ClientSystem::MacOs) == "/opt/cisco/anyconnect/.anyconnect_global");
    CHECK(cacheFile(ClientSystem::Linux) == "/opt/cisco/anyconnect/.anyconnect_global");
    CHECK_THAT(cacheFile(ClientSystem::WindowsXp), containsText("Documents and Settings"));

    OgsEvidence proxied;
    proxied.log.emplace();
    proxied.log->events = {event(1, OgsProxyRefusal{})};
    CHECK_THAT(nextOf(verifyOgs(proxied)), containsText("Configure a fixed proxy"));
}
