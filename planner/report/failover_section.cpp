// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "planner/report/failover_charts.h"
#include "planner/report/sections.h"
#include "planner/resilience/failover/failover_tables.h"

namespace peerplan {
namespace {

void nameCells(Table& table, const Names& names) {
    for (auto& row : table.rows) {
        for (Cell& cell : row) {
            Text* text = std::get_if<Text>(&cell);
            if (text == nullptr) continue;
            for (auto& [key, value] : text->arguments) {
                if (auto* word = std::get_if<std::string>(&value)) *word = names.ofList(*word);
            }
        }
    }
}

/// For people: a row ends where the next begins, and what is nowhere is no column.
void narrow(Table& table) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        const bool may = column.key == "users_cut" || column.key == "users_shed" ||
                         column.key == "shed_mbps" || column.key == "sessions_broken_users";
        const bool none = std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
            return row[i] == Cell(std::int64_t{0}) || row[i] == Cell(0.0);
        });
        if (column.key == "to_s" || (may && none)) continue;
        if (kept != i) {
            table.columns[kept] = table.columns[i];
            for (auto& row : table.rows) row[kept] = std::move(row[i]);
        }
        ++kept;
    }
    table.columns.resize(kept);
    for (auto& row : table.rows) row.resize(kept);
}

std::string regionsOf(const ReportedFailover& failover, const Names& names) {
    std::string list;
    for (const std::string& region : failover.regions) {
        if (!list.empty()) list += ", ";
        list += names.region(region);
    }
    return list;
}

std::string failuresOf(const FailoverAnswer& answer, const Names& names) {
    std::string list;
    for (const FailoverOutage& outage : answer.outages) {
        if (!list.empty()) list += ", ";
        list += names.of(outage.component);
    }
    return list;
}

void addFailover(const ReportedFailover& failover, std::size_t number, const Names& names,
                 Section& section) {
    const FailoverAnswer& answer = failover.answer;
    const std::string what = failuresOf(answer, names);
    const std::string regions = regionsOf(failover, names);
    std::vector<std::pair<std::string, Text::Argument>> arguments{
        {"component", what},
        {"users", answer.usersTouched},
        {"time", Duration::seconds(answer.userSeconds)}};
    if (regions.empty()) {
        section.blocks.emplace_back(Paragraph{
            Text(tr("{component} fails: {users} {users|user is|users are} touched and together "
                    "{time} without service."),
                 arguments)});
    } else {
        arguments.emplace_back("regions", regions);
        section.blocks.emplace_back(Paragraph{
            Text(tr("{regions}: no single failure takes more of its users' time than that of "
                    "{component}: {users} {users|user is|users are} touched and together {time} "
                    "without service."),
                 arguments)});
    }
    const std::string id = "failover-" + std::to_string(number);
    section.blocks.emplace_back(failoverUsersChart(
        answer, id, Text(tr("{component} fails: users"), {{"component", what}})));
    section.blocks.emplace_back(failoverLoadChart(
        answer, names, id, Text(tr("{component} fails: load"), {{"component", what}})));
    Table events = failoverEventTable(answer);
    events.id = "failover_" + std::to_string(number) + "_events";
    events.title = Text(tr("{component} fails: what happens"), {{"component", what}});
    nameCells(events, names);
    section.blocks.emplace_back(std::move(events));
    Table intervals = failoverIntervalTable(answer);
    narrow(intervals);
    intervals.id = "failover_" + std::to_string(number) + "_intervals";
    intervals.title =
        Text(tr("{component} fails: what holds from one event to the next"), {{"component", what}});
    section.blocks.emplace_back(std::move(intervals));
}

}  // namespace

Section failoverSection(const ReportInput& input, const Names& names) {
    Section section{"failover", tr("Failover, second by second"), {}};
    section.blocks.emplace_back(Paragraph{
        tr("For each region the single failure that takes most of its users' time: what is lost "
           "until it is noticed, where the traffic goes then, and what that does to the circuits "
           "that take it over.")});
    std::size_t number = 0;
    for (const ReportedFailover& failover : input.failovers) {
        addFailover(failover, ++number, names, section);
    }
    return section;
}

}  // namespace peerplan
