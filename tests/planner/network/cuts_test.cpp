// SPDX-License-Identifier: MIT
#include "planner/network/cuts.h"

#include <random>
#include <string>
#include <vector>

#include "planner/network/compile.h"
#include "tests/support/catch.h"
#include "tests/support/rounds.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

CompiledNetwork compiled(const Plan& plan) {
    Diagnostics diagnostics;
    return compile(plan, smallCatalogue(), diagnostics);
}

/// References, separated by spaces; a trunk is `trunk`.
std::string pointsOf(const CompiledNetwork& network) {
    std::string out;
    for (const ComponentId point : findCuts(network).points) {
        if (!out.empty()) out += ' ';
        out += network.components[point].ref;
    }
    return out;
}

std::string bridgesOf(const CompiledNetwork& network) {
    std::string out;
    for (const ElementId bridge : findCuts(network).bridges) {
        if (!out.empty()) out += ' ';
        const ComponentId component = network.elements[bridge.at()].component;
        out += component.valid() ? network.components[component].ref : "trunk";
    }
    return out;
}

/// Whether two sites reach each other without a site and without a link, by the plan alone: only
/// data centres carry others' traffic.
class Reach {
  public:
    explicit Reach(const Plan& plan) : m_plan(plan) {}

    bool separates(std::size_t site, std::size_t link) const {
        for (std::size_t s = 0; s < m_plan.sites.size(); ++s) {
            if (s == site) continue;
            const std::vector<bool> before = from(s, none, none);
            const std::vector<bool> after = from(s, site, link);
            for (std::size_t t = 0; t < m_plan.sites.size(); ++t) {
                if (t != site && before[t] && !after[t]) return true;
            }
        }
        return false;
    }
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

  private:
    std::size_t siteOf(const std::string& id) const {
        for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
            if (m_plan.sites[i].id == id) return i;
        }
        return none;
    }
    std::vector<bool> from(std::size_t start, std::size_t site, std::size_t link) const {
        std::vector<bool> seen(m_plan.sites.size(), false);
        std::vector<std::size_t> open{start};
        seen[start] = true;
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (at != start && m_plan.sites[at].kind != SiteKind::Datacenter) continue;
            for (std::size_t l = 0; l < m_plan.links.size(); ++l) {
                if (l == link) continue;
                const std::size_t a = siteOf(m_plan.links[l].from.id);
                const std::size_t b = siteOf(m_plan.links[l].to.id);
                if (a != at && b != at) continue;
                const std::size_t other = a == at ? b : a;
                if (other == site || seen[other]) continue;
                seen[other] = true;
                open.push_back(other);
            }
        }
        return seen;
    }

    const Plan& m_plan;
};

/// Sites some of which are data centres, links some of which are parallel, and a demand between
/// every two sites, so that a path may end anywhere.
Plan randomWan(std::mt19937& random) {
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    Plan plan;
    plan.asOf = *Date::parse("2026-11-01");
    const std::size_t sites = below(7) + 2;
    const std::size_t offices = below(5);
    for (std::size_t i = 0; i < sites; ++i) {
        Site& site = plan.sites.emplace_back();
        site.id = "s" + std::to_string(i);
        site.kind = below(4) < offices ? SiteKind::Office : SiteKind::Datacenter;
    }
    for (std::size_t i = below(2 * sites) + 1; i > 0; --i) {
        const std::size_t from = below(sites);
        const std::size_t to = below(sites);
        if (from == to) continue;
        Link& link = plan.links.emplace_back();
        link.id = "l" + std::to_string(i);
        link.from = {plan.sites[from].id};
        link.to = {plan.sites[to].id};
        link.rtt = Rtt::ms(1);
    }
    for (std::size_t i = 0; i < sites; ++i) {
        for (std::size_t j = 0; j < sites; ++j) {
            if (i == j) continue;
            Demand& demand = plan.demands.emplace_back();
            demand.id = "d" + std::to_string(i * sites + j);
            demand.site = {plan.sites[i].id};
            demand.toSite = {plan.sites[j].id};
            demand.up = Bandwidth::mbps(1);
        }
    }
    return plan;
}

}  // namespace

