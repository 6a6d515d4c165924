// SPDX-License-Identifier: MIT
#include "tests/support/committed_file.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/support/test_paths.h"

namespace peerplan::tests {

bool isCommitted(const std::string& relativePath, const std::string& content) {
    const std::filesystem::path path = sourcePath(relativePath);
    if (std::getenv("PEERPLAN_UPDATE") != nullptr) {
        std::ofstream(path, std::ios::binary) << content;
    }
    std::ifstream in(path, std::ios::binary);
    return content == std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace peerplan::tests
