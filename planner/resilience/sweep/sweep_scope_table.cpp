// SPDX-License-Identifier: MIT
#include <utility>

#include "planner/resilience/sweep/sweep_columns.h"

namespace peerplan {
namespace {

std::string joined(const std::vector<std::string>& items) {
    std::string list;
    for (const std::string& item : items) {
        if (!list.empty()) list += ", ";
        list += item;
    }
    return list;
}

bool anyProbability(const SweepAnswer& answer) {
    for (const SweepState& state : answer.singles) {
        if (state.probability) return true;
    }
    return false;
}

}  // namespace

Table sweepScopeTable(const SweepAnswer& answer) {
    const SweepScope& scope = answer.scope;
    Table table;
    table.id = "scope";
    table.title = Text(tr("What was swept"));
    table.columns = {keyColumn("figure", tr("figure"), CellKind::Text),
                     column("states", tr("states"), CellKind::Integer),
                     column("meaning", tr("meaning"), CellKind::Text)};
    const auto row = [&](const char* figure, std::int64_t value, Text meaning) {
        table.rows.push_back({std::string(figure), value, std::move(meaning)});
    };
    row("singles", scope.singles, tr("single failures that were evaluated"));
    row("idle", scope.idle, tr("failures of what nothing rides on: they change nothing"));
    if (scope.minProbability) {
        row("unlikely", scope.unlikely, tr("single failures that are less likely than asked for"));
    }
    if (scope.depth > 1) {
        row("pairs", scope.pairs, tr("pairs that were evaluated"));
    }
    if (scope.depth > 1 && !scope.minProbability) {
        row("pairs_pruned", scope.pairsPruned,
            tr("pairs that cannot change more than one of their two"));
        row("components_paired", scope.paired, tr("components that pairs were made of"));
        row("components_of_one_site", scope.leavesUnpaired,
            tr("components that concern one site alone and were not paired"));
        row("components_beyond_cap", scope.beyondCap,
            tr("components that touch fewest users, left out to stay within the cap"));
        row("pairs_of_two_sites", scope.leafPairs,
            tr("pairs of two sites' own components: what they cut adds up"));
        table.notes.push_back(
            Text(tr("At most {cap} pairs are made (--max-pairs)."), {{"cap", scope.maxPairs}}));
        if (scope.metricsStated) {
            table.notes.push_back(
                Text(tr("The plan states metrics, so that any failure may change a comparison: "
                        "only pairs of which one takes the other along were pruned.")));
        }
    }
    if (!scope.only.empty()) {
        std::vector<std::string> kinds;
        for (const FailureKind kind : scope.only) kinds.emplace_back(word(kind));
        table.notes.push_back(
            Text(tr("Only failures of the kinds {kinds}."), {{"kinds", joined(kinds)}}));
    }
    if (!scope.given.empty()) {
        table.notes.push_back(
            Text(tr("Failed from the start: {given}."), {{"given", joined(scope.given)}}));
    }
    if (scope.minProbability) {
        table.notes.push_back(
            Text(tr("Only states with a chance of at least {least}. All is up with {up}; what was "
                    "not looked at has at most {rest} together."),
                 {{"least", Decimal{*scope.minProbability, 9}},
                  {"up", Decimal{scope.allUp, 9}},
                  {"rest", Decimal{scope.notEnumerated, 9}}}));
    }
    if (scope.minProbability || anyProbability(answer)) {
        table.notes.push_back(
            Text(tr("{stated} {stated|availability is|availabilities are} stated; {assumed} "
                    "{assumed|circuit has|circuits have} the SLA figure; {unstated} "
                    "{unstated|thing states|things state} none and {unstated|counts|count} as "
                    "always up."),
                 {{"stated", scope.statedAvailabilities},
                  {"assumed", scope.assumedAvailabilities},
                  {"unstated", scope.unstatedAvailabilities}}));
    }
    sayIfIncomplete(table, answer);
    return table;
}

}  // namespace peerplan
