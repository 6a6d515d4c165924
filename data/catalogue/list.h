// SPDX-License-Identifier: MIT
#pragma once

/// One named list of the catalogue: its file, how CSV rows become rows of the list, and back.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/catalogue/columns.h"
#include "data/csv/reader.h"
#include "model/catalogue.h"
#include "model/diagnostic.h"

namespace peerplan::catalogue {

/// What a table shows of a column.
struct ShownColumn {
    std::string_view name;
    CsvKind kind;
    std::string_view unit;
    bool key;
};

/// Coordinates of a row that is a place.
struct RowPlace {
    double latitude = 0;
    double longitude = 0;
};

/// A list behind one face, whatever its rows are.
class List {
  public:
    virtual ~List() = default;
    List() = default;
    List(const List&) = delete;
    List& operator=(const List&) = delete;

    virtual std::string_view name() const = 0;  ///< "peering-locations"
    virtual std::string_view file() const = 0;  ///< "peering_locations.csv"
    virtual std::vector<ShownColumn> columns() const = 0;
    virtual std::size_t size(const Catalogue& catalogue) const = 0;
    /// The cells of one row as they would stand in the file.
    virtual std::vector<std::string> cells(const Catalogue& catalogue, std::size_t row) const = 0;
    virtual bool hasPlaces() const = 0;
    virtual RowPlace place(const Catalogue& catalogue, std::size_t row) const = 0;

    /// Lays rows over the list: a row with the key of one that is there changes the cells that the
    /// file has columns for, others are added. With any error nothing is changed. An absent
    /// `source` column becomes `fallbackSource`. Linear in rows.
    virtual void lay(Catalogue& catalogue, const CsvText& text, std::string_view fileName,
                     std::string_view fallbackSource, Diagnostics& diagnostics) const = 0;
};

/// All lists in the order in which they are shown.
std::span<const List* const> lists();

/// By name or by file name; `_` and `-` are one. nullptr if there is none.
const List* findList(std::string_view name);

}  // namespace peerplan::catalogue
