// SPDX-License-Identifier: MIT
#include "data/report/charts/axis_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace peerplan {
namespace {

double hourStep(double rough) {
    constexpr std::array<double, 6> steps{1, 2, 3, 4, 6, 12};
    for (const double step : steps) {
        if (rough <= step) return step;
    }
    return 24;
}

double roundStep(double rough) {
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (rough <= factor * power * (1 + 1e-9)) return factor * power;
    }
    return 10 * power;
}

double stepOf(double rough, AxisSteps kind) {
    if (kind == AxisSteps::Hours) return hourStep(rough);
    if (kind == AxisSteps::Any) return roundStep(rough);
    const double step = roundStep(std::max(rough, 1.0));
    // 2.5 is no whole number; 25 is.
    return step == std::floor(step) ? step : 2 * step;
}

int digitsOf(double step) {
    int digits = 0;
    for (double scaled = step; digits < 6 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled;
         scaled *= 10) {
        ++digits;
    }
    return digits;
}

}  // namespace

int AxisScale::ticks() const {
    return std::max(2, static_cast<int>(std::lround((most - least) / step)) + 1);
}

AxisScale axisScale(double least, double most, std::optional<double> fixedLeast,
                    std::optional<double> fixedMost, int steps, AxisSteps kind) {
    double low = fixedLeast.value_or(std::min(least, 0.0));
    double high = fixedMost.value_or(std::max(most, 0.0));
    if (!(high > low) || !std::isfinite(low) || !std::isfinite(high)) {
        low = fixedLeast.value_or(0);
        high = low + 1;
    }
    AxisScale scale;
    const double rough = (high - low) / steps;
    scale.step = stepOf(rough, kind);
    scale.digits = digitsOf(scale.step);
    scale.least = fixedLeast ? low : std::floor(low / scale.step + 1e-9) * scale.step;
    scale.most = fixedMost ? high : std::ceil(high / scale.step - 1e-9) * scale.step;
    return scale;
}

}  // namespace peerplan
