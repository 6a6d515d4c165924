// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/probes.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "planner/ogs/verify/capture_checks.h"
#include "tests/planner/ogs/verify/made_evidence.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::vector<VerifiedConnection> probes(const TcpCapture& capture, bool first = true,
                                       std::optional<AttemptWindow> window = {}) {
    GatewayHost host;
    host.name = "gw";
    for (std::size_t i = 0; i < capture.connections.size(); ++i) host.connections.push_back(i);
    return probesOf(host, capture, window, first);
}

std::vector<VerifiedConnection> probes(std::vector<TcpConnection> connections, bool first = true,
                                       std::optional<AttemptWindow> window = {}) {
    TcpCapture capture;
    capture.connections = std::move(connections);
    return probes(capture, first, window);
}

std::string roles(const std::vector<VerifiedConnection>& connections) {
    std::string out;
    for (const VerifiedConnection& each : connections) {
        if (!out.empty()) out += ", ";
        out += word(each.role);
    }
    return out;
}

}  // namespace

TEST_CASE("the note's packets: 578.664, 377.832 and 384.387 ms, and the smallest is 377.832") {
    const auto found = probes(noteCapture());
    CHECK(roles(found) == "before the probes, probe, probe, probe");
    // By hand from the table: 3.876186 - 3.297522, 4.254869 - 3.877037, 4.640162 - 4.255775.
    CHECK(found[1].differenceMs == Approx(578.664).epsilon(1e-12));
    CHECK(found[2].differenceMs == Approx(377.832).epsilon(1e-12));
    CHECK(found[3].differenceMs == Approx(384.387).epsilon(1e-12));
    CHECK(smallestMs(found) == Approx(377.832).epsilon(1e-12));
    // 3.424015 - 3.297522: the round trip, a third of a resumed probe.
    CHECK(found[1].handshakeMs == Approx(126.493).epsilon(1e-12));
    for (const VerifiedConnection& each : found) CHECK_FALSE(each.trouble.any());
}

TEST_CASE("counting the request before the probes would give 248, and it is not counted") {
    const auto found = probes(noteCapture());
    // 3.288937 - 3.040834.
    CHECK(found[0].differenceMs == Approx(248.103).epsilon(1e-12));
    CHECK(found[0].probe == 0);
    CHECK(*smallestMs(found) > 248.103);
    // Of a gateway that was not reached first, the same four are three probes and a later one: the
    // slip that the note warns of.
    const auto slip = probes(noteCapture(), false);
    CHECK(roles(slip) == "probe, probe, probe, later");
    CHECK(smallestMs(slip) == Approx(248.103).epsilon(1e-12));
}

TEST_CASE("R16: a request before the probes shows no ClientHello, or stands before three like it") {
    CHECK(roles(probes({connection(0, 90), connection(100, 90), connection(200, 90)})) ==
          "probe, probe, probe");
    CHECK(roles(probes({connection(0, 90, false), connection(100, 90), connection(200, 90)})) ==
          "before the probes, probe, probe");
    // Plain HTTP throughout (option A11): four in a row.
    CHECK(roles(probes({connection(0, 90, false), connection(100, 90, false),
                        connection(200, 90, false), connection(300, 90, false)})) ==
          "before the probes, probe, probe, probe");
    CHECK(roles(probes({connection(0, 90, false), connection(100, 90, false),
                        connection(200, 90, false)})) == "probe, probe, probe");
    // TLS throughout: the fourth is the tunnel's.
    CHECK(roles(probes({connection(0, 90), connection(100, 90), connection(200, 90),
                        connection(300, 0)})) == "probe, probe, probe, later");
}

TEST_CASE("O2: only what lies in the attempt and follows one another counts") {
    const auto earlier = probes({connection(0, 90), connection(5000, 90), connection(5100, 90),
                                 connection(5200, 90), connection(9000, 0)},
                                false, AttemptWindow{4'000'000, 8'000'000});
    CHECK(roles(earlier) == "earlier, probe, probe, probe, later");
    // A connection beside an open probe is none of OGS.
    CHECK(roles(probes(
              {connection(0, 90), connection(50, 90), connection(100, 90), connection(200, 90)},
              false)) == "probe, beside, probe, probe");
    // A14: a probe without an end stays without a number.
    const auto cut = probes({connection(0, 90), connection(100, 0), connection(200, 70)}, false);
    CHECK(roles(cut) == "probe, unfinished, probe");
    CHECK_FALSE(cut[1].differenceMs);
    CHECK(smallestMs(cut) == 70.0);
    CHECK(probes(std::vector<TcpConnection>{}).empty());
}

TEST_CASE("V7: a handshake far slower than the gateway's fastest is marked") {
    std::vector<TcpConnection> connections = {connection(0, 300), connection(400, 300),
                                              connection(800, 300)};
    // 10 ms otherwise; 115 ms is more than twice and more than 100 ms more.
    connections[1].segments[1].timeUs = 515'000;
    const auto found = probes(connections, false);
    CHECK_FALSE(found[0].trouble.slow);
    CHECK(found[1].trouble.slow);
}
