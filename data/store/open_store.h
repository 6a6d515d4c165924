// SPDX-License-Identifier: MIT
#pragma once

/// Looks at a file before anything trusts it: that it is a store, of a version that is known, whole
/// and of the right shape.

#include <cstdint>

#include "data/store/database.h"

namespace peerplan {

/// Throws StorageError unless `path` is a regular file that is not empty. Says whether it exists.
bool storeExists(const std::string& path);

/// The version of the store. Throws StorageError if the database is none of peerplan or newer than
/// this program.
std::int64_t checkedVersion(Database& database);

/// Throws StorageError if the file is shorter than its pages: SQLite would read zeros. To be called
/// in a transaction, so that nobody else changes the length.
void checkLength(Database& database, const std::string& path);

/// Throws StorageError if the tables are not exactly those of this version, or pages, cells or
/// references are broken. Linear in the size of the file.
void checkStore(Database& database);

/// Throws StorageError with the first reference that leads nowhere.
void checkReferences(Database& database, const char* sentence);

}  // namespace peerplan
