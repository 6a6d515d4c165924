// SPDX-License-Identifier: MIT
#include <utility>

#include "planner/resilience/sweep/sweep_columns.h"

namespace peerplan {
namespace {

/// Rows of a table for people; the rest is counted.
constexpr std::size_t mostShown = 40;

void sayHowManyMore(Table& table, std::int64_t more) {
    if (more == 0) return;
    table.notes.push_back(
        Text(tr("{n} more {n|is|are} in --format json and --format csv."), {{"n", more}}));
}

}  // namespace

Table regionFailuresTable(const SweepAnswer& answer) {
    Table table;
    table.id = "regions";
    table.title = Text(tr("Worst failure of each region"));
    table.columns = {keyColumn("region", tr("region"), CellKind::Text),
                     usersColumn(answer, "users", tr("users"), tr("sites")), failureColumn()};
    addSecond(table, answer);
    table.columns.push_back(usersColumn(answer, "users_cut", tr("users cut"), tr("sites cut")));
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
                     usersColumn(answer, "users", tr("users"), tr("sites")),
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

}  // namespace peerplan
