// SPDX-License-Identifier: MIT
#include <chrono>
#include <filesystem>
#include <memory>
#include <ostream>

#include "cli/commands.h"
#include "cli/plan_input.h"
#include "model/error.h"

namespace peerplan::cli {
namespace {

struct Options {
    std::string file;
    std::string name;
    std::string asOf;
    bool force = false;
};

/// The day to plan from: as given, else the clock's, which then stands in the plan.
Date planningDay(const std::string& text) {
    if (text.empty()) {
        const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        return Date::fromDays(days.time_since_epoch().count());
    }
    const std::optional<Date> day = Date::parse(text);
    if (!day) {
        throw UsageError(
            Text(tr("--as-of {found} is no day: write YYYY-MM-DD"), {{"found", text}}));
    }
    return *day;
}

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
