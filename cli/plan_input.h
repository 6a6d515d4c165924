// SPDX-License-Identifier: MIT
#pragma once

/// From the options of a command to a plan that holds together, with the catalogue under it.

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/context.h"
#include "model/catalogue.h"
#include "model/clock.h"
#include "model/diagnostic.h"
#include "model/plan.h"

namespace peerplan::cli {

struct PlanOptions {
    std::string plan;
    std::string scenario;
    /// CSV files laid over the catalogue.
    std::vector<std::string> overlays;
};

/// Adds the argument PLAN, `--scenario` and `--catalogue`.
void addPlanOptions(Command& command, PlanOptions& options);

/// A plan as the commands work on it: the scenario's edits are applied.
struct LoadedPlan {
    Plan plan;
    Catalogue catalogue;
    /// Components that the scenario fails.
    std::vector<std::string> failed;
    /// Warnings and notes; errors end the load.
    Diagnostics diagnostics;
};

/// Reads a `.peerplan` store or a JSON document, by the file's ending. The plan is not checked;
/// nothing is returned where the document has errors. Throws StorageError.
std::optional<Plan> readPlanAny(const std::string& path, Diagnostics& diagnostics);

/// Writes a plan as its ending says: `.json` or `.peerplan`. Throws UsageError for any other.
void savePlanAny(const std::string& path, const Plan& plan);

/// Reads, checks and applies the scenario. Throws InputError with every error at once.
LoadedPlan loadPlanChecked(const PlanOptions& options);

/// The same, with every diagnostic collected and nothing thrown for bad input; nothing is returned
/// where there is an error.
std::optional<LoadedPlan> tryLoadPlan(const PlanOptions& options, Diagnostics& diagnostics);

/// The plan with the scenario of the options, from one that was loaded without; the same
/// diagnostics. Throws UsageError where there is no such scenario.
std::optional<LoadedPlan> tryScenario(const LoadedPlan& base, const PlanOptions& options,
                                      Diagnostics& diagnostics);

/// Applies every scenario of the plan to see whether it can be: what is wrong with its edits, and
/// errors of the plan that comes out, at the scenario's place; each told once. Linear in plan ×
/// scenarios.
Diagnostics tryScenarios(const PlanOptions& options, const LoadedPlan& loaded);

/// The catalogue with overlays on it. Throws InputError.
Catalogue catalogueWith(const std::vector<std::string>& overlays);

/// What checkPlan says of a plan beside this catalogue; without places in a file.
Diagnostics checkWith(const Plan& plan, const Catalogue& catalogue);

/// Checks a plan that was changed after it was loaded; throws InputError.
void checkAsLoaded(const LoadedPlan& loaded);

/// Tells on the error stream that there are warnings, and how to see them.
void hintAtWarnings(const LoadedPlan& loaded, const PlanOptions& options, Context& context);

}  // namespace peerplan::cli
