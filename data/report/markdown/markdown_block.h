// SPDX-License-Identifier: MIT
#pragma once

/// One block of a report as Markdown.

#include <string>

#include "data/text/language.h"
#include "model/report.h"

namespace peerplan {

/// The block as Markdown, ending in an empty line; nothing for an empty one.
std::string writeMarkdownBlock(const Block& block, const Language& language);

}  // namespace peerplan
