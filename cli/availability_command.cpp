// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/availability_input.h"
#include "cli/commands.h"
#include "cli/network_input.h"
#include "cli/output.h"
#include "planner/resilience/availability/availability_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    AvailabilityInput input;
    OutputOptions output;
};

int showAvailability(const Options& options, Context& context) {
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const CompiledNetwork network = compileNetwork(loaded);
    const AvailabilityAnswer answer = answerAvailability(loaded, network, options.input, context);
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
        .option("--given", "COMPONENT", options->input.given,
                "Down already, as in maintenance; repeatable")
        .option("--site", "SITE", options->input.sites, "Only this site; repeatable")
        .option("--service", "SERVICE", options->input.services, "Only this service; repeatable")
        .option("--threads", "N", options->input.threads, 0, 1024, "Threads; 0 is one a processor");
    addOutputOptions(command, options->output);
    command.example("peerplan availability examples/woodgrove/plan.json --service exchange")
        .does([&context, options] { return showAvailability(*options, context); });
}

}  // namespace peerplan::cli
