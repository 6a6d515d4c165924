// SPDX-License-Identifier: MIT
// Every single link failure with all demands: peerplan against recomputing each state on the graph
// libraries that Debian ships. Processor time of one thread; ratios are of one run.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <tuple>
#include <utility>

#include "data/time/site_clocks.h"
#include "planner/bandwidth/demand.h"
#include "planner/network/compile.h"
#include "planner/routing/evaluate.h"
#include "tests/bench/sweep/sweep_network.h"
#include "tests/bench/sweep/sweep_plans.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/link_sweep.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::bench;

namespace {

double processorMs(const std::function<void()>& work) {
    const std::clock_t start = std::clock();
    work();
    return 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Runs the script over a few failures; nothing where there is no Python or NetworkX.
SweepWorst sweepOnNetworkx(const SweepNetwork& network, const std::vector<std::uint32_t>& failures,
                           double& ms) {
    const auto folder = std::filesystem::temp_directory_path();
    const std::string in = (folder / "peerplan-sweep.in").string();
    const std::string out = (folder / "peerplan-sweep.out").string();
    {
        std::ofstream file(in);
        file.precision(17);
        file << network.nodes << ' ' << network.arcs.size() << ' ' << failures.size() << '\n';
        for (const SweepArc& arc : network.arcs) {
            file << arc.tail << ' ' << arc.head << ' ' << arc.link << ' ' << arc.cost << ' '
                 << arc.perKbps << '\n';
        }
        for (const std::uint32_t failure : failures) file << failure << '\n';
        for (std::size_t i = 0; i < network.demands.size(); ++i) {
            if (network.demands[i] > 0) {
                file << i % network.nodes << ' ' << i / network.nodes << ' ' << network.demands[i]
                     << '\n';
            }
        }
    }
    std::string command = "/usr/bin/python3 ";
    command += tests::sourcePath("tests/bench/sweep/networkx_sweep.py").string();
    command += " <" + in + " >" + out + " 2>/dev/null";
    SweepWorst worst;
    if (std::system(command.c_str()) == 0) {  // NOLINT(cert-env33-c): a command of our own
        std::ifstream file(out);
        file >> ms;
        for (double value = 0; file >> value;) worst.push_back(value);
    }
    std::filesystem::remove(in);
    std::filesystem::remove(out);
    return worst;
}

/// One engine's row; compares its states with those of peerplan.
class Table {
  public:
    Table(const tests::LinkSweep& sweep, double ms) : m_sweep(sweep), m_ms(ms) {}

    void row(const char* engine, const std::vector<std::uint32_t>& failures, double ms,
             const SweepWorst& worst) {
        double apart = 0;
        for (std::size_t i = 0; i < worst.size() && i < failures.size(); ++i) {
            apart = std::max(apart, std::abs(worst[i] - m_sweep.failures[failures[i]].worst));
        }
        if (worst.size() > failures.size()) {
            apart = std::max(apart, std::abs(worst.back() - m_sweep.base));
        }
        const double all = static_cast<double>(m_sweep.failures.size() + 1);
        const double scaled = ms * all / static_cast<double>(worst.size());
        const bool part = worst.size() < m_sweep.failures.size();
        std::printf("  %-34s %10.1f ms %8.1f x  differs by %.0e%s\n", engine, scaled, scaled / m_ms,
                    apart, part ? "  (a part of the failures, scaled)" : "");
        if (apart > 1e-9) {
            std::printf("  DISAGREES\n");
            wrong = true;
        }
    }

    static inline bool wrong = false;

  private:
    const tests::LinkSweep& m_sweep;
    double m_ms;
};

std::vector<std::uint32_t> everyNth(std::uint32_t links, std::uint32_t n) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < links; i += n) out.push_back(i);
    return out;
}

