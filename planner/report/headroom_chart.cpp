// SPDX-License-Identifier: MIT
#include "planner/report/headroom_chart.h"

#include <algorithm>
#include <limits>

namespace peerplan {

Chart headroomChart(const BandwidthAnswer& answer, const Names& names) {
    Chart chart;
    chart.id = "headroom-circuits";
    chart.title = tr("Headroom of the circuits");
    chart.kind = ChartKind::Bars;
    chart.yAxis.title = tr("Headroom");
    chart.yAxis.unit = "%";
    chart.yAxis.least = 0;
    chart.yAxis.most = 100;
    chart.bands = {{100 * answer.leastHeadroom, 100 * answer.mostHeadroom, tr("target")}};
    ChartSeries normal{tr("Normal state"), {}};
    ChartSeries worst{tr("Worst single failure"), {}};
    const auto percent = [](const LoadAnswer& load) {
        return load.headroom ? 100 * *load.headroom : std::numeric_limits<double>::quiet_NaN();
    };
    const ElementAnswer* least = nullptr;
    for (const ElementAnswer& element : answer.elements) {
        if (element.kind != BandwidthElementKind::Circuit || !element.normal.headroom) continue;
        if (element.sizing.headroom &&
            (least == nullptr || *element.sizing.headroom < *least->sizing.headroom)) {
            least = &element;
        }
        chart.categories.push_back(names.of(element.ref));
        normal.values.push_back(percent(element.normal));
        worst.values.push_back(percent(element.sizing));
    }
    // An overload is the bar that counts most: it hangs below nought.
    const auto isNegative = [](double value) { return value < 0; };
    if (std::any_of(normal.values.begin(), normal.values.end(), isNegative) ||
        std::any_of(worst.values.begin(), worst.values.end(), isNegative)) {
        chart.yAxis.least.reset();
    }
    chart.series = {std::move(normal), std::move(worst)};
    if (least == nullptr) return chart;
    chart.alternative = Text(
        tr("Headroom of each circuit in the normal state and in its worst single failure, with "
           "the target as a band. The least is that of {circuit}: {headroom} in its worst "
           "failure. The table below gives each figure."),
        {{"circuit", names.of(least->ref)}, {"headroom", Ratio{*least->sizing.headroom}}});
    return chart;
}

}  // namespace peerplan
