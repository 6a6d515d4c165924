// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/commands.h"
#include "cli/compare_input.h"
#include "cli/output.h"
#include "model/error.h"
#include "planner/compare/compare_tables.h"

namespace peerplan::cli {
namespace {

/// Rows of the table of offices on a screen.
constexpr std::size_t mostOffices = 60;

}  // namespace

void addCompare(Program& program, Context& context) {
    struct Options {
        PlanOptions plan;
        CompareInput input;
        OutputOptions output;
        bool offices = false;
    };
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "compare", "Put designs side by side: risk, headroom, cost, round trips, findings");
    command.argument("PLAN", options->plan.plan, "Plan: a .json document or a .peerplan store")
        .arguments("DESIGN", options->input.designs,
                   "base, scenarios of the plan, further plans, FILE#SCENARIO; the others are held "
                   "against the first")
        .flag("--offices", options->offices,
              "Print the offices one by one, too: each design beside the first")
        .option("--prices", "FILE", options->input.prices,
                "What things cost a month: CSV, or the Azure Retail Prices JSON")
        .option("--catalogue", "FILE", options->plan.overlays,
                "Lay a CSV file over the list of the catalogue that it is named after; repeatable")
        .option("--threads", "N", options->input.threads, 0, 1024, "Threads; 0 is one a processor");
    addOutputOptions(command, options->output);
    command
        .example(
            "peerplan compare examples/woodgrove/plan.json base one-circuit-per-region "
            "internet-backup")
        .does([&context, options] {
            CompareInput& input = options->input;
            if (input.designs.empty()) {
                throw UsageError(
                    tr("name the designs to compare, such as base and a scenario's id"));
            }
            // One design is held against the plan itself.
            if (input.designs.size() == 1 && input.designs.front() != "base") {
                input.designs.insert(input.designs.begin(), "base");
            }
            const CompareAnswer answer = answerCompare(options->plan, input, context);
            const bool whole = options->output.format != "text";
            std::vector<Table> tables = whole ? compareTables(answer) : compareScreen(answer);
            for (std::size_t d = 1; !whole && options->offices && d < answer.designs.size(); ++d) {
                tables.push_back(compareOfficesTable(answer, d, mostOffices));
            }
            writeTables(options->output, AnswerJson("compare", {}, context.language), tables,
                        context);
            return 0;
        });
}

}  // namespace peerplan::cli
