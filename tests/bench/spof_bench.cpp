// SPDX-License-Identifier: MIT
// Time and memory of single points of failure of companies of 1,000 to 100,000 offices.

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "planner/network/compile.h"
#include "planner/resilience/spof/spof.h"
#include "planner/resilience/spof/spof_tables.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;

namespace {

double peakMib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

double run(std::size_t offices) {
    const Plan plan = tests::companyPlan(offices, 1);
    const Catalogue& catalogue = tests::catalogueForTests();
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, catalogue, diagnostics);
    SiteClocks clocks;
    clocks.courses = {{{*Date::fromCivil(2026, 1, 1), 0}}};
    clocks.ofSite.assign(plan.sites.size(), 0);
    // Time of the process, so that a busy machine does not count.
    const auto measure = [&](const std::vector<SpofKind>& kinds, SpofAnswer& answer) {
        const std::clock_t start = std::clock();
        SpofOptions options;
        options.kinds = kinds;
        answer = spof(plan, network, catalogue, clocks, options);
        return 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    };
    SpofAnswer answer;
    const double cutMs = measure({SpofKind::Cut, SpofKind::Manual}, answer);
    const double allMs = measure({}, answer);
    std::printf(
        "%7zu offices: %.0f ms, %.1f us an office; cut and manual alone %.0f ms\n"
        "  %lld failures, %zu findings in %zu lines; peak memory %.0f MiB\n",
        offices, allMs, 1e3 * allMs / static_cast<double>(offices), cutMs,
        static_cast<long long>(answer.states), answer.findings.size(), spofLines(answer).size(),
        peakMib());
    return allMs;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        run(static_cast<std::size_t>(std::atoll(argv[1])));
        return 0;
    }
    run(1000);
    const double small = run(10000);
    const double large = run(100000);
    std::printf("ten times the offices take %.1f times the time\n", large / small);
    return 0;
}
