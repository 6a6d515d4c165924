// SPDX-License-Identifier: MIT
// Where rules begin to find something: the case on each side, by edits of the sound design.
#include <string>

#include "planner/review/review.h"
#include "tests/support/catch.h"
#include "tests/support/reviewed_plan.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Severity and first subject of what one rule finds after the edits, a line each.
std::string found(const char* rule, std::string_view edits) {
    ReviewOptions only;
    only.rules = {rule};
    std::string text;
    for (const ReviewFinding& row :
         reviewed(edited(examplePlan("sound-design"), edits), only).findings) {
        text += word(row.finding.severity);
        text += ' ';
        text += row.finding.subjects.front();
        text += '\n';
    }
    return text;
}

}  // namespace

TEST_CASE("DR-08: a test of 90 days ago still counts, and both connections must have one") {
    // The plan's day is 2026-11-02; 90 days before is 2026-08-04.
    const std::string set = "set circuit/er-london.connections.primary.last_validated ";
    CHECK(found("DR-08", set + "2026-08-04").empty());
    CHECK(found("DR-08", set + "2026-08-03") == "warning circuit/er-london\n");
    CHECK(found("DR-08", set + "null") == "warning circuit/er-london\n");
    // A circuit that is only planned has nothing to test yet.
    CHECK(found("DR-08", set + "null\nset circuit/er-london.status planned").empty());
}

TEST_CASE("HA-08: keepalive 3 s and hold 10 s are allowed") {
    const std::string set = "set circuit/er-london.connections.secondary.";
    CHECK(found("HA-08", set + "keepalive_s 3\n" + set + "hold_s 10").empty());
    CHECK(found("HA-08", set + "keepalive_s 3\n" + set + "hold_s 9") ==
          "warning connection/er-london/secondary\n");
    CHECK(found("HA-08", set + "keepalive_s 2\n" + set + "hold_s 10") ==
          "warning connection/er-london/secondary\n");
}

TEST_CASE("HA-12: RFC 1918 ends where 172.16.0.0/12 ends, and the default route has two versions") {
    const auto after = [](const char* prefix) {
        std::string edit = "set circuit/er-london.advertised_prefixes [\"";
        edit += prefix;
        edit += "\"]";
        return found("HA-12", edit);
    };
    CHECK(after("172.31.255.0/24") == "error circuit/er-london\n");
    CHECK(after("172.32.0.0/24").empty());
    CHECK(after("192.168.1.0/24") == "error circuit/er-london\n");
    CHECK(after("192.169.1.0/24").empty());
    CHECK(after("0.0.0.0/0") == "error circuit/er-london\n");
    CHECK(after("::/0") == "error circuit/er-london\n");
    // A prefix that holds 10.0.0.0/8 among public addresses is no private one.
    CHECK(after("8.0.0.0/5").empty());
}

TEST_CASE("DR-04: more specific prefixes may differ between the circuits of a gateway") {
    const std::string edits =
        "set circuit/er-london.private_prefixes [\"10.64.0.0/12\", \"10.65.0.0/16\"]\n"
        "set circuit/er-amsterdam.private_prefixes ";
    CHECK(found("DR-04", edits + "[\"10.64.0.0/12\"]").empty());
    // 10.66.0.0/16 lies in London's /12; London's two prefixes are in nothing of Amsterdam's.
    CHECK(found("DR-04", edits + "[\"10.66.0.0/16\"]") ==
          "error circuit/er-amsterdam\nerror circuit/er-amsterdam\n");
}

TEST_CASE("DR-06: what Azure prefers and the company prefers is one circuit") {
    const std::string heavy = "set circuit/er-london.connection_weight 100\n";
    CHECK(found("DR-06", heavy + "set circuit/er-london.preference 200").empty());
    CHECK(found("DR-06", heavy + "set circuit/er-amsterdam.preference 200") ==
          "error circuit/er-london\n");
    // Weight beats the longer path, the longer path loses where weights are equal.
    CHECK(found("DR-06", heavy + "set circuit/er-london.as_path_prepend 3\n"
                                 "set circuit/er-london.preference 200")
              .empty());
    CHECK(found("DR-06",
                "set circuit/er-london.as_path_prepend 3\n"
                "set circuit/er-amsterdam.preference 200")
              .empty());
}

TEST_CASE("DR-10: half of the circuit's bandwidth is like enough, a script is not") {
    // America's two shared Internet egresses against its circuits' 1,000 Mbit/s. In a plan of two
    // regions the Internet as the backup is a warning all the same.
    const auto after = [](const char* mbps) {
        std::string edits = "set policy.internet_fallback automatic";
        for (const char* site : {"dallas-dc", "virginia-dc"}) {
            edits += "\nset internet/";
            edits += site;
            edits += ".mbps_down ";
            edits += mbps;
        }
        return found("DR-10", edits);
    };
    CHECK(after("250") == "warning policy\n");
    CHECK(after("249") == "error region/america\n");
    CHECK(found("DR-10",
                "set policy.internet_fallback automatic\n"
                "set site/paris.web_proxy static") == "warning policy\n");
    CHECK(found("DR-10",
                "set policy.internet_fallback automatic\n"
                "set site/paris.web_proxy wpad") == "error site/paris\n");
}

TEST_CASE("PER-01: a perimeter that inspects one direction lacks what the other asks for") {
    // Policy asks for a firewall on what comes in over ExpressRoute.
    CHECK(found("PER-01", "set perimeter/london.directions [\"outbound\"]") ==
          "error circuit/er-london\n");
}

TEST_CASE("HA-04: one path longer than the other leaves a connection idle, both alike do not") {
    const std::string primary = "set circuit/er-london.connections.primary.as_path_prepend 2";
    CHECK(found("HA-04", primary) == "warning circuit/er-london\n");
    CHECK(found("HA-04", primary + "\nset circuit/er-london.connections.secondary."
                                   "as_path_prepend 2")
              .empty());
}

TEST_CASE("M365-17: a resolver within 800 km of the egress is near") {
    // Frankfurt resolves in London, 640 km off its circuits' ends; Dallas is an ocean away.
    CHECK(found("M365-17", "set site/frankfurt.dns.resolver_site london-dc").empty());
    CHECK(found("M365-17", "set site/frankfurt.dns.resolver_site dallas-dc") ==
          "warning site/frankfurt\n");
    // A resolver that is not stated is not judged.
    CHECK(found("M365-17", "set site/frankfurt.dns.resolver_site null").empty());
}

TEST_CASE("M365-09: what stands before a circuit must carry the region too") {
    // Each of London's firewalls carries 4,000 Mbit/s; half of that is less than the region needs
    // both ways, through the perimeter of the one circuit that is left.
    CHECK(found("M365-09", "set perimeter/london.controls.firewall.mbps_per_unit 500") ==
          "warning control/london/firewall\n");
}
