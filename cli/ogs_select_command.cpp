// SPDX-License-Identifier: MIT
#include <memory>
#include <vector>

#include "cli/network_input.h"
#include "cli/ogs_commands.h"
#include "cli/ogs_select_input.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "cli/run.h"
#include "data/time/site_clocks.h"
#include "model/error.h"
#include "planner/ogs/gateway_rtt_tables.h"
#include "planner/ogs/selection/select_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    OgsSelectInput input;
    bool matrix = false;
    std::string failOn = "never";
    OutputOptions output;
};

/// Whether a finding that the plan does not accept is as severe as that.
bool fails(const OgsSelectionAnswer& answer, const std::string& failOn) {
    if (failOn == "never") return false;
    const Severity least = failOn == "note"      ? Severity::Note
                           : failOn == "warning" ? Severity::Warning
                                                 : Severity::Error;
    for (std::size_t i = 0; i < answer.findings.size(); ++i) {
        if (answer.findings[i].severity >= least && answer.accepted[i].empty()) return true;
    }
    return false;
}

int select(const Options& options, Context& context) {
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const SelectInput input = selectInput(options.input, loaded);
    const CompiledNetwork network = compileNetwork(loaded);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    const GatewayRtts rtts = gatewayRtts(loaded.plan, loaded.catalogue, network);
    hintAtWarnings(loaded, options.plan, context);
    AnswerJson head("ogs select", loaded.plan.name, context.language);
    std::vector<Table> tables;
    bool failed = false;
    if (options.matrix) {
        tables.push_back(
            gatewayRttTable(loaded.plan, rtts, clientSites(loaded.plan, input.allSites)));
    } else {
        const OgsSelectionAnswer answer =
            selectGateways(loaded.plan, loaded.catalogue, network, clocks, rtts, input);
        head.add("seed", static_cast<std::int64_t>(answer.seed));
        head.add("samples", answer.samples);
        failed = fails(answer, options.failOn);
        tables = ogsSelectionTables(answer, options.output.format != "text");
    }
    writeTables(options.output, std::move(head), tables, context);
    return failed ? FindingsFound : Done;
}

}  // namespace

void addOgsSelect(Command& group, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = group.subcommand(
        "select", "Show which VPN gateway the clients of each site choose, and why");
    addPlanOptions(command, options->plan);
    addOgsSelectOptions(command, options->input);
    command.choice("--fail-on", options->failOn, {"never", "error", "warning", "note"},
                   "Exit with 1 for findings from this severity on that the plan does not accept");
    command.flag("--rtts", options->matrix, "Only the round trips from sites to gateways");
    addOutputOptions(command, options->output);
    command
        .example(
            "peerplan ogs select examples/remote-access/plan.json --days 20 --down "
            "gw-singapore@2026-11-01..2026-11-02")
        .does([&context, options] { return select(*options, context); });
}

}  // namespace peerplan::cli
