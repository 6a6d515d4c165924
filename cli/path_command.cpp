// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/commands.h"
#include "cli/network_input.h"
#include "cli/output.h"
#include "cli/positions.h"
#include "data/time/site_clocks.h"
#include "model/error.h"
#include "planner/bandwidth/loaded_path.h"
#include "planner/routing/path_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    std::string site;
    std::string service;
    std::vector<std::string> failed;
    bool afterManual = false;
    OutputOptions output;
};

int showPath(const Options& options, Context& context) {
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const CompiledNetwork network = compileNetwork(loaded);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    const SiteId site = sitePosition(loaded, options.site);
    const std::uint32_t service = servicePosition(network, options.service);
    FailureState state = failureState(network, loaded, options.failed);
    state.afterManualSwitch = options.afterManual;
    const PathAnswer answer =
        loadedPath(loaded.plan, network, loaded.catalogue, clocks, state, site, service);
    hintAtWarnings(loaded, options.plan, context);
    writeTables(options.output, AnswerJson("path", loaded.plan.name, context.language),
                pathTables(answer), context);
    return 0;
}

}  // namespace

void addPath(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "path", "Show which way a site's traffic for a service takes, and why every other lost");
    addPlanOptions(command, options->plan);
    command.argument("SITE", options->site, "Site of the plan")
        .argument("SERVICE", options->service, "Service, such as exchange, teams or dns")
        .option("--fail", "COMPONENT", options->failed, "Down in this state; repeatable")
        .flag("--after-manual-switch", options->afterManual,
              "After people have switched to the fallbacks that need a person");
    addOutputOptions(command, options->output);
    command
        .example("peerplan path examples/woodgrove/plan.json dallas teams --fail circuit/er-dallas")
        .does([&context, options] { return showPath(*options, context); });
}

}  // namespace peerplan::cli
