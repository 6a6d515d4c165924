// SPDX-License-Identifier: MIT
#include "data/store/open_store.h"

#include <sys/stat.h>

#include <cerrno>
#include <map>
#include <string>
#include <system_error>

#include "data/store/ddl.h"
#include "data/store/layout.h"

namespace peerplan {
namespace {

[[noreturn]] void fail(const std::string& path, Text message) {
    throw StorageError(Diagnostics{Diagnostic{.file = path, .message = std::move(message)}});
}

/// What stands in the schema beside SQLite's own entries must be this version's tables, to the
/// letter: so nothing that a file brings along (triggers, views, generated columns) ever runs.
void checkShape(Database& database) {
    std::map<std::string, std::string> expected;
    for (const StoreTable& table : storeLayout()) expected[table.name] = createTable(table);
    Statement entries(database,
                      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' "
                      "ESCAPE '\\' ORDER BY name");
    while (entries.step()) {
        const std::string name(entries.text(1));
        const auto found = expected.find(name);
        if (found == expected.end() || entries.text(0) != "table" ||
            entries.text(2) != found->second) {
            database.fail({tr("The file holds {name}, which is not as this version of peerplan "
                              "makes it."),
                           {{"name", name}}});
        }
        expected.erase(found);
    }
    if (!expected.empty()) {
        database.fail(
            {tr("The file lacks the table {name}."), {{"name", expected.begin()->first}}});
    }
}

}  // namespace

bool storeExists(const std::string& path) {
    if (path.empty()) fail(path, tr("A file name is missing."));
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT) return false;
        fail(path, {tr("The file cannot be opened: {reason}."),
                    {{"reason", std::generic_category().message(errno)}}});
    }
    if (S_ISDIR(status.st_mode)) fail(path, tr("This is a folder, not a file."));
    // A pipe or a device would block or never end.
    if (!S_ISREG(status.st_mode)) fail(path, tr("This is not a regular file."));
    if (status.st_size == 0) fail(path, tr("The file is empty; a peerplan store never is."));
    return true;
}

std::int64_t checkedVersion(Database& database) {
    if (database.number("PRAGMA application_id") != storeApplicationId) {
        database.fail(
            tr("The file is not a peerplan store: it is another program's SQLite "
               "database."));
    }
    const std::int64_t version = database.number("PRAGMA user_version");
    if (version > storeVersion) {
        database.fail({tr("The file was written by a newer peerplan (store version {found}; this "
                          "program reads up to {expected})."),
                       {{"found", version}, {"expected", storeVersion}}});
    }
    if (version < 1) {
        database.fail(
            {tr("The file is damaged: there is no store version {found}."), {{"found", version}}});
    }
    return version;
}

void checkLength(Database& database, const std::string& path) {
    struct stat status {};
    const std::int64_t pageSize = database.number("PRAGMA page_size");
    const std::int64_t pages = database.number("PRAGMA page_count");
    if (stat(path.c_str(), &status) != 0 || status.st_size % pageSize != 0 ||
        status.st_size / pageSize < pages) {
        database.fail(tr("The file is damaged: its end is missing."));
    }
}

void checkStore(Database& database) {
    checkShape(database);
    Statement pages(database, "PRAGMA quick_check(1)");
    if (pages.step() && pages.text(0) != "ok") {
        database.fail(
            {tr("The file is damaged: {detail}."), {{"detail", std::string(pages.text(0))}}});
    }
    checkReferences(database,
                    tr("The file is damaged: {table} names something in {target} that is not "
                       "there."));
}

void checkReferences(Database& database, const char* sentence) {
    Statement dangling(database, "PRAGMA foreign_key_check");
    if (!dangling.step()) return;
    database.fail(
        {sentence,
         {{"table", std::string(dangling.text(0))}, {"target", std::string(dangling.text(2))}}});
}

}  // namespace peerplan
