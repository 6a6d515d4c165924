// SPDX-License-Identifier: MIT
#pragma once

/// The one look of every chart: colours, face and sizes.

#include <cstddef>

#include <QColor>
#include <QFont>

namespace peerplan {

/// The colour of a series. Okabe and Ito, "Color Universal Design" (2008), ordered so that
/// neighbours also differ in lightness, for those who print in grey. Repeats after eight.
QColor seriesColour(std::size_t index);

/// Colours that the page may change (the classes that chartSvg names).
QColor inkColour();
QColor axisColour();
QColor gridColour();
QColor paperColour();
QColor bandColour();

/// The face of labels, in pixels and without hinting, so that its widths do not depend on the
/// machine. Throws StorageError where its files are missing.
QFont chartFont(int pixels, bool bold = false);

/// What stands in the SVG: the reader's own face, the drawn one where he has it.
const char* fontStack();

/// Makes an application without a screen where there is none yet.
void needApplication();

}  // namespace peerplan
