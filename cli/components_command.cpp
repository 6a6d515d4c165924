// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/commands.h"
#include "cli/network_input.h"
#include "cli/output.h"
#include "planner/routing/path_tables.h"

namespace peerplan::cli {

void addComponents(Program& program, Context& context) {
    struct Options {
        PlanOptions plan;
        OutputOptions output;
    };
    auto options = std::make_shared<Options>();
    Command command =
        program.command("components", "List everything that can fail, with what it takes along");
    addPlanOptions(command, options->plan);
    addOutputOptions(command, options->output);
    command.example("peerplan components examples/small-office/plan.json")
        .does([&context, options] {
            LoadedPlan loaded = loadPlanChecked(options->plan);
            const CompiledNetwork network = compileNetwork(loaded);
            const Table table = componentsTable(network.components);
            writeTables(options->output,
                        AnswerJson("components", loaded.plan.name, context.language), {&table, 1},
                        context);
            return 0;
        });
}

}  // namespace peerplan::cli
