// SPDX-License-Identifier: MIT
#pragma once

/// Tables as Markdown.

#include <string>

#include "data/text/language.h"
#include "model/table.h"

namespace peerplan {

/// The table as a pipe table with its title as a heading of the third level, and its notes below;
/// ends in an empty line. Every row is there. Columns are padded to one width, up to 40 characters:
/// a longer cell pushes only its own line. Linear in the cells.
std::string writeMarkdownTable(const Table& table, const Language& language);

}  // namespace peerplan
