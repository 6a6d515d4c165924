// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/ogs_commands.h"
#include "cli/ogs_input.h"
#include "cli/output.h"
#include "planner/ogs/score/score_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    OgsScoreInput input;
    OutputOptions output;
};

int showScore(const Options& options, Context& context) {
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const OgsScoreAnswer answer = answerOgsScore(loaded, options.input);
    hintAtWarnings(loaded, options.plan, context);
    const OgsScoreDetail detail =
        options.output.format == "text" ? OgsScoreDetail::Readable : OgsScoreDetail::Whole;
    AnswerJson head("ogs score", loaded.plan.name, context.language);
    const auto& parts = answer.normal.all.parts;
    head.add("score", parts ? Cell(parts->score) : Cell{});
    head.add("latency", parts ? Cell(parts->latency) : Cell{});
    head.add("optimality", parts ? Cell(parts->optimality) : Cell{});
    head.add("resilience", parts ? Cell(parts->resilience) : Cell{});
    head.add("capacity", parts && parts->capacity ? Cell(*parts->capacity) : Cell{});
    writeTables(options.output, std::move(head), scoreTables(answer, detail), context);
    return 0;
}

}  // namespace

void addOgsScore(Command& group, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = group.subcommand(
        "score", "Score how well gateways serve each region, and after the loss of each gateway");
    addPlanOptions(command, options->plan);
    command.option("--weights", "L,O,R,C", options->input.weights,
                   "Weights of latency, optimality, resilience and capacity");
    addOgsOptions(command, options->input.options);
    addOutputOptions(command, options->output);
    command.example("peerplan ogs score examples/remote-access/plan.json")
        .does([&context, options] { return showScore(*options, context); });
}

}  // namespace peerplan::cli
