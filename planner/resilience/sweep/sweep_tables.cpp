// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/sweep_tables.h"

#include <string>
#include <utility>

#include "planner/bandwidth/columns.h"

namespace peerplan {
namespace {

/// Rows of a table for people; the rest is counted.
constexpr std::size_t mostShown = 40;

void sayHowManyMore(Table& table, std::int64_t more) {
    if (more == 0) return;
    table.notes.push_back(
        Text(tr("{n} more {n|is|are} in --format json and --format csv."), {{"n", more}}));
}

Column failureColumn() {
    return column("failure", tr("failure"), CellKind::Component);
}

/// The second failure of a pair; only where pairs were swept.
void addSecond(Table& table, const SweepAnswer& answer) {
    if (answer.scope.depth > 1) {
        table.columns.push_back(column("second_failure", tr("with"), CellKind::Component));
    }
}

void addFailed(std::vector<Cell>& row, const std::vector<std::string>& failed,
               const SweepAnswer& answer) {
    row.push_back(failed.empty() ? Cell{} : Cell(failed[0]));
    if (answer.scope.depth > 1) row.push_back(failed.size() > 1 ? Cell(failed[1]) : Cell{});
}

Column users(const SweepAnswer& answer, const char* key, const char* ofUsers, const char* ofSites) {
    return column(key, answer.countsSites ? ofSites : ofUsers, CellKind::Integer);
}

/// The figures of a state, without what failed.
void addFigures(Table& table, const SweepAnswer& answer) {
    table.columns.push_back(users(answer, "users_cut", tr("users cut"), tr("sites cut")));
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

void sayIfIncomplete(Table& table, const SweepAnswer& answer) {
    if (answer.scope.complete) return;
    table.notes.push_back(
        Text(tr("Stopped after {done} of {all} states: worse ones may be missing."),
             {{"done", answer.scope.evaluated}, {"all", answer.scope.planned}}));
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

std::string range(const SweepUsersBin& bin) {
    std::string text = std::to_string(bin.least);
    if (!bin.most) {
        text += '+';
    } else if (*bin.most != bin.least) {
        text += " – ";
        text += std::to_string(*bin.most);
    }
    return text;
}

void add(std::vector<Table>& tables, Table table) {
    if (!table.rows.empty()) tables.push_back(std::move(table));
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
    table.columns.push_back(users(answer, "users_cut", tr("users cut"), tr("sites cut")));
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
        users(answer, "users_touched", tr("users touched"), tr("sites touched")));
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

Table tiersTable(const SweepAnswer& answer) {
    Table table;
    table.id = "tiers";
    table.title = Text(tr("Single failures by tier"));
    table.columns = {keyColumn("tier", tr("tier"), CellKind::Text),
                     column("states", tr("states"), CellKind::Integer),
                     column("cutting", tr("that cut"), CellKind::Integer),
                     column("waiting", tr("that wait for a switch"), CellKind::Integer),
                     column("congesting", tr("that congest"), CellKind::Integer),
                     column("users_cut", tr("most cut or waiting"), CellKind::Integer),
                     column("user_equivalents", tr("equivalents"), CellKind::Number, 0),
                     column("failure", tr("worst failure"), CellKind::Component)};
    for (const SweepTier& tier : answer.tiers) {
        std::vector<Cell> row{wordCell(tier.tier), tier.states,   tier.cutting,        tier.waiting,
                              tier.congesting,     tier.usersCut, tier.userEquivalents};
        row.push_back(tier.failed.empty() ? Cell{} : Cell(tier.failed[0]));
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        Text(tr("Local: a unit, device, link, connection or MSEE. Regional: a site, circuit, "
                "peering location and the like. Global: a provider, ISP, network, risk group or "
                "metro that reaches into several regions.")));
    return table;
}

Table failuresByUsersTable(const SweepAnswer& answer) {
    Table table;
    table.id = "by-users";
    table.title = Text(answer.countsSites ? tr("Failures by sites cut or waiting")
                                          : tr("Failures by users cut or waiting"));
    table.columns = {
        keyColumn("users_cut", answer.countsSites ? tr("sites") : tr("users"), CellKind::Text),
        column("singles", tr("single failures"), CellKind::Integer)};
    const bool pairs = answer.scope.depth > 1;
    if (pairs) table.columns.push_back(column("pairs", tr("pairs"), CellKind::Integer));
    for (const SweepUsersBin& bin : answer.byUsers) {
        if (bin.singles == 0 && bin.pairs == 0) continue;
        std::vector<Cell> row{range(bin), bin.singles};
        if (pairs) row.emplace_back(bin.pairs);
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table failuresByHeadroomTable(const SweepAnswer& answer) {
    Table table;
    table.id = "by-headroom";
    table.title = Text(tr("Failures by the least headroom that they leave"));
    table.columns = {keyColumn("class", tr("class"), CellKind::Grade),
                     column("singles", tr("single failures"), CellKind::Integer)};
    const bool pairs = answer.scope.depth > 1;
    if (pairs) table.columns.push_back(column("pairs", tr("pairs"), CellKind::Integer));
    for (const SweepHeadroomBin& bin : answer.byHeadroom) {
        if (bin.singles == 0 && bin.pairs == 0) continue;
        std::vector<Cell> row{
            bin.overload ? Cell(std::string("overload")) : wordCell(bin.headroomClass),
            bin.singles};
        if (pairs) row.emplace_back(bin.pairs);
        table.rows.push_back(std::move(row));
    }
    if (answer.normal.least && answer.normal.least->headroom) {
        table.notes.push_back(Text(tr("Before any of them the least headroom is {headroom}, of "
                                      "{element}."),
                                   {{"headroom", Ratio{*answer.normal.least->headroom}},
                                    {"element", answer.normal.leastElement}}));
    }
    return table;
}

Table regionFailuresTable(const SweepAnswer& answer) {
    Table table;
    table.id = "regions";
    table.title = Text(tr("Worst failure of each region"));
    table.columns = {keyColumn("region", tr("region"), CellKind::Text),
                     users(answer, "users", tr("users"), tr("sites")), failureColumn()};
    addSecond(table, answer);
    table.columns.push_back(users(answer, "users_cut", tr("users cut"), tr("sites cut")));
    table.columns.push_back(column("users_manual", tr("wait for a switch"), CellKind::Integer));
    table.columns.push_back(column("users_congested", tr("congested"), CellKind::Integer));
    table.columns.push_back(column("user_equivalents", tr("equivalents"), CellKind::Number, 0));
    table.columns.push_back(column("extra_rtt_ms", tr("extra RTT"), CellKind::Ms, 1));
    for (const SweepRegion& region : answer.regions) {
        std::vector<Cell> row;
        row.push_back(region.region.empty() ? Cell(Text(tr("no region"))) : Cell(region.region));
        row.emplace_back(region.users);
        if (region.failed.empty()) {
            row.emplace_back(Text(tr("none hurts")));
            if (answer.scope.depth > 1) row.emplace_back();
        } else {
            addFailed(row, region.failed, answer);
        }
        row.emplace_back(region.usersCut);
        row.emplace_back(region.usersWaiting);
        row.emplace_back(region.usersDegraded);
        row.emplace_back(region.userEquivalents);
        row.push_back(number(region.extraRttMs));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table elementFailuresTable(const SweepAnswer& answer, bool all) {
    Table table;
    table.id = "elements";
    table.title = Text(all ? tr("Worst failure of each element")
                           : tr("Elements that a failure leaves less than their target"));
    const bool wide = all || answer.scope.depth == 1;
    table.columns = {keyColumn("component", tr("element"))};
    if (wide) {
        table.columns.push_back(mbpsColumn("load_mbps", tr("load")));
        table.columns.push_back(mbpsColumn("capacity_mbps", tr("capacity")));
    }
    table.columns.push_back(shareColumn("headroom", tr("headroom")));
    table.columns.push_back(column("class", tr("class"), CellKind::Grade));
    table.columns.push_back(failureColumn());
    addSecond(table, answer);
    table.columns.push_back(shareColumn("normal_headroom", tr("headroom before")));
    table.columns.push_back(column("congested_in", tr("congested in states"), CellKind::Integer));
    std::int64_t more = 0;
    for (const SweepElement& element : answer.elements) {
        const bool poor = element.headroomClass == HeadroomClass::Congested ||
                          element.headroomClass == HeadroomClass::Tight;
        if (!all && (!poor || element.failed.empty())) continue;
        if (!all && table.rows.size() == mostShown) {
            ++more;
            continue;
        }
        std::vector<Cell> row{element.ref};
        if (wide) {
            row.push_back(mbps(element.worst.loadKbps));
            row.push_back(mbps(element.worst.capacityKbps));
        }
        row.push_back(number(element.worst.headroom));
        row.push_back(element.headroomClass ? wordCell(*element.headroomClass) : Cell{});
        if (element.failed.empty()) {
            row.emplace_back(Text(tr("none is worse")));
            if (answer.scope.depth > 1) row.emplace_back();
        } else {
            addFailed(row, element.failed, answer);
        }
        row.push_back(number(element.normal.headroom));
        row.emplace_back(element.congestedIn);
        table.rows.push_back(std::move(row));
    }
    sayHowManyMore(table, more);
    return table;
}

Table officeFailuresTable(const SweepAnswer& answer, bool all) {
    Table table;
    table.id = "offices";
    table.title = Text(all ? tr("Worst failure of each office")
                           : tr("Offices that a failure cuts, congests or leaves waiting"));
    table.columns = {keyColumn("site", tr("office"), CellKind::Text),
                     users(answer, "users", tr("users"), tr("sites")),
                     column("fate", tr("what happens"), CellKind::Grade), failureColumn()};
    addSecond(table, answer);
    table.columns.push_back(shareColumn("share", tr("share of its traffic")));
    if (all) table.columns.push_back(column("extra_rtt_ms", tr("extra RTT"), CellKind::Ms, 1));
    table.columns.push_back(column("cut_in", tr("cut in states"), CellKind::Integer));
    if (all) {
        table.columns.push_back(column("manual_in", tr("waits in states"), CellKind::Integer));
        table.columns.push_back(
            column("congested_in", tr("congested in states"), CellKind::Integer));
    }
    std::int64_t others = 0;
    std::int64_t more = 0;
    for (const SweepOffice& office : answer.offices) {
        if (!all && (office.fate == SiteFate::Unhurt || office.fate == SiteFate::Slower)) {
            ++others;
            continue;
        }
        if (!all && table.rows.size() == mostShown) {
            ++more;
            continue;
        }
        std::vector<Cell> row{office.site, office.users, wordCell(office.fate)};
        addFailed(row, office.failed, answer);
        row.emplace_back(office.share);
        if (all) row.emplace_back(office.extraRttMs);
        row.emplace_back(office.cutIn);
        if (all) {
            row.emplace_back(office.waitingIn);
            row.emplace_back(office.degradedIn);
        }
        table.rows.push_back(std::move(row));
    }
    sayHowManyMore(table, more);
    if (others > 0) {
        table.notes.push_back(
            Text(tr("{n} {n|other office keeps|other offices keep} service in every state, at most "
                    "by a longer way."),
                 {{"n", others}}));
    }
    return table;
}

Table circuitFailuresTable(const SweepAnswer& answer) {
    Table table;
    table.id = "circuits";
    table.title = Text(tr("Circuits in every single failure that leaves them less"));
    table.columns = {
        keyColumn("component", tr("circuit")),   keyColumn("failure", tr("failure")),
        mbpsColumn("load_mbps", tr("load")),     mbpsColumn("capacity_mbps", tr("capacity")),
        shareColumn("headroom", tr("headroom")), column("class", tr("class"), CellKind::Grade)};
    for (const SweepCircuit& circuit : answer.circuits) {
        table.rows.push_back({circuit.circuit, circuit.failed, mbps(circuit.load.loadKbps),
                              mbps(circuit.load.capacityKbps), number(circuit.load.headroom),
                              circuit.headroomClass ? wordCell(*circuit.headroomClass) : Cell{}});
    }
    table.notes.push_back(
        Text(tr("Failures that one office alone notices are left out of this table.")));
    return table;
}

std::vector<Table> sweepSummaryTables(const SweepAnswer& answer) {
    std::vector<Table> tables;
    add(tables, worstFailuresTable(answer));
    if (answer.scope.depth > 1) tables.push_back(worstPairsTable(answer));
    add(tables, tiersTable(answer));
    add(tables, failuresByUsersTable(answer));
    add(tables, failuresByHeadroomTable(answer));
    add(tables, regionFailuresTable(answer));
    add(tables, elementFailuresTable(answer, false));
    add(tables, officeFailuresTable(answer, false));
    tables.push_back(sweepScopeTable(answer));
    tables.back().notes.push_back(
        Text(tr("--format json and --format csv hold every failure, element and office.")));
    return tables;
}

std::vector<Table> sweepTables(const SweepAnswer& answer) {
    std::vector<Table> tables;
    tables.push_back(sweepScopeTable(answer));
    tables.push_back(worstFailuresTable(answer));
    if (answer.scope.depth > 1) tables.push_back(worstPairsTable(answer));
    tables.push_back(tiersTable(answer));
    tables.push_back(failuresByUsersTable(answer));
    tables.push_back(failuresByHeadroomTable(answer));
    tables.push_back(regionFailuresTable(answer));
    tables.push_back(elementFailuresTable(answer, true));
    tables.push_back(officeFailuresTable(answer, true));
    tables.push_back(circuitFailuresTable(answer));
    tables.push_back(singleFailuresTable(answer));
    return tables;
}

}  // namespace peerplan
