// SPDX-License-Identifier: MIT
#pragma once

/// A report as JSON.

#include <string>

#include "data/text/language.h"
#include "model/report.h"

namespace peerplan {

/// The report as one JSON object (docs/json.md), indented by two spaces, ending in a line end.
/// Numbers keep their full precision; what is no number is null; bytes that are no UTF-8 become
/// U+FFFD. The same report gives the same bytes.
std::string writeReportJson(const Report& report, const Language& language);

}  // namespace peerplan
