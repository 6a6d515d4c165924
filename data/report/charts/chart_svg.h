// SPDX-License-Identifier: MIT
#pragma once

/// Charts drawn by Qt Charts as SVG, without a screen.

#include <string>

#include "data/text/language.h"
#include "model/chart.h"

namespace peerplan {

/// Size in the units of the SVG's view box; a page scales the drawing as it likes.
struct ChartSize {
    int width = 860;
    /// Bars that lie get as much height as they need instead.
    int height = 340;
};

/// The chart as one `<svg>` element without XML head, for inline use: `role="img"` with `<title>`
/// and
/// `<desc>`, every id begun with the chart's, no fixed outer size, no network, no script. Colours
/// that a page may want to change carry the classes `ink`, `axis`, `grid`, `paper` and `band`. The
/// same chart gives the same bytes. A chart without values is drawn with its axes only. Throws
/// StorageError where the face that charts are drawn with is not installed. Call it from the thread
/// that owns QApplication; where none exists, one without a screen is made.
std::string chartSvg(const Chart& chart, const Language& language, ChartSize size = {});

}  // namespace peerplan
