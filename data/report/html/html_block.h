// SPDX-License-Identifier: MIT
#pragma once

/// One block of a report as HTML.

#include <string>

#include "data/report/html/html_report.h"
#include "model/report.h"

namespace peerplan {

/// The block as HTML, ending in a line end.
std::string writeHtmlBlock(const Block& block, const HtmlOptions& options);

}  // namespace peerplan
