// SPDX-License-Identifier: MIT
#pragma once

/// Brings a store of an earlier version to this one, step by step.

#include <cstdint>
#include <span>

#include "data/store/database.h"

namespace peerplan {

/// One step: the SQL that makes version `from` + 1 of version `from`. It leaves every table with
/// exactly the SQL that the layout of the new version generates.
struct Migration {
    std::int64_t from;
    const char* sql;
};

/// The steps from version 1 to this one, in order.
std::span<const Migration> storeMigrations();

/// Runs the steps from the database's version to `to` in one transaction, and sets its version.
/// Throws StorageError where a step is missing or fails; the database is then as it was.
void migrate(Database& database, std::span<const Migration> steps, std::int64_t to);

/// Copies a file beside itself as `<path>.v<version>` (then `.v<version>-2`, …: nothing is
/// overwritten), on the disk when it returns, and returns the copy's name.
std::string keepCopy(Database& database, const std::string& path, std::int64_t version);

}  // namespace peerplan
