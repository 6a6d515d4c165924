// SPDX-License-Identifier: MIT
#pragma once

/// Provenance: where a row of the catalogue comes from, how old it is, and what in it is assumed.

#include <string>

namespace peerplan {

/// A key of the list of sources (`CatalogueSource::key`), or several joined by `;`.
/// `asOf` is the date of the source: a day, a month or a year in ISO 8601 order; empty if unknown.
/// A row that no source states says so in `assumed`; reports list it as an assumption.
struct Provenance {
    std::string source;
    std::string asOf;
    bool assumed = false;
    std::string note;
};

/// A document that rows of the catalogue refer to by key.
struct CatalogueSource {
    std::string key;
    std::string title;
    std::string locator;   ///< repository, path and commit, or an address
    std::string standing;  ///< primary, secondary copy, vendor, practice, derived, own
    std::string asOf;
};

}  // namespace peerplan
