// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/review_input.h"
#include "planner/bandwidth/columns.h"
#include "planner/review/review_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    std::vector<std::string> areas;
    std::vector<std::string> rules;
    OutputOptions output;
};

int showRules(const Options& options, Context& context) {
    const ReviewOptions asked = reviewOptions(options.areas, options.rules);
    const bool againstPlan = !options.plan.plan.empty();
    std::vector<ReviewRule> rules;
    std::string name;
    if (againstPlan) {
        LoadedPlan loaded = loadPlanChecked(options.plan);
        rules = answerReview(loaded, asked, 0, context).rules;
        name = loaded.plan.name;
    } else {
        rules = ruleBook(asked);
    }
    Table table = rulesTable(rules, againstPlan);
    if (options.output.format == "text") {
        table = without(std::move(table), {"why", "fix", "source", "reason"});
        if (!againstPlan) table = without(std::move(table), {"missing"});
    }
    const std::vector<Table> tables{std::move(table)};
    writeTables(options.output, AnswerJson("rules", name, context.language), tables, context);
    return 0;
}

}  // namespace

void addRules(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "rules", "List the design rules, and which of them can be held against a plan");
    command.optionalArgument("PLAN", options->plan.plan, "Plan: tells what it does not state")
        .option("--scenario", "ID", options->plan.scenario, "Apply a scenario of the plan first")
        .option("--catalogue", "FILE", options->plan.overlays,
                "Lay a CSV file over the list of the catalogue that it is named after; repeatable")
        .option("--area", "AREAS", options->areas, "Only rules of these areas, such as ha,dr")
        .option("--rule", "RULES", options->rules, "Only these rules, such as M365-05,HA-01");
    addOutputOptions(command, options->output);
    command.example("peerplan rules examples/woodgrove/plan.json --area m365")
        .does([&context, options] { return showRules(*options, context); });
}

}  // namespace peerplan::cli
