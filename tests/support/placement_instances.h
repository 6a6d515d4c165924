// SPDX-License-Identifier: MIT
#pragma once

/// Placement problems from published files.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "planner/ogs/placement/problem.h"

namespace peerplan::tests {

struct PmedInstance {
    PlacementProblem problem;
    /// How many are to be placed, as the file says.
    std::size_t count = 0;
};

/// A file of OR-Library's pmed: `n m p`, then undirected edges `i j cost`, of a repeated edge the
/// last one; costs are lengths of shortest paths between all pairs.
PmedInstance readPmed(const std::filesystem::path& file);

/// A square matrix of numbers divided by white space, a row for each client, without its size.
PlacementProblem readSquareMatrix(const std::filesystem::path& file);

struct NamedMatrix {
    PlacementProblem problem;
    std::vector<std::string> names;
};

/// A JSON object of objects, costs by client, then by candidate, in one order of names.
NamedMatrix readNamedMatrix(const std::filesystem::path& file);

}  // namespace peerplan::tests
