// SPDX-License-Identifier: MIT
// Rules that tell cases apart, each case by an edit of the sound design.
#include <string>

#include "planner/review/review.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/reviewed_plan.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// What one rule says after the edits, a line each: severity, first subject, sentence.
std::string said(const char* rule, std::string_view edits) {
    ReviewOptions only;
    only.rules = {rule};
    std::string text;
    for (const ReviewFinding& row :
         reviewed(edited(examplePlan("sound-design"), edits), only).findings) {
        text += word(row.finding.severity);
        text += ' ';
        text += row.finding.subjects.front();
        text += ": ";
        text += plain(row.finding.what);
        text += '\n';
    }
    return text;
}

}  // namespace

TEST_CASE(
    "M365-19: the more specific prefix over ExpressRoute is a note, over the Internet an error") {
    // internet/london-dc advertises 198.51.100.0/27, and all four data centres 198.51.100.0/24.
    const std::string same =
        said("M365-19", "set circuit/er-london.advertised_prefixes [\"198.51.100.0/27\"]");
    CHECK_THAT(same, containsText("error circuit/er-london: circuit/er-london advertises "
                                  "198.51.100.0/27, and so does internet/london-dc"));
    CHECK_THAT(same, containsText("note circuit/er-london: circuit/er-london advertises "
                                  "198.51.100.0/27, part of 198.51.100.0/24 that "
                                  "internet/london-dc, internet/amsterdam-dc, "
                                  "internet/dallas-dc, +1 advertises"));
    CHECK_THAT(said("M365-19", "set circuit/er-london.advertised_prefixes [\"198.51.100.0/23\"]"),
               containsText("internet/london-dc advertises 198.51.100.0/27, more specific than "
                            "198.51.100.0/23 over circuit/er-london"));
}

TEST_CASE("M365-20: a pool overlaps another circuit's or the Internet's, not its own") {
    CHECK_THAT(
        said("M365-20", "set circuit/er-london.nat_pools [{\"prefix\": \"198.51.100.0/29\"}]"),
        containsText("circuit/er-london translates to 198.51.100.0/29, and "
                     "internet/london-dc to 198.51.100.0/28"));
    // Two pools of one circuit, and one pool of two Internet egresses.
    CHECK(said("M365-20",
               "set circuit/er-london.nat_pools [{\"prefix\": \"192.0.2.0/28\"}, "
               "{\"prefix\": \"192.0.2.0/29\"}]")
              .empty());
    CHECK(said("M365-20", "set internet/amsterdam-dc.nat_pools [\"198.51.100.0/28\"]").empty());
}

TEST_CASE("M365-25: a segment without ExpressRoute's routes answers the way it was asked") {
    CHECK_THAT(
        said("M365-25", "set inbound/mail-europe.source_nat false"),
        containsText("inbound/mail-europe comes in by internet/london-dc without source NAT, "
                     "and its answers leave by circuit/er-london"));
    CHECK(said("M365-25",
               "set inbound/mail-europe.source_nat false\n"
               "set inbound/mail-europe.learns_expressroute false")
              .empty());
}

TEST_CASE("M365-26: a second circuit with the prefix is a second way") {
    // A prefix that no Internet egress holds: only circuits advertise it.
    const std::string one =
        "set inbound/mail-europe.prefix 203.0.113.200/32\n"
        "set circuit/er-london.advertised_prefixes [\"203.0.113.192/27\"]";
    CHECK_THAT(said("M365-26", one),
               containsText("reaches 203.0.113.200/32 by circuit/er-london alone"));
    CHECK(said("M365-26", one + "\nset circuit/er-amsterdam.advertised_prefixes "
                                "[\"203.0.113.192/26\"]")
              .empty());
}

