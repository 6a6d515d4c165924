// SPDX-License-Identifier: MIT
#include "gui/answers/chart_reading.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "gui/words/words.h"

namespace peerplan::gui {
namespace {

template <class T>
void cut(std::vector<T>& values, const ChartPart& part) {
    const std::size_t end = std::min(values.size(), part.last + 1);
    const std::size_t begin = std::min(part.first, end);
    values = std::vector<T>(values.begin() + static_cast<std::ptrdiff_t>(begin),
                            values.begin() + static_cast<std::ptrdiff_t>(end));
}

QString number(double value, const std::string& unit) {
    const double size = std::abs(value);
    int digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    // A round number is said as one.
    while (digits > 0 && std::abs(value - std::round(value)) < 1e-9) --digits;
    QString text = said(Text("{value}", {{"value", Decimal{value, digits}}}));
    if (!unit.empty()) text += QStringLiteral(" ") + toQt(unit);
    return text;
}

}  // namespace

ChartPart wholeOf(const Chart& chart) {
    const std::size_t places = chart.categories.empty() ? chart.x.size() : chart.categories.size();
    return {0, places == 0 ? 0 : places - 1};
}

Chart partOf(const Chart& chart, const ChartPart& part) {
    if (part == wholeOf(chart)) return chart;
    Chart out = chart;
    cut(out.categories, part);
    cut(out.x, part);
    for (ChartSeries& series : out.series) cut(series.values, part);
    // Ends that were fixed for the whole are not those of a part.
    out.xAxis.least.reset();
    out.xAxis.most.reset();
    return out;
}

ChartPart zoomed(const ChartPart& part, const ChartPart& whole, std::size_t around, double factor) {
    const std::size_t all = whole.count();
    const std::size_t least = std::min<std::size_t>(2, all);
    const auto wanted = static_cast<std::size_t>(
        std::max(0.0, std::round(static_cast<double>(part.count()) * factor)));
    // Each step changes something.
    std::size_t count = wanted;
    if (factor < 1) count = std::min(wanted, part.count() - 1);
    if (factor > 1) count = std::max(wanted, part.count() + 1);
    count = std::clamp(count, least, all);
    const double share = static_cast<double>(around - part.first) /
                         static_cast<double>(std::max<std::size_t>(1, part.count()));
    const double begin = static_cast<double>(around) - share * static_cast<double>(count);
    const auto most = static_cast<double>(all - count);
    const auto first = static_cast<std::size_t>(std::clamp(std::round(begin), 0.0, most));
    return {first, first + count - 1};
}

QString placeText(const Chart& chart, std::size_t place) {
    if (place < chart.categories.size()) return toQt(chart.categories[place]);
    if (place >= chart.x.size()) return {};
    const double x = chart.x[place];
    if (chart.xAxis.scale == ChartScale::Duration) {
        return said(Text("{time}", {{"time", Duration::seconds(x)}}));
    }
    if (chart.xAxis.unit == "h") {
        const auto minutes = static_cast<int>(std::lround(x * 60));
        return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    }
    return number(x, chart.xAxis.unit);
}

QString valueText(const Chart& chart, double value) {
    return number(value, chart.yAxis.unit);
}

QString markText(const Chart& chart, std::size_t series, std::size_t place) {
    if (series >= chart.series.size()) return {};
    const ChartSeries& one = chart.series[series];
    const double value =
        place < one.values.size() ? one.values[place] : std::numeric_limits<double>::quiet_NaN();
    const QString shown = std::isfinite(value) ? valueText(chart, value) : said(Text("no value"));
    const QString where = placeText(chart, place);
    const QString name = said(one.name);
    const QString head =
        name.isEmpty() || where.isEmpty() ? name + where : name + QStringLiteral(", ") + where;
    return head + QStringLiteral(": ") + shown;
}

}  // namespace peerplan::gui
