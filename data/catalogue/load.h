// SPDX-License-Identifier: MIT
#pragma once

/// Gives the catalogue that is compiled into the program, and lays a user's own CSV over it.

#include <filesystem>
#include <string_view>

#include "model/catalogue.h"
#include "model/diagnostic.h"

namespace peerplan {

/// The built-in catalogue, parsed once and kept.
const Catalogue& builtInCatalogue();

/// A copy of the built-in catalogue, to lay files over.
Catalogue loadCatalogue();

/// Lays a CSV file over the list that its name says: `peering_locations.csv` or
/// `peering-locations.csv`. Rows with the key of a row that is there change the cells the file has
/// columns for, others add a row. Whatever is wrong is added to `diagnostics` with line and
/// column, and nothing is laid then. Throws StorageError if the file cannot be read.
void overlayCatalogue(Catalogue& catalogue, const std::filesystem::path& path,
                      Diagnostics& diagnostics);

/// The same for bytes and a list by name; `fileName` is what diagnostics and the `source` of rows
/// without one say.
void overlayCatalogue(Catalogue& catalogue, std::string_view list, std::string_view fileName,
                      std::string_view bytes, Diagnostics& diagnostics);

}  // namespace peerplan
