// SPDX-License-Identifier: MIT
#include <utility>

#include "planner/resilience/sweep/sweep_columns.h"

namespace peerplan {
namespace {

/// The figures of a state, without what failed.
void addFigures(Table& table, const SweepAnswer& answer) {
    table.columns.push_back(usersColumn(answer, "users_cut", tr("users cut"), tr("sites cut")));
    table.columns.push_back(column("users_manual", tr("wait for a switch"), CellKind::Integer));
    table.columns.push_back(column("users_congested", tr("congested"), CellKind::Integer));
    table.columns.push_back(column("user_equivalents", tr("equivalents"), CellKind::Number, 0));
    table.columns.push_back(shareColumn("headroom", tr("least headroom")));
    table.columns.push_back(column("element", tr("where"), CellKind::Component));
    table.columns.push_back(column("extra_rtt_ms", tr("extra RTT"), CellKind::Ms, 1));
}

void addFigures(std::vector<Cell>& row, const SweepState& state) {
    row.emplace_back(state.usersCut);
    row.emplace_back(state.usersWaiting);
    row.emplace_back(state.usersDegraded);
    row.emplace_back(state.userEquivalents);
    row.push_back(state.load ? number(state.load->headroom) : Cell{});
    row.push_back(words(state.element));
    row.push_back(number(state.extraRttMs));
}

void sayWhatFiguresMean(Table& table, const SweepAnswer& answer) {
    if (answer.countsSites) {
        table.notes.push_back(
            Text(tr("The plan has no users: every site with traffic counts as one.")));
    }
    table.notes.push_back(
        Text(tr("Congested: users whose traffic crosses something with at most 10 % headroom that "
                "had more before. Equivalents: users × share of their traffic that is cut, waits "
                "or is congested. Least headroom: of what the failure leaves less than before. "
                "Extra RTT: mean over the users that it touches and that are served.")));
    if (answer.usersCutBefore > 0) {
        table.notes.push_back(
            Text(tr("{users} {users|user is|users are} cut or wait before anything fails: they are "
                    "not counted again."),
                 {{"users", answer.usersCutBefore}}));
    }
}

Table statesTable(const char* id, const char* title) {
    Table table;
    table.id = id;
    table.title = Text(title);
    table.columns.push_back(keyColumn("failure", tr("failure")));
    return table;
}

}  // namespace

Table worstFailuresTable(const SweepAnswer& answer) {
    Table table = statesTable("worst", tr("Worst single failures"));
    addFigures(table, answer);
    for (const std::uint32_t i : answer.worst) {
        const SweepState& state = answer.singles[i];
        std::vector<Cell> row{state.failed[0]};
        addFigures(row, state);
        table.rows.push_back(std::move(row));
    }
    sayWhatFiguresMean(table, answer);
    sayIfIncomplete(table, answer);
    return table;
}

Table worstPairsTable(const SweepAnswer& answer) {
    Table table = statesTable("pairs", tr("Pairs that do more than both failures alone"));
    table.columns.push_back(keyColumn("second_failure", tr("with")));
    table.columns.push_back(column("users_beyond", tr("cut beyond"), CellKind::Integer));
    table.columns.push_back(usersColumn(answer, "users_cut", tr("users cut"), tr("sites cut")));
    table.columns.push_back(column("users_manual", tr("wait for a switch"), CellKind::Integer));
    table.columns.push_back(column("user_equivalents", tr("equivalents"), CellKind::Number, 0));
    table.columns.push_back(shareColumn("headroom", tr("least headroom")));
    if (answer.scope.minProbability) {
        table.columns.push_back(column("probability", tr("chance"), CellKind::Number, 9));
    }
    for (const SweepState& state : answer.worstPairs) {
        std::vector<Cell> row{state.failed[0], state.failed[1],    state.usersBeyond,
                              state.usersCut,  state.usersWaiting, state.userEquivalents};
        row.push_back(state.load ? number(state.load->headroom) : Cell{});
        if (answer.scope.minProbability) row.push_back(number(state.probability));
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty() && answer.scope.pairs > 0 && answer.scope.complete) {
        table.notes.push_back(Text(tr("No pair does more than its two failures do alone.")));
    }
    table.notes.push_back(
        Text(tr("Cut beyond: users cut or waiting that neither failure alone hurts. Of equal pairs "
                "the one that takes least along stands first.")));
    return table;
}

Table singleFailuresTable(const SweepAnswer& answer) {
    Table table = statesTable("failures", tr("Every single failure"));
    table.columns.push_back(column("tier", tr("tier"), CellKind::Text));
    table.columns.push_back(
        usersColumn(answer, "users_touched", tr("users touched"), tr("sites touched")));
    addFigures(table, answer);
    table.columns.push_back(column("class", tr("class"), CellKind::Grade));
    table.columns.push_back(
        column("elements_congested", tr("elements congested"), CellKind::Integer));
    table.columns.push_back(column("worst_extra_rtt_ms", tr("worst extra RTT"), CellKind::Ms, 1));
    table.columns.push_back(column("worst_extra_rtt_site", tr("of"), CellKind::Text));
    table.columns.push_back(column("users_down", tr("users at what failed"), CellKind::Integer));
    table.columns.push_back(column("sites_hurt", tr("sites cut or waiting"), CellKind::Integer));
    table.columns.push_back(shareColumn("least_headroom_anywhere", tr("least headroom anywhere")));
    table.columns.push_back(column("least_element", tr("of"), CellKind::Component));
    table.columns.push_back(column("probability", tr("chance"), CellKind::Number, 9));
    for (const SweepState& state : answer.singles) {
        std::vector<Cell> row{state.failed[0], wordCell(state.tier), state.usersTouched};
        addFigures(row, state);
        row.push_back(state.headroomClass ? wordCell(*state.headroomClass) : Cell{});
        row.emplace_back(state.congested);
        row.push_back(number(state.worstExtraRttMs));
        row.push_back(words(state.worstExtraRttSite));
        row.emplace_back(state.usersDown);
        row.emplace_back(state.sitesHurt);
        row.push_back(state.least ? number(state.least->headroom) : Cell{});
        row.push_back(words(state.leastElement));
        row.push_back(number(state.probability));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace peerplan
