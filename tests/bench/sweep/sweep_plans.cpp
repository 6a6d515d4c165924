// SPDX-License-Identifier: MIT
#include "tests/bench/sweep/sweep_plans.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <utility>

#include "data/file/read_file.h"
#include "data/topology/import_topology.h"
#include "tests/support/test_paths.h"

namespace peerplan::bench {

Plan generatedPlan(std::size_t sites, std::size_t links, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return random() % n; };
    Plan plan;
    plan.asOf = *Date::parse("2026-11-01");
    for (std::size_t i = 0; i < sites; ++i) {
        Site& site = plan.sites.emplace_back();
        site.id = "s" + std::to_string(i);
        site.kind = SiteKind::Colocation;
        site.lat = 40 + static_cast<double>(below(1500)) / 100;
        site.lon = static_cast<double>(below(3000)) / 100;
    }
    const auto squareOf = [&](std::size_t a, std::size_t b) {
        const double x = *plan.sites[a].lat - *plan.sites[b].lat;
        const double y = *plan.sites[a].lon - *plan.sites[b].lon;
        return x * x + y * y;
    };
    std::set<std::pair<std::size_t, std::size_t>> joined;
    const auto join = [&](std::size_t a, std::size_t b) {
        if (a == b || !joined.insert(std::minmax(a, b)).second) return;
        Link& link = plan.links.emplace_back();
        link.id = "l" + std::to_string(plan.links.size());
        link.from = {plan.sites[a].id};
        link.to = {plan.sites[b].id};
        link.metric = std::int64_t{10} * static_cast<std::int64_t>(1 + below(4));
        link.rtt = Rtt::ms(1 + std::sqrt(squareOf(a, b)));
        link.bandwidth = Bandwidth::mbps(below(3) == 0 ? 10000 : 2500);
    };
    const auto nearest = [&](std::size_t a, std::size_t among) {
        std::size_t best = below(among);
        for (int i = 0; i < 4; ++i) {
            const std::size_t other = below(among);
            if (squareOf(a, other) < squareOf(a, best)) best = other;
        }
        return best;
    };
    for (std::size_t i = 1; i < sites; ++i) join(i, nearest(i, i));
    while (plan.links.size() < links) {
        const std::size_t a = below(sites);
        join(a, nearest(a, sites));
    }
    for (std::size_t i = 0; i < sites; ++i) {
        for (std::size_t j = 0; j < sites; ++j) {
            if (i == j) continue;
            Demand& demand = plan.demands.emplace_back();
            demand.id = "d" + std::to_string(i * sites + j);
            demand.site = {plan.sites[i].id};
            demand.toSite = {plan.sites[j].id};
            demand.up = Bandwidth::kbps(static_cast<double>(1 + below(900)));
        }
    }
    return plan;
}

Plan sweepPlan(const std::string& name, std::size_t sites, std::size_t links, std::string& shown) {
    const auto folder = tests::sharedPath("datasets/repetita");
    shown = name + " (generated)";
    if (!folder || !std::filesystem::exists(*folder / (name + ".graph"))) {
        return generatedPlan(sites, links, 1);
    }
    shown = name;
    const std::vector<TopologyFile> files = {
        {name + ".graph", readFile((*folder / (name + ".graph")).string())},
        {name + ".demands", readFile((*folder / (name + ".0000.demands")).string())}};
    return importTopology(files, *Date::parse("2026-11-01")).plan.value();
}

SweepNetwork arraysOf(const Plan& plan) {
    SweepNetwork network;
    std::map<std::string, std::uint32_t> nodes;
    for (const Site& site : plan.sites) nodes.emplace(site.id, network.nodes++);
    network.links = static_cast<std::uint32_t>(plan.links.size());
    for (std::uint32_t i = 0; i < plan.links.size(); ++i) {
        const Link& link = plan.links[i];
        const std::uint32_t from = nodes.at(link.from.id);
        const std::uint32_t to = nodes.at(link.to.id);
        const Bandwidth there = link.bandwidth.value();
        const Bandwidth back = link.bandwidthBack.value_or(there);
        network.arcs.push_back({from, to, i, *link.metric, 1 / there.asKbps()});
        network.arcs.push_back(
            {to, from, i, link.metricBack.value_or(*link.metric), 1 / back.asKbps()});
    }
    std::stable_sort(network.arcs.begin(), network.arcs.end(),
                     [](const SweepArc& a, const SweepArc& b) { return a.tail < b.tail; });
    network.firstOut.assign(network.nodes + 1, 0);
    for (const SweepArc& arc : network.arcs) ++network.firstOut[arc.tail + 1];
    for (std::uint32_t v = 0; v < network.nodes; ++v) {
        network.firstOut[v + 1] += network.firstOut[v];
    }
    network.demands.assign(std::size_t{network.nodes} * network.nodes, 0);
    std::set<std::uint32_t> destinations;
    for (const Demand& demand : plan.demands) {
        const std::uint32_t to = nodes.at(demand.toSite.id);
        network.demands[std::size_t{to} * network.nodes + nodes.at(demand.site.id)] +=
            demand.up.asKbps();
        destinations.insert(to);
    }
    network.destinations.assign(destinations.begin(), destinations.end());
    return network;
}

}  // namespace peerplan::bench