TEST_CASE("a chain is all cuts, a ring has none, and a parallel link is no bridge") {
    const CompiledNetwork chain =
        compiled(textNetwork("site a dc\nsite b dc\nsite c dc\nsite d dc\n"
                             "a-b 100M 1ms\nb-c 100M 1ms\nc-d 100M 1ms\n"
                             "c-d 100M 1ms id second\n"));
    CHECK(pointsOf(chain) == "site/b site/c");
    CHECK(bridgesOf(chain) == "link/a-b link/b-c");
    const CompiledNetwork ring =
        compiled(textNetwork("site a dc\nsite b dc\nsite c dc\n"
                             "a-b 100M 1ms\nb-c 100M 1ms\nc-a 100M 1ms\n"));
    CHECK(pointsOf(ring).empty());
    CHECK(bridgesOf(ring).empty());
    CHECK(pointsOf(compiled(textNetwork("site a dc\n"))).empty());
    CHECK(bridgesOf(compiled(Plan())).empty());
}

TEST_CASE("an office on two data centres does not hold them together") {
    // W2: what goes from a to b never crosses the office, so a-b is a bridge; the office itself is
    // on both.
    const CompiledNetwork network =
        compiled(textNetwork("site a dc\nsite b dc\nsite c dc\nsite d dc\n"
                             "site o office\na-b 100M 1ms\na-c 100M 1ms\n"
                             "b-d 100M 1ms\no-a 100M 1ms\no-b 100M 1ms\n"));
    CHECK(pointsOf(network) == "site/a site/b");
    CHECK(bridgesOf(network) == "link/a-b link/a-c link/b-d");
}

TEST_CASE("a network without PoPs is one place, one with PoPs a mesh") {
    const std::string sites =
        "site a dc\nsite b dc\nsite c office\n"
        "circuit er London 100M via a,a\n";
    const CompiledNetwork cloud =
        compiled(textNetwork(sites + "network wan\na-@wan 100M 1ms\nb-@wan 100M 1ms\n"
                                     "c-@wan 100M 1ms\n"));
    CHECK(pointsOf(cloud) == "network/wan");
    CHECK(bridgesOf(cloud) == "link/a-wan link/b-wan link/c-wan");
    const CompiledNetwork mesh =
        compiled(textNetwork(
            sites + "network wan pops north@59,10 south@51,0\ntrunk wan north south 1000M 5ms\n"
                    "a-@wan 100M 1ms pop north\nb-@wan 100M 1ms pop south\n"
                    "c-@wan 100M 1ms pop south\nc-@wan 100M 1ms pop south id c2\n"));
    CHECK(pointsOf(mesh) == "network/wan/pop/north network/wan/pop/south");
    CHECK(bridgesOf(mesh) == "link/a-wan link/b-wan trunk");
}

TEST_CASE("cuts are those that trying every failure finds") {
    const unsigned seed = 5;
    std::mt19937 random(seed);
    for (int round = 0; round < rounds(3000); ++round) {
        const Plan plan = randomWan(random);
        const CompiledNetwork network = compiled(plan);
        const Reach reach(plan);
        std::string points;
        for (std::size_t i = 0; i < plan.sites.size(); ++i) {
            if (!reach.separates(i, Reach::none)) continue;
            if (!points.empty()) points += ' ';
            points += "site/";
            points += plan.sites[i].id;
        }
        std::string bridges;
        for (std::size_t i = 0; i < plan.links.size(); ++i) {
            if (!reach.separates(Reach::none, i)) continue;
            if (!bridges.empty()) bridges += ' ';
            bridges += "link/";
            bridges += plan.links[i].id;
        }
        std::string shown;
        for (const Site& site : plan.sites) {
            shown += site.id;
            shown += site.kind == SiteKind::Datacenter ? " dc\n" : " office\n";
        }
        for (const Link& link : plan.links) {
            shown += link.id;
            shown += ' ';
            shown += link.from.id;
            shown += '-';
            shown += link.to.id;
            shown += '\n';
        }
        INFO("seed " << seed << ", round " << round << "\n" << shown);
        REQUIRE(pointsOf(network) == points);
        REQUIRE(bridgesOf(network) == bridges);
    }
}
