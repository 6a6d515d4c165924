// SPDX-License-Identifier: MIT
#include "cli/plan_input.h"

#include <algorithm>
#include <iterator>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "data/catalogue/load.h"
#include "data/catalogue/names.h"
#include "data/file/read_file.h"
#include "data/json/locate.h"
#include "data/json/plan_file.h"
#include "data/json/plan_reader.h"
#include "data/store/store.h"
#include "data/text/render.h"
#include "model/edit.h"
#include "model/edit/ready_made.h"
#include "model/error.h"
#include "model/plan_check.h"

namespace peerplan::cli {
namespace {

bool endsWith(const std::string& path, std::string_view ending) {
    return path.size() >= ending.size() &&
           std::string_view(path).substr(path.size() - ending.size()) == ending;
}

/// Throws UsageError where neither the plan nor peerplan has the scenario.
void requireScenario(const Plan& plan, const std::string& id) {
    std::vector<std::string_view> ids;
    for (const Scenario& scenario : plan.scenarios) ids.push_back(scenario.id);
    for (const std::string_view made : readyMadeScenarios()) {
        if (std::find(ids.begin(), ids.end(), made) == ids.end()) ids.push_back(made);
    }
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
    std::string known;
    for (const std::string_view one : ids) {
        if (!known.empty()) known += ", ";
        known += one;
    }
    throw UsageError(Text(tr("the plan has no scenario {scenario} (it has: {known})"),
                          {{"scenario", id}, {"known", known}}));
}

/// Diagnostics of a check know pointers only; a document has lines too.
void placeInFile(const std::string& path, Diagnostics& diagnostics) {
    if (diagnostics.empty()) return;
    if (endsWith(path, ".peerplan")) {
        for (Diagnostic& diagnostic : diagnostics) diagnostic.file = path;
    } else {
        locate(readFile(path), path, diagnostics);
    }
}

}  // namespace

void addPlanOptions(Command& command, PlanOptions& options) {
    command.argument("PLAN", options.plan, "Plan: a .json document or a .peerplan store")
        .option("--scenario", "ID", options.scenario, "Apply a scenario of the plan first")
        .option("--catalogue", "FILE", options.overlays,
                "Lay a CSV file over the list of the catalogue that it is named after; repeatable");
}

std::optional<Plan> readPlanAny(const std::string& path, Diagnostics& diagnostics) {
    if (endsWith(path, ".peerplan")) return loadPlan(path);
    ReadResult result = readPlanFile(path);
    diagnostics.insert(diagnostics.end(), result.diagnostics.begin(), result.diagnostics.end());
    return std::move(result.plan);
}

void savePlanAny(const std::string& path, const Plan& plan) {
    if (endsWith(path, ".peerplan")) {
        savePlan(path, plan);
    } else if (endsWith(path, ".json")) {
        writePlanFile(path, plan);
    } else {
        throw UsageError(
            Text(tr("{file}: a plan's file ends in .json or .peerplan"), {{"file", path}}));
    }
}

Catalogue catalogueWith(const std::vector<std::string>& overlays) {
    Catalogue catalogue = loadCatalogue();
    Diagnostics diagnostics;
    for (const std::string& overlay : overlays) overlayCatalogue(catalogue, overlay, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    return catalogue;
}

std::optional<LoadedPlan> tryLoadPlan(const PlanOptions& options, Diagnostics& diagnostics) {
    LoadedPlan loaded;
    loaded.catalogue = catalogueWith(options.overlays);
    std::optional<Plan> plan = readPlanAny(options.plan, diagnostics);
    if (!plan) return std::nullopt;
    const CatalogueNames names = namesOf(loaded.catalogue);
    Diagnostics found = checkPlan(*plan, names);
    placeInFile(options.plan, found);
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    if (hasErrors(diagnostics)) return std::nullopt;
    loaded.plan = std::move(*plan);
    if (options.scenario.empty()) return loaded;
    return tryScenario(loaded, options, diagnostics);
}

std::optional<LoadedPlan> tryScenario(const LoadedPlan& base, const PlanOptions& options,
                                      Diagnostics& diagnostics) {
    requireScenario(base.plan, options.scenario);
    ScenarioResult result = applyScenario(base.plan, options.scenario);
    placeInFile(options.plan, result.diagnostics);
    diagnostics.insert(diagnostics.end(), result.diagnostics.begin(), result.diagnostics.end());
    if (!result.plan) return std::nullopt;
    LoadedPlan loaded;
    loaded.plan = std::move(*result.plan);
    loaded.catalogue = base.catalogue;
    loaded.failed = std::move(result.failed);
    for (Diagnostic& diagnostic : checkPlan(loaded.plan, namesOf(loaded.catalogue))) {
        diagnostic.pointer.clear();
        diagnostic.file = options.plan;
        if (diagnostic.severity == Severity::Error) diagnostics.push_back(diagnostic);
    }
    if (hasErrors(diagnostics)) return std::nullopt;
    return loaded;
}

LoadedPlan loadPlanChecked(const PlanOptions& options) {
    Diagnostics diagnostics;
    std::optional<LoadedPlan> loaded = tryLoadPlan(options, diagnostics);
    if (!loaded) {
        Diagnostics errors;
        std::copy_if(diagnostics.begin(), diagnostics.end(), std::back_inserter(errors),
                     [](const Diagnostic& d) { return d.severity == Severity::Error; });
        throw InputError(std::move(errors));
    }
    loaded->diagnostics = std::move(diagnostics);
    return std::move(*loaded);
}

Diagnostics tryScenarios(const PlanOptions& options, const LoadedPlan& loaded) {
    const CatalogueNames names = namesOf(loaded.catalogue);
    Diagnostics all;
    // A scenario has its parents' edits, and so their faults too.
    const auto tell = [&](const Diagnostic& found) {
        const bool told = std::any_of(all.begin(), all.end(), [&](const Diagnostic& other) {
            return other.pointer == found.pointer && other.message == found.message &&
                   other.found == found.found;
        });
        if (!told) all.push_back(found);
    };
    for (std::size_t i = 0; i < loaded.plan.scenarios.size(); ++i) {
        const ScenarioResult result = applyScenario(loaded.plan, loaded.plan.scenarios[i].id);
        for (const Diagnostic& diagnostic : result.diagnostics) tell(diagnostic);
        if (!result.plan) continue;
        for (Diagnostic& diagnostic : checkPlan(*result.plan, names)) {
            if (diagnostic.severity != Severity::Error) continue;
            diagnostic.pointer = "/scenarios/";
            diagnostic.pointer += std::to_string(i);
            tell(diagnostic);
        }
    }
    placeInFile(options.plan, all);
    return all;
}

Diagnostics checkWith(const Plan& plan, const Catalogue& catalogue) {
    return checkPlan(plan, namesOf(catalogue));
}

void checkAsLoaded(const LoadedPlan& loaded) {
    Diagnostics errors;
    for (Diagnostic& diagnostic : checkPlan(loaded.plan, namesOf(loaded.catalogue))) {
        if (diagnostic.severity == Severity::Error) errors.push_back(std::move(diagnostic));
    }
    if (!errors.empty()) throw InputError(std::move(errors));
}

void hintAtWarnings(const LoadedPlan& loaded, const PlanOptions& options, Context& context) {
    const auto warnings =
        std::count_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::Warning; });
    if (warnings == 0) return;
    context.err << render(
                       Text(tr("peerplan: {n} {n|warning|warnings}; peerplan validate {plan} "
                               "shows them"),
                            {{"n", static_cast<std::int64_t>(warnings)}, {"plan", options.plan}}),
                       context.language)
                << '\n';
}

}  // namespace peerplan::cli
