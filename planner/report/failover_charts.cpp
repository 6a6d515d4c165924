// SPDX-License-Identifier: MIT
#include "planner/report/failover_charts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

namespace peerplan {
namespace {

constexpr double kbpsPerMbps = 1000.0;
constexpr std::size_t mostEgresses = 4;
/// How much of the state before is shown, in seconds.
constexpr double shownBefore = 0.5;

/// Steps over the time of the answer: each interval's value holds until the next, and the last one
/// as long again as all before.
Chart timeChart(const FailoverAnswer& answer, std::string id, const Text& title) {
    Chart chart;
    chart.id = std::move(id);
    chart.title = title;
    chart.kind = ChartKind::Steps;
    chart.xAxis.title = tr("Time from the failure");
    chart.xAxis.scale = ChartScale::Duration;
    chart.x.push_back(-shownBefore);
    for (std::size_t i = 1; i < answer.intervals.size(); ++i) {
        chart.x.push_back(static_cast<double>(answer.intervals[i].fromMs) / 1e3);
    }
    chart.x.push_back(std::max(1.0, 2 * chart.x.back()));
    chart.xAxis.least = chart.x.front();
    chart.xAxis.most = chart.x.back();
    return chart;
}

template <class ValueOf>
ChartSeries series(const FailoverAnswer& answer, Text name, const ValueOf& valueOf) {
    ChartSeries result{std::move(name), {}};
    for (const FailoverInterval& interval : answer.intervals) {
        result.values.push_back(valueOf(interval));
    }
    result.values.push_back(result.values.back());
    return result;
}

bool anything(const ChartSeries& series) {
    return std::any_of(series.values.begin(), series.values.end(),
                       [](double value) { return value > 0; });
}

}  // namespace

Chart failoverUsersChart(const FailoverAnswer& answer, const std::string& id, const Text& title) {
    Chart chart = timeChart(answer, id + "-users", title);
    chart.alternative =
        tr("Users without service over the time from the failure on a logarithmic scale. The "
           "tables below give every figure.");
    chart.yAxis.title = tr("Users");
    chart.series.push_back(series(answer, tr("Without service"),
                                  [](const FailoverInterval& i) { return i.all.usersWithout; }));
    ChartSeries shed = series(answer, tr("With traffic shed"),
                              [](const FailoverInterval& i) { return i.all.usersShed; });
    if (anything(shed)) chart.series.push_back(std::move(shed));
    return chart;
}

Chart failoverLoadChart(const FailoverAnswer& answer, const Names& names, const std::string& id,
                        const Text& title) {
    Chart chart = timeChart(answer, id + "-load", title);
    chart.alternative =
        tr("Load of the egresses that change, and what is lost and shed, in Mbit/s over the time "
           "from the failure on a logarithmic scale. The tables below give every figure.");
    chart.yAxis.title = tr("Load");
    chart.yAxis.unit = "Mbit/s";
    std::vector<std::pair<std::int64_t, std::size_t>> egresses;
    for (std::size_t e = 0; e < answer.elements.size(); ++e) {
        const BandwidthElementKind kind = answer.elements[e].kind;
        if (kind != BandwidthElementKind::Circuit && kind != BandwidthElementKind::Connection &&
            kind != BandwidthElementKind::Internet) {
            continue;
        }
        std::int64_t change = 0;
        for (const FailoverInterval& interval : answer.intervals) {
            change = std::max(change, std::abs(interval.loads[e].loadKbps -
                                               answer.intervals.front().loads[e].loadKbps));
        }
        if (change > 0) egresses.emplace_back(-change, e);
    }
    // Connections only tell more where every circuit stays as it is.
    const auto connection = [&](const std::pair<std::int64_t, std::size_t>& egress) {
        return answer.elements[egress.second].kind == BandwidthElementKind::Connection;
    };
    if (!std::all_of(egresses.begin(), egresses.end(), connection)) {
        std::erase_if(egresses, connection);
    }
    std::sort(egresses.begin(), egresses.end());
    if (egresses.size() > mostEgresses) egresses.resize(mostEgresses);
    for (const auto& [change, e] : egresses) {
        const std::size_t element = e;
        chart.series.push_back(
            series(answer, Text(tr("{name}"), {{"name", names.of(answer.elements[e].ref)}}),
                   [element](const FailoverInterval& i) {
                       return static_cast<double>(i.loads[element].loadKbps) / kbpsPerMbps;
                   }));
    }
    for (ChartSeries& loss : std::vector<ChartSeries>{
             series(
                 answer, tr("Lost"),
                 [](const FailoverInterval& i) { return std::max(0.0, i.lostKbps) / kbpsPerMbps; }),
             series(answer, tr("Shed"), [](const FailoverInterval& i) {
                 return std::max(0.0, i.shedKbps) / kbpsPerMbps;
             })}) {
        if (anything(loss)) chart.series.push_back(std::move(loss));
    }
    return chart;
}

}  // namespace peerplan
