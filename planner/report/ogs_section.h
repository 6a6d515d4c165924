// SPDX-License-Identifier: MIT
#pragma once

/// VPN gateways in the report: how well they serve, and where the next ones should stand.

#include "model/report.h"
#include "planner/answers/ogs_place.h"
#include "planner/answers/ogs_score.h"
#include "planner/answers/ogs_selection.h"
#include "planner/report/names.h"

namespace peerplan {

/// The score by region with its parts, what is left of it after losses, who chooses which gateway,
/// findings; with `selection` what other policies would do, and its findings; with `place` the
/// curve over further gateways.
Section ogsSection(const OgsScoreAnswer& score, const OgsSelectionAnswer* selection,
                   const OgsPlaceAnswer* place, const Names& names);

/// The score by region, now and after the loss that hurts it most.
Chart ogsScoreChart(const OgsScoreAnswer& score);
/// Round trips over the number of further gateways.
Chart ogsCurveChart(const OgsPlaceAnswer& place);

}  // namespace peerplan
