// SPDX-License-Identifier: MIT
#include "planner/routing/path.h"

#include "planner/routing/path_tables.h"
#include "tests/support/catch.h"
#include "tests/support/routed_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

PathAnswer ask(RoutedNetwork& drawn, std::string_view site, std::string_view service) {
    const auto loadOf = [&drawn](ElementId id) {
        const ElementLoad load = drawn.workspace().load(id);
        HopLoad sum;
        for (const double kbps : load.up) sum.upKbps += kbps;
        for (const double kbps : load.down) sum.downKbps += kbps;
        return sum;
    };
    return path(drawn.workspace(), drawn.site(site), drawn.network().serviceOf(service), loadOf);
}

std::string chain(const PathBranch& branch) {
    std::string text;
    for (const PathHop& hop : branch.hops) {
        if (!text.empty()) text += " > ";
        text += hop.component.empty() ? hop.name : hop.component;
        if (hop.component.empty() && hop.name.empty()) text += word(hop.kind);
    }
    return text;
}

const LostCandidate* lost(const PathPart& part, std::string_view egress) {
    for (const LostCandidate& candidate : part.lost) {
        if (candidate.egress == egress) return &candidate;
    }
    return nullptr;
}

constexpr const char* company = R"(
    policy internet manual
    site dc dc region emea
    site us dc region amer
    site oslo office region emea
    device ce1 dc 1000M
    device ce2 dc 1000M
    oslo-dc 100M 9ms to-device ce1
    dc-us 500M 80ms
    perimeter fw dc firewall 2/1x100M +0.5ms proxy 1/1 +1ms
    circuit er London 200M via dc,dc rtt 1 devices ce1,ce2 perimeters fw provider telco
    circuit er2 Amsterdam 200M via dc,dc rtt 3 devices ce1,ce2 perimeters fw
    circuit low London 200M via dc,dc rtt 1 preference 50
    circuit half London 200M via dc,dc rtt 1 filter teams
    circuit no London 200M via dc,dc rtt 1 denied
    circuit far Dallas 200M via us,us rtt 1
    internet inet dc 500M/500M isp telia rtt 4 perimeters fw
    internet branch oslo 50M/50M rtt 4
    internet other us 50M/50M rtt 4 unshared
)";

}  // namespace

TEST_CASE("path names every hop with RTT, load and headroom") {
    RoutedNetwork drawn(company);
    drawn.load("oslo", "exchange", 10000, 20000);
    const PathAnswer answer = ask(drawn, "oslo", "exchange");
    REQUIRE(answer.parts.size() == 1);
    const PathPart& part = answer.parts.front();
    CHECK(part.outcome == PathOutcome::Served);
    REQUIRE(part.branches.size() == 2);
    const PathBranch& branch = part.branches.front();
    CHECK(branch.egress == "circuit/er");
    CHECK(branch.up == Approx(0.5));
    CHECK(branch.down == Approx(0.5));
    CHECK(chain(branch) ==
          "site/oslo > link/oslo-dc > device/ce1 > site/dc > fw > control/fw/firewall > "
          "control/fw/proxy > device/ce1 > connection/er/primary > provider/telco > "
          "msee/london/primary > peering-location/london > microsoft > London > exchange");
    // 9 + 0.5 + 1 + 1 ms, and nothing from the peering location to the front door beside it.
    CHECK(branch.rttMs == Approx(11.5));
    CHECK(branch.hops[1].rttMs == Approx(9));
    CHECK(branch.hops[1].upKbps == Approx(10000));
    CHECK(branch.hops[1].headroom == Approx(0.8));
    CHECK(branch.hops[5].cumulativeMs == Approx(9.5));
    // A control counts both directions: 30 of 100 Mbit/s.
    CHECK(branch.hops[5].headroom == Approx(0.7));
    CHECK(part.rttMs == Approx(11.5));
}

