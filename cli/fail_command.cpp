// SPDX-License-Identifier: MIT
#include <memory>
#include <utility>

#include "cli/commands.h"
#include "cli/failover_input.h"
#include "cli/network_input.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "data/time/site_clocks.h"
#include "model/error.h"
#include "planner/resilience/failover/failover.h"
#include "planner/resilience/failover/failover_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    std::vector<std::string> failed;
    TimedComponents at;
    TimedComponents repairs;
    std::vector<std::string> given;
    std::string hour;
    std::int64_t threads = 0;
    OutputOptions output;
};

int showFailover(const Options& options, Context& context) {
    FailoverQuestion question;
    if (!options.hour.empty()) {
        question.quarters = quartersOf(options.hour);
        if (!question.quarters) {
            throw UsageError(Text(tr("--hour {hour}: write an hour such as 14 or a time such as "
                                     "14:30, UTC"),
                                  {{"hour", options.hour}}));
        }
    }
    question.threads = static_cast<int>(options.threads);
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const CompiledNetwork network = compileNetwork(loaded);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    question.outages = outagesOf(network.components, options.failed, options.at, options.repairs);
    const FailureState given = failureState(network, loaded, options.given);
    const Failovers failovers(loaded.plan, network, loaded.catalogue, clocks, given);
    const FailoverAnswer answer = failovers.tell(question);
    hintAtWarnings(loaded, options.plan, context);
    AnswerJson head("fail", loaded.plan.name, context.language);
    head.add("date", answer.at.date);
    head.add("utc", clockTime(answer.at.utcMinute));
    head.add("users_touched", answer.usersTouched);
    head.add("user_seconds_least", answer.userSecondsLeast);
    head.add("user_seconds", answer.userSeconds);
    head.add("sessions_broken_users", answer.sessionsBroken);
    head.add("manual", answer.manual);
    head.add("unresolved", answer.unresolved);
    writeTables(options.output, std::move(head),
                failoverTables(answer, options.output.format != "text"), context);
    return 0;
}

}  // namespace

void addFail(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = program.command(
        "fail",
        "A failover second by second: what is lost until when, who goes where, the way back");
    addPlanOptions(command, options->plan);
    command.arguments("COMPONENT", options->failed, "Fails at 0 s")
        .pairs("--at", "TIME COMPONENT", options->at,
               "Fails at a time, in seconds or with ms, s, min or h; repeatable")
        .pairs("--repair", "TIME COMPONENT", options->repairs, "Is repaired at a time; repeatable")
        .option("--given", "COMPONENT", options->given,
                "Down before it begins, as in maintenance; repeatable")
        .option("--hour", "HOUR", options->hour,
                "Hour or quarter-hour of the UTC day, such as 14 or 14:30; otherwise the busiest "
                "quarter-hour of what is touched")
        .option("--threads", "N", options->threads, 0, 1024, "Threads; 0 is one a processor");
    addOutputOptions(command, options->output);
    command.example("peerplan fail examples/woodgrove/plan.json circuit/er-dallas")
        .does([&context, options] { return showFailover(*options, context); });
}

}  // namespace peerplan::cli
