// SPDX-License-Identifier: MIT
#pragma once

/// What each kind of table asks of a row beside its cells: columns that must be there, defaults,
/// ids made of other cells, parts of an object that stand in columns of their own.

#include <string>

#include "data/csv/import_row.h"

namespace peerplan {

/// Reports columns that a kind cannot do without, and what is assumed where others are missing.
void checkColumns(ImportKind kind, const RowReader& reader, const ImportOptions& options,
                  Diagnostics& diagnostics);

/// The id that a row without one gets (numbered afterwards where it is taken in the file); empty if
/// it can have none. Sites are named by people, so a name that comes twice is a mistake; `numbered`
/// says for which kinds it is not.
std::string madeId(const Site& site);
std::string madeId(const Link& link);
std::string madeId(const Circuit& circuit);
std::string madeId(const InternetEgress& egress);
std::string madeId(const Measurement& measurement);

/// Puts the extras into the object and reports what the row lacks (`faults`) and what stays open
/// (`notes`).
struct FinishContext {
    const CsvRow& row;
    const RowReader& reader;
    const RowExtras& extras;
    const ImportOptions& options;
    const ImportNames& names;
    Diagnostics& faults;
    Diagnostics& notes;
};
void finish(Site& site, const FinishContext& context);
void finish(Link& link, const FinishContext& context);
void finish(Circuit& circuit, const FinishContext& context);
void finish(InternetEgress& egress, const FinishContext& context);
void finish(Measurement& measurement, const FinishContext& context);

}  // namespace peerplan
