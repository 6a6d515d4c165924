// SPDX-License-Identifier: MIT
#include <utility>

#include "planner/resilience/sweep/sweep_columns.h"

namespace peerplan {
namespace {

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

}  // namespace

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
            bin.overload ? Cell(std::string(tr("overload"))) : wordCell(bin.headroomClass),
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

}  // namespace peerplan
