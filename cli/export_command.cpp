// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "data/json/plan_writer.h"
#include "model/error.h"

namespace peerplan::cli {

void addExport(Program& program, Context& context) {
    struct Options {
        PlanOptions plan;
        OutputOptions output;
    };
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "export", "Write a plan as a JSON document or as a .peerplan store, by the file's ending");
    addPlanOptions(command, options->plan);
    command
        .option("-o,--output", "FILE", options->output.file,
                "FILE.json or FILE.peerplan; without it the document is printed")
        .example("peerplan export examples/small-office/plan.json -o small-office.peerplan")
        .does([&context, options] {
            const LoadedPlan loaded = loadPlanChecked(options->plan);
            if (options->output.file.empty()) {
                writeOutput(options->output, writePlan(loaded.plan), context);
            } else {
                savePlanAny(options->output.file, loaded.plan);
            }
            return 0;
        });
}

}  // namespace peerplan::cli
