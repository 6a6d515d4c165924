// SPDX-License-Identifier: MIT
#include <sys/stat.h>
#include <unistd.h>

#include <functional>
#include <random>
#include <string>

#include "data/store/database.h"
#include "data/store/store.h"
#include "tests/data/store/offices_plan.h"
#include "tests/support/catch.h"
#include "tests/support/mutations.h"
#include "tests/support/plan_generator.h"
#include "tests/support/temporary_folder.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// The one line that a load gives, as its template; empty if it succeeds.
std::string complaintOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const StorageError& error) {
        if (error.diagnostics().size() != 1 || error.diagnostics().front().file.empty()) {
            return "not one line with a file";
        }
        return error.diagnostics().front().message.pattern;
    }
    return {};
}

std::string loadComplaint(const std::string& path) {
    return complaintOf([&] { loadPlan(path); });
}

/// A store that another tool has changed with this SQL.
std::string changed(const TemporaryFolder& folder, const char* sql) {
    const std::string file = folder.file("changed.peerplan");
    std::filesystem::remove(file);
    savePlan(file, officesPlan(3));
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
    const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
    const std::string message = sqlite3_errmsg(handle);
    sqlite3_close(handle);
    CAPTURE(sql, message);
    REQUIRE(code == SQLITE_OK);
    return file;
}

}  // namespace

TEST_CASE("what is no store is refused in one clear line") {
    const TemporaryFolder folder;
    CHECK_THAT(loadComplaint(folder.file("absent.peerplan")), containsText("no such file"));
    CHECK_THAT(loadComplaint(folder.path().string()), containsText("a folder"));
    CHECK_THAT(loadComplaint("/dev/null"), containsText("not a regular file"));

    const std::string empty = folder.file("empty.peerplan");
    writeBytes(empty, "");
    CHECK_THAT(loadComplaint(empty), containsText("empty"));
    CHECK_THAT(complaintOf([&] { savePlan(empty, officesPlan(1)); }), containsText("empty"));

    const std::string text = folder.file("text.peerplan");
    writeBytes(text, std::string(5000, 'x'));
    CHECK_THAT(loadComplaint(text), containsText("not a peerplan store"));
    CHECK_THAT(complaintOf([&] { savePlan(text, officesPlan(1)); }),
               containsText("not a peerplan store"));
    CHECK(bytesOf(text) == std::string(5000, 'x'));
    writeBytes(text, "{}");
    CHECK_THAT(loadComplaint(text), containsText("not a peerplan store"));

    const std::string other = folder.file("other.peerplan");
    Database(other, OpenMode::Build, other).execute("CREATE TABLE t (x)");
    CHECK_THAT(loadComplaint(other), containsText("another program's"));
    CHECK_THAT(complaintOf([&] { savePlan(other, officesPlan(1)); }),
               containsText("another program's"));
}

TEST_CASE("a store in a folder that is not there or closed is refused in one clear line") {
    const TemporaryFolder folder;
    CHECK_THAT(complaintOf([&] { savePlan(folder.file("no/plan.peerplan"), officesPlan(1)); }),
               containsText("cannot be made"));
    const std::string file = folder.file("plan.peerplan");
    savePlan(file, officesPlan(1));
    // Permissions bind everybody but root, who becomes nobody for a moment.
    const uid_t user = geteuid();
    chmod(folder.path().c_str(), 0755);
    chmod(file.c_str(), 0);
    if (user == 0) REQUIRE(seteuid(65534) == 0);
    const std::string reading = loadComplaint(file);
    const std::string writing = complaintOf([&] { savePlan(file, officesPlan(2)); });
    if (user == 0) REQUIRE(seteuid(user) == 0);
    CHECK_THAT(reading, containsText("cannot be opened"));
    CHECK_THAT(writing, containsText("cannot be opened"));

    chmod(file.c_str(), 0444);
    if (user == 0) REQUIRE(seteuid(65534) == 0);
    const std::string readOnly = loadComplaint(file);
    const std::string changing = complaintOf([&] { savePlan(file, officesPlan(2)); });
    if (user == 0) REQUIRE(seteuid(user) == 0);
    CHECK(readOnly.empty());
    CHECK_THAT(changing, containsText("must not be written"));
}

TEST_CASE("a newer store is refused, and so is one that says it is older than the first") {
    const TemporaryFolder folder;
    CHECK_THAT(loadComplaint(changed(folder, "PRAGMA user_version = 2")), containsText("newer"));
    CHECK_THAT(loadComplaint(changed(folder, "PRAGMA user_version = 0")), containsText("damaged"));
    CHECK_THAT(loadComplaint(changed(folder, "PRAGMA user_version = -5")), containsText("damaged"));
    CHECK_THAT(
        complaintOf([&] { savePlan(changed(folder, "PRAGMA user_version = 9"), officesPlan(1)); }),
        containsText("newer"));
}

