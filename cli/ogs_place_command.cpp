// SPDX-License-Identifier: MIT
#include <memory>
#include <string>

#include "cli/ogs_commands.h"
#include "cli/ogs_input.h"
#include "cli/output.h"
#include "planner/ogs/placement/place_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    PlanOptions plan;
    OgsPlaceInput input;
    OutputOptions output;
};

int showPlacement(const Options& options, Context& context) {
    LoadedPlan loaded = loadPlanChecked(options.plan);
    const OgsPlaceAnswer answer = answerOgsPlace(loaded, options.input);
    hintAtWarnings(loaded, options.plan, context);
    const OgsPlaceDetail detail =
        options.output.format == "text" ? OgsPlaceDetail::Readable : OgsPlaceDetail::Whole;
    const PlacementCertificate& certificate = answer.placement().certificate;
    AnswerJson head("ogs place", loaded.plan.name, context.language);
    head.add("goal", std::string(answer.center ? "center" : "median"));
    head.add("survive", std::int64_t{answer.survive ? 1 : 0});
    head.add("users", answer.users);
    head.add("candidates", static_cast<std::int64_t>(answer.candidates.size()));
    head.add("objective_ms", placeObjectiveMs(answer, certificate.objective));
    head.add("bound_ms", placeObjectiveMs(answer, certificate.lowerBound));
    head.add("proven", certificate.proven);
    head.add("gap", certificate.gap);
    head.add("ogs_elsewhere", answer.byOgs ? Cell(answer.byOgs->elsewhere) : Cell{});
    head.add("ogs_rtt_ms", answer.byOgs ? Cell(answer.byOgs->meanMs) : Cell{});
    writeTables(options.output, std::move(head), placeTables(answer, detail), context);
    return 0;
}

}  // namespace

void addOgsPlace(Command& group, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = group.subcommand(
        "place", "Say where the next gateways should stand, with a proof, and what each brings");
    addPlanOptions(command, options->plan);
    command.option("-k,--count", "N", options->input.count, 1, 1000, "Gateways to add")
        .option(
            "--candidates", "PLACES", options->input.candidates,
            "sites, metros, or names of both, with commas; of a matrix, its columns; repeatable")
        .option("--survive", "N", options->input.survive, 0, 1,
                "1: what counts is the state after the worst loss of one gateway")
        .flag("--center", options->input.center,
              "What counts is the greatest round trip, not the mean")
        .option("--rtt", "FILE", options->input.rtts,
                "Round trips in ms in place of the model: CSV, sites down, gateways and places "
                "across")
        .option("--threads", "N", options->input.threads, 0, 1024, "Threads; 0 is one a processor");
    addOgsOptions(command, options->input.options);
    addOutputOptions(command, options->output);
    command.example("peerplan ogs place examples/woodgrove/plan.json -k 3")
        .does([&context, options] { return showPlacement(*options, context); });
}

}  // namespace peerplan::cli
