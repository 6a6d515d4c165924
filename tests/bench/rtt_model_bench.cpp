// SPDX-License-Identifier: MIT
/// Prints how far the RTT model is off the published table, and what a prediction costs.

#include <chrono>
#include <cstdio>
#include <vector>

#include "planner/latency/rtt_model.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/leave_one_out.h"

using namespace peerplan;

namespace {

void print(const char* what, const tests::RttErrors& errors) {
    std::printf("%-44s median %5.1f %%   90th percentile %5.1f %%   %d pairs\n", what,
                100 * errors.median, 100 * errors.p90, errors.pairs);
}

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main() {
    const Catalogue& catalogue = tests::catalogueForTests();
    print("geometric alone", tests::geometricErrors(catalogue));
    print("table as backbone, both ends left out", tests::leaveOneOutErrors(catalogue));
    print("table as backbone, nothing left out", tests::fitErrors(catalogue));

    auto start = std::chrono::steady_clock::now();
    const RttModel model(catalogue);
    std::printf("model from the catalogue: %.1f ms\n", 1e3 * secondsSince(start));

    constexpr int offices = 100000;
    std::vector<RttPlace> places;
    for (const PeeringLocation& location : catalogue.peeringLocations) {
        if (places.size() < 60) places.push_back(model.at({location.latitude, location.longitude}));
    }
    start = std::chrono::steady_clock::now();
    double sum = 0;
    for (int i = 0; i < offices; ++i) {
        const RttPlace office = model.at({i % 117 - 50.0, i % 359 - 180.0});
        for (const RttPlace& place : places) sum += model.rttMs(office, place);
    }
    const double seconds = secondsSince(start);
    std::printf("%d offices x %zu places: %.2f s, %.0f ns a pair (mean %.0f ms)\n", offices,
                places.size(), seconds,
                1e9 * seconds / offices / static_cast<double>(places.size()),
                sum / offices / static_cast<double>(places.size()));
}
