// SPDX-License-Identifier: MIT
#include "tests/support/test_paths.h"

#include <filesystem>

#include "tests/support/catch.h"

using namespace peerplan::tests;

TEST_CASE("A path of the source tree is found from wherever the test runs") {
    CHECK(std::filesystem::is_regular_file(sourcePath("LICENSE")));
    CHECK(std::filesystem::is_directory(sourcePath("tests/support")));
}

TEST_CASE("Research data that is not there is nothing, not a broken path") {
    CHECK_FALSE(sharedPath("no-such-folder/no-such-file.csv").has_value());
}

TEST_CASE("Text is matched alike with both versions of Catch2") {
    CHECK_THAT("a needle in hay", containsText("needle"));
}
