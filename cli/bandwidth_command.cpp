// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <vector>

#include "cli/bandwidth_input.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "planner/bandwidth/bandwidth_tables.h"
#include "planner/bandwidth/state_loads.h"

namespace peerplan::cli {

void addBandwidth(Program& program, Context& context) {
    struct Options {
        PlanOptions plan;
        BandwidthInput input;
        std::vector<std::string> failed;
        OutputOptions output;
    };
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "bandwidth",
        "Demand per office and service, load and headroom of everything, sizes to buy");
    addPlanOptions(command, options->plan);
    addBandwidthOptions(command, options->input);
    command.option("--fail", "COMPONENT", options->failed,
                   "Show every load in the very state in which this has failed, and size nothing; "
                   "repeatable");
    addOutputOptions(command, options->output);
    command.example("peerplan bandwidth examples/woodgrove/plan.json").does([&context, options] {
        LoadedPlan loaded = loadPlanChecked(options->plan);
        if (!options->failed.empty()) {
            const StateLoadsAnswer state =
                answerStateLoads(loaded, options->input, options->failed);
            hintAtWarnings(loaded, options->plan, context);
            writeTables(options->output,
                        AnswerJson("bandwidth", loaded.plan.name, context.language),
                        stateLoadsTables(state), context);
            return 0;
        }
        const BandwidthAnswer answer = answerBandwidth(loaded, options->input, context);
        hintAtWarnings(loaded, options->plan, context);
        writeTables(options->output, AnswerJson("bandwidth", loaded.plan.name, context.language),
                    bandwidthTables(answer), context);
        return 0;
    });
}

}  // namespace peerplan::cli
