// SPDX-License-Identifier: MIT
// A certificate that needs no other router: what flows into a site flows out of it.

#include <cmath>
#include <map>
#include <string>

#include "planner/routing/evaluate.h"
#include "tests/support/catch.h"
#include "tests/support/random_network.h"
#include "tests/support/routed_network.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::pair<double, double> loadOf(const Workspace& workspace, std::size_t element) {
    const ElementLoad load = workspace.load(ElementId(element));
    std::pair<double, double> sum;
    for (const double kbps : load.up) sum.first += kbps;
    for (const double kbps : load.down) sum.second += kbps;
    return sum;
}

/// What enters each node minus what leaves it, over links, connections and Internet egresses, plus
/// what its users send and get: 0 everywhere. Networks count as nodes.
double worstImbalance(const Plan& plan, const RoutedNetwork& drawn, const Workspace& workspace,
                      const Traffic& traffic) {
    const CompiledNetwork& network = drawn.network();
    std::map<std::string, double> balance;
    const auto move = [&](const std::string& from, const std::string& to, double up, double down) {
        balance[from] += down - up;
        balance[to] += up - down;
    };
    for (std::size_t l = 0; l < plan.links.size(); ++l) {
        const Link& link = plan.links[l];
        const auto [up, down] = loadOf(workspace, l);
        move(link.from.id, link.to.empty() ? "@" + link.network.id : link.to.id, up, down);
    }
    std::size_t element = network.firstElement[4];
    for (const Circuit& circuit : plan.circuits) {
        for (const Connection& end : circuit.connections) {
            const auto [up, down] = loadOf(workspace, element++);
            move(end.site.empty() ? "@" + end.network.id : end.site.id, "microsoft", up, down);
        }
    }
    for (std::size_t i = 0; i < plan.internet.size(); ++i) {
        const auto [up, down] = loadOf(workspace, network.firstElement[6] + i);
        move(plan.internet[i].site.id, "microsoft", up, down);
    }
    for (std::size_t f = 0; f < network.flows.size(); ++f) {
        const Flow& flow = network.flows[f];
        if (workspace.flow(FlowId(f)).outcome != Outcome::Served) continue;
        double up = 0;
        double down = 0;
        for (std::uint32_t i = traffic.first[f]; i < traffic.first[f + 1]; ++i) {
            up += traffic.entries[i].upKbps;
            down += traffic.entries[i].downKbps;
        }
        std::string end = "microsoft";
        if (flow.kind == FlowKind::SiteToSite) {
            end = network.sites[network.destinations[flow.destination].at()].id;
        }
        move(end, network.sites[flow.site.at()].id, up, down);
    }
    double worst = 0;
    for (const auto& [node, imbalance] : balance) worst = std::max(worst, std::abs(imbalance));
    return worst;
}

}  // namespace

TEST_CASE("what flows into a site flows out of it in every single failure") {
    for (std::uint64_t seed = 500; seed < 560; ++seed) {
        const Plan plan = randomNetwork(seed);
        RoutedNetwork drawn(plan, smallCatalogue());
        for (std::size_t f = 0; f < drawn.network().flows.size(); ++f) {
            drawn.loadFlow(FlowId(f), 10, 30);
        }
        for (std::size_t c = 0; c < drawn.network().components.size(); ++c) {
            const std::string& ref = drawn.network().components[ComponentId(c)].ref;
            INFO("seed " << seed << ", failed " << ref);
            drawn.fail({ref});
            CHECK(worstImbalance(plan, drawn, drawn.workspace(), drawn.traffic()) < 1e-9);
        }
    }
}
