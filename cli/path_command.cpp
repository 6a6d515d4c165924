// SPDX-License-Identifier: MIT
#include <memory>
#include <string_view>

#include "cli/commands.h"
#include "cli/network_input.h"
#include "cli/output.h"
#include "data/time/site_clocks.h"
#include "model/error.h"
#include "model/fields/spelling.h"
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

/// Position of an id in a list of objects with ids; throws UsageError with the nearest one.
template <class List>
std::size_t positionOf(const List& list, const std::string& id, const char* message) {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].id == id) return i;
        ids.push_back(list[i].id);
    }
    Diagnostic diagnostic;
    diagnostic.message = Text(message, {{"id", id}});
    diagnostic.suggestion = std::string(nearestSpelling(id, ids));
    throw UsageError(Diagnostics{diagnostic});
}

std::string withoutPrefix(const std::string& id, std::string_view prefix) {
    return id.starts_with(prefix) ? id.substr(prefix.size()) : id;
}

int showPath(const Options& options, Context& context) {
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const CompiledNetwork network = compileNetwork(loaded);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    const SiteId site(positionOf(loaded.plan.sites, withoutPrefix(options.site, "site/"),
                                 tr("the plan has no site {id}")));
    const std::size_t service =
        positionOf(network.services, options.service, tr("there is no service {id}"));
    FailureState state = failureState(network, loaded, options.failed);
    state.afterManualSwitch = options.afterManual;
    const PathAnswer answer = loadedPath(loaded.plan, network, loaded.catalogue, clocks, state,
                                         site, static_cast<std::uint32_t>(service));
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
