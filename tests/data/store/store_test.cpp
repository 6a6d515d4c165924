// SPDX-License-Identifier: MIT
#include "data/store/store.h"

#include <cstdlib>
#include <limits>
#include <string>

#include "data/json/plan_reader.h"
#include "data/json/plan_writer.h"
#include "data/store/database.h"
#include "data/store/ddl.h"
#include "data/store/layout.h"
#include "data/store/migrate.h"
#include "model/fields/tables.h"
#include "tests/data/store/offices_plan.h"
#include "tests/support/catch.h"
#include "tests/support/plan_generator.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("a plan of every field comes back from a new store and from a changed one") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);
        const Plan plan = randomPlan(seed);
        if (seed % 10 == 0) std::filesystem::remove(file);
        savePlan(file, plan);
        REQUIRE(loadPlan(file) == plan);
    }
}

TEST_CASE("a plan goes from JSON into a store and back without loss") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    for (std::uint64_t seed = 1000; seed < 1030; ++seed) {
        CAPTURE(seed);
        const std::string document = writePlan(randomPlan(seed));
        const ReadResult read = readPlan(document, "plan.json");
        REQUIRE(read.plan);
        savePlan(file, *read.plan);
        REQUIRE(writePlan(loadPlan(file)) == document);
    }
}

TEST_CASE("large lists come back in their order") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    const Plan offices = officesPlan(3000);
    savePlan(file, offices);
    REQUIRE(loadPlan(file) == offices);
}

TEST_CASE("the same plan makes the same bytes") {
    const TemporaryFolder folder;
    const Plan plan = randomPlan(3);
    savePlan(folder.file("a.peerplan"), plan);
    savePlan(folder.file("b.peerplan"), plan);
    REQUIRE(bytesOf(folder.file("a.peerplan")) == bytesOf(folder.file("b.peerplan")));
}

TEST_CASE("a save leaves nothing else in the folder, a load changes no byte") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    savePlan(file, randomPlan(1));
    savePlan(file, randomPlan(2));
    const std::string before = bytesOf(file);
    loadPlan(file);
    REQUIRE(bytesOf(file) == before);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        CAPTURE(entry.path().string());
        ++files;
    }
    REQUIRE(files == 1);
}

// A change of the field table that changes the tables needs a new storeVersion, a migration and a
// frozen schema of its own; adding a word to an enumeration does too, for its CHECK. Only as long
// as no release has written version 1 is it frozen anew, with PEERPLAN_FREEZE_SCHEMA=1 in the
// environment of this test.
TEST_CASE("the tables are those that version 1 was published with") {
    const std::string path = sourcePath("tests/data/store/schema-v1.sql").string();
    if (std::getenv("PEERPLAN_FREEZE_SCHEMA") != nullptr) writeBytes(path, createStore());
    const std::string frozen = bytesOf(path);
    REQUIRE(createStore() == frozen);
}

TEST_CASE("every field of a plan has a place in the store") {
    std::size_t scalars = 0;
    for (const StoreTable& table : storeLayout()) scalars += table.columns.size();
    // Counted over the field table: a scalar, a list of scalars and an optional record each take a
    // column; a record takes those of its fields.
    struct Count {
        static std::size_t of(const RecordType& type) {
            std::size_t sum = 0;
            for (const Field& field : type.fields) {
                sum += field.kind == FieldKind::Record
                           ? of(field.record()) + (field.isOptional && !field.isList ? 1U : 0U)
                           : 1U;
            }
            return sum;
        }
    };
    REQUIRE(scalars == Count::of(planType()));
}

TEST_CASE("a stored quantity says its raw unit in the column's name") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    savePlan(file, officesPlan(1));
    Database database(file, OpenMode::Read, file);
    // 50 Mbit/s and 1000 Mbit/s in bits per second.
    CHECK(database.number("SELECT bps FROM links") == 50'000'000);
    CHECK(database.number("SELECT bps FROM circuits") == 1'000'000'000);
    CHECK(database.number("SELECT count(*) FROM circuits_connections WHERE rtt_us IS NULL") == 4);
    CHECK(database.number("SELECT count(*) FROM circuits_connections WHERE hold_ms IS NULL") == 4);
    CHECK(database.number("SELECT count(price_per_month_hundredths) FROM links") == 0);
}

TEST_CASE("SQLite holds the references of a store by itself") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    savePlan(file, officesPlan(2));
    Database database(file, OpenMode::Change, file);
    CHECK_THROWS_AS(database.execute("UPDATE links SET \"from\" = 'nowhere'"), StorageError);
    CHECK_THROWS_AS(database.execute("UPDATE sites SET kind = 'castle'"), StorageError);
    CHECK_THROWS_AS(database.execute("UPDATE sites SET kind = NULL"), StorageError);
    CHECK_THROWS_AS(database.execute("UPDATE links SET bps = 'fast'"), StorageError);
}

TEST_CASE("a plan that breaks a relation is not stored, and the store stays as it was") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    const Plan good = officesPlan(2);
    savePlan(file, good);
    Plan twice = good;
    twice.sites.push_back(twice.sites.back());
    CHECK_THROWS_AS(savePlan(file, twice), StorageError);
    CHECK_THROWS_AS(savePlan(folder.file("new.peerplan"), twice), StorageError);
    Plan dangling = good;
    dangling.links[0].from = "nowhere";
    CHECK_THROWS_AS(savePlan(file, dangling), StorageError);
    Plan notANumber = good;
    notANumber.sites[1].lat = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(savePlan(file, notANumber), StorageError);
    CHECK(loadPlan(file) == good);
    CHECK_FALSE(std::filesystem::exists(folder.file("new.peerplan")));
}

TEST_CASE("a store of an earlier version is migrated, and a copy is kept") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    const Plan plan = officesPlan(2);
    savePlan(file, plan);
    Database database(file, OpenMode::Change, file);
    // What a first migration would look like, run by the frame that runs the real ones.
    const Migration steps[] = {
        {1, "ALTER TABLE sites ADD COLUMN floors INTEGER; UPDATE sites SET floors = 3"},
        {2, "ALTER TABLE sites RENAME COLUMN floors TO storeys"}};
    const std::string copy = keepCopy(database, file, 1);
    migrate(database, steps, 3);
    CHECK(database.number("PRAGMA user_version") == 3);
    CHECK(database.number("SELECT sum(storeys) FROM sites") == 9);
    CHECK(copy == file + ".v1");
    CHECK(loadPlan(copy) == plan);
    CHECK(keepCopy(database, file, 1) == file + ".v1-2");
}

TEST_CASE("a migration that fails leaves the store as it was") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    const Plan plan = officesPlan(2);
    savePlan(file, plan);
    {
        Database database(file, OpenMode::Change, file);
        const Migration broken[] = {{1, "DELETE FROM links"}, {2, "DELETE FROM no_such_table"}};
        CHECK_THROWS_AS(migrate(database, broken, 3), StorageError);
        CHECK_THROWS_AS(migrate(database, std::span(broken).first(1), 3), StorageError);
    }
    CHECK(loadPlan(file) == plan);
}
