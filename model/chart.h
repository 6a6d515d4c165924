// SPDX-License-Identifier: MIT
#pragma once

/// A chart as data: drawn by data/report/charts for reports and windows alike.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/text.h"

namespace peerplan {

enum class ChartKind : std::uint8_t {
    Bars,         ///< one bar a category and series, side by side
    StackedBars,  ///< series of a category on top of each other
    StackedArea,  ///< series over a numeric axis, on top of each other
    Lines,        ///< series over a numeric axis
    Steps         ///< the same, each value holding until the next position
};

struct ChartSeries {
    Text name;
    /// One value a category, or one a point of `Chart::x`; not a number leaves a gap.
    std::vector<double> values;
};

/// A shaded band between two values of the y axis, such as the headroom target.
struct ChartBand {
    double from = 0;
    double to = 0;
    Text label;
};

enum class ChartScale : std::uint8_t {
    Even,
    /// Seconds, from tenths to weeks at once: logarithmic beyond a tenth of a second.
    Duration
};

struct ChartAxis {
    Text title;
    /// Symbol behind the numbers, such as `Mbit/s` or `%`.
    std::string unit;
    /// Fixed ends; unset is by the data, from 0.
    std::optional<double> least;
    std::optional<double> most;
    /// Of the x axis of lines and steps.
    ChartScale scale = ChartScale::Even;
};

struct Chart {
    /// Unique in a report, [a-z0-9-]+: files, anchors and SVG ids begin with it.
    std::string id;
    Text title;
    /// What the chart shows, in words, for who cannot see it.
    Text alternative;
    ChartKind kind = ChartKind::Bars;
    ChartAxis xAxis;
    ChartAxis yAxis;
    /// Names of the categories of bars.
    std::vector<std::string> categories;
    /// Positions of the points of lines and areas.
    std::vector<double> x;
    std::vector<ChartSeries> series;
    std::vector<ChartBand> bands;
};

}  // namespace peerplan
