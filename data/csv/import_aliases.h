// SPDX-License-Identifier: MIT
#pragma once

/// The names that people give to columns.

#include <span>
#include <string_view>

#include "data/csv/import_csv.h"

namespace peerplan {

struct ImportAlias {
    /// Words in lower case joined by `_`; empty is a header that is nothing but a unit.
    std::string_view name;
    /// A key of the row's object (with its nested record's before it), or `@` and a role.
    std::string_view means;
};

/// Of the columns of a kind of table; the keys themselves are not repeated here.
std::span<const ImportAlias> importAliases(ImportKind kind);

}  // namespace peerplan
