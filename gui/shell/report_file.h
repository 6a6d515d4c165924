// SPDX-License-Identifier: MIT
#pragma once

/// A report as a file, by its ending.

#include <QString>
#include <QStringList>

#include "model/report.h"

namespace peerplan::gui {

/// For a file dialog, the most usual first.
QStringList reportFilters();

/// Writes the report so that the path holds the old or the new file at any moment. Throws
/// UsageError for an ending that is no report's, StorageError. Call it from the window's thread:
/// charts are drawn.
void writeReport(const Report& report, const QString& path);

}  // namespace peerplan::gui
