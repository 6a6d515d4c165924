// SPDX-License-Identifier: MIT
#pragma once

/// The SQL of a store's tables, generated from their layout.

#include <cstdint>
#include <string>

#include "data/store/layout.h"

namespace peerplan {

/// Of the tables' shape: a change of the field table that changes the SQL raises it and brings a
/// migration (data/store/migrate.h).
inline constexpr std::int64_t storeVersion = 1;

/// `PPLN` as a number: what SQLite files of peerplan carry as their application id.
inline constexpr std::int64_t storeApplicationId = 0x50504C4E;

/// A name in double quotes, for keys such as `from` and `order` are words of SQL.
std::string quoted(const std::string& name);

/// `CREATE TABLE` of one table, without a semicolon.
std::string createTable(const StoreTable& table);

/// All of them, each with a semicolon and a line break, then the application id and the version.
std::string createStore();

/// `INSERT` with a parameter for every column, in the order of `SELECT`.
std::string insertInto(const StoreTable& table);

/// All rows: the key columns (parent's key; position), then the columns of the layout. Ordered by
/// the parent's key, then the position.
std::string selectFrom(const StoreTable& table);

}  // namespace peerplan
