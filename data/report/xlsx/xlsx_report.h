// SPDX-License-Identifier: MIT
#pragma once

/// A report as a workbook (Office Open XML, .xlsx).

#include <string>

#include "data/text/language.h"
#include "model/report.h"

namespace peerplan {

/// The report's bytes as a workbook: a sheet a section, numbers and dates as such, everything else
/// as text. The same report gives the same bytes: the date of making is the report's. Throws
/// StorageError where the folder for temporary files takes none.
std::string writeXlsx(const Report& report, const Language& language);

}  // namespace peerplan
