// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/sweep.h"

#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/network_input.h"
#include "cli/output.h"
#include "cli/sweep_input.h"
#include "planner/resilience/sweep/sweep_tables.h"

namespace peerplan::cli {

void addSweep(Program& program, Context& context) {
    struct Options {
        PlanOptions plan;
        SweepInput input;
        OutputOptions output;
    };
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "sweep", "Every failure, every pair: users cut, headroom left, round trips added");
    addPlanOptions(command, options->plan);
    addSweepOptions(command, options->input);
    addOutputOptions(command, options->output);
    command.example("peerplan sweep examples/woodgrove/plan.json --only circuit,peering-location")
        .does([&context, options] {
            LoadedPlan loaded = loadPlanChecked(options->plan);
            const SweepAnswer answer = answerSweep(loaded, options->input, context);
            hintAtWarnings(loaded, options->plan, context);
            const bool people = options->output.format == "text";
            writeTables(options->output, AnswerJson("sweep", loaded.plan.name, context.language),
                        people ? sweepSummaryTables(answer) : sweepTables(answer), context);
            return 0;
        });
}

}  // namespace peerplan::cli
