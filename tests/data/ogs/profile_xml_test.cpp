// SPDX-License-Identifier: MIT
#include "data/ogs/profile_xml.h"

#include <optional>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

struct Read {
    std::optional<AnyConnectProfile> profile;
    Diagnostics diagnostics;
    std::string lines() const { return asLines(diagnostics); }
};

Read profileOf(const std::string& bytes) {
    Read out;
    out.profile = readProfileXml(bytes, "corp.xml", out.diagnostics);
    return out;
}

const std::string corporate = R"(<?xml version="1.0" encoding="UTF-8"?>
<AnyConnectProfile xmlns="http://schemas.xmlsoap.org/encoding/">
  <ClientInitialization>
    <AutoReconnect UserControllable="false">true
      <AutoReconnectBehavior>ReconnectAfterResume</AutoReconnectBehavior>
    </AutoReconnect>
    <EnableAutomaticServerSelection UserControllable="false">true
      <AutoServerSelectionImprovement>25</AutoServerSelectionImprovement>
      <AutoServerSelectionSuspendTime>6</AutoServerSelectionSuspendTime>
    </EnableAutomaticServerSelection>
    <BackupServerList><HostAddress>backup.example.com</HostAddress></BackupServerList>
  </ClientInitialization>
  <ServerList>
    <HostEntry>
      <HostName>Frankfurt</HostName>
      <HostAddress>FRA.example.com:8443</HostAddress>
      <UserGroup>staff</UserGroup>
      <BackupServerList>
        <HostAddress>fra2.example.com</HostAddress>
        <HostAddress>https://192.0.2.7/staff</HostAddress>
      </BackupServerList>
    </HostEntry>
    <HostEntry>
      <HostName>osa.example.com</HostName>
      <PrimaryProtocol>IPsec<StandardAuthenticationOnly>true</StandardAuthenticationOnly></PrimaryProtocol>
    </HostEntry>
  </ServerList>
</AnyConnectProfile>
)";

}  // namespace

TEST_CASE("a profile's OGS settings, hosts and backups are read") {
    const Read read = profileOf(corporate);
    INFO(read.lines());
    REQUIRE(read.profile);
    CHECK(read.diagnostics.empty());
    const AnyConnectProfile& profile = *read.profile;
    CHECK(profile.ogs);
    CHECK_FALSE(profile.userControl);
    CHECK(profile.improvementPercent == 25);
    CHECK(profile.suspendHours == 6);
    CHECK(profile.resume == ResumeBehavior::ReconnectAfterResume);
    CHECK(profile.backups == std::vector<std::string>{"backup.example.com"});
    REQUIRE(profile.hosts.size() == 2);
    CHECK(profile.hosts[0].name == "Frankfurt");
    CHECK(profile.hosts[0].address == "fra.example.com");
    CHECK(profile.hosts[0].port == 8443);
    CHECK(profile.hosts[0].group == "staff");
    CHECK(profile.hosts[0].backups ==
          std::vector<std::string>{"fra2.example.com", "https://192.0.2.7/staff"});
    CHECK(profile.hosts[0].line == 14);
    // Without an address the name is one.
    CHECK(profile.hosts[1].address == "osa.example.com");
    CHECK(profile.hosts[1].port == 443);
    CHECK(profile.hosts[1].ipsec);
}

TEST_CASE("a profile without settings has the schema's defaults") {
    const Read read = profileOf("<AnyConnectProfile/>");
    REQUIRE(read.profile);
    CHECK_FALSE(read.profile->ogs);
    CHECK(read.profile->userControl);
    CHECK_FALSE(read.profile->improvementPercent);
    CHECK(read.profile->resume == ResumeBehavior::DisconnectOnSuspend);
    CHECK_THAT(read.lines(), containsText("the profile lists no host"));
}

