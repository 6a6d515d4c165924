// SPDX-License-Identifier: MIT
#include "planner/report/compare_section.h"

#include <algorithm>
#include <utility>

#include "planner/compare/compare.h"
#include "planner/compare/compare_tables.h"
#include "planner/compare/providers.h"

namespace peerplan {
namespace {

/// Rows of the tables, which then say how many there are more.
constexpr std::size_t mostFindings = 40;
constexpr std::size_t mostOffices = 40;
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

}  // namespace

Section compareSection(const CompareAnswer& answer) {
    Section section;
    section.id = "comparison";
    section.title = tr("Designs side by side");
    for (std::size_t d = 1; d < answer.designs.size(); ++d) {
        section.blocks.emplace_back(Paragraph{verdict(answer, d)});
    }
    section.blocks.emplace_back(compareFiguresTable(answer));
    section.blocks.emplace_back(compareRiskChart(answer));
    Chart rtts = compareRttChart(answer);
    if (!rtts.categories.empty()) section.blocks.emplace_back(std::move(rtts));
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
    Table findings = compareFindingsTable(answer, mostFindings);
    findings.id = "comparison-findings";
    if (!findings.rows.empty()) section.blocks.emplace_back(std::move(findings));
    for (std::size_t d = 1; d < answer.designs.size(); ++d) {
        if (answer.designs[d].sameAs == std::optional<std::size_t>(0)) continue;
        Table offices = compareOfficesTable(answer, d, mostOffices);
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
