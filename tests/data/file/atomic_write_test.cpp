// SPDX-License-Identifier: MIT
#include "data/file/atomic_write.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "data/file/read_file.h"
#include "model/error.h"
#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"

using namespace peerplan;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that is gone afterwards.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "peerplan-file-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        m_path = name;
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const std::string& name) const { return (m_path / name).string(); }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(m_path), fs::directory_iterator()));
    }

  private:
    fs::path m_path;
};

}  // namespace

TEST_CASE("A file is written, replaced and read back whole") {
    const Folder folder;
    const std::string bytes("a\0b\xFF\n", 5);
    writeFileAtomically(folder / "x", bytes);
    CHECK(readFile(folder / "x") == bytes);
    const std::string large(3'000'000, 'z');
    writeFileAtomically(folder / "x", large);
    CHECK(readFile(folder / "x") == large);
    writeFileAtomically(folder / "x", "");
    CHECK(readFile(folder / "x").empty());
    CHECK(folder.files() == 1);
}

TEST_CASE("Permissions stay, and a symbolic link is followed") {
    const Folder folder;
    writeFileAtomically(folder / "x", "old");
    ::chmod((folder / "x").c_str(), 0640);
    fs::create_symlink("x", folder / "link");
    writeFileAtomically(folder / "link", "new");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(readFile(folder / "x") == "new");
    struct ::stat status {};
    REQUIRE(::stat((folder / "x").c_str(), &status) == 0);
    CHECK((status.st_mode & 07777U) == 0640U);
    CHECK(folder.files() == 2);
}

TEST_CASE("What cannot be written is an error, and the old content stands") {
    const Folder folder;
    CHECK_THROWS_AS(writeFileAtomically(folder / "none/x", "new"), StorageError);
    CHECK_THROWS_AS(writeFileAtomically(folder / "", "new"), StorageError);
    CHECK_THROWS_AS(writeFileAtomically("/dev/full", "new"), StorageError);
}

TEST_CASE("A disk that fills up leaves the old content and nothing beside it") {
    const Folder folder;
    writeFileAtomically(folder / "x", "old");
    // A limit on the size of files fails a write as a full disk does.
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    rlimit small = before;
    small.rlim_cur = 1000;
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    bool threw = false;
    try {
        writeFileAtomically(folder / "x", std::string(100'000, 'y'));
    } catch (const StorageError& error) {
        threw = true;
        CHECK_THAT(tests::asLines(error.diagnostics()), tests::containsText("cannot be written"));
    }
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK(threw);
    CHECK(readFile(folder / "x") == "old");
    CHECK(folder.files() == 1);
}

TEST_CASE("What cannot be read is an error that says why") {
    const Folder folder;
    CHECK_THROWS_AS(readFile(folder / "none"), StorageError);
    CHECK_THROWS_AS(readFile(folder / ""), StorageError);
    writeFileAtomically(folder / "x", "12345");
    CHECK(readFile(folder / "x", 5) == "12345");
    CHECK_THROWS_AS(readFile(folder / "x", 4), StorageError);
    CHECK_THROWS_AS(readFile("/dev/zero", 1000), StorageError);
}
