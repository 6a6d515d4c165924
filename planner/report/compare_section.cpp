// SPDX-License-Identifier: MIT
#include "planner/report/compare_section.h"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "planner/compare/compare.h"
#include "planner/compare/compare_tables.h"
#include "planner/compare/providers.h"
#include "planner/report/use_names.h"

namespace peerplan {
namespace {

/// Rows of tables: whoever writes a page leaves out what is too long for it.
constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
/// Peering locations of each region.
constexpr std::size_t mostLocations = 5;

/// What a design is better and worse in than the first, in numbers of rows.
Text verdict(const CompareAnswer& answer, std::size_t design) {
    std::int64_t better = 0;
    std::int64_t worse = 0;
    for (const CompareRow& row : answer.rows) {
        const CompareCell& first = row.cells.front();
        const CompareCell& other = row.cells[design];
        better += leads(row, other, first) ? 1 : 0;
        worse += leads(row, first, other) ? 1 : 0;
    }
    const auto& one = answer.designs[design];
    if (one.sameAs) {
        return Text(tr("{design} comes to the same plan as {other}."),
                    {{"design", one.title}, {"other", answer.designs[*one.sameAs].title}});
    }
    const std::int64_t gained =
        std::count_if(one.changes.begin(), one.changes.end(),
                      [](const FindingChange& change) { return change.gained; });
    return Text(tr("{design} is better than {first} in {better} {better|figure|figures} and worse "
                   "in {worse}; it gains {gained} {gained|finding|findings} of the review and "
                   "loses {lost}."),
                {{"design", one.title},
                 {"first", answer.designs.front().title},
                 {"better", better},
                 {"worse", worse},
                 {"gained", gained},
                 {"lost", static_cast<std::int64_t>(one.changes.size()) - gained}});
}

/// The key of a design's column stays what the question called it.
Table figuresTable(const CompareAnswer& answer, const CompareAnswer& asked) {
    Table table = compareFiguresTable(answer);
    for (std::size_t d = 0; d < asked.designs.size(); ++d) {
        table.columns[d + 1].key = asked.designs[d].name;
    }
    return table;
}

}  // namespace

CompareAnswer useNames(CompareAnswer answer, const Names& names) {
    for (ComparedDesign& design : answer.designs) design.name = design.title;
    for (CompareRow& row : answer.rows) {
        const std::string_view key = row.figure == "span-most"         ? "site"
                                     : row.figure == "minutes-without" ? "service"
                                                                       : "";
        for (CompareCell& cell : row.cells) {
            cell.where = key.empty() ? names.of(cell.where) : names.byKey(key, cell.where);
            cell.failure = names.of(cell.failure);
        }
    }
    return answer;
}

Section compareSection(const CompareAnswer& asked, const Names& names) {
    const CompareAnswer answer = useNames(asked, names);
    Section section;
    section.id = "comparison";
    section.title = tr("Designs side by side");
    for (std::size_t d = 1; d < answer.designs.size(); ++d) {
        section.blocks.emplace_back(Paragraph{verdict(answer, d)});
    }
    section.blocks.emplace_back(figuresTable(answer, asked));
    section.blocks.emplace_back(compareRiskChart(answer));
    Chart rtts = compareRttChart(answer);
    if (!rtts.categories.empty()) section.blocks.emplace_back(std::move(rtts));
    Chart costs = compareCostChart(answer);
    if (!costs.categories.empty()) section.blocks.emplace_back(std::move(costs));
    Table people;
    people.id = "comparison-steps";
    people.title = tr("What people change in a failover");
    people.columns = {{"design", tr("design"), CellKind::Text, 0, true},
                      {"means", tr("in"), CellKind::Text, 0, true},
                      {"what", tr("what"), CellKind::Text}};
    for (const ComparedDesign& design : answer.designs) {
        for (const ManualStep& step : design.figures.steps) {
            people.rows.push_back({design.title, std::string(word(step.means)), step.what});
        }
    }
    if (!people.rows.empty()) section.blocks.emplace_back(std::move(people));
    Table findings = compareFindingsTable(answer, all);
    findings.id = "comparison-findings";
    if (!findings.rows.empty()) section.blocks.emplace_back(std::move(findings));
    for (std::size_t d = 1; d < answer.designs.size(); ++d) {
        if (answer.designs[d].sameAs == std::optional<std::size_t>(0)) continue;
        Table offices = compareOfficesTable(answer, d, all);
        useNames(offices, names);
        offices.id = "comparison-offices-";
        offices.id += std::to_string(d);
        section.blocks.emplace_back(std::move(offices));
    }
    return section;
}

Section providersSection(const ProvidersAnswer& answer) {
    Section section;
    section.id = "providers";
    section.title = tr("Where else to reach Microsoft");
    section.blocks.emplace_back(providersScreen(answer, mostLocations));
    return section;
}

}  // namespace peerplan
