// SPDX-License-Identifier: MIT
#pragma once

/// A report as one self-contained HTML file.

#include <functional>
#include <string>

#include "data/text/language.h"
#include "model/report.h"

namespace peerplan {

/// Draws a chart as one `<svg>` element (chartSvg), or gives an empty string where it cannot.
using ChartDrawer = std::function<std::string(const Chart&)>;

/// The same for a map (mapSvg).
using MapDrawer = std::function<std::string(const NetworkMap&)>;

struct HtmlOptions {
    Language language;
    /// Unset in a build without Qt: charts then stand as tables of their figures, and the page says
    /// so.
    ChartDrawer drawChart;
    /// Unset likewise: maps then stand as tables of their places and lines.
    MapDrawer drawMap{};
};

/// The report as UTF-8. The page needs no network and asks for none; it sorts and filters its
/// tables by a script, and is whole without it. Everything of a plan is escaped. The same report
/// gives the same bytes.
std::string writeHtml(const Report& report, const HtmlOptions& options);

}  // namespace peerplan
