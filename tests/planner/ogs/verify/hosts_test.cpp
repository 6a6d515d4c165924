// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/hosts.h"

#include <utility>
#include <vector>

#include "tests/planner/ogs/verify/made_evidence.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

OgsEvidence capturing(std::vector<TcpConnection> connections) {
    OgsEvidence out;
    out.capture.emplace();
    out.capture->connections = std::move(connections);
    return out;
}

}  // namespace

TEST_CASE(
    "V5: a ClientHello's name, a name server's answer and a given address lead to a gateway") {
    OgsEvidence evidence =
        capturing({connection(0, 90, true, "192.0.2.1", "gw1.example.com"),
                   connection(10, 90, true, "192.0.2.2"), connection(20, 90, true, "192.0.2.3"),
                   connection(30, 90, true, "198.51.100.9", "www.example.org")});
    evidence.capture->names = {{"gw2.example.com", "192.0.2.2", 0}};
    OgsVerifyOptions options;
    options.addresses = {{"gw3.example.com", "192.0.2.3"}};
    const auto hosts = findHosts(
        {"gw1.example.com", "gw2.example.com", "gw3.example.com", "192.0.2.9"}, evidence, options);
    REQUIRE(hosts.size() == 4);
    CHECK(hosts[0].knownBy == KnownBy::ServerName);
    CHECK(hosts[1].knownBy == KnownBy::NameServer);
    CHECK(hosts[2].knownBy == KnownBy::Given);
    CHECK(hosts[1].connections == std::vector<std::size_t>{1});
    CHECK(hosts[2].connections == std::vector<std::size_t>{2});
    // One gateway and one server are left, and so they are each other's, which is said.
    CHECK(hosts[3].knownBy == KnownBy::Leftover);
    CHECK(hosts[3].connections == std::vector<std::size_t>{3});
}

TEST_CASE("V5: two gateways on one address are told apart by the name asked for alone") {
    OgsEvidence evidence = capturing({connection(0, 90), connection(10, 90)});
    OgsVerifyOptions options;
    options.addresses = {{"a.example.com", "192.0.2.1"}, {"b.example.com", "192.0.2.1"}};
    const auto without = findHosts({"a.example.com", "b.example.com"}, evidence, options);
    CHECK(without[0].ambiguous);
    CHECK(without[1].ambiguous);
    CHECK(without[0].connections.empty());
    evidence.capture->connections[0].serverName = "a.example.com";
    evidence.capture->connections[1].serverName = "b.example.com";
    const auto with = findHosts({"a.example.com", "b.example.com"}, evidence, options);
    CHECK_FALSE(with[0].ambiguous);
    CHECK(with[1].connections == std::vector<std::size_t>{1});
}

TEST_CASE("V5: nothing is guessed where two gateways or two servers are left over") {
    const OgsEvidence two = capturing({connection(0, 90), connection(10, 90, true, "192.0.2.2")});
    CHECK(findHosts({"a"}, two, {})[0].connections.empty());
    CHECK(findHosts({"a", "b"}, two, {})[0].connections.empty());
    const OgsEvidence one = capturing({connection(0, 90)});
    CHECK(findHosts({"a"}, one, {})[0].knownBy == KnownBy::Leftover);
    CHECK(findHosts({"a", "b"}, one, {})[0].connections.empty());
}

TEST_CASE(
    "R2: names of a log are those of the profile, with its port, and each target counts once") {
    OgsEvidence evidence = capturing({connection(0, 90)});
    evidence.capture->connections[0].serverPort = 8443;
    AnyConnectProfile profile;
    profile.hosts.resize(3);
    profile.hosts[0] = {.name = "Frankfurt", .address = "fra.example.com", .port = 8443};
    profile.hosts[1] = {.name = "Staff", .address = "nyc.example.com", .group = "staff"};
    profile.hosts[2] = {.name = "Guests", .address = "nyc.example.com", .group = "guests"};
    evidence.profiles = {profile};
    const auto named = findHosts({"frankfurt"}, evidence, {});
    CHECK(named[0].address == "fra.example.com");
    CHECK(named[0].port == 8443);
    CHECK(named[0].knownBy == KnownBy::Leftover);
    CHECK(findHosts({"fra.example.com:8443"}, evidence, {})[0].port == 8443);
    CHECK(findHosts({}, evidence, {}).size() == 2);
    // With neither log nor profile, every server on port 443.
    const auto servers = findHosts({}, capturing({connection(0, 90), connection(9, 90)}), {});
    REQUIRE(servers.size() == 1);
    CHECK(servers[0].name == "192.0.2.1");
    CHECK(servers[0].connections.size() == 2);
}
