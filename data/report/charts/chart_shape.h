// SPDX-License-Identifier: MIT
#pragma once

/// What drawing and legend ask of a chart: its values, their span, names that fit.

#include <cstddef>
#include <string>

#include <QString>

#include "model/chart.h"

namespace peerplan {

/// Of labels, in pixels.
constexpr int chartLabelPixels = 12;

/// A name on one line, cut to columns of a terminal.
QString plainName(const std::string& name, std::size_t columns = 40);

bool isBars(const Chart& chart);
bool isStacked(const Chart& chart);

/// Not a number where the series has none.
double valueAt(const ChartSeries& series, std::size_t i);

/// Categories, or points.
std::size_t placesOf(const Chart& chart);

struct ValueSpan {
    double least = 0;
    double most = 0;
    /// No value has a fraction.
    bool whole = true;
    void add(double value);
};

/// From the least to the most that is drawn, stacks and bands as wholes; nought is in it.
ValueSpan valueSpan(const Chart& chart);

/// Whether bars lie: their names would not stand side by side.
bool barsLie(const Chart& chart, int width);

}  // namespace peerplan
