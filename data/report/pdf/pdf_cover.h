// SPDX-License-Identifier: MIT
#pragma once

/// The title page: what the report is of, its key figures, and the contents.

#include <vector>

#include "data/report/pdf/pdf_pages.h"
#include "data/text/language.h"
#include "model/report.h"

namespace peerplan {

/// `figures` may be null. `targets` are those of the pages when they were laid out before, empty
/// the first time: the contents name the pages of its sections and link to them.
void layCover(Pages& pages, const Report& report, const KeyFigures* figures,
              const std::vector<PdfTarget>& targets, const Language& language);

}  // namespace peerplan
