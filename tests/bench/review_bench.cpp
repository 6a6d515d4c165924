// SPDX-License-Identifier: MIT

/// Time of a whole design review of a company by the number of offices: compiling, the answers that
/// rules read, and the rules themselves. Usage: review_bench [offices...]; PEERPLAN_BENCH_THREADS
/// sets the threads.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "data/time/site_clocks.h"
#include "planner/network/compile.h"
#include "planner/review/gather.h"
#include "planner/review/review.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void measure(std::size_t offices, int threads) {
    constexpr std::uint64_t seed = 1;
    const Plan plan = tests::companyPlan(offices, seed);
    const Catalogue& catalogue = tests::catalogueForTests();
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(plan, diagnostics);
    const auto start = std::chrono::steady_clock::now();
    const CompiledNetwork network = compile(plan, catalogue, diagnostics);
    const double compiled = secondsSince(start);
    GatherOptions options;
    options.threads = threads;
    const GatheredAnswers answers = gatherAnswers(plan, network, catalogue, clocks, options);
    const double gathered = secondsSince(start);
    const ReviewAnswer answer = review(plan, network, catalogue, answers.view());
    const double reviewed = secondsSince(start);
    std::printf("%10zu %10.2f %10.2f %10.2f %10.2f %10zu\n", offices, compiled, gathered - compiled,
                reviewed - gathered, reviewed, answer.findings.size());
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
    if (sizes.empty()) sizes = {1'000, 10'000, 100'000};
    const char* wanted = std::getenv("PEERPLAN_BENCH_THREADS");
    const int threads = wanted != nullptr ? std::atoi(wanted) : 1;
    std::printf("review, %d thread(s)\n%10s %10s %10s %10s %10s %10s\n", threads, "offices",
                "compile s", "answers s", "rules s", "in all s", "findings");
    for (const std::size_t offices : sizes) measure(offices, threads);
    return 0;
}
