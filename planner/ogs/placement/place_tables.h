// SPDX-License-Identifier: MIT
#pragma once

/// The answer of `ogs place` as tables.

#include <vector>

#include "model/table.h"
#include "planner/answers/ogs_place.h"

namespace peerplan {

enum class OgsPlaceDetail : std::uint8_t {
    /// For people.
    Readable,
    /// For programs: every site besides.
    Whole
};

/// All tables that have a row, in the order in which to read them.
std::vector<Table> placeTables(const OgsPlaceAnswer& answer, OgsPlaceDetail detail);

/// The gateways of the answer: whom they serve, and what their loss costs; below it how well the
/// choice is proven and who assigns users.
Table placeGatewaysTable(const OgsPlaceAnswer& answer);
/// Mean round trip by region, before and after.
Table placeRegionsTable(const OgsPlaceAnswer& answer);
/// What each further gateway brings.
Table placeCurveTable(const OgsPlaceAnswer& answer);

/// How well a point of the curve is proven, as a sentence.
Text placeProof(const OgsPlaceAnswer& answer, const GatewayPlacement& point);
/// What is minimised, in the unit in which people read it: milliseconds.
double placeObjectiveMs(const OgsPlaceAnswer& answer, double objective);

}  // namespace peerplan
