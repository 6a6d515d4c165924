// SPDX-License-Identifier: MIT
#include "data/store/store.h"

#include <unistd.h>

#include "data/file/new_file.h"
#include "data/store/database.h"
#include "data/store/ddl.h"
#include "data/store/migrate.h"
#include "data/store/open_store.h"
#include "data/store/read_plan.h"
#include "data/store/write_plan.h"

namespace peerplan {
namespace {

/// A killed save leaves its journal, and only a connection that may write can undo it. (The journal
/// of a save that is under way is left alone by its locks.)
void undoKilledSave(const std::string& path) {
    std::string journal = path;
    journal += "-journal";
    if (access(journal.c_str(), F_OK) != 0) return;
    try {
        Database(path, OpenMode::Change, path).number("PRAGMA user_version");
    } catch (const StorageError&) {
        // Opening for reading says what stands in the way.
    }
}

/// Writes inside the caller's transaction and checks every reference at the end.
void replacePlan(Database& database, const Plan& plan) {
    writePlan(database, plan);
    checkReferences(database, tr("The plan cannot be stored: something in {table} names something "
                                 "in {target} that is not there."));
}

void saveInto(const std::string& path, const Plan& plan) {
    Database database(path, OpenMode::Change, path);
    // A mailed file is one file: out of write-ahead mode, should another tool have left it there.
    database.execute("PRAGMA journal_mode=DELETE");
    const std::int64_t version = checkedVersion(database);
    if (version < storeVersion) {
        keepCopy(database, path, version);
        migrate(database, storeMigrations(), storeVersion);
    }
    database.execute("PRAGMA foreign_keys=OFF");
    Transaction transaction(database, Transaction::Kind::Write);
    checkLength(database, path);
    checkStore(database);
    replacePlan(database, plan);
    transaction.commit();
}

/// False if the file has come to exist meanwhile.
bool saveNew(const std::string& path, const Plan& plan) {
    NewFile file(path);
    {
        Database database(file.temporary(), OpenMode::Build, path);
        database.execute("PRAGMA foreign_keys=OFF");
        Transaction transaction(database, Transaction::Kind::Write);
        database.execute(createStore().c_str());
        replacePlan(database, plan);
        transaction.commit();
    }
    return file.publish();
}

}  // namespace

Plan loadPlan(const std::string& path) {
    if (!storeExists(path)) {
        throw StorageError(
            Diagnostics{Diagnostic{.file = path, .message = tr("There is no such file.")}});
    }
    undoKilledSave(path);
    Database database(path, OpenMode::Read, path);
    {
        Transaction transaction(database, Transaction::Kind::Read);
        const std::int64_t version = checkedVersion(database);
        checkLength(database, path);
        if (version == storeVersion) {
            checkStore(database);
            return readPlan(database);
        }
    }
    Database current(path);
    current.copyFrom(database);
    migrate(current, storeMigrations(), storeVersion);
    checkStore(current);
    return readPlan(current);
}

void savePlan(const std::string& path, const Plan& plan) {
    // Twice: the file may appear between the look and the rename, and is then changed in place.
    if (!storeExists(path) && saveNew(path, plan)) return;
    saveInto(path, plan);
}

}  // namespace peerplan
