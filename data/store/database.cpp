// SPDX-License-Identifier: MIT
#include "data/store/database.h"

#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

namespace peerplan {
namespace {

constexpr int busyMilliseconds = 5000;

/// A path that SQLite can mistake neither for a URI nor for a database in memory.
std::string plainPath(const std::string& path) {
    if (!path.empty() && path.front() == '/') return path;
    std::string plain = "./";
    plain += path;
    return plain;
}

int flagsOf(OpenMode mode) {
    constexpr int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
        case OpenMode::Read:
            return common | SQLITE_OPEN_READONLY;
        case OpenMode::Change:
            return common | SQLITE_OPEN_READWRITE;
        case OpenMode::Build:
            return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return common;
}

Text meaningOf(int code, const char* detail, int systemError) {
    const std::string words = detail != nullptr ? detail : "";
    if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY) {
        return {
            tr("An unfinished save lies beside the file, and undoing it needs the permission "
               "to write.")};
    }
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {tr("Another program is writing to the file; try again when it has finished.")};
        case SQLITE_NOTADB:
            return {tr("The file is not a peerplan store: it is no SQLite database.")};
        case SQLITE_CORRUPT:
            return {tr("The file is damaged: {detail}."), {{"detail", words}}};
        case SQLITE_FULL:
            return {tr("The disk is full; the file is as it was before.")};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {tr("The file must not be written.")};
        case SQLITE_TOOBIG:
            return {tr("The file holds a value that is larger than any plan's.")};
        case SQLITE_CANTOPEN:
            if (systemError != 0) {
                return {tr("The file cannot be opened: {reason}."),
                        {{"reason", std::generic_category().message(systemError)}}};
            }
            return {tr("The file cannot be opened.")};
        case SQLITE_IOERR:
            if (systemError != 0) {
                return {tr("Reading or writing failed: {reason}."),
                        {{"reason", std::generic_category().message(systemError)}}};
            }
            return {tr("Reading or writing failed: {detail}."), {{"detail", words}}};
        case SQLITE_CONSTRAINT:
            return {tr("The plan does not fit the store: {detail}."), {{"detail", words}}};
        default:
            return {tr("The store failed: {detail}."), {{"detail", words}}};
    }
}

}  // namespace

Database::Database(const std::string& path, OpenMode mode, std::string shownAs)
    : m_file(std::move(shownAs)) {
    const int code = sqlite3_open_v2(plainPath(path).c_str(), &m_handle, flagsOf(mode), nullptr);
    try {
        check(code);
        guard();
        // A rollback journal and full syncs: what is mailed is one file, and whole (WAL would leave
        // the last changes in a second file).
        if (mode == OpenMode::Build)
            execute("PRAGMA page_size=1024; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;");
        if (mode == OpenMode::Change) execute("PRAGMA synchronous=FULL;");
    } catch (...) {
        sqlite3_close_v2(m_handle);
        throw;
    }
}

Database::Database(std::string shownAs) : m_file(std::move(shownAs)) {
    const int code = sqlite3_open_v2(":memory:", &m_handle, flagsOf(OpenMode::Build), nullptr);
    try {
        check(code);
        guard();
    } catch (...) {
        sqlite3_close_v2(m_handle);
        throw;
    }
}

Database::~Database() {
    sqlite3_close_v2(m_handle);
}

void Database::guard() {
    check(sqlite3_busy_timeout(m_handle, busyMilliseconds));
    // Nothing that a file brings along may run: triggers, views, functions in its schema, writes to
    // the schema itself, further files.
    for (const int option : {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY}) {
        check(sqlite3_db_config(m_handle, option, 1, nullptr));
    }
    for (const int option : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                             SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                             SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML}) {
        check(sqlite3_db_config(m_handle, option, 0, nullptr));
    }
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, 16'000'000);
    sqlite3_limit(m_handle, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(m_handle, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(m_handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
    sqlite3_limit(m_handle, SQLITE_LIMIT_COMPOUND_SELECT, 10);
    sqlite3_limit(m_handle, SQLITE_LIMIT_FUNCTION_ARG, 20);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100);
    sqlite3_limit(m_handle, SQLITE_LIMIT_TRIGGER_DEPTH, 0);
    // 64 MB of pages, allocated as needed: ids come in no order, so a save of many offices touches
    // the pages of their index at random.
    execute("PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; PRAGMA cache_size=-65536;");
}

void Database::execute(const char* sql) {
    check(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr));
}

std::int64_t Database::number(const char* sql) {
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

void Database::copyFrom(Database& source) {
    sqlite3_backup* backup = sqlite3_backup_init(m_handle, "main", source.m_handle, "main");
    if (backup == nullptr) check(sqlite3_extended_errcode(m_handle));
    const int code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) source.check(code);
}

void Database::check(int code) const {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    if ((code & 0xff) == SQLITE_NOMEM) throw std::bad_alloc();
    const bool system =
        m_handle != nullptr && ((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_IOERR);
    fail(meaningOf(code, m_handle != nullptr ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code),
                   system ? sqlite3_system_errno(m_handle) : 0));
}

void Database::fail(Text message) const {
    throw StorageError(Diagnostics{Diagnostic{.file = m_file, .message = std::move(message)}});
}

Statement::Statement(Database& database, std::string_view sql) : m_database(database) {
    m_database.check(sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        &m_handle, nullptr));
}

Statement::~Statement() {
    sqlite3_finalize(m_handle);
}

void Statement::bind(int parameter, std::int64_t value) {
    m_database.check(sqlite3_bind_int64(m_handle, parameter, value));
}

void Statement::bind(int parameter, double value) {
    m_database.check(sqlite3_bind_double(m_handle, parameter, value));
}

void Statement::bind(int parameter, std::string_view value) {
    // A null pointer would bind NULL, so an empty text needs an address.
    const char* bytes = value.empty() ? "" : value.data();
    m_database.check(sqlite3_bind_text64(m_handle, parameter, bytes, value.size(), SQLITE_TRANSIENT,
                                         SQLITE_UTF8));
}

void Statement::bindNull(int parameter) {
    m_database.check(sqlite3_bind_null(m_handle, parameter));
}

bool Statement::step() {
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) {
        // The reset repeats the error; what it meant is thrown from here.
        m_database.check(code);
    }
    sqlite3_reset(m_handle);
    return false;
}

void Statement::run() {
    while (step()) {
    }
}

std::string_view Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_handle, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

Transaction::Transaction(Database& database, Kind kind) : m_database(database) {
    m_database.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
    // Some errors have rolled back already; then there is nothing left to do.
    if (m_open && sqlite3_get_autocommit(m_database.handle()) == 0) {
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    m_database.execute("COMMIT");
    m_open = false;
}

}  // namespace peerplan
