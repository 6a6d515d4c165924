// SPDX-License-Identifier: MIT
#pragma once

/// The tables of a report as CSV files in a zip archive.

#include <string>

#include "data/text/language.h"
#include "model/report.h"

namespace peerplan {

/// The archive's bytes: `SECTION/TABLE.csv` for every table that has rows, for the figures of every
/// chart and for findings, each as writeTableCsv() writes it. The same report gives the same bytes:
/// its files are dated 1 January 1980, where zip begins. Throws StorageError where memory ends.
std::string writeCsvArchive(const Report& report, const Language& language);

}  // namespace peerplan
