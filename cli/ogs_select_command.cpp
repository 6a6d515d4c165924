// SPDX-License-Identifier: MIT
#include <memory>
#include <vector>

#include "cli/network_input.h"
#include "cli/ogs_commands.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "planner/ogs/gateway_rtt_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    OutputOptions output;
};

int select(const Options& options, Context& context) {
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const CompiledNetwork network = compileNetwork(loaded);
    const GatewayRtts rtts = gatewayRtts(loaded.plan, loaded.catalogue, network);
    std::vector<SiteId> sites;
    for (std::size_t s = 0; s < loaded.plan.sites.size(); ++s) {
        if (!loaded.plan.sites[s].users.empty()) sites.emplace_back(s);
    }
    hintAtWarnings(loaded, options.plan, context);
    const std::vector<Table> tables = {gatewayRttTable(loaded.plan, rtts, sites)};
    writeTables(options.output, AnswerJson("ogs select", loaded.plan.name, context.language),
                tables, context);
    return 0;
}

}  // namespace

void addOgsSelect(Command& group, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = group.subcommand(
        "select", "Show which VPN gateway the clients of each site choose, and why");
    addPlanOptions(command, options->plan);
    addOutputOptions(command, options->output);
    command.example("peerplan ogs select examples/remote-access/plan.json")
        .does([&context, options] { return select(*options, context); });
}

}  // namespace peerplan::cli
