// SPDX-License-Identifier: MIT
#include "data/embedded_file.h"

#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

namespace peerplan {
/// The files that tests/data/CMakeLists.txt embeds into this test.
std::span<const EmbeddedFile> embeddedSamples();
}  // namespace peerplan

TEST_CASE(
    "An embedded file holds the bytes of its source, quotes, backslashes and UTF-8 included") {
    std::ifstream in(peerplan::tests::sourcePath("tests/data/samples/bytes.csv"), std::ios::binary);
    const std::string expected{std::istreambuf_iterator<char>(in), {}};
    REQUIRE(expected.size() > 40);

    const auto files = peerplan::embeddedSamples();
    REQUIRE(files.size() == 2);
    CHECK(files[0].name == "samples/bytes.csv");
    CHECK(files[0].content == expected);
}

TEST_CASE("An empty file is embedded as one") {
    const auto files = peerplan::embeddedSamples();
    REQUIRE(files.size() == 2);
    CHECK(files[1].name == "samples/empty.csv");
    CHECK(files[1].content.empty());
}
