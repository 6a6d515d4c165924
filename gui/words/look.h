// SPDX-License-Identifier: MIT
#pragma once

/// The look of the window: one style everywhere, light or dark, and the colours of grades.

#include <QColor>

#include "data/text/cell.h"
#include "model/diagnostic.h"

class QApplication;

namespace peerplan::gui {

/// Gives the application the style and the palette. May be called again to change it.
void useLook(QApplication& application, bool dark);
bool isDark();

/// Behind a graded word (rule H2), readable with the palette's text on it.
QColor shadeColour(Shade shade);
/// Of the word of a severity.
QColor severityColour(Severity severity);
/// Behind a cell whose value does not hold.
QColor faultColour();
/// Text that steps back: what is not stated, units, hints.
QColor quietColour();

}  // namespace peerplan::gui
