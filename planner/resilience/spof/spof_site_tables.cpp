// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <utility>

#include "planner/bandwidth/columns.h"
#include "planner/resilience/spof/spof_tables.h"

namespace peerplan {
namespace {

/// Sites that people read about.
constexpr std::size_t mostSites = 20;

/// "2", or "1 to 3".
Cell pathsCell(const SpofPaths& paths) {
    if (paths.least == paths.most) return static_cast<std::int64_t>(paths.least);
    return Text(tr("{least} to {most}"), {{"least", static_cast<std::int64_t>(paths.least)},
                                          {"most", static_cast<std::int64_t>(paths.most)}});
}

SpofPaths fewer(const SpofPaths& a, const SpofPaths& b) {
    return {std::min(a.least, b.least), std::min(a.most, b.most)};
}

}  // namespace

Table spofServicesTable(const SpofAnswer& answer) {
    Table table;
    table.id = "services";
    table.title = tr("Sites with single points of failure, by service");
    table.columns = {keyColumn("service", tr("service"), CellKind::Text),
                     column("sites", tr("sites"), CellKind::Integer)};
    for (const SpofKind kind : answer.kinds) {
        const std::string key(word(kind));
        table.columns.push_back({key, Text(key), CellKind::Integer, 0, false});
    }
    for (const SpofKind kind : answer.kinds) {
        std::string key = "bare_";
        key += word(kind);
        Column own{key, Text(tr("own path: {kind}"), {{"kind", std::string(word(kind))}}),
                   CellKind::Integer, 0, false};
        table.columns.push_back(std::move(own));
    }
    table.columns.push_back(column("paths", tr("fewest paths"), CellKind::Text));
    table.columns.push_back(column("risk_paths", tr("by risk"), CellKind::Text));
    for (std::size_t k = 0; k < answer.services.size(); ++k) {
        SpofPair sum;
        for (std::size_t s = 0; s < answer.sites.size(); ++s) {
            const SpofPair& pair = answer.pair(s, k);
            for (std::size_t kind = 0; kind < spofKinds; ++kind) {
                sum.usable[kind] += pair.usable[kind] > 0 ? 1U : 0U;
                sum.bare[kind] += pair.bare[kind] > 0 ? 1U : 0U;
            }
            sum.paths = s == 0 ? pair.paths : fewer(sum.paths, pair.paths);
            sum.riskPaths = s == 0 ? pair.riskPaths : fewer(sum.riskPaths, pair.riskPaths);
        }
        std::vector<Cell> row{answer.services[k], static_cast<std::int64_t>(answer.sites.size())};
        for (const auto* counts : {&sum.usable, &sum.bare}) {
            for (const SpofKind kind : answer.kinds) {
                row.emplace_back(
                    static_cast<std::int64_t>((*counts)[static_cast<std::size_t>(kind)]));
            }
        }
        row.push_back(pathsCell(sum.paths));
        row.push_back(pathsCell(sum.riskPaths));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table spofSitesTable(const SpofAnswer& answer, SpofDetail detail) {
    Table table;
    table.id = "sites";
    table.title = tr("Sites with most to fear");
    table.columns = {keyColumn("site", tr("site"), CellKind::Text),
                     column("users", tr("users"), CellKind::Integer)};
    for (const SpofKind kind : answer.kinds) {
        const std::string key(word(kind));
        table.columns.push_back({key, Text(key), CellKind::Integer, 0, false});
    }
    table.columns.push_back(column("paths", tr("fewest paths"), CellKind::Text));
    table.columns.push_back(column("risk_paths", tr("by risk"), CellKind::Text));
    struct Row {
        std::size_t site = 0;
        SpofPair worst;
    };
    std::vector<Row> rows;
    for (std::size_t s = 0; s < answer.sites.size(); ++s) {
        Row row{s, {}};
        bool any = false;
        for (std::size_t k = 0; k < answer.services.size(); ++k) {
            const SpofPair& pair = answer.pair(s, k);
            for (std::size_t kind = 0; kind < spofKinds; ++kind) {
                row.worst.usable[kind] = std::max(row.worst.usable[kind], pair.usable[kind]);
                any = any || pair.usable[kind] > 0;
            }
            row.worst.paths = k == 0 ? pair.paths : fewer(row.worst.paths, pair.paths);
            row.worst.riskPaths =
                k == 0 ? pair.riskPaths : fewer(row.worst.riskPaths, pair.riskPaths);
        }
        if (any) rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        for (std::size_t kind = 0; kind < spofKinds; ++kind) {
            const bool ofA = a.worst.usable[kind] > 0;
            const bool ofB = b.worst.usable[kind] > 0;
            if (ofA != ofB) return ofA;
        }
        return answer.users[a.site] > answer.users[b.site];
    });
    const std::size_t shown =
        detail == SpofDetail::Readable ? std::min(rows.size(), mostSites) : rows.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const Row& row = rows[i];
        std::vector<Cell> cells{answer.sites[row.site], answer.users[row.site]};
        for (const SpofKind kind : answer.kinds) {
            cells.emplace_back(
                static_cast<std::int64_t>(row.worst.usable[static_cast<std::size_t>(kind)]));
        }
        cells.push_back(pathsCell(row.worst.paths));
        cells.push_back(pathsCell(row.worst.riskPaths));
        table.rows.push_back(std::move(cells));
    }
    table.notes.push_back(
        tr("Single points of failure of the site's worst service. Paths share no site, link, "
           "device, network, control, circuit or building; by risk, no provider, ISP or risk "
           "group either."));
    if (shown < rows.size()) {
        table.notes.push_back(
            Text(tr("{count} more sites have some; --format json lists them all."),
                 {{"count", static_cast<std::int64_t>(rows.size() - shown)}}));
    }
    return table;
}

Table spofPairsTable(const SpofAnswer& answer) {
    Table table;
    table.id = "pairs";
    table.title = tr("Single points of failure by site and service");
    table.columns = {keyColumn("site", tr("site"), CellKind::Text),
                     keyColumn("service", tr("service"), CellKind::Text),
                     column("cut", tr("cut"), CellKind::Integer),
                     column("manual", tr("manual"), CellKind::Integer),
                     column("congested", tr("congested"), CellKind::Integer),
                     column("slow", tr("slow"), CellKind::Integer),
                     column("bare_cut", tr("cut, own path"), CellKind::Integer),
                     column("bare_manual", tr("manual, own path"), CellKind::Integer),
                     column("bare_congested", tr("congested, own path"), CellKind::Integer),
                     column("bare_slow", tr("slow, own path"), CellKind::Integer),
                     column("paths_least", tr("paths"), CellKind::Integer),
                     column("paths_most", tr("paths at most"), CellKind::Integer),
                     column("risk_paths_least", tr("paths by risk"), CellKind::Integer),
                     column("risk_paths_most", tr("paths by risk at most"), CellKind::Integer)};
    const auto whole = [](std::uint32_t count) { return Cell(static_cast<std::int64_t>(count)); };
    for (std::size_t s = 0; s < answer.sites.size(); ++s) {
        for (std::size_t k = 0; k < answer.services.size(); ++k) {
            const SpofPair& pair = answer.pair(s, k);
            std::vector<Cell> row{answer.sites[s], answer.services[k]};
            for (const std::uint32_t count : pair.usable) row.push_back(whole(count));
            for (const std::uint32_t count : pair.bare) row.push_back(whole(count));
            for (const SpofPaths& paths : {pair.paths, pair.riskPaths}) {
                row.push_back(whole(paths.least));
                row.push_back(whole(paths.most));
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

}  // namespace peerplan
