// SPDX-License-Identifier: MIT
#pragma once

/// A report on paper: one PDF file, for those who print it or hand it on.

#include <cstdint>
#include <string>

#include "data/text/language.h"
#include "model/report.h"

namespace peerplan {

enum class Paper : std::uint8_t { A4, Letter };

struct PdfOptions {
    Language language;
    Paper paper = Paper::A4;
};

/// The bytes of the file: title page with contents, numbered sections, bookmarks, embedded faces.
/// The same report gives the same bytes. Of a table the first 200 rows are printed. Throws
/// StorageError where a face that it is set in is not installed. Call it from the thread that owns
/// QApplication; where none exists, one without a screen is made. Linear in what is printed.
std::string writePdf(const Report& report, const PdfOptions& options);

}  // namespace peerplan