TEST_CASE("path says of every other egress why it lost") {
    RoutedNetwork drawn(company);
    const PathPart part = ask(drawn, "oslo", "exchange").parts.front();
    REQUIRE(lost(part, "circuit/er2") != nullptr);
    CHECK(lost(part, "circuit/er2")->because == LostBecause::Rtt);
    CHECK(lost(part, "circuit/er2")->difference == Approx(2));
    CHECK(lost(part, "circuit/low")->because == LostBecause::Preference);
    CHECK(lost(part, "circuit/low")->difference == Approx(50));
    CHECK(lost(part, "circuit/half")->because == LostBecause::RouteFilter);
    CHECK(lost(part, "circuit/no")->because == LostBecause::Unauthorized);
    CHECK(lost(part, "circuit/far")->because == LostBecause::LowerRank);
    CHECK(lost(part, "circuit/far")->takenRank == "own-region");
    CHECK(lost(part, "internet/inet")->because == LostBecause::Manual);
    CHECK(lost(part, "internet/branch")->because == LostBecause::Manual);
    CHECK(lost(part, "internet/other") == nullptr);
    CHECK(part.unsharedElsewhere == 1);
    CHECK(lost(part, "circuit/er") == nullptr);
}

TEST_CASE("path names the failed component that took an egress") {
    RoutedNetwork drawn(company);
    drawn.fail({"peering-location/London"});
    const PathAnswer answer = ask(drawn, "oslo", "exchange");
    CHECK(answer.failed == std::vector<std::string>{"peering-location/london"});
    const PathPart& part = answer.parts.front();
    CHECK(part.branches.front().egress == "circuit/er2");
    CHECK(lost(part, "circuit/er")->because == LostBecause::Dead);
    CHECK(lost(part, "circuit/er")->component == "peering-location/london");
    drawn.fail({"control/fw/proxy"});
    const PathPart without = ask(drawn, "oslo", "exchange").parts.front();
    CHECK(lost(without, "circuit/er")->because == LostBecause::PerimeterDead);
    CHECK(without.branches.front().egress == "circuit/low");
    drawn.fail({"link/oslo-dc"});
    const PathPart cut = ask(drawn, "oslo", "exchange").parts.front();
    CHECK(cut.outcome == PathOutcome::Manual);
    CHECK(cut.branches.empty());
    CHECK(lost(cut, "circuit/er")->because == LostBecause::Unreachable);
}

TEST_CASE("path shows the Internet's part of a service as a part of its own") {
    RoutedNetwork drawn(std::string(company) + "service exchange internet-share 0.25\n");
    const PathAnswer answer = ask(drawn, "oslo", "exchange");
    REQUIRE(answer.parts.size() == 2);
    CHECK(answer.parts[0].share == Approx(0.75));
    CHECK(answer.parts[1].share == Approx(0.25));
    CHECK(answer.parts[1].internetOnly);
    CHECK(chain(answer.parts[1].branches.front()) ==
          "site/oslo > internet/branch > internet > exchange");
    CHECK(lost(answer.parts[1], "circuit/er")->because == LostBecause::InternetOnly);
    CHECK(lost(answer.parts[1], "internet/inet")->because == LostBecause::LowerRank);
}

TEST_CASE("equal-cost ways are listed apart with their shares") {
    RoutedNetwork drawn(R"(
        site a transit
        site b transit
        oslo-a 100M 1ms
        oslo-b 100M 1ms
        a-dc 100M 1ms
        b-dc 100M 1ms
        circuit er London 200M via dc,dc rtt 1
    )");
    const PathPart part = ask(drawn, "oslo", "exchange").parts.front();
    REQUIRE(part.branches.size() == 4);
    for (const PathBranch& branch : part.branches) {
        CHECK(branch.up == Approx(0.25));
        CHECK(branch.rttMs == Approx(3));
    }
    CHECK(part.unlistedShare == 0);
}

TEST_CASE("the tables of path and components hold a row for all of it") {
    RoutedNetwork drawn(company);
    const PathAnswer answer = ask(drawn, "oslo", "exchange");
    const std::vector<Table> tables = pathTables(answer);
    REQUIRE(tables.size() == 3);
    CHECK(tables[0].rows.size() == 2);
    CHECK(tables[1].rows.size() == 30);
    CHECK(tables[2].rows.size() == answer.parts.front().lost.size());
    for (const Table& table : tables) {
        for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    }
    const Table components = componentsTable(drawn.network().components);
    CHECK(components.rows.size() == drawn.network().components.size());
}
