// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "planner/compare/compare_tables.h"

namespace peerplan {

std::string regionName(const CompareAnswer& answer, const std::string& region) {
    for (const auto& [id, name] : answer.regionNames) {
        if (id == region) return name;
    }
    return region;
}

Chart compareRiskChart(const CompareAnswer& answer) {
    Chart chart;
    chart.id = "compare-risk";
    chart.title = tr("Users that a single failure hurts, by design");
    chart.kind = ChartKind::Bars;
    chart.yAxis.title = tr("users");
    chart.series = {
        {tr("cut off or waiting"), {}}, {tr("congested"), {}}, {tr("sent to another region"), {}}};
    for (const ComparedDesign& design : answer.designs) {
        chart.categories.push_back(design.name);
        chart.series[0].values.push_back(static_cast<double>(design.figures.usersAtRisk));
        chart.series[1].values.push_back(static_cast<double>(design.figures.usersCongested));
        chart.series[2].values.push_back(static_cast<double>(design.figures.usersAbroad));
    }
    const auto least = std::min_element(answer.designs.begin(), answer.designs.end(),
                                        [](const ComparedDesign& a, const ComparedDesign& b) {
                                            return a.figures.usersAtRisk < b.figures.usersAtRisk;
                                        });
    if (least == answer.designs.end()) return chart;
    chart.alternative =
        Text(tr("Users cut off or left waiting, congested, and sent to another region by some "
                "single failure, a group a design. Fewest are cut off or left waiting in {design}: "
                "{users}."),
             {{"design", least->name}, {"users", least->figures.usersAtRisk}});
    return chart;
}

Chart compareRttChart(const CompareAnswer& answer) {
    Chart chart;
    chart.id = "compare-rtt";
    chart.title = tr("Round trip to Microsoft 365 by region: 95th percentile of users");
    chart.alternative =
        tr("Bars of the 95th percentile of users' round trips, a group a region, a "
           "bar a design.");
    chart.kind = ChartKind::Bars;
    chart.yAxis.title = tr("round trip");
    chart.yAxis.unit = "ms";
    for (const ComparedDesign& design : answer.designs) {
        chart.series.push_back({Text("{name}", {{"name", design.name}}), {}});
    }
    for (const CompareRow& row : answer.rows) {
        if (row.figure != "rtt-p95" || row.region.empty()) continue;
        chart.categories.push_back(regionName(answer, row.region));
        for (std::size_t d = 0; d < row.cells.size(); ++d) {
            chart.series[d].values.push_back(
                row.cells[d].value.value_or(std::numeric_limits<double>::quiet_NaN()));
        }
    }
    return chart;
}

Chart compareCostChart(const CompareAnswer& answer) {
    Chart chart;
    chart.id = "compare-cost";
    chart.title = tr("What a month costs, by design");
    chart.kind = ChartKind::Bars;
    chart.yAxis.title = tr("cost a month");
    chart.yAxis.least = 0;
    ChartSeries costs{tr("what has a price"), {}};
    const DesignFigures* least = nullptr;
    const DesignFigures* most = nullptr;
    Text::Argument leastName;
    std::int64_t unpriced = 0;
    for (const ComparedDesign& design : answer.designs) {
        const DesignFigures& figures = design.figures;
        if (!figures.costHundredths) continue;
        // Money of two currencies has no common axis.
        if (least != nullptr && figures.currency != least->currency) return Chart{};
        chart.categories.push_back(design.name);
        costs.values.push_back(static_cast<double>(*figures.costHundredths) / 100);
        unpriced = std::max(unpriced, figures.unpriced);
        if (least == nullptr || *figures.costHundredths < *least->costHundredths) {
            least = &figures;
            leastName = design.name;
        }
        if (most == nullptr || *figures.costHundredths > *most->costHundredths) most = &figures;
    }
    if (chart.categories.size() < 2) {
        chart.categories.clear();
        return chart;
    }
    chart.yAxis.unit = least->currency;
    const auto whole = [](const DesignFigures& figures) {
        return Text::Argument((*figures.costHundredths + 50) / 100);
    };
    chart.alternative = Text(
        unpriced > 0
            ? tr("What each design costs a month, as far as there are prices: from {least} "
                 "{currency} for {design} to {most} {currency}. Up to {unpriced} "
                 "{unpriced|part|parts} of a design {unpriced|has|have} no price and "
                 "{unpriced|is|are} left out.")
            : tr("What each design costs a month: from {least} {currency} for {design} to {most} "
                 "{currency}."),
        {{"least", whole(*least)},
         {"most", whole(*most)},
         {"currency", least->currency},
         {"design", leastName},
         {"unpriced", unpriced}});
    chart.series = {std::move(costs)};
    return chart;
}

}  // namespace peerplan
