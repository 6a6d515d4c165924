// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "model/error.h"
#include "model/fields/spelling.h"
#include "planner/compare/providers.h"

namespace peerplan::cli {
namespace {

/// Throws UsageError with the nearest spelling.
void keepRegion(ProvidersAnswer& answer, const std::string& id) {
    std::vector<std::string> ids;
    for (const RegionLocations& region : answer.regions) ids.push_back(region.region);
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
        Diagnostic diagnostic;
        diagnostic.message = Text(tr("the plan has no users in a region {id}"), {{"id", id}});
        diagnostic.suggestion = nearestSpelling(id, ids);
        throw UsageError(Diagnostics{diagnostic});
    }
    std::erase_if(answer.regions,
                  [&](const RegionLocations& region) { return region.region != id; });
}

}  // namespace

void addProviders(Program& program, Context& context) {
    struct Options {
        PlanOptions plan;
        std::string region;
        std::int64_t most = 4;
        OutputOptions output;
    };
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "providers",
        "Peering locations nearest to each region's users, who is there, and what the plan has");
    addPlanOptions(command, options->plan);
    command.option("--region", "ID", options->region, "Of this region alone")
        .option("--most", "N", options->most, 1, 1000, "How many of each region to print");
    addOutputOptions(command, options->output);
    command.example("peerplan providers examples/woodgrove/plan.json").does([&context, options] {
        const LoadedPlan loaded = loadPlanChecked(options->plan);
        ProvidersAnswer answer = providers(loaded.plan, loaded.catalogue);
        if (!options->region.empty()) keepRegion(answer, options->region);
        const bool whole = options->output.format != "text";
        writeTables(options->output, AnswerJson("providers", loaded.plan.name, context.language),
                    whole ? providersTables(answer)
                          : std::vector<Table>{providersScreen(
                                answer, static_cast<std::size_t>(options->most))},
                    context);
        return 0;
    });
}

}  // namespace peerplan::cli
