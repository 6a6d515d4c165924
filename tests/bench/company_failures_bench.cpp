// SPDX-License-Identifier: MIT
// Every single failure of companies of 1,000 and 10,000 offices, each by what it changes: mean,
// most and total by kind of component. Processor time of one thread.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>

#include "data/time/site_clocks.h"
#include "planner/bandwidth/demand.h"
#include "planner/network/compile.h"
#include "planner/routing/change_evaluator.h"
#include "planner/routing/evaluate.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;

namespace {

double nowMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

struct Tally {
    std::size_t count = 0;
    double total = 0;
    double most = 0;
    std::string slowest;

    void add(double ms, const std::string& ref) {
        ++count;
        total += ms;
        if (ms <= most) return;
        most = ms;
        slowest = ref;
    }
    void print(const char* kind) const {
        std::printf("  %-22s %7zu %10.4f %10.3f %10.1f   %s\n", kind, count,
                    total / static_cast<double>(count), most, total, slowest.c_str());
    }
};

void run(std::size_t offices) {
    const Plan plan = tests::companyPlan(offices, 1);
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, tests::catalogueForTests(), diagnostics);
    const Traffic traffic =
        plannedTraffic(plan, network, tests::catalogueForTests(), resolveClocks(plan, diagnostics))
            .traffic;
    Workspace base(network, traffic);
    evaluate(FailureState{}, base);
    const double start = nowMs();
    evaluate(FailureState{}, base);
    const double baseMs = nowMs() - start;
    const double before = nowMs();
    ChangeEvaluator evaluator(base);
    const auto used = usedComponents(base);
    const double readyMs = nowMs() - before;
    StateChange change;
    std::map<ComponentKind, Tally> byKind;
    Tally all;
    Tally core;
    for (std::size_t c = 0; c < network.components.size(); ++c) {
        if (!used[c]) continue;
        const ComponentId component(c);
        const double begin = nowMs();
        evaluator.evaluate(component, change);
        const double ms = nowMs() - begin;
        const std::string& ref = network.components[component].ref;
        byKind[network.components[component].kind].add(ms, ref);
        all.add(ms, ref);
        if (!network.leafOf(component).valid()) core.add(ms, ref);
    }
    std::printf(
        "%zu offices: %zu components, %zu flows, %zu shapes; evaluate() %.1f ms, evaluator "
        "ready in %.1f ms\n",
        offices, network.components.size(), network.flows.size(), traffic.shapes.size(), baseMs,
        readyMs);
    std::printf("  %-22s %7s %10s %10s %10s\n", "failures of", "number", "mean ms", "most ms",
                "total ms");
    for (const auto& [kind, tally] : byKind) tally.print(std::string(word(kind)).c_str());
    core.print("all that more notice");
    all.print("all");
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        run(static_cast<std::size_t>(std::atoll(argv[1])));
        return 0;
    }
    for (const std::size_t offices : {1000U, 10000U}) run(offices);
    return 0;
}
