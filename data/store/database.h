// SPDX-License-Identifier: MIT
#pragma once

/// An SQLite file, its statements and its transactions as objects that clean up after themselves.
///
/// Every failure is a `StorageError` with the file's name and one sentence; files are taken to be
/// hostile: no extension, trigger, view or attached database runs, and sizes are limited.

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "model/error.h"

namespace peerplan {

/// How a file is opened.
enum class OpenMode : std::uint8_t {
    Read,    ///< for analysis: nothing of the file or beside it changes
    Change,  ///< read and write what exists
    Build    ///< a file that nobody else knows yet: absent or empty, no journal, no syncs
};

/// A connection to one file. Not copied; one thread at a time.
class Database {
  public:
    /// Opens `path`, which is shown in messages as `shownAs`. Waits up to 5 seconds for another
    /// program's write. Throws StorageError if the file cannot be opened.
    Database(const std::string& path, OpenMode mode, std::string shownAs);
    /// A database in memory.
    explicit Database(std::string shownAs);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs statements that return nothing.
    void execute(const char* sql);
    /// The first column of the first row, 0 if there is none.
    std::int64_t number(const char* sql);
    /// Replaces the content of this database by that of another.
    void copyFrom(Database& source);

    sqlite3* handle() const { return m_handle; }
    const std::string& file() const { return m_file; }

    /// Throws what an SQLite result code means for the user, if it is none of success.
    void check(int code) const;
    /// Throws StorageError about this file.
    [[noreturn]] void fail(Text message) const;

  private:
    void guard();

    sqlite3* m_handle = nullptr;
    std::string m_file;
};

/// A prepared statement; parameters and columns count from 1 and 0, as in SQLite.
class Statement {
  public:
    Statement(Database& database, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    void bind(int parameter, std::string_view value);
    void bindNull(int parameter);
    /// Goes to the next row; false if there is none, and then the statement can run again.
    bool step();
    /// Runs a statement that returns no rows, and makes it ready to run again.
    void run();

    /// SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB or SQLITE_NULL.
    int type(int column) const { return sqlite3_column_type(m_handle, column); }
    std::int64_t integer(int column) const { return sqlite3_column_int64(m_handle, column); }
    double decimal(int column) const { return sqlite3_column_double(m_handle, column); }
    /// Valid until the next step.
    std::string_view text(int column) const;

  private:
    Database& m_database;
    sqlite3_stmt* m_handle = nullptr;
};

/// All or nothing: rolled back unless committed.
class Transaction {
  public:
    enum class Kind : std::uint8_t { Read, Write };
    Transaction(Database& database, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    Database& m_database;
    bool m_open = true;
};

}  // namespace peerplan
