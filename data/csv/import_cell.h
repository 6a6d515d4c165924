// SPDX-License-Identifier: MIT
#pragma once

/// From the text of a cell to the value of a field.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/csv/import_csv.h"
#include "data/csv/import_number.h"
#include "model/fields/field.h"

namespace peerplan {

/// What went wrong with a cell.
struct CellFault {
    Text message;
    Text expected;
    std::string suggestion;
};

/// The objects that cells may name, by id or by name, case and punctuation aside.
class ImportNames {
  public:
    ImportNames(const Plan& plan, const ImportOptions& options);

    /// The id that a cell means in a list; nothing if no object has that id or name.
    std::optional<std::string> find(std::string_view list, std::string_view cell) const;
    std::string nearest(std::string_view list, std::string_view cell) const;
    void add(std::string_view list, const std::string& id, std::string_view name);

  private:
    /// Slug to id.
    using Names = std::map<std::string, std::string, std::less<>>;
    std::map<std::string, Names, std::less<>> m_lists;
    bool m_anyPersona;
    bool m_anyService;
};

/// A cell's place in the rules: which field, which unit its header named, how the file writes
/// decimals.
struct CellContext {
    const Field& field;
    const ImportUnit* unit = nullptr;
    bool decimalComma = false;
    const ImportNames& names;
};

/// The scalar of a cell, or nothing and the fault. A unit in the cell goes before the header's,
/// and that before the field's own.
std::optional<Scalar> importScalar(std::string_view cell, const CellContext& context,
                                   CellFault& fault);

/// The elements of a cell that is a list: separated by `;`, `|` or commas.
std::vector<std::string> importElements(std::string_view cell);

}  // namespace peerplan
