// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/commands.h"
#include "cli/network_input.h"
#include "cli/output.h"
#include "cli/positions.h"
#include "planner/resilience/availability/availability.h"
#include "planner/resilience/availability/availability_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    std::vector<std::string> given;
    std::vector<std::string> sites;
    std::vector<std::string> services;
    std::int64_t threads = 0;
    OutputOptions output;
};

int showAvailability(const Options& options, Context& context) {
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const CompiledNetwork network = compileNetwork(loaded);
    AvailabilityOptions asked;
    asked.given = failureState(network, loaded, options.given).failed;
    for (const std::string& site : options.sites) asked.sites.push_back(sitePosition(loaded, site));
    for (const std::string& service : options.services) {
        asked.services.push_back(servicePosition(network, service));
    }
    asked.threads = static_cast<int>(options.threads);
    asked.progress = progressLine(context, "Ways to be attached");
    const AvailabilityAnswer answer = availability(loaded.plan, network, loaded.catalogue, asked);
    hintAtWarnings(loaded, options.plan, context);
    writeTables(options.output, AnswerJson("availability", loaded.plan.name, context.language),
                availabilityTables(answer, options.output.format == "text"), context);
    return 0;
}

}  // namespace

void addAvailability(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "availability",
        "Minutes a year that offices are without a service, and what each component costs");
    addPlanOptions(command, options->plan);
    command
        .option("--given", "COMPONENT", options->given,
                "Down already, as in maintenance; repeatable")
        .option("--site", "SITE", options->sites, "Only this site; repeatable")
        .option("--service", "SERVICE", options->services, "Only this service; repeatable")
        .option("--threads", "N", options->threads, 0, 1024, "Threads; 0 is one a processor");
    addOutputOptions(command, options->output);
    command.example("peerplan availability examples/woodgrove/plan.json --service exchange")
        .does([&context, options] { return showAvailability(*options, context); });
}

}  // namespace peerplan::cli
