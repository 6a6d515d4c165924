// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <optional>

#include "cli/availability_input.h"
#include "cli/bandwidth_input.h"
#include "cli/commands.h"
#include "cli/compare_input.h"
#include "cli/failover_input.h"
#include "cli/ogs_input.h"
#include "cli/output.h"
#include "cli/plan_input.h"
#include "cli/report_file.h"
#include "cli/review_input.h"
#include "cli/spof_input.h"
#include "cli/sweep_input.h"
#include "planner/compare/providers.h"
#include "planner/network/compile.h"
#include "planner/ogs/clients.h"
#include "planner/report/compose.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    BandwidthInput input;
    /// Designs with commas between them; empty for none.
    std::string compare;
    std::string prices;
    OutputOptions output;
};

/// The plan that the report is of beside the designs of `--compare`.
std::optional<CompareAnswer> reportComparison(const Options& options, Context& context) {
    if (options.compare.empty()) return std::nullopt;
    CompareInput input;
    input.prices = options.prices;
    input.threads = options.input.threads;
    input.designs = {options.plan.scenario.empty() ? std::string("base") : options.plan.scenario};
    std::size_t begin = 0;
    while (begin <= options.compare.size()) {
        const std::size_t end = std::min(options.compare.find(',', begin), options.compare.size());
        const std::string name = options.compare.substr(begin, end - begin);
        begin = end + 1;
        if (name.empty()) continue;
        if (std::find(input.designs.begin(), input.designs.end(), name) == input.designs.end()) {
            input.designs.push_back(name);
        }
    }
    return answerCompare(options.plan, input, context);
}

std::string scenarioName(const Plan& plan, const std::string& id) {
    for (const Scenario& scenario : plan.scenarios) {
        if (scenario.id == id) return scenario.label();
    }
    return id;
}

struct GatewayAnswers {
    OgsSelectionAnswer selection;
    OgsScoreAnswer score;
    OgsPlaceAnswer place;
};

/// Enough for a percentage, on a plan of any size.
constexpr std::int64_t reportSamples = 1000;

/// Of a plan with VPN gateways and people who use them: their score, and where up to five more
/// should stand among the metros of the catalogue.
std::optional<GatewayAnswers> reportGateways(LoadedPlan& loaded, std::int64_t threads) {
    if (loaded.plan.gateways.empty() || vpnClients(loaded.plan).empty()) return std::nullopt;
    OgsSelectInput select;
    select.samples = reportSamples;
    OgsPlaceInput place;
    place.count = 5;
    place.candidates = {"metros"};
    place.threads = threads;
    return GatewayAnswers{answerOgsSelection(loaded, select), answerOgsScore(loaded, {}),
                          answerOgsPlace(loaded, place)};
}

int writeReport(const Options& options, Context& context) {
    const ReportFormat format = reportFormatOf(options.output.file);
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const BandwidthAnswer answer = answerBandwidth(loaded, options.input, context);
    hintAtWarnings(loaded, options.plan, context);
    // Its warnings are among those of the bandwidth's.
    Diagnostics told;
    const CompiledNetwork network = compile(loaded.plan, loaded.catalogue, told);
    const AvailabilityAnswer uptime = answerAvailability(
        loaded, network, {options.input.given, {}, {}, options.input.threads}, context);
    SweepInput sweepInput;
    sweepInput.given = options.input.given;
    sweepInput.threads = options.input.threads;
    const SweepAnswer failures = answerSweep(loaded, sweepInput, context);
    SpofInput spofInput;
    spofInput.given = options.input.given;
    spofInput.threads = options.input.threads;
    const SpofAnswer spofs = answerSpof(loaded, spofInput, context);
    ReportInput input{loaded.plan, answer, scenarioName(loaded.plan, options.plan.scenario),
                      versionLine(), &uptime};
    input.sweep = &failures;
    input.spof = &spofs;
    input.failovers = worstFailovers(loaded, network, options.input.given);
    const auto gateways = reportGateways(loaded, options.input.threads);
    if (gateways) {
        input.ogsSelection = &gateways->selection;
        input.ogsScore = &gateways->score;
        input.ogsPlace = &gateways->place;
    }
    const ReviewAnswer design = answerReview(loaded, answer, options.input.threads);
    input.review = &design;
    const std::optional<CompareAnswer> comparison = reportComparison(options, context);
    input.comparison = comparison ? &*comparison : nullptr;
    const ProvidersAnswer nearby = providers(loaded.plan, loaded.catalogue);
    if (!loaded.plan.circuits.empty()) input.providers = &nearby;
    writeOutput(options.output, reportBytes(composeReport(input), format, context), context);
    return 0;
}

}  // namespace

void addReport(Program& program, Context& context) {
    auto options = std::make_shared<Options>();
    Command command =
        program.command("report", "Write the planning report as HTML, XLSX, Markdown, JSON or CSV");
    addPlanOptions(command, options->plan);
    addBandwidthOptions(command, options->input);
    command
        .option("--compare", "DESIGNS", options->compare,
                "Designs to put beside it, with commas between: scenarios, base, further plans")
        .option(
            "--prices", "FILE", options->prices,
            "What things cost a month, for the comparison: CSV, or the Azure Retail Prices JSON")
        .option("-o,--output", "FILE", options->output.file,
                "By its ending: .html, .xlsx, .md, .json, or .zip with a CSV file a table")
        .example("peerplan report examples/woodgrove/plan.json -o woodgrove.html")
        .does([&context, options] { return writeReport(*options, context); });
}

}  // namespace peerplan::cli
