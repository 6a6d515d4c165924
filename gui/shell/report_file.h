// SPDX-License-Identifier: MIT
#pragma once

/// A report as a file, by its ending.

#include <QString>
#include <QStringList>

#include "data/report/pdf/pdf_report.h"
#include "model/report.h"

namespace peerplan::gui {

/// For a file dialog, the most usual first.
QStringList reportFilters();

/// The paper of a PDF: what was chosen last, or what the machine's country prints on.
Paper reportPaper();
void chooseReportPaper(Paper paper);

/// Writes the report as `peerplan report` does, so that the path holds the old or the new file at
/// any moment. Throws UsageError for an ending that is no report's, StorageError. Call it from the
/// window's thread: charts are drawn.
void writeReport(const Report& report, const QString& path);

}  // namespace peerplan::gui
