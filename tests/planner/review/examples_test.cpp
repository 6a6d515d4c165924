// SPDX-License-Identifier: MIT
#include <set>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/reviewed_plan.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// `RULE subject` of what is open and at least so grave.
std::set<std::string> open(const ReviewAnswer& answer, Severity least) {
    std::set<std::string> found;
    for (const ReviewFinding& row : answer.findings) {
        if (row.accepted || row.finding.severity < least) continue;
        std::string line = row.finding.rule;
        line += ' ';
        line += row.finding.subjects.front();
        found.insert(std::move(line));
    }
    return found;
}

std::string lines(const ReviewAnswer& answer) {
    std::string text;
    for (const ReviewFinding& row : answer.findings) {
        text += word(row.finding.severity);
        text += ' ';
        text += row.finding.rule;
        text += ' ';
        text += row.finding.subjects.front();
        text += ": ";
        text += plain(row.finding.what);
        text += '\n';
    }
    return text;
}

}  // namespace

TEST_CASE("The bank's design has no error") {
    const ReviewAnswer answer = reviewed(examplePlan("woodgrove"));
    INFO(lines(answer));
    CHECK(open(answer, Severity::Error).empty());
    CHECK(answer.errors == 0);
}

TEST_CASE("One circuit a region has the errors for which the bank rejected it") {
    const ReviewAnswer answer =
        reviewed(inScenario(examplePlan("woodgrove"), "one-circuit-per-region"));
    INFO(lines(answer));
    const std::set<std::string> found = open(answer, Severity::Error);
    for (const char* circuit : {"er-dallas", "er-london", "er-singapore", "er-sao-paulo"}) {
        INFO(circuit);
        // One peering location a continent, and the round trip of an ocean as the backup.
        CHECK(found.count(std::string("M365-07 circuit/") + circuit) == 1);
        CHECK(found.count(std::string("DR-13 circuit/") + circuit) == 1);
    }
    // Nobody has to do anything, and the way stays ExpressRoute.
    CHECK(found.count("DR-12 policy") == 0);
    CHECK(found.count("DR-11 region/europe") == 0);
}

TEST_CASE("The Internet as the backup has the errors for which the bank rejected it") {
    const ReviewAnswer answer = reviewed(inScenario(examplePlan("woodgrove"), "internet-backup"));
    INFO(lines(answer));
    const std::set<std::string> found = open(answer, Severity::Error);
    // A person changes routes, NAT, names and proxies.
    CHECK(found.count("DR-12 policy") == 1);
    for (const char* region : {"north-america", "europe", "asia-pacific", "south-america"}) {
        INFO(region);
        // The predictable connection is gone with the first failure.
        CHECK(found.count(std::string("DR-11 region/") + region) == 1);
    }
    // North America shares 2 x 2,000 Mbit/s of Internet, more than half of a circuit's 5,000;
    // Europe with 2 x 1,000 has less.
    CHECK(found.count("DR-10 region/europe") == 1);
    CHECK(found.count("DR-10 region/north-america") == 0);
    CHECK(found.count("M365-07 circuit/er-london") == 1);
    // No continent backs another any more.
    CHECK(found.count("DR-13 circuit/er-london") == 0);
}

TEST_CASE("The brownfield plan breaks the rules that such networks break") {
    const ReviewAnswer answer = reviewed(examplePlan("brownfield"));
    INFO(lines(answer));
    const std::set<std::string> found = open(answer, Severity::Note);
    const auto has = [&](const char* line) {
        INFO(line);
        CHECK(found.count(line) == 1);
    };
    has("M365-01 circuit/er-chicago");   // no authorization is stated
    has("M365-03 circuit/er-chicago");   // Standard carries Microsoft 365
    has("M365-06 internet/chicago-dc");  // one Internet egress in the Americas
    has("M365-06 region/europe");        // and none in Europe
    has("M365-07 circuit/er-chicago");   // one peering location for the Americas
    has("M365-07 region/europe");        // and none for the others
    has("M365-07 region/asia");
    has("M365-08 circuit/er-chicago");           // one circuit, the Internet its backup
    has("M365-11 plan");                         // no pilot, no measurement
    has("M365-13 site/kuala-lumpur");            // half the world to reach Microsoft next door
    has("M365-15 site/manchester");              // Europe leaves in North America
    has("M365-15 site/kuala-lumpur");            // and so does Asia
    has("M365-16 circuit/er-chicago");           // no active/active pair for voice
    has("M365-20 circuit/er-chicago");           // the Internet's NAT pool as well
    has("HA-01 circuit/er-chicago");             // both connections on one router
    has("HA-02 circuit/er-chicago");             // by one port
    has("HA-04 circuit/er-chicago");             // one of them idle
    has("HA-07 connection/er-chicago/primary");  // no BFD
    has("HA-20 device/chicago-ce1");             // the router cuts everybody off
    has("DR-08 circuit/er-chicago");             // failover was never tested
    has("DR-10 site/chicago");                   // a PAC file must follow the failover
    has("DR-11 region/americas");                // the Internet is all that is left
    has("DR-12 policy");                         // and a person switches to it
    has("PER-01 circuit/er-chicago");            // no IDS, though policy asks for one
    has("PER-02 control/chicago/firewall");      // one firewall
    std::set<std::string> rules;
    for (const std::string& line : found) rules.insert(line.substr(0, line.find(' ')));
    CHECK(rules.size() >= 15);
}