TEST_CASE("M365-32: each listed value passes, each other becomes 0") {
    CHECK_THAT(said("M365-32", "set policy.qos.dscp.0.to 0"),
               containsText("DSCP 46 (Voice/audio) becomes 0 towards Microsoft; expected it "
                            "unchanged"));
    CHECK_THAT(said("M365-32", "set policy.qos.other_dscp 8"),
               containsText("values without a rule become DSCP 8"));
    // 48 is for network control, which Microsoft does not list.
    CHECK_THAT(said("M365-32", "set policy.qos.dscp [{\"from\": 48, \"to\": 48}]"),
               containsText("DSCP 48, which Microsoft does not know, becomes 48") &&
                   containsText("DSCP 46 (Voice/audio) becomes 0"));
    CHECK_THAT(said("M365-32", "set policy.qos.voice_own_class false"),
               containsText("voice shares its class"));
}

TEST_CASE("M365-34: phases in order, with a way back") {
    CHECK_THAT(said("M365-34",
                    "set rollout.phases [{\"name\": \"In\", \"direction\": \"inbound\"}, "
                    "{\"name\": \"Out\"}]"),
               containsText("phase Out moves outbound flows after inbound ones") &&
                   containsText("one phase moves every site at once"));
    CHECK_THAT(said("M365-34", "set rollout.phases []"), containsText("has no phases"));
}

TEST_CASE("SKU-07: provider and bandwidth are those of the catalogue") {
    CHECK_THAT(said("SKU-07", "set circuit/er-london.mbps 300"),
               containsText("which is not offered"));
    // Verizon is listed at London, but not every provider is at every location.
    CHECK_THAT(said("SKU-07", "set circuit/er-dallas.provider british-telecom"),
               containsText("circuit/er-dallas: British Telecom is not listed at Dallas"));
}

TEST_CASE("SKU-08: growing is fine, shrinking and going back to metered are not") {
    CHECK(said("SKU-08", "set circuit/er-london.current {\"mbps\": 500, \"billing\": \"metered\"}")
              .empty());
    CHECK_THAT(said("SKU-08",
                    "set circuit/er-london.current {\"mbps\": 1000, \"billing\": "
                    "\"unlimited\"}"),
               containsText("goes from unlimited to metered"));
}

TEST_CASE("SKU-11: the plan's own prices decide, by the month's traffic") {
    // Metered costs 100 and nothing a gigabyte: unlimited at 101 is dearer, whatever the traffic.
    CHECK(said("SKU-11",
               "set circuit/er-london.price_per_month 100\n"
               "set circuit/er-london.price_other_billing 101\n"
               "set circuit/er-london.price_per_gb 0")
              .empty());
    CHECK_THAT(said("SKU-11",
                    "set circuit/er-london.price_per_month 102\n"
                    "set circuit/er-london.price_other_billing 101\n"
                    "set circuit/er-london.price_per_gb 0"),
               containsText("circuit/er-london is metered at"));
}

TEST_CASE("LIM-01: nine tenths of a limit are a warning, the limit itself is none") {
    const auto prefixes = [](int count) {
        std::string edit = "set circuit/er-london.peering_config.microsoft.prefix_count ";
        edit += std::to_string(count);
        return said("LIM-01", edit);
    };
    // 200 a session on Microsoft peering.
    CHECK(prefixes(179).empty());
    CHECK_THAT(prefixes(180), containsText("warning circuit/er-london"));
    CHECK_THAT(prefixes(200), containsText("warning circuit/er-london"));
    CHECK_THAT(prefixes(201), containsText("error circuit/er-london"));
}

TEST_CASE("ADR-01: one /29 for both links is as good as two /30") {
    CHECK(said("ADR-01",
               "set circuit/er-london.peering_config.microsoft.primary_subnet "
               "203.0.113.0/29\nset "
               "circuit/er-london.peering_config.microsoft.secondary_subnet "
               "203.0.113.0/29")
              .empty());
    CHECK_THAT(said("ADR-01",
                    "set circuit/er-london.peering_config.microsoft.secondary_subnet "
                    "203.0.113.0/30"),
               containsText("both links of its microsoft peering have 203.0.113.0/30"));
    CHECK_THAT(said("ADR-01",
                    "set circuit/er-london.peering_config.microsoft.primary_subnet "
                    "10.0.0.0/30"),
               containsText("10.0.0.0/30, which is private"));
}

