// SPDX-License-Identifier: MIT
// What failovers ask of people, and what makes DNS and routing complex.

#include "planner/compare/manner.h"

#include "tests/planner/compare/drawn_ways.h"

using namespace peerplan;
using namespace peerplan::comparing;
using namespace peerplan::tests;

namespace {

constexpr const char* internetBackup = R"(
    site east dc region emea at 51.5,-0.1
    site o office region emea at 51.5,-0.3
    site p office region emea at 51.5,-0.4
    o-east 100M 2ms
    p-east 100M 2ms
    circuit er-e London 200M via east,east rtt 1,1
    internet ie east 100M/100M isp a rtt 5 shared
    policy internet manual
)";

std::string meansOf(const MannerAnswer& answer) {
    std::string list;
    for (const ManualStep& step : answer.steps) {
        list += word(step.means);
        list += ' ';
        list += std::to_string(step.sites);
        list += ';';
    }
    return list;
}

}  // namespace

TEST_CASE("A fallback that waits for a person is announced by one, for every site behind it") {
    const DrawnCompany company(internetBackup);
    const DrawnWays ways(company.plan);
    const MannerAnswer answer = failoverManner(company.plan, ways.network, ways.answer);
    CHECK(answer.manner == FailoverManner::Manual);
    CHECK(meansOf(answer) == "BGP 2;");
}

TEST_CASE("NAT and proxies that the fallback needs are steps of their own") {
    DrawnCompany company(internetBackup);
    company.plan.policy.internetFallback = Fallback::Automatic;
    company.plan.circuits[0].natPools = {{"203.0.113.0/30"}};
    company.plan.sites[1].webProxy = WebProxy::Pac;
    const DrawnWays ways(company.plan);
    const MannerAnswer answer = failoverManner(company.plan, ways.network, ways.answer);
    // Routes move by themselves now. Both sites lack a pool on the Internet, one has a PAC file.
    CHECK(answer.manner == FailoverManner::Automatic);
    CHECK(meansOf(answer) == "NAT 2;proxy 1;");
    company.plan.internet[0].natPools = {"198.51.100.0/30"};
    const DrawnWays pooled(company.plan);
    CHECK(meansOf(failoverManner(company.plan, pooled.network, pooled.answer)) == "proxy 1;");
}

TEST_CASE("Without anything that takes over there is no failover") {
    const DrawnCompany company(R"(
        site east dc region emea at 51.5,-0.1
        site o office region emea at 51.5,-0.3
        o-east 100M 2ms
        circuit er-e London 200M via east,east rtt 1,1
    )");
    const DrawnWays ways(company.plan);
    CHECK(failoverManner(company.plan, ways.network, ways.answer).manner ==
          FailoverManner::NoneLeft);
    CHECK(dnsComplexity(company.plan, ways.network, ways.answer).level == Complexity::Simple);
    CHECK(routingComplexity(company.plan, ways.network, ways.answer).level == Complexity::Simple);
}

TEST_CASE("DNS is moderate where a failover leaves the resolver behind, complex where it is away") {
    DrawnCompany company(R"(
        site east dc region emea at 51.5,-0.1
        site west dc region apac at 52.4,4.9
        site o office region emea at 51.5,-0.3
        o-east 100M 2ms
        o-west 100M 6ms
        circuit er-e London 200M via east,east rtt 1,1
        circuit er-w Amsterdam 200M via west,west rtt 1,1
    )");
    const auto level = [&] {
        const DrawnWays ways(company.plan);
        return dnsComplexity(company.plan, ways.network, ways.answer).level;
    };
    // Not stated: the resolver is where the traffic leaves (L2).
    CHECK(level() == Complexity::Simple);
    company.plan.sites[2].dns.resolverSite = Ref<Site>("east");
    CHECK(level() == Complexity::Moderate);
    company.plan.sites[2].dns.resolverSite = Ref<Site>("west");
    CHECK(level() == Complexity::Complex);
}

TEST_CASE("Routing grows complex by the number of mechanisms that decide") {
    DrawnCompany company(internetBackup);
    const auto ask = [&] {
        const DrawnWays ways(company.plan);
        return routingComplexity(company.plan, ways.network, ways.answer);
    };
    // A rank that a person switches to.
    CHECK(ask().reasons.size() == 1);
    CHECK(ask().level == Complexity::Simple);
    // A preference of its own makes two, a metric back three.
    company.plan.circuits[0].preference = 200;
    CHECK(ask().level == Complexity::Moderate);
    company.plan.links[0].metric = 10;
    company.plan.links[0].metricBack = 20;
    CHECK(ask().reasons.size() == 3);
    CHECK(ask().level == Complexity::Moderate);
    company.plan.sites[1].webProxy = WebProxy::Static;
    CHECK(ask().level == Complexity::Complex);
}
