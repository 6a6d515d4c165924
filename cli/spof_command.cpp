// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/run.h"
#include "cli/spof_input.h"
#include "model/error.h"
#include "planner/resilience/spof/spof_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    SpofInput input;
    std::vector<std::string> failOn;
    OutputOptions output;
};

int showSpof(const Options& options, Context& context) {
    const std::vector<SpofKind> failOn = spofKindsOf(options.failOn);
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const SpofAnswer answer = answerSpof(loaded, options.input, context);
    hintAtWarnings(loaded, options.plan, context);
    const SpofDetail detail =
        options.output.format == "text" ? SpofDetail::Readable : SpofDetail::Whole;
    AnswerJson head("spof", loaded.plan.name, context.language);
    head.add("states", answer.states);
    head.add("complete", answer.complete);
    writeTables(options.output, std::move(head), spofTables(answer, detail), context);
    const bool found = std::any_of(
        answer.findings.begin(), answer.findings.end(), [&](const SpofFinding& finding) {
            return std::find(failOn.begin(), failOn.end(), finding.kind) != failOn.end();
        });
    return found ? FindingsFound : Done;
}

}  // namespace

void addSpof(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    Command command =
        program.command("spof", "Single points of failure: who loses what if this one thing dies");
    addPlanOptions(command, options->plan);
    command
        .option("--given", "COMPONENT", options->input.given,
                "Down already, as in maintenance: every failure comes on top; repeatable")
        .option("--only", "KINDS", options->input.kinds,
                "Of cut, manual, congested and slow, with commas; all by default")
        .option("--site", "SITE", options->input.sites, "Only what hurts this site; repeatable")
        .option("--service", "SERVICE", options->input.services,
                "Only what hurts this service, such as exchange; repeatable")
        .option("--fail-on", "KINDS", options->failOn,
                "Exit with status 1 if any of these is found")
        .option("--threads", "N", options->input.threads, 0, 1024, "Threads; 0 is one a processor");
    addOutputOptions(command, options->output);
    command.example("peerplan spof examples/woodgrove/plan.json --only cut,manual")
        .does([&context, options] { return showSpof(*options, context); });
}

}  // namespace peerplan::cli