TEST_CASE("values outside the schema are said and taken as the default") {
    const Read read = profileOf(
        "<AnyConnectProfile>\n<ClientInitialization>\n"
        "<EnableAutomaticServerSelection>perhaps\n"
        "<AutoServerSelectionImprovement>120</AutoServerSelectionImprovement>\n"
        "<AutoServerSelectionSuspendTime>0</AutoServerSelectionSuspendTime>\n"
        "</EnableAutomaticServerSelection></ClientInitialization>\n"
        "<ServerList><HostEntry><HostName>gw:99999</HostName></HostEntry></ServerList>"
        "</AnyConnectProfile>");
    INFO(read.lines());
    REQUIRE(read.profile);
    CHECK_FALSE(read.profile->ogs);
    CHECK_FALSE(read.profile->improvementPercent);
    CHECK_FALSE(read.profile->suspendHours);
    CHECK(read.profile->hosts.empty());
    CHECK_THAT(read.lines(), containsText("3:0"));
    CHECK_THAT(read.lines(), containsText("neither true nor false"));
    CHECK_THAT(read.lines(), containsText("4:0"));
    CHECK_THAT(read.lines(), containsText("a host entry without an address is left out"));
    // Option A7: below the type's range, inside the documentation's.
    const Read low = profileOf(
        "<AnyConnectProfile><ClientInitialization><EnableAutomaticServerSelection>true"
        "<AutoServerSelectionImprovement>5</AutoServerSelectionImprovement>"
        "</EnableAutomaticServerSelection></ClientInitialization></AnyConnectProfile>");
    CHECK(low.profile->improvementPercent == 5);
    CHECK_THAT(low.lines(), containsText("under 10 %"));
}

TEST_CASE("a profile with a document type is refused before any entity could count") {
    std::string bomb = "<?xml version='1.0'?>\n<!DOCTYPE p [\n<!ENTITY a 'ha'>\n";
    for (char c = 'b'; c <= 'z'; ++c) {
        bomb += "<!ENTITY ";
        bomb += c;
        bomb += " '";
        for (int i = 0; i < 10; ++i) {
            bomb += '&';
            bomb += static_cast<char>(c - 1);
            bomb += ';';
        }
        bomb += "'>\n";
    }
    bomb += "]>\n<AnyConnectProfile>&z;</AnyConnectProfile>";
    const Read read = profileOf(bomb);
    CHECK_FALSE(read.profile);
    CHECK_THAT(read.lines(), containsText("2:0"));
    CHECK_THAT(read.lines(), containsText("a document type is declared"));
    CHECK_FALSE(profileOf("<!DOCTYPE p SYSTEM 'file:///etc/passwd'><AnyConnectProfile/>").profile);
}

TEST_CASE("what is no profile is refused with its line") {
    CHECK_THAT(profileOf("<AnyConnectProfile>\n<a>\n</b></AnyConnectProfile>").lines(),
               containsText("3:0 not well-formed XML"));
    CHECK_THAT(profileOf("<html/>").lines(), containsText("not a profile of the VPN client"));
    CHECK_THAT(profileOf("<AnyConnectProfile>\xff</AnyConnectProfile>").lines(),
               containsText("no UTF-8"));
    CHECK_THAT(profileOf(std::string(largestProfile + 1, ' ')).lines(),
               containsText("the file is too large"));
    // Depth costs no stack.
    std::string deep = "<AnyConnectProfile>";
    for (int i = 0; i < 200'000; ++i) deep += "<a>";
    CHECK_FALSE(profileOf(deep).profile);
    for (int i = 0; i < 200'000; ++i) deep += "</a>";
    CHECK(profileOf(deep + "</AnyConnectProfile>").profile);
}

TEST_CASE("addresses of hosts are taken apart") {
    const auto url = hostAddressOf("https://GW.example.com:8443/group");
    REQUIRE(url);
    CHECK(url->host == "gw.example.com");
    CHECK(url->port == 8443);
    CHECK(url->group == "group");
    CHECK(hostAddressOf("[2001:DB8::1]:444")->host == "2001:db8::1");
    CHECK(hostAddressOf("[2001:DB8::1]:444")->port == 444);
    CHECK(hostAddressOf("2001:db8::1")->host == "2001:db8::1");
    CHECK(hostAddressOf(" 192.0.2.1 ")->port == 443);
    CHECK_FALSE(hostAddressOf(""));
    CHECK_FALSE(hostAddressOf("https:///group"));
    CHECK_FALSE(hostAddressOf("gw:0"));
    CHECK_FALSE(hostAddressOf("[2001:db8::1"));
}
