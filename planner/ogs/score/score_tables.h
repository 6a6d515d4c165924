// SPDX-License-Identifier: MIT
#pragma once

/// The answer of `ogs score` as tables.

#include <vector>

#include "model/table.h"
#include "planner/answers/ogs_score.h"

namespace peerplan {

enum class OgsScoreDetail : std::uint8_t {
    /// For people: regions, losses, gateways, choices, findings.
    Readable,
    /// For programs: every region after every loss, and every site besides.
    Whole
};

/// All tables that have a row, in the order in which to read them.
std::vector<Table> scoreTables(const OgsScoreAnswer& answer, OgsScoreDetail detail);

/// Score and parts by region, and in all.
Table scoreRegionsTable(const OgsScoreAnswer& answer);
/// What is left of the score after the loss of each gateway; whole with the region that it hurts
/// most.
Table scoreLossesTable(const OgsScoreAnswer& answer, OgsScoreDetail detail);
/// Sessions by gateway, now and after the loss that brings it most.
Table scoreGatewaysTable(const OgsScoreAnswer& answer);
/// Users of each region by the gateway that they choose.
Table scoreChoicesTable(const OgsScoreAnswer& answer);

}  // namespace peerplan
