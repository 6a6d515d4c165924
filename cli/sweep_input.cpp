// SPDX-License-Identifier: MIT
#include "cli/sweep_input.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "cli/network_input.h"
#include "data/time/site_clocks.h"
#include "model/enumeration.h"
#include "model/error.h"
#include "model/fields/spelling.h"
#include "planner/resilience/sweep/sweep.h"

namespace peerplan::cli {
namespace {

std::vector<std::string_view> split(std::string_view list) {
    std::vector<std::string_view> items;
    while (true) {
        const std::size_t comma = list.find(',');
        items.push_back(list.substr(0, comma));
        if (comma == std::string_view::npos) return items;
        list.remove_prefix(comma + 1);
    }
}

/// Kinds of failure from lists with commas; throws UsageError with every unknown one.
std::vector<FailureKind> kindsOf(const std::vector<std::string>& lists) {
    std::vector<FailureKind> kinds;
    Diagnostics diagnostics;
    for (const std::string& list : lists) {
        for (const std::string_view item : split(list)) {
            const std::optional<FailureKind> kind = fromWord<FailureKind>(item);
            if (kind) {
                if (std::find(kinds.begin(), kinds.end(), *kind) == kinds.end()) {
                    kinds.push_back(*kind);
                }
                continue;
            }
            Diagnostic diagnostic;
            diagnostic.message = Text(tr("--only: there is no kind of failure {kind}"),
                                      {{"kind", std::string(item)}});
            diagnostic.suggestion = nearestSpelling(item, FailureKindWords);
            diagnostics.push_back(std::move(diagnostic));
        }
    }
    if (!diagnostics.empty()) throw UsageError(std::move(diagnostics));
    return kinds;
}

std::optional<double> probabilityOf(const std::string& text) {
    if (text.empty()) return std::nullopt;
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || at != end || !(value > 0) || value > 1) {
        throw UsageError(Text(tr("--min-probability: {text} is no number above 0 and at most 1"),
                              {{"text", text}}));
    }
    return value;
}

}  // namespace

void addSweepOptions(Command& command, SweepInput& input) {
    command
        .option("--depth", "N", input.depth, 1, 2,
                "1: every single failure; 2: every pair of components that more than one site "
                "notices, too")
        .option("--only", "KINDS", input.only,
                "Kinds of failure with commas between, such as circuit,peering-location")
        .option("--given", "COMPONENT", input.given,
                "Down already, as in maintenance: every failure comes on top; repeatable")
        .option("--min-probability", "P", input.minProbability,
                "Only states that are at least this likely, by stated availabilities")
        .flag("--leaves", input.leaves, "Pair components that one site alone notices, too")
        .option("--max-pairs", "N", input.maxPairs, 0, 100'000'000,
                "Pairs of the components that touch most users, up to this number")
        .option("--worst", "N", input.worst, 0, 100'000, "How many of the worst to list")
        .option("--threads", "N", input.threads, 0, 1024, "Threads; 0 is one a processor");
}

SweepAnswer answerSweep(LoadedPlan& loaded, const SweepInput& input, Context& context) {
    SweepOptions options;
    options.only = kindsOf(input.only);
    options.minProbability = probabilityOf(input.minProbability);
    const CompiledNetwork network = compileNetwork(loaded);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    options.given = failureState(network, loaded, input.given);
    options.depth = static_cast<int>(input.depth);
    options.leaves = input.leaves;
    options.maxPairs = input.maxPairs;
    options.worst = static_cast<std::size_t>(input.worst);
    options.threads = static_cast<int>(input.threads);
    options.progress = progressLine(context, "Failure states");
    return sweep(loaded.plan, network, loaded.catalogue, clocks, options);
}

}  // namespace peerplan::cli
