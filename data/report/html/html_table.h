// SPDX-License-Identifier: MIT
#pragma once

/// Tables as HTML.

#include <cstddef>
#include <string>

#include "data/text/language.h"
#include "model/table.h"

namespace peerplan {

/// From how many rows on a table is folded away behind its title.
constexpr std::size_t foldedFrom = 40;

/// The table as HTML; it begins with `<div>` or `<details>` and carries the anchor `table-ID`. Time
/// is linear in the cells.
std::string writeHtmlTable(const Table& table, const Language& language);

}  // namespace peerplan
