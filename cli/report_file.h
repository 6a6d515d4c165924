// SPDX-License-Identifier: MIT
#pragma once

/// The file that a report goes to: its name's ending decides the format.

#include <cstdint>
#include <string>

#include "cli/context.h"
#include "model/report.h"

namespace peerplan::cli {

enum class ReportFormat : std::uint8_t { Html, Xlsx, Markdown, Json, Csv };

/// Throws UsageError, which lists the endings, for any other.
ReportFormat reportFormatOf(const std::string& file);

/// The file's bytes. The same report gives the same bytes.
std::string reportBytes(const Report& report, ReportFormat format, const Context& context);

}  // namespace peerplan::cli
