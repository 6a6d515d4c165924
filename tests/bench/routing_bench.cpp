// SPDX-License-Identifier: MIT
// Time and memory of compiling and routing companies of 1,000 to 100,000 offices.

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "planner/network/compile.h"
#include "planner/routing/evaluate.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;

namespace {

/// Time of this one thread on the processor, so that a busy machine does not count.
class Stopwatch {
  public:
    double ms() {
        const std::clock_t now = std::clock();
        const double elapsed = 1e3 * static_cast<double>(now - m_start) / CLOCKS_PER_SEC;
        m_start = now;
        return elapsed;
    }

  private:
    std::clock_t m_start = std::clock();
};

double peakMib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// Every flow of services in one of 40 shapes.
Traffic traffic(const CompiledNetwork& network) {
    Traffic made;
    made.shapes.resize(40);
    for (std::size_t f = 0; f < network.flows.size(); ++f) {
        made.first.push_back(static_cast<std::uint32_t>(made.entries.size()));
        const std::size_t site = network.flows[f].site.at();
        if (f < network.sites.size() * network.groupCount) {
            made.entries.push_back({ShapeId(site % 20), 100, 300});
            made.entries.push_back({ShapeId(20 + site % 20), 20, 20});
        }
    }
    made.first.push_back(static_cast<std::uint32_t>(made.entries.size()));
    return made;
}

void run(std::size_t offices) {
    const Plan plan = tests::companyPlan(offices, 1);
    const Catalogue& catalogue = tests::catalogueForTests();
    const double before = peakMib();
    Stopwatch watch;
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, catalogue, diagnostics);
    const double compileMs = watch.ms();
    const Traffic load = traffic(network);
    watch.ms();
    Workspace base(network, load);
    const double layoutMs = watch.ms();
    evaluate(FailureState{}, base);
    const double firstMs = watch.ms();
    evaluate(FailureState{}, base);
    const double againMs = watch.ms();
    Workspace cheap(network);
    evaluate(FailureState{}, cheap);
    watch.ms();
    evaluate(FailureState{}, cheap);
    const double cheapMs = watch.ms();
    const auto used = usedComponents(base);
    const double usedMs = watch.ms();
    LeafEvaluator leaves(base);
    StateChange change;
    std::size_t leafCount = 0;
    std::size_t core = 0;
    std::size_t changes = 0;
    for (std::size_t c = 0; c < network.components.size(); ++c) {
        if (!used[c]) continue;
        if (!network.leafOf(ComponentId(c)).valid()) {
            ++core;
            continue;
        }
        leaves.evaluate(ComponentId(c), change);
        ++leafCount;
        changes += change.loads.size();
    }
    const double leafMs = watch.ms();
    std::printf(
        "%7zu offices: %zu components, %zu arcs, %zu inner nodes, %zu destinations, %zu flows\n"
        "  compile %.0f ms, layout %.0f ms, evaluate %.1f ms (first %.1f), without loads %.1f ms\n"
        "  used %.1f ms, %zu leaf failures in %.0f ms (%zu changes), %zu core failures left\n"
        "  peak memory %.0f MiB, %.0f before compiling\n",
        offices, network.components.size(), network.wan.arcs.size(), network.wan.innerNodes.size(),
        network.destinations.size(), network.flows.size(), compileMs, layoutMs, againMs, firstMs,
        cheapMs, usedMs, leafCount, leafMs, changes, core, peakMib(), before);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        run(static_cast<std::size_t>(std::atoll(argv[1])));
        return 0;
    }
    for (const std::size_t offices : {1000U, 10000U, 100000U}) run(offices);
    return 0;
}
