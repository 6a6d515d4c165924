// SPDX-License-Identifier: MIT
#include "data/store/migrate.h"

#include <string>
#include <utility>

#include "data/file/new_file.h"

namespace peerplan {

std::span<const Migration> storeMigrations() {
    // Version 1 is the first.
    return {};
}

void migrate(Database& database, std::span<const Migration> steps, std::int64_t to) {
    // Tables may be rebuilt, which foreign keys in force would forbid; they are checked on open.
    database.execute("PRAGMA foreign_keys=OFF");
    Transaction transaction(database, Transaction::Kind::Write);
    std::int64_t version = database.number("PRAGMA user_version");
    for (const Migration& step : steps) {
        if (step.from != version) continue;
        database.execute(step.sql);
        ++version;
    }
    if (version != to) {
        database.fail({tr("The file has version {found} of the store, and no step leads from there "
                          "to version {expected}."),
                       {{"found", version}, {"expected", to}}});
    }
    std::string sql = "PRAGMA user_version = ";
    sql += std::to_string(version);
    database.execute(sql.c_str());
    transaction.commit();
    database.execute("PRAGMA foreign_keys=ON");
}

std::string keepCopy(Database& database, const std::string& path, std::int64_t version) {
    std::string stem = path;
    stem += ".v";
    stem += std::to_string(version);
    for (int number = 1;; ++number) {
        std::string name = stem;
        if (number > 1) {
            name += '-';
            name += std::to_string(number);
        }
        NewFile file(name);
        {
            Database copy(file.temporary(), OpenMode::Build, name);
            copy.copyFrom(database);
        }
        if (file.publish()) return name;
    }
}

}  // namespace peerplan
