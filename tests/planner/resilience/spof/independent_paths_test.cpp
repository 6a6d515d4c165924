// SPDX-License-Identifier: MIT
// Ways that share nothing: dominators against the sweep, bounds against every way written out.

#include "planner/resilience/spof/independent_paths.h"

#include <algorithm>
#include <set>
#include <string>

#include "planner/resilience/spof/layered_network.h"
#include "planner/routing/evaluate.h"
#include "tests/planner/resilience/spof/drawn_company.h"
#include "tests/support/random_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

struct Compiled {
    explicit Compiled(Plan made)
        : plan(std::move(made)), catalogue(smallCatalogue()), network(compiled()), base(network) {
        evaluate({}, base);
    }
    CompiledNetwork compiled() {
        Diagnostics diagnostics;
        return compile(plan, catalogue, diagnostics);
    }
    Plan plan;
    Catalogue catalogue;
    CompiledNetwork network;
    Workspace base;
};

bool takesHome(const CompiledNetwork& network, ComponentId component, SiteId home) {
    const auto atoms = network.components.atoms(component);
    return std::binary_search(atoms.begin(), atoms.end(), network.sites[home.at()].atom);
}

/// Every simple way from source to sink as what it stands on, up to a number; nothing beyond it.
class EveryWay {
  public:
    EveryWay(const LayeredNetwork& layered, const std::vector<LayeredComponents::Deaths>& deaths,
             const CompiledNetwork& network, bool shared, std::size_t most)
        : m_layered(layered), m_most(most), m_of(layered.vertices.size()) {
        for (const auto& death : deaths) {
            const FailureKind kind = network.components[death.component].failureKind;
            const bool risk = kind == FailureKind::Provider || kind == FailureKind::Isp ||
                              kind == FailureKind::RiskGroup || kind == FailureKind::Metro;
            if (risk && !shared) continue;
            for (const std::uint32_t v : death.vertices) {
                m_of[v].insert(death.component.value + 1000000U);
            }
        }
        std::vector<std::uint32_t> path{LayeredNetwork::source};
        walk(path);
    }

    bool complete() const { return m_ways.size() <= m_most; }
    std::uint32_t best() const { return best(0, {}); }

  private:
    using Stand = std::set<std::uint32_t>;

    void walk(std::vector<std::uint32_t>& path) {
        if (m_ways.size() > m_most) return;
        if (path.back() == LayeredNetwork::sink) {
            Stand stand;
            for (std::size_t i = 1; i + 1 < path.size(); ++i) {
                stand.insert(path[i]);
                stand.insert(m_of[path[i]].begin(), m_of[path[i]].end());
            }
            m_ways.insert(std::move(stand));
            return;
        }
        for (const std::uint32_t head : m_layered.out(path.back())) {
            if (std::find(path.begin(), path.end(), head) != path.end()) continue;
            path.push_back(head);
            walk(path);
            path.pop_back();
        }
    }

    std::uint32_t best(std::size_t from, const Stand& taken) const {
        std::uint32_t most = 0;
        std::size_t i = 0;
        for (const Stand& way : m_ways) {
            if (i++ < from) continue;
            const bool free = std::none_of(
                way.begin(), way.end(), [&](std::uint32_t what) { return taken.contains(what); });
            if (!free) continue;
            Stand more = taken;
            more.insert(way.begin(), way.end());
            most = std::max(most, 1 + best(i, more));
        }
        return most;
    }

    const LayeredNetwork& m_layered;
    std::size_t m_most;
    std::vector<Stand> m_of;
    std::set<Stand> m_ways;
};

}  // namespace

TEST_CASE("Dominators and sets cut exactly what the sweep says is cut") {
    std::size_t checked = 0;
    std::size_t cutsFound = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Compiled c(randomNetwork(seed));
        const LayeredComponents components(c.network);
        Workspace state(c.network);
        const std::size_t services = c.network.siteCount() * c.network.groupCount;
        // Of each flow what cuts it by the full evaluation: for good, or until a person acts.
        std::vector<std::set<ComponentId>> gone(services);
        std::vector<std::set<ComponentId>> waits(services);
        for (std::size_t i = 0; i < c.network.components.size(); ++i) {
            FailureState failed;
            failed.failed = {ComponentId(i)};
            evaluate(failed, state);
            for (std::size_t f = 0; f < services; ++f) {
                const Outcome outcome = state.flow(FlowId(f)).outcome;
                if (outcome == Outcome::Cut) gone[f].insert(ComponentId(i));
                if (outcome == Outcome::ManualOnly) waits[f].insert(ComponentId(i));
            }
        }
        for (std::size_t f = 0; f < services; ++f) {
            const Flow& flow = c.network.flows[f];
            if (flow.access != Access::Wan) continue;
            if (c.network.groups[f % c.network.groupCount].services.empty()) continue;
            for (const bool manual : {false, true}) {
                const Outcome outcome = c.base.flow(FlowId(f)).outcome;
                const LayeredNetwork layered = layeredNetwork(c.base, flow, manual);
                const bool way =
                    outcome == Outcome::Served || (manual && outcome == Outcome::ManualOnly);
                std::vector<std::uint8_t> none(layered.vertices.size(), 0);
                INFO("seed " << seed << ", flow " << f << " of " << c.plan.sites[flow.site.at()].id
                             << (manual ? ", with manual ranks" : ""));
                REQUIRE(reaches(layered, none) == way);
                if (!way) continue;
                std::set<ComponentId> expected = gone[f];
                if (!manual) expected.insert(waits[f].begin(), waits[f].end());
                std::erase_if(expected, [&](ComponentId component) {
                    return takesHome(c.network, component, flow.site);
                });
                const auto cuts = cutComponents(layered, components.deaths(c.base, layered));
                const std::set<ComponentId> found(cuts.begin(), cuts.end());
                CHECK(found == expected);
                ++checked;
                cutsFound += found.size();
            }
        }
    }
    CHECK(checked > 500);
    CHECK(cutsFound > 1000);
}

