// SPDX-License-Identifier: MIT
#include <filesystem>
#include <memory>
#include <ostream>

#include "cli/commands.h"
#include "cli/plan_input.h"
#include "cli/planning_day.h"
#include "model/error.h"

namespace peerplan::cli {
namespace {

struct Options {
    std::string file;
    std::string name;
    std::string asOf;
    bool force = false;
};

int makePlan(const Options& options, Context& context) {
    if (!options.force && std::filesystem::exists(options.file)) {
        throw UsageError(
            Text(tr("{file} is there already; --force replaces it"), {{"file", options.file}}));
    }
    Plan plan;
    plan.asOf = planningDay(options.asOf);
    plan.name =
        options.name.empty() ? std::filesystem::path(options.file).stem().string() : options.name;
    plan.policy.headroom.least = 0.2;
    plan.policy.headroom.most = 0.5;
    plan.policy.internetFallback = Fallback::None;
    savePlanAny(options.file, plan);
    context.err << options.file << ": an empty plan. Add sites with 'peerplan import', or by hand "
                << "after docs/plan-format.md.\n";
    return 0;
}

}  // namespace

void addNew(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    program.command("new", "Begin a plan")
        .argument("FILE", options->file, "FILE.json or FILE.peerplan")
        .option("--name", "NAME", options->name, "Name of the plan (else the file's)")
        .option("--as-of", "DAY", options->asOf,
                "Day that ages, growth and time zones count from, YYYY-MM-DD (else today)")
        .flag("--force", options->force, "Replace a file that is there")
        .example("peerplan new company.json --name Company --as-of 2026-11-01")
        .does([&context, options] { return makePlan(*options, context); });
}

}  // namespace peerplan::cli
