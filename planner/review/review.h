// SPDX-License-Identifier: MIT
#pragma once

/// Is the design sound: every rule held against a plan and what other questions answered about it.

#include <string>
#include <vector>

#include "planner/answers/review.h"
#include "planner/review/input.h"

namespace peerplan {

struct ReviewOptions {
    /// Only these areas, and only these rules by id, both at once; empty is all.
    std::vector<RuleArea> areas;
    std::vector<std::string> rules;
};

/// The answer for a plan free of errors, the network compiled from it, and answers about it in the
/// normal state. Deterministic; linear in sites and links but for what a rule says itself.
ReviewAnswer review(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                    const ReviewAnswers& answers, const ReviewOptions& options = {});

/// Every rule as it stands without a plan: nothing held, no findings, no index.
std::vector<ReviewRule> ruleBook(const ReviewOptions& options = {});

}  // namespace peerplan
