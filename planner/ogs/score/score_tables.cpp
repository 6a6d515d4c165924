// SPDX-License-Identifier: MIT
#include "planner/ogs/score/score_tables.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "planner/bandwidth/columns.h"
#include "planner/ogs/finding_table.h"

namespace peerplan {

namespace {

Cell regionCell(const OgsScoreAnswer& answer, std::size_t region) {
    if (answer.regions[region].empty()) return Text(tr("(none)"));
    return answer.regions[region];
}

Cell gatewayCell(const OgsScoreAnswer& answer, std::optional<std::size_t> gateway) {
    return gateway ? Cell(answer.gateways[*gateway]) : Cell{};
}

Cell users(double count) {
    return std::llround(count);
}

void addPartColumns(Table& table) {
    for (const auto& [key, title] :
         {std::pair("latency", tr("Latency")), std::pair("optimality", tr("Optimality")),
          std::pair("resilience", tr("Resilience")), std::pair("capacity", tr("Capacity"))}) {
        table.columns.push_back(column(key, title, CellKind::Number, 1));
    }
}

void addPartCells(std::vector<Cell>& row, const std::optional<OgsScoreParts>& parts) {
    if (!parts) {
        row.resize(row.size() + 4);
        return;
    }
    row.emplace_back(parts->latency);
    row.emplace_back(parts->optimality);
    row.emplace_back(parts->resilience);
    row.push_back(number(parts->capacity));
}

Cell scoreCell(const OgsGroupScore& group) {
    return group.parts ? Cell(group.parts->score) : Cell{};
}

Text partsNote(const OgsScoreWeights& weights) {
    return Text(tr("0 to 100. Latency: points of the round trip to the chosen gateway. Optimality: "
                   "those points by the nearest gateway's. Resilience: points after the loss of "
                   "the region's most used gateway. Capacity: sessions that fit, then or now. "
                   "Weights: {latency}, {optimality}, {resilience}, {capacity}."),
                {{"latency", Decimal{weights.latency, 0}},
                 {"optimality", Decimal{weights.optimality, 0}},
                 {"resilience", Decimal{weights.resilience, 0}},
                 {"capacity", Decimal{weights.capacity, 0}}});
}

/// Every region after every loss.
Table lossRegionsTable(const OgsScoreAnswer& answer) {
    Table table;
    table.id = "loss_regions";
    table.title = tr("Every region after every loss");
    table.columns = {keyColumn("lost", tr("Lost"), CellKind::Text),
                     keyColumn("region", tr("Region"), CellKind::Text),
                     column("users", tr("Users"), CellKind::Integer),
                     column("unserved", tr("Unserved"), CellKind::Integer),
                     column("score", tr("Score"), CellKind::Number, 1)};
    addPartColumns(table);
    table.columns.push_back(column("rtt_ms", tr("RTT"), CellKind::Ms, 1));
    table.columns.push_back(column("most_used", tr("Most used"), CellKind::Text));
    for (const OgsScoreState& loss : answer.losses) {
        for (std::size_t r = 0; r < answer.regions.size(); ++r) {
            const OgsGroupScore& group = loss.regions[r];
            std::vector<Cell> row{gatewayCell(answer, loss.lost), regionCell(answer, r),
                                  users(group.users), users(group.unserved), scoreCell(group)};
            addPartCells(row, group.parts);
            row.push_back(number(group.meanRttMs));
            row.push_back(gatewayCell(answer, group.mostUsed));
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

Table sitesTable(const OgsScoreAnswer& answer) {
    Table table;
    table.id = "sites";
    table.title = tr("By site");
    table.columns = {keyColumn("site", tr("Site"), CellKind::Text),
                     column("region", tr("Region"), CellKind::Text),
                     column("users", tr("Users"), CellKind::Integer),
                     column("gateway", tr("Gateway"), CellKind::Text),
                     column("rtt_ms", tr("RTT"), CellKind::Ms, 1),
                     column("points", tr("Points"), CellKind::Number, 1),
                     column("nearest", tr("Nearest"), CellKind::Text),
                     column("nearest_rtt_ms", tr("RTT there"), CellKind::Ms, 1),
                     column("next", tr("After its loss"), CellKind::Text),
                     column("next_rtt_ms", tr("RTT then"), CellKind::Ms, 1)};
    for (const OgsScoredSite& site : answer.sites) {
        table.rows.push_back({site.site, regionCell(answer, site.region), users(site.users),
                              gatewayCell(answer, site.chosen), number(site.rttMs), site.points,
                              gatewayCell(answer, site.best), number(site.bestRttMs),
                              gatewayCell(answer, site.next), number(site.nextRttMs)});
    }
    return table;
}

}  // namespace

Table scoreRegionsTable(const OgsScoreAnswer& answer) {
    Table table;
    table.id = "regions";
    table.title = tr("How well VPN gateways serve each region");
    table.columns = {keyColumn("region", tr("Region"), CellKind::Text),
                     column("users", tr("Users"), CellKind::Integer),
                     column("unserved", tr("Unserved"), CellKind::Integer),
                     column("score", tr("Score"), CellKind::Number, 1)};
    addPartColumns(table);
    table.columns.push_back(column("rtt_ms", tr("RTT"), CellKind::Ms, 1));
    table.columns.push_back(column("most_used", tr("Most used"), CellKind::Text));
    const auto add = [&](Cell name, const OgsGroupScore& group) {
        std::vector<Cell> row{std::move(name), users(group.users), users(group.unserved),
                              scoreCell(group)};
        addPartCells(row, group.parts);
        row.push_back(number(group.meanRttMs));
        row.push_back(gatewayCell(answer, group.mostUsed));
        table.rows.push_back(std::move(row));
    };
    for (std::size_t r = 0; r < answer.regions.size(); ++r) {
        add(regionCell(answer, r), answer.normal.regions[r]);
    }
    add(Text(tr("in all")), answer.normal.all);
    table.notes.push_back(partsNote(answer.weights));
    if (answer.normal.all.parts && !answer.normal.all.parts->capacity) {
        table.notes.emplace_back(
            tr("No gateway states how many sessions it takes: capacity does "
               "not count."));
    }
    return table;
}

Table scoreLossesTable(const OgsScoreAnswer& answer, OgsScoreDetail detail) {
    Table table;
    table.id = "losses";
    table.title = tr("After the loss of each gateway");
    table.columns = {keyColumn("lost", tr("Lost"), CellKind::Text),
                     column("moved", tr("Moved"), CellKind::Integer),
                     column("unserved", tr("Unserved"), CellKind::Integer),
                     column("score", tr("Score"), CellKind::Number, 1),
                     column("change", tr("Change"), CellKind::Number, 1)};
    addPartColumns(table);
    const bool whole = detail == OgsScoreDetail::Whole;
    if (whole) table.columns.push_back(column("worst_region", tr("Worst region"), CellKind::Text));
    if (whole) table.columns.push_back(column("worst_score", tr("Its score"), CellKind::Number, 1));
    for (const OgsScoreState& loss : answer.losses) {
        std::vector<Cell> row{gatewayCell(answer, loss.lost), users(loss.moved),
                              users(loss.all.unserved), scoreCell(loss.all)};
        const bool both = loss.all.parts && answer.normal.all.parts;
        row.push_back(both ? Cell(loss.all.parts->score - answer.normal.all.parts->score) : Cell{});
        addPartCells(row, loss.all.parts);
        std::optional<std::size_t> worst;
        for (std::size_t r = 0; r < loss.regions.size(); ++r) {
            if (!loss.regions[r].parts) continue;
            if (!worst || loss.regions[r].parts->score < loss.regions[*worst].parts->score) {
                worst = r;
            }
        }
        if (whole) {
            row.push_back(worst ? regionCell(answer, *worst) : Cell{});
            row.push_back(worst ? scoreCell(loss.regions[*worst]) : Cell{});
        }
        table.rows.push_back(std::move(row));
    }
    table.notes.emplace_back(
        tr("The whole score again without that gateway: its resilience is of a second loss."));
    return table;
}

Table scoreGatewaysTable(const OgsScoreAnswer& answer) {
    Table table;
    table.id = "gateways";
    table.title = tr("Sessions by gateway");
    table.columns = {keyColumn("gateway", tr("Gateway"), CellKind::Text),
                     column("sessions", tr("Sessions"), CellKind::Integer),
                     column("most", tr("At most"), CellKind::Integer),
                     column("use", tr("Use"), CellKind::Ratio),
                     column("worst_sessions", tr("After a loss"), CellKind::Integer),
                     column("worst_use", tr("Use then"), CellKind::Ratio),
                     column("worst_loss", tr("Worst loss"), CellKind::Text)};
    for (std::size_t g = 0; g < answer.gateways.size(); ++g) {
        const OgsScoreState* worst = &answer.normal;
        for (const OgsScoreState& loss : answer.losses) {
            if (loss.sessions[g] > worst->sessions[g]) worst = &loss;
        }
        const std::optional<double> most = answer.maxSessions[g];
        const auto use = [&](const OgsScoreState& state) {
            return most && *most > 0 ? Cell(state.sessions[g] / *most) : Cell{};
        };
        table.rows.push_back({answer.gateways[g], users(answer.normal.sessions[g]),
                              most ? users(*most) : Cell{}, use(answer.normal),
                              users(worst->sessions[g]), use(*worst),
                              gatewayCell(answer, worst->lost)});
    }
    table.notes.emplace_back(tr("Every user of a site holds one session."));
    return table;
}

Table scoreChoicesTable(const OgsScoreAnswer& answer) {
    Table table;
    table.id = "choices";
    table.title = tr("Regions by chosen gateway");
    table.columns = {keyColumn("region", tr("Region"), CellKind::Text),
                     keyColumn("gateway", tr("Gateway"), CellKind::Text),
                     column("users", tr("Users"), CellKind::Integer),
                     column("share", tr("Share"), CellKind::Ratio),
                     column("rtt_ms", tr("RTT"), CellKind::Ms, 1)};
    const std::size_t columns = answer.gateways.size();
    std::vector<double> count(answer.regions.size() * columns);
    std::vector<double> rtt(count.size());
    for (const OgsScoredSite& site : answer.sites) {
        if (!site.chosen) continue;
        count[site.region * columns + *site.chosen] += site.users;
        rtt[site.region * columns + *site.chosen] += site.users * *site.rttMs;
    }
    for (std::size_t at = 0; at < count.size(); ++at) {
        if (count[at] <= 0) continue;
        const std::size_t region = at / columns;
        table.rows.push_back({regionCell(answer, region), answer.gateways[at % columns],
                              users(count[at]), count[at] / answer.normal.regions[region].users,
                              rtt[at] / count[at]});
    }
    return table;
}

std::vector<Table> scoreTables(const OgsScoreAnswer& answer, OgsScoreDetail detail) {
    std::vector<Table> tables{scoreRegionsTable(answer), scoreLossesTable(answer, detail),
                              scoreGatewaysTable(answer), scoreChoicesTable(answer)};
    if (detail == OgsScoreDetail::Whole) {
        tables.push_back(lossRegionsTable(answer));
        tables.push_back(sitesTable(answer));
    }
    Table findings = gatewayFindingTable(answer.findings);
    tables.push_back(detail == OgsScoreDetail::Whole ? std::move(findings)
                                                     : without(std::move(findings), {"why"}));
    std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
    return tables;
}

}  // namespace peerplan
