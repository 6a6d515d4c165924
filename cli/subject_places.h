// SPDX-License-Identifier: MIT
#pragma once

/// From what a finding names to where that stands in the plan's file.

#include <string>
#include <vector>

#include "data/review/review_document.h"

namespace peerplan::cli {

/// Sets pointer, line and column of the findings whose first subject is an object of the plan in
/// the file, or a connection or control of one. What a scenario adds has no place. Of a store only
/// the pointer is known.
void placeSubjects(const std::string& path, std::vector<ReviewedFinding>& findings);

}  // namespace peerplan::cli
