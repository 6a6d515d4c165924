// SPDX-License-Identifier: MIT

/// Time and peak memory of compiling a company's network and answering `bandwidth` for it, by the
/// number of offices. Usage: bandwidth_bench [offices...]; PEERPLAN_BENCH_THREADS sets the threads.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "data/time/site_clocks.h"
#include "planner/bandwidth/bandwidth.h"
#include "planner/network/compile.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;

namespace {

struct Run {
    double compileSeconds = 0;
    double bandwidthSeconds = 0;
    double megabytes = 0;
    std::int64_t states = 0;
    std::size_t elements = 0;
};

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Run measure(std::size_t offices, int threads) {
    constexpr std::uint64_t seed = 1;
    const Plan plan = tests::companyPlan(offices, seed);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(plan, diagnostics);
    Run run;
    auto start = std::chrono::steady_clock::now();
    const CompiledNetwork network = compile(plan, tests::catalogueForTests(), diagnostics);
    run.compileSeconds = secondsSince(start);
    start = std::chrono::steady_clock::now();
    BandwidthOptions options;
    options.threads = threads;
    const BandwidthAnswer answer =
        bandwidth(plan, network, tests::catalogueForTests(), clocks, options);
    run.bandwidthSeconds = secondsSince(start);
    run.states = answer.states;
    run.elements = answer.elements.size();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    run.megabytes = static_cast<double>(usage.ru_maxrss) / 1024.0;
    return run;
}

/// In a process of its own, so that each size has its own peak of memory.
Run measureApart(std::size_t offices, int threads) {
    int ends[2];
    if (pipe(ends) != 0) std::exit(5);
    const pid_t child = fork();
    if (child == 0) {
        const Run run = measure(offices, threads);
        const bool sent = write(ends[1], &run, sizeof run) == static_cast<ssize_t>(sizeof run);
        _exit(sent ? 0 : 5);
    }
    Run run;
    if (read(ends[0], &run, sizeof run) != static_cast<ssize_t>(sizeof run)) std::exit(5);
    int status = 0;
    waitpid(child, &status, 0);
    close(ends[0]);
    close(ends[1]);
    return run;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
    if (sizes.empty()) sizes = {1'000, 10'000, 100'000};
    const char* wanted = std::getenv("PEERPLAN_BENCH_THREADS");
    const int threads = wanted != nullptr ? std::atoi(wanted) : 1;
    std::printf("bandwidth, %d thread(s)\n", threads);
    std::printf("%10s %10s %12s %12s %10s %10s %10s %10s\n", "offices", "compile s", "bandwidth s",
                "us/office", "MB", "kB/office", "states", "elements");
    double base = 0;
    for (const std::size_t offices : sizes) {
        const Run run = measureApart(offices, threads);
        const auto count = static_cast<double>(offices);
        const double perOffice = (run.compileSeconds + run.bandwidthSeconds) * 1e6 / count;
        if (base <= 0) base = perOffice;
        std::printf("%10zu %10.2f %12.2f %12.1f %10.0f %10.1f %10lld %10zu   %.2f x the first\n",
                    offices, run.compileSeconds, run.bandwidthSeconds, perOffice, run.megabytes,
                    run.megabytes * 1024 / count, static_cast<long long>(run.states), run.elements,
                    perOffice / base);
    }
    return 0;
}