TEST_CASE("a store with more or other than its tables is refused") {
    const TemporaryFolder folder;
    for (const char* sql :
         {"CREATE TABLE more (x)", "CREATE VIEW v AS SELECT 1",
          "CREATE TRIGGER t AFTER DELETE ON sites BEGIN DELETE FROM links; END",
          "CREATE INDEX i ON sites(region)", "ALTER TABLE sites ADD COLUMN x INTEGER",
          "DROP TABLE scenarios; CREATE VIEW scenarios AS SELECT 1 AS position"}) {
        CAPTURE(sql);
        CHECK_THAT(loadComplaint(changed(folder, sql)), containsText("not as this version"));
    }
    CHECK_THAT(loadComplaint(changed(folder, "DROP TABLE accepted")), containsText("lacks"));
}

TEST_CASE("rows that make no plan are refused with their place") {
    const TemporaryFolder folder;
    const auto check = [&](const char* sql, const char* words) {
        CAPTURE(sql);
        CHECK_THAT(loadComplaint(changed(folder, sql)), containsText(words));
    };
    check("DELETE FROM plan", "no plan");
    check("INSERT INTO plan SELECT * FROM plan", "more than one");
    check("UPDATE links SET \"from\" = 'nowhere' WHERE position = 0", "names something");
    check("DELETE FROM links WHERE position = 1", "gap in the order");
    check("UPDATE links SET position = 9 WHERE position = 2", "gap in the order");
    check("UPDATE sites_users SET position = 1 WHERE site_id = 'office-1'", "gap in the order");
    check("UPDATE sites SET lat = 1000 WHERE position = 1", "out of its range");
    check("UPDATE sites SET lat = 9e999 WHERE position = 1", "out of its range");
    check("UPDATE links SET bps = 9223372036854775807", "out of its range");
    check("UPDATE sites_users SET count = -1", "out of its range");
    check(
        "UPDATE sites SET id = 'Not An Id' WHERE id = 'office-2'; "
        "UPDATE sites_users SET site_id = 'Not An Id' WHERE site_id = 'office-2'; "
        "UPDATE links SET \"from\" = 'Not An Id' WHERE \"from\" = 'office-2'",
        "is no id");
    check("UPDATE plan SET as_of = 'yesterday'", "no day");
    check("UPDATE sites SET name = CAST(x'ff' AS TEXT) WHERE position = 1", "UTF-8");
    check(
        "INSERT INTO scenarios (position, id, name, status, note) "
        "VALUES (0, 's', '', 'existing', ''); "
        "INSERT INTO scenarios_edits (scenario_id, position, \"do\", object, field, value) "
        "VALUES ('s', 0, 'set', '', '', '{\"a\":')",
        "not JSON");
}

TEST_CASE("words and types that the tables forbid are refused though a tool let them in") {
    const TemporaryFolder folder;
    CHECK_THAT(loadComplaint(changed(folder,
                                     "PRAGMA ignore_check_constraints = ON; "
                                     "UPDATE sites SET kind = 'castle'")),
               containsText("unknown word"));
}

TEST_CASE("deeply nested data in a cell is refused before it is built") {
    const TemporaryFolder folder;
    std::string sql =
        "INSERT INTO scenarios (position, id, name, status, note) "
        "VALUES (0, 's', '', 'existing', ''); "
        "INSERT INTO scenarios_edits (scenario_id, position, \"do\", object, field, value) "
        "VALUES ('s', 0, 'set', '', '', '";
    sql += std::string(100'000, '[');
    sql += std::string(100'000, ']');
    sql += "')";
    CHECK_THAT(loadComplaint(changed(folder, sql.c_str())), containsText("not JSON"));
}

TEST_CASE("flipped bits and cuts give a plan or one clear line, never a crash") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    savePlan(file, randomPlan(11));
    const std::string whole = bytesOf(file);
    const std::uint64_t seed = 20261101;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    int refused = 0;
    const int tries = mutations(1200);
    for (int i = 0; i < tries; ++i) {
        CAPTURE(i);
        std::string bytes = whole;
        if (i % 5 == 0) {
            bytes.resize(1 + random() % (bytes.size() - 1));
        } else {
            // Some near the header and the schema, where they hurt most.
            for (auto flips = 1 + random() % 8; flips > 0; --flips) {
                const std::size_t at = random() % (i % 2 == 0 ? bytes.size() : 4096);
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
            }
        }
        writeBytes(file, bytes);
        const std::string complaint = loadComplaint(file);
        REQUIRE(complaint != "not one line with a file");
        if (i % 5 == 0) REQUIRE_FALSE(complaint.empty());
        if (!complaint.empty()) {
            ++refused;
            // A save into it succeeds or says why, too.
            if (i % 10 == 1) complaintOf([&] { savePlan(file, officesPlan(2)); });
        }
    }
    // A flip inside a name makes another name, so not all of them are seen.
    CHECK(refused > tries / 4);
}
