// SPDX-License-Identifier: MIT
#pragma once

/// A chart read closely: a part of it, and its values in words.

#include <cstddef>

#include <QString>

#include "model/chart.h"

namespace peerplan::gui {

/// Categories or points from `first` to `last`, the last included.
struct ChartPart {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t count() const { return last - first + 1; }
    bool operator==(const ChartPart&) const = default;
};

/// All of a chart; `last` is 0 where it has no categories and no points.
ChartPart wholeOf(const Chart& chart);

/// The chart of a part: its own axis of places; the axis of values is by what is left, unless the
/// chart fixes it.
Chart partOf(const Chart& chart, const ChartPart& part);

/// The part with `factor` times as many places around one of them, which stays where it is as far
/// as the ends allow. Never less than two places, or all that there are.
ChartPart zoomed(const ChartPart& part, const ChartPart& whole, std::size_t around, double factor);

/// `Dallas`, `14:30`, `3 min`: a category, or a position with its unit.
QString placeText(const Chart& chart, std::size_t place);
/// `412 Mbit/s`: three digits at least, and no more behind the point than help.
QString valueText(const Chart& chart, double value);
/// Series, place and value in a line: `Exchange, Dallas: 412 Mbit/s`.
QString markText(const Chart& chart, std::size_t series, std::size_t place);

}  // namespace peerplan::gui
