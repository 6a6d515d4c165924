// SPDX-License-Identifier: MIT
#include "data/report/charts/duration_scale.h"

#include <array>
#include <cmath>

#include "data/text/number.h"
#include "model/quantity.h"

namespace peerplan {
namespace {

// Decades first: they stay where there is no room for all.
constexpr std::array<double, 9> first{0, 1, 10, 60, 600, 3600, 21'600, 86'400, 864'000};
constexpr std::array<double, 5> second{3, 30, 180, 1800, 10'800};

}  // namespace

double durationPosition(double seconds) {
    return std::copysign(std::log10(1 + 10 * std::abs(seconds)), seconds);
}

std::vector<DurationTick> durationTicks(double leastSeconds, double mostSeconds, double apart,
                                        const Language& language) {
    std::vector<DurationTick> ticks;
    const auto add = [&](double seconds) {
        if (seconds < leastSeconds || seconds > mostSeconds) return;
        const double position = durationPosition(seconds);
        if (seconds > 0 && durationPosition(mostSeconds) - position < apart / 3) return;
        auto next = ticks.begin();
        while (next != ticks.end() && next->position < position) ++next;
        if (next != ticks.end() && next->position - position < apart) return;
        if (next != ticks.begin() && position - std::prev(next)->position < apart) return;
        ticks.insert(
            next,
            {position, seconds == 0 ? "0" : writeDuration(Duration::seconds(seconds), language)});
    };
    for (const double seconds : first) add(seconds);
    for (const double seconds : second) add(seconds);
    return ticks;
}

}  // namespace peerplan
