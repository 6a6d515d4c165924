// SPDX-License-Identifier: MIT
#pragma once

/// The file that a report goes to: its name's ending decides the format.

#include <cstdint>
#include <string>

#include "cli/context.h"
#include "data/report/pdf/pdf_report.h"
#include "model/report.h"

namespace peerplan::cli {

enum class ReportFormat : std::uint8_t { Html, Pdf, Xlsx, Markdown, Json, Csv };

/// Throws UsageError, which lists the endings, for any other, and for a PDF where this build of the
/// program writes none.
ReportFormat reportFormatOf(const std::string& file);

/// What `--paper` asks for: `a4`, `letter`, or nothing, which is A4. Throws UsageError where it
/// asks for the paper of a format that has none.
Paper paperOf(const std::string& paper, ReportFormat format);

/// The file's bytes. The same report gives the same bytes.
std::string reportBytes(const Report& report, ReportFormat format, Paper paper,
                        const Context& context);

}  // namespace peerplan::cli
