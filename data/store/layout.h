// SPDX-License-Identifier: MIT
#pragma once

/// How the records of a plan lie in tables: derived from the field table, with no field named.
///
/// The plan itself is one row of `plan`; every list of objects is a table of the list's key; every
/// list inside an object is a table of its own that names its parent's row; a single nested record
/// is columns with a prefix.

#include <cstdint>
#include <string>
#include <vector>

#include "model/fields/field.h"

namespace peerplan {

/// From a row's record through single nested records to the one that holds a field.
using FieldPath = std::vector<const Field*>;

struct StoreColumn {
    enum class Role : std::uint8_t {
        Cell,
        Present,  ///< whether the optional nested record `field` is there
        Tree      ///< a tree of data as JSON
    };
    std::string name;
    Role role = Role::Cell;
    FieldPath path;
    /// The field behind it; in a table of scalars the list itself.
    const Field* field = nullptr;
    /// NULL is allowed: optional, an empty reference, or inside an optional record.
    bool nullable = false;
    /// The table whose id it must name; empty where ids of the catalogue serve too.
    std::string references;
};

struct StoreTable {
    std::string name;
    /// Of the rows; none in a table of scalars.
    const RecordType* type = nullptr;
    /// The parent's list that the rows are; none for the plan.
    const Field* list = nullptr;
    /// In the parent's record, to the record that holds `list`.
    FieldPath path;
    /// Index of the parent's table; -1 for the plan's own.
    int parent = -1;
    /// Columns that name the parent's row; none below the plan.
    std::vector<std::string> parentKey;
    /// Whether the first of the row's columns is its id, by which children name it; else they name
    /// the position.
    bool keyedById = false;
    std::vector<StoreColumn> columns;
    /// Indices of the tables of the lists in its records.
    std::vector<std::size_t> children;
};

/// All tables, parents before their children, in the order of the field table. Made once.
const std::vector<StoreTable>& storeLayout();

}  // namespace peerplan
