// SPDX-License-Identifier: MIT
#pragma once

/// Tables that people keep (offices, links, circuits, Internet access, measurements) into a plan.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/enumeration.h"
#include "model/plan.h"

namespace peerplan {

/// What the rows of a table are.
enum class ImportKind : std::uint8_t {
    Sites,
    Links,
    Circuits,
    Internet,
    Measurements,  ///< a row each
    Series         ///< a row each instant, several to a measurement
};
PEERPLAN_WORDS(ImportKind, "sites", "links", "circuits", "internet", "measurements", "series")

/// A city with a place, such as a metro of the catalogue.
struct CityPlace {
    std::string name;
    double lat = 0;
    double lon = 0;
};

struct ImportOptions {
    /// Leaves wrong rows out instead of importing nothing.
    bool skipBad = false;
    /// Replaces objects that the plan has already; else they are errors.
    bool replace = false;
    /// Where sites that state a city and no coordinates are looked up.
    std::vector<CityPlace> cities;
    /// Persona of a column of users that names none.
    std::string persona;
    /// Ids of the catalogue that cells may name beside the plan's own; where a list is empty, any
    /// id is taken.
    std::vector<std::string> personas;
    std::vector<std::string> services;
};

struct ImportResult {
    /// The plan with the rows in it; as it was where nothing was imported.
    Plan plan;
    /// Whether anything was allowed in: there was no error, or wrong rows were left out.
    bool imported = false;
    std::int64_t added = 0;
    std::int64_t replaced = 0;
    std::int64_t leftOut = 0;
    /// In the order of the file. Errors are what kept the import out; warnings name columns that
    /// are not read and rows that were left out; notes what was assumed and what stays open.
    Diagnostics diagnostics;
};

/// Reads a table with a header line (docs/csv-import.md says which columns and forms). New objects
/// are appended to the plan's lists; regions and providers that rows name are added where the plan
/// lacks them. Never throws for what the bytes hold. Linear in the bytes; whether the plan as a
/// whole makes sense is for its checks afterwards.
ImportResult importCsv(ImportKind kind, std::string_view bytes, const std::string& fileName,
                       const Plan& base, const ImportOptions& options);

}  // namespace peerplan