TEST_CASE("ADR-03: Microsoft's own and documents' numbers are errors, private ones a warning") {
    const auto asn = [](const char* number) {
        std::string edit = "set circuit/er-london.peering_config.microsoft.peer_asn ";
        edit += number;
        return said("ADR-03", edit);
    };
    CHECK_THAT(asn("12076"), containsText("error circuit/er-london"));
    // 65515 is of the private range too: one finding says it.
    CHECK_THAT(asn("65515"), containsText("error circuit/er-london"));
    CHECK(asn("65515").find("warning") == std::string::npos);
    CHECK_THAT(asn("64500"), containsText("error circuit/er-london"));
    CHECK_THAT(asn("64512"), containsText("warning circuit/er-london"));
    CHECK(asn("64495").empty());
    CHECK(said("ADR-03", "set circuit/er-london.peering_config.private.peer_asn 64512").empty());
}

TEST_CASE("OPS-01: what is ordered need not work yet") {
    CHECK(said("OPS-01",
               "set circuit/er-london.provider_state provisioning\n"
               "set circuit/er-london.status ordered")
              .empty());
}

TEST_CASE("LIM-05: the gateways of a region carry the sum of what goes there, by direction") {
    // ErGw2Az carries 2 Gbit/s. Up 1,960 + 40 fit; down does not count towards up.
    const std::string more =
        "add demands {\"id\": \"more\", \"site\": \"paris\", \"azure_region\": "
        "\"West Europe\", \"mbps_down\": 1900, \"mbps_up\": ";
    CHECK(said("LIM-05", more + "1960}").empty());
    CHECK_THAT(said("LIM-05", more + "1961}"), containsText("West Europe is asked for") &&
                                                   containsText("vnet-gateway/vng-europe carry"));
    // A second gateway in the region takes its part.
    CHECK(said("LIM-05", more + "1961}\nadd vnet_gateways {\"id\": \"second\", \"azure_region\": "
                                "\"westeurope\", \"sku\": \"ErGw1Az\"}")
              .empty());
}

TEST_CASE("SKU-06: a location of another cloud reaches neither VNets nor Microsoft 365 here") {
    CHECK_THAT(said("SKU-06", "set circuit/er-london.peering_location Beijing"),
               containsText("circuit/er-london ends in the China cloud at Beijing, "
                            "vnet-gateway/vng-europe stands in the public cloud") &&
                   containsText("asks for the public cloud's Microsoft 365"));
    // Dallas is a location of both clouds: the public one is meant.
    CHECK(said("SKU-06", "set circuit/er-london.peering_location Dallas").empty());
}

TEST_CASE("DIR-03: a circuit alone on its port pair needs no limit") {
    CHECK(said("DIR-03",
               "add direct_ports {\"id\": \"london-pair\", \"peering_location\": "
               "\"London\", \"mbps\": 10000}\nset circuit/er-london.connectivity direct\n"
               "set circuit/er-london.direct_port london-pair\n"
               "set circuit/er-london.rate_limit false")
              .empty());
}

TEST_CASE("ADR-04: two circuits on one port of a router have a VLAN id each") {
    const std::string onOnePort =
        "set circuit/er-amsterdam.connections.primary.site london-dc\n"
        "set circuit/er-amsterdam.connections.primary.device london-ce1\n"
        "set circuit/er-london.connections.primary.vlan 7\n"
        "set circuit/er-amsterdam.connections.primary.vlan ";
    CHECK_THAT(said("ADR-04", onOnePort + "7"),
               containsText("circuit/er-amsterdam has VLAN id 7 on a port where circuit/er-london "
                            "has it too"));
    CHECK(said("ADR-04", onOnePort + "8").empty());
}
