// SPDX-License-Identifier: MIT
#pragma once

/// What the columns of a table are, by its header: the keys of the field table, and the names that
/// people give them.

#include <optional>
#include <string>
#include <vector>

#include "data/csv/import_csv.h"
#include "data/csv/import_number.h"
#include "data/csv/reader.h"
#include "model/fields/field.h"

namespace peerplan {

struct ImportColumn {
    enum class Role : std::uint8_t {
        Unread,
        Field,     ///< a field of the row's object
        Users,     ///< a number of users, of `persona` or of the persona column
        Persona,   ///< the persona of the users
        Time,      ///< the instant of a row of a series
        BothWays,  ///< an Internet egress's capacity up and down
        PrimarySite,
        SecondarySite,
        BothSites,
        PrimaryDevice,
        SecondaryDevice
    };
    Role role = Role::Unread;
    /// As the file writes it.
    std::string header;
    /// Through single nested records to the one that holds `field`; also of the roles that stand
    /// for a quantity or a reference, the field that says how to read the cell.
    std::vector<const Field*> path;
    const Field* field = nullptr;
    /// The unit that the header names.
    const ImportUnit* unit = nullptr;
    std::string persona;
};

/// The record type of a kind's rows, and the key of its list in the plan.
const RecordType& importedType(ImportKind kind);
std::string_view importedList(ImportKind kind);

/// One per field of the header. Reports columns that are not read (a warning with the nearest name)
/// and two columns for one thing (an error).
std::vector<ImportColumn> importColumns(ImportKind kind, const CsvRow& header,
                                        Diagnostics& diagnostics);

}  // namespace peerplan
