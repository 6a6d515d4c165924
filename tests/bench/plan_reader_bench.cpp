// SPDX-License-Identifier: MIT
// How long a plan of 25 MB takes to write, read and check, and how much memory it takes.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>

#include "data/json/plan_reader.h"
#include "data/json/plan_writer.h"
#include "model/plan_check.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main() {
    std::printf("%8s %8s %8s %8s %8s %8s %10s\n", "offices", "MB", "write s", "read s", "MB/s",
                "check s", "peak MB");
    for (const std::size_t offices : {1'000U, 10'000U, 47'000U, 100'000U}) {
        const Plan plan = tests::companyPlan(offices, 1);
        auto start = std::chrono::steady_clock::now();
        const std::string text = writePlan(plan);
        const double write = secondsSince(start);
        start = std::chrono::steady_clock::now();
        const ReadResult result = readPlan(text, "plan.json");
        const double read = secondsSince(start);
        if (!result.plan || *result.plan != plan) {
            std::puts("the plan that was read is not the one that was written");
            return 1;
        }
        start = std::chrono::steady_clock::now();
        const Diagnostics diagnostics = checkPlan(*result.plan, {});
        const double check = secondsSince(start);
        const double megabytes = static_cast<double>(text.size()) / 1e6;
        std::printf("%8zu %8.2f %8.3f %8.3f %8.1f %8.3f %10.0f\n", offices, megabytes, write, read,
                    megabytes / read, check, peakMegabytes());
        if (!diagnostics.empty()) std::printf("%zu diagnostics\n", diagnostics.size());
    }
}