SweepWorst evaluateEach(const CompiledNetwork& compiled, Workspace& state,
                        const std::vector<std::uint32_t>& links) {
    SweepWorst worst;
    for (const std::uint32_t link : links) {
        FailureState failure;
        failure.failed = {compiled.elements[link].component};
        evaluate(failure, state);
        double most = 0;
        for (std::size_t e = 0; e < compiled.elements.size(); ++e) {
            if (compiled.elements[e].kind != ElementKind::Link) continue;
            const ElementLoad load = state.load(ElementId(e));
            double sum[2] = {0, 0};
            for (std::size_t s = 0; s < load.shapes.size(); ++s) {
                sum[0] += load.up[s];
                sum[1] += load.down[s];
            }
            for (const std::size_t d : {0U, 1U}) {
                const auto bps = static_cast<double>(compiled.elements[e].bps[d]);
                if (bps > 0) most = std::max(most, sum[d] * 1e3 / bps);
            }
        }
        worst.push_back(most);
    }
    return worst;
}

/// One way to do the same, and the least time that it took.
struct Contender {
    const char* name;
    std::function<SweepWorst(const SweepNetwork&, const std::vector<std::uint32_t>&)> run;
    double ms = 1e300;
    SweepWorst worst = {};
};

/// `nth`: what recomputes does every nth failure only. `rounds`: how often all take their turn; the
/// best of each counts, for the machine may have other work as well.
void measure(const std::string& name, const Plan& plan, std::uint32_t nth, int rounds) {
    Diagnostics diagnostics;
    const CompiledNetwork compiled = compile(plan, tests::catalogueForTests(), diagnostics);
    const Traffic traffic =
        plannedTraffic(plan, compiled, tests::catalogueForTests(), resolveClocks(plan, diagnostics))
            .traffic;
    Workspace state(compiled, traffic);
    const SweepNetwork network = arraysOf(plan);
    std::vector<Contender> contenders = {
        {"peerplan, evaluate() each",
         [&](const auto&, const auto& links) { return evaluateEach(compiled, state, links); }},
        {"Boost.Graph, compressed rows", sweepOnBoost},
#ifdef PEERPLAN_HAS_LEMON
        {"LEMON, StaticDigraph, QuadHeap", sweepOnLemon},
#endif
#ifdef PEERPLAN_HAS_IGRAPH
        {"igraph", sweepOnIgraph},
#endif
    };
    const std::vector<std::uint32_t> some =
        everyNth(static_cast<std::uint32_t>(plan.links.size()), nth);
    tests::LinkSweep sweep;
    double ms = 1e300;
    for (int round = 0; round < rounds; ++round) {
        // From nothing but the compiled network. The first touches fresh memory.
        for (int i = 0; i < 10; ++i) {
            ms = std::min(ms, processorMs([&] { sweep = tests::sweepLinks(compiled, traffic); }));
        }
        for (Contender& contender : contenders) {
            const double its = processorMs([&] { contender.worst = contender.run(network, some); });
            contender.ms = std::min(contender.ms, its);
        }
    }
    std::printf("%s: %zu sites, %zu links, %zu demands; base %.6f, worst %.6f\n", name.c_str(),
                plan.sites.size(), plan.links.size(), plan.demands.size(), sweep.base,
                sweep.worst());
    std::printf("  %-34s %10.1f ms\n", "peerplan, what failures change", ms);
    Table table(sweep, ms);
    for (const Contender& contender : contenders) {
        table.row(contender.name, some, contender.ms, contender.worst);
    }
    const std::vector<std::uint32_t> few = everyNth(network.links, (network.links + 3) / 4);
    double networkxMs = 0;
    const SweepWorst worst = sweepOnNetworkx(network, few, networkxMs);
    if (!worst.empty()) table.row("NetworkX", few, networkxMs, worst);
    std::fflush(stdout);
}

}  // namespace

/// With an argument only the networks of that name.
int main(int argc, char** argv) {
    const std::string only = argc > 1 ? argv[1] : "";
    std::string shown;
    for (const auto& [name, sites, links] :
         {std::tuple("Interoute", 110, 156), std::tuple("Cogentco", 197, 245)}) {
        if (!only.empty() && only != name) continue;
        const Plan plan = sweepPlan(name, static_cast<std::size_t>(sites),
                                    static_cast<std::size_t>(links), shown);
        measure(shown, plan, 1, 10);
    }
    if (only.empty() || only == "generated")
        measure("generated", generatedPlan(315, 972, 7), 48, 1);
    return Table::wrong ? 1 : 0;
}
