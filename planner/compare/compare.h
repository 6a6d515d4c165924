// SPDX-License-Identifier: MIT
#pragma once

/// Designs side by side: what each comes to, which is best in what, and which findings one has that
/// the first has not.

#include <span>
#include <vector>

#include "model/catalogue.h"
#include "planner/answers/compare.h"
#include "planner/compare/study.h"

namespace peerplan {

/// The answer for at least one design, the first of which the others are held against. Designs that
/// come to the same plan are worked out once. Deterministic, whatever the number of threads.
CompareAnswer compareDesigns(std::span<const Design> designs, const Catalogue& catalogue,
                             const StudyOptions& options = {});

/// The findings of `now` that `before` has not, then those of `before` that `now` has not, accepted
/// ones left out. Two are the same if rule, severity and subjects are.
std::vector<FindingChange> findingChanges(const ReviewAnswer& before, const ReviewAnswer& now);

/// Whether one cell of a row is better than another of it: by its value, and with no more of any
/// worse kind.
bool leads(const CompareRow& row, const CompareCell& one, const CompareCell& other);

/// The rows of the comparison, the best value of each marked where not all are equal.
std::vector<CompareRow> compareRows(std::span<const ComparedDesign> designs);

}  // namespace peerplan
