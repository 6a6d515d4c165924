// SPDX-License-Identifier: MIT
#pragma once

/// Round ends and steps for an axis of numbers.

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

/// A scale around the values `least` to `most` with about `steps` steps of 1, 2, 2.5 or 5 times a
/// power of ten; hours of a day in steps of 1, 2, 3, 4, 6 or 12. Nought is on it unless both ends
/// are fixed. An end that is fixed stays where it is asked to be.
AxisScale axisScale(double least, double most, std::optional<double> fixedLeast,
                    std::optional<double> fixedMost, int steps, bool hours);

}  // namespace peerplan
