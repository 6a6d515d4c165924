// SPDX-License-Identifier: MIT
#pragma once

/// The blocks of a report on paper.

#include "data/report/pdf/pdf_pages.h"
#include "data/text/language.h"
#include "model/report.h"

namespace peerplan {

/// Puts a block behind what stands on the pages.
void layBlock(Pages& pages, const Block& block, const Language& language);

}  // namespace peerplan