TEST_CASE("The number of independent paths lies between its bounds") {
    std::size_t exact = 0;
    std::size_t several = 0;
    std::size_t all = 0;
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        Compiled c(randomNetwork(seed));
        const LayeredComponents components(c.network);
        PathCounter counter(c.base);
        for (std::size_t f = 0; f < c.network.siteCount() * c.network.groupCount; ++f) {
            const Flow& flow = c.network.flows[f];
            if (flow.access != Access::Wan) continue;
            if (c.network.groups[f % c.network.groupCount].services.empty()) continue;
            const LayeredNetwork layered = layeredNetwork(c.base, flow, false);
            const auto deaths = components.deaths(c.base, layered);
            const IndependentPaths bounds = independentPaths(c.network, layered, deaths);
            // What was worked out for a site attached alike is the same.
            CHECK(counter.count(FlowId(f)).paths == bounds.paths);
            CHECK(counter.count(FlowId(f)).riskPaths == bounds.riskPaths);
            for (const bool shared : {false, true}) {
                const EveryWay ways(layered, deaths, c.network, shared, 60);
                if (!ways.complete()) continue;
                const SpofPaths& between = shared ? bounds.riskPaths : bounds.paths;
                const std::uint32_t best = ways.best();
                INFO("seed " << seed << ", flow " << f << ", " << best << " between "
                             << between.least << " and " << between.most);
                CHECK(between.least <= best);
                CHECK(best <= between.most);
                ++all;
                several += best > 1 ? 1 : 0;
                exact += between.least == between.most ? 1 : 0;
            }
        }
    }
    CHECK(all > 500);
    CHECK(several > 20);
    CHECK(exact * 10 > all * 9);
}

TEST_CASE("Parallel links are no bridges, and are two ways only where their ends are") {
    // Two links to one data centre with one circuit: each link may fail, the site may not.
    Compiled c(textNetwork(R"(
        site dc dc at 51.5,-0.1
        site o office at 51.6,-0.2
        o-dc 100M 1ms id one
        o-dc 100M 1ms id two
        circuit er London 200M via dc,dc
    )"));
    const FlowId flow =
        c.network.flowOf(SiteId(std::size_t{1}), c.network.serviceOf("exchange"), false);
    const LayeredNetwork layered = layeredNetwork(c.base, c.network.flows[flow.at()], false);
    const LayeredComponents components(c.network);
    std::set<std::string> cuts;
    for (const ComponentId id : cutComponents(layered, components.deaths(c.base, layered))) {
        cuts.insert(c.network.components[id].ref);
    }
    CHECK(cuts.contains("site/dc"));
    CHECK(cuts.contains("circuit/er"));
    CHECK(cuts.contains("peering-location/london"));
    CHECK(!cuts.contains("link/one"));
    CHECK(!cuts.contains("link/two"));
    CHECK(!cuts.contains("connection/er/primary"));
    CHECK(independentPaths(c.network, layered, components.deaths(c.base, layered)).paths ==
          SpofPaths{1, 1});
}

TEST_CASE("Offices attached alike are worked out once") {
    std::string lines = R"(
        site east dc at 51.5,-0.1
        site west dc at 52.3,4.9
        east-west 1000M 5ms
        circuit er-e London 200M via east,east
        circuit er-w Amsterdam 200M via west,west
    )";
    for (int i = 0; i < 50; ++i) {
        std::string office = "o";
        office += std::to_string(i);
        lines += "\nsite " + office + " office at 51,1\n";
        lines += office + "-east 100M 1ms\n" + office + "-west 100M 2ms\n";
    }
    Compiled c(textNetwork(lines));
    PathCounter counter(c.base);
    for (std::size_t s = 2; s < c.network.siteCount(); ++s) {
        const IndependentPaths paths =
            counter.count(c.network.flowOf(SiteId(s), c.network.serviceOf("exchange"), false));
        CHECK(paths.paths == SpofPaths{2, 2});
    }
    CHECK(counter.classes() == 1);
}
