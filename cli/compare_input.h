// SPDX-License-Identifier: MIT
#pragma once

/// The designs that `compare` and `report --compare` put side by side.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/plan_input.h"
#include "model/price_book.h"
#include "planner/answers/compare.h"
#include "planner/compare/study.h"

namespace peerplan::cli {

struct CompareInput {
    /// `base`, scenarios of the plan, further plan files, or `FILE#SCENARIO`.
    std::vector<std::string> designs;
    /// A price book; empty for none.
    std::string prices;
    std::int64_t threads = 0;
};

/// The designs compared; each file, the catalogue and the clocks of equal sites are read once.
/// Throws UsageError where a plan has no such scenario and for prices in two currencies, InputError
/// where a plan is wrong or a scenario cannot be applied.
CompareAnswer answerCompare(const PlanOptions& options, const CompareInput& input,
                            Context& context);

/// The plan as loaded, as a design of its own; its clocks are not resolved.
Design designOf(const LoadedPlan& loaded, const PlanOptions& options);

/// The designs of these names, of which each file, the catalogue and the clocks of equal sites are
/// read once. Throws as answerCompare.
std::vector<Design> readDesigns(const PlanOptions& options, std::span<const std::string> names);

/// The price book; nothing where no file is named. Throws UsageError where it or a design is in
/// another currency than another.
std::optional<PriceBook> readPrices(const std::string& file, std::span<const Design> designs);

}  // namespace peerplan::cli
