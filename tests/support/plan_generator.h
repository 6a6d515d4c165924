// SPDX-License-Identifier: MIT
#pragma once

/// Plans made for tests: one that exercises every field, one that looks like a company.

#include <cstddef>
#include <cstdint>
#include <random>

#include "model/fields/field.h"
#include "model/plan.h"

namespace peerplan::tests {

/// A plan whose every record and field is filled now and then, by walking the field table: texts
/// with whatever a JSON text may hold, numbers at the ends of their ranges, references that exist.
/// It keeps all integrity rules. The same seed gives the same plan.
Plan randomPlan(std::uint64_t seed);

/// A company of `offices` offices on four continents: per region two data centres with a circuit
/// each into two peering locations, redundant edges and perimeters, Internet egress at the data
/// centres, offices on one or two links to them, a tenth on an IPVPN. Personas are its own, so
/// that only services come from the catalogue. Linear in the number of offices.
Plan companyPlan(std::size_t offices, std::uint64_t seed);

/// Fills a record at random by its rows of the field table; references and component references
/// get whatever id has the right form.
void randomRecord(const RecordType& type, void* record, std::mt19937_64& random);

}  // namespace peerplan::tests
