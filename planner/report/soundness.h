// SPDX-License-Identifier: MIT
#pragma once

/// Is the design sound: what every answer of the report says against it, gathered in one place, so
/// that the first page never promises what a later section takes back.

#include <cstdint>
#include <vector>

#include "model/text.h"
#include "planner/report/compose.h"
#include "planner/report/names.h"

namespace peerplan {

enum class Soundness : std::uint8_t { Unsound, Reserved, Sound };

struct SoundnessAnswer {
    Soundness verdict = Soundness::Sound;
    /// What makes it unsound: people cut off, something congested, errors of the review.
    std::vector<Text> faults;
    /// What holds, but not well: people who wait for a person, little headroom, warnings.
    std::vector<Text> reservations;
    /// An answer was stopped before its end, so that worse may be missing.
    bool complete = true;
};

/// Reads the answers that the input has. Linear in them.
SoundnessAnswer soundness(const ReportInput& input, const Names& names);

}  // namespace peerplan
