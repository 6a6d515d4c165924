// SPDX-License-Identifier: MIT
#pragma once

/// One row of a table: its cells put into an object, and what is no field of the object itself.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "data/csv/import_cell.h"
#include "data/csv/import_columns.h"
#include "data/csv/reader.h"
#include "model/quantity.h"

namespace peerplan {

/// What the cells of a row say beside the fields of its object.
struct RowExtras {
    /// Whether the row has columns of users, and by persona how many.
    bool hasUsers = false;
    std::vector<std::pair<std::string, std::int64_t>> users;
    std::string persona;
    std::optional<ImportInstant> instant;
    std::optional<Bandwidth> bothWays;
    std::string primarySite, secondarySite, bothSites, primaryDevice, secondaryDevice;
    /// Regions and providers that the plan lacks: list, id, name.
    struct NewObject {
        std::string list, id, name;
    };
    std::vector<NewObject> newObjects;
    /// The fields that cells have set.
    std::set<const Field*> set;
};

class RowReader {
  public:
    RowReader(std::vector<ImportColumn> columns, const ImportNames& names, bool decimalComma)
        : m_columns(std::move(columns)), m_names(names), m_decimalComma(decimalComma) {}

    /// Puts the cells that are not empty into an object of the columns' record type; `faults` says
    /// which could not be read.
    RowExtras read(const CsvRow& row, void* object, Diagnostics& faults) const;

    const std::vector<ImportColumn>& columns() const { return m_columns; }
    /// Whether a column of that field or role is there.
    bool has(const Field* field) const;
    bool has(ImportColumn::Role role) const;
    /// A diagnostic at the cell of a field, or at the row's beginning.
    Diagnostic at(const CsvRow& row, const Field* field, Text message) const;

  private:
    void readCell(const ImportColumn& column, const CsvField& cell, void* object, RowExtras& extras,
                  Diagnostics& faults) const;
    void putField(const ImportColumn& column, const CsvField& cell, void* object, RowExtras& extras,
                  Diagnostics& faults) const;
    std::optional<Scalar> scalar(const ImportColumn& column, const CsvField& cell,
                                 std::string_view text, RowExtras& extras,
                                 Diagnostics& faults) const;

    std::vector<ImportColumn> m_columns;
    const ImportNames& m_names;
    bool m_decimalComma;
};

}  // namespace peerplan
