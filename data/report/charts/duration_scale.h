// SPDX-License-Identifier: MIT
#pragma once

/// An axis of durations on which tenths of a second and days can be read at once.

#include <string>
#include <vector>

#include "data/text/language.h"

namespace peerplan {

/// Where a number of seconds stands: even around 0 and logarithmic from about a tenth of a second
/// on, log10(1 + 10 t); what lies before 0 is the mirror image. Rises everywhere.
double durationPosition(double seconds);

struct DurationTick {
    double position = 0;
    std::string label;
};

/// 0, 1 s, 3 s, 10 s, 1 min, 3 min, 10 min, 30 min, 1 h, ... between the ends, those left out that
/// would stand nearer to another than `apart` positions, or too near to the end for their label.
std::vector<DurationTick> durationTicks(double leastSeconds, double mostSeconds, double apart,
                                        const Language& language);

}  // namespace peerplan
