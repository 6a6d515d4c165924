// SPDX-License-Identifier: MIT
#pragma once

/// The answer of `spof` as tables.

#include <cstdint>
#include <string>
#include <vector>

#include "model/table.h"
#include "planner/answers/spof.h"

namespace peerplan {

/// Findings that are read as one line: components that do the same, such as a circuit and the
/// building that it alone ends in, or all of a kind that are each an office's own (its access link,
/// its device), so that ten thousand offices stay readable.
struct SpofLine {
    /// The finding; of offices' own components their sum, each site counted once.
    SpofFinding sum;
    /// The components; of offices' own the first alone.
    std::vector<std::string> names;
    std::int64_t components = 1;
};

/// In the order of the findings. Those next to each other with the same kind, numbers and fix are
/// one line; what is a single office's own is summed by kind, kind of component and kind of fix.
/// Linear but for the order of the lines.
std::vector<SpofLine> spofLines(const SpofAnswer& answer);

enum class SpofDetail : std::uint8_t {
    /// For people: offices' own components summed, the offices with most to fear.
    Readable,
    /// For programs: every finding, every site and service.
    Whole
};

/// All tables that have a row, in the order in which to read them.
std::vector<Table> spofTables(const SpofAnswer& answer, SpofDetail detail);

/// Findings, one line each; `spofLines` where readable.
Table spofFindingsTable(const SpofAnswer& answer, SpofDetail detail);
/// What is so without any failure.
Table spofNormalTable(const SpofAnswer& answer);
/// By service: how many sites have single points of failure, and the fewest paths.
Table spofServicesTable(const SpofAnswer& answer);
/// By site: single points of failure by kind, and paths.
Table spofSitesTable(const SpofAnswer& answer, SpofDetail detail);
/// The same of every site and service.
Table spofPairsTable(const SpofAnswer& answer);

}  // namespace peerplan
