// SPDX-License-Identifier: MIT
#pragma once

/// Round ends and steps for an axis of numbers.

#include <cstdint>
#include <optional>

namespace peerplan {

struct AxisScale {
    double least = 0;
    double most = 1;
    double step = 1;
    /// Digits that the labels need behind the point.
    int digits = 0;

    int ticks() const;
};

/// What the steps of an axis may be.
enum class AxisSteps : std::uint8_t {
    Any,
    /// Of a day: 1, 2, 3, 4, 6 or 12.
    Hours,
    /// What is counted has no halves: at least 1.
    Whole
};

/// A scale around the values `least` to `most` with about `steps` steps of 1, 2, 2.5 or 5 times a
/// power of ten, or as `kind` says. Nought is on it unless both ends
/// are fixed. An end that is fixed stays where it is asked to be.
AxisScale axisScale(double least, double most, std::optional<double> fixedLeast,
                    std::optional<double> fixedMost, int steps, AxisSteps kind);

}  // namespace peerplan
