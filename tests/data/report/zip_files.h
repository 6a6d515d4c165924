// SPDX-License-Identifier: MIT
#pragma once

/// The files of a zip archive, read back.

#include <cstdint>
#include <map>
#include <string>

namespace peerplan::tests {

struct ZipFile {
    std::string bytes;
    /// Seconds since 1970, by the machine's own zone.
    std::int64_t time = 0;
};

/// Path and content of each file; nothing where the bytes are no archive.
std::map<std::string, ZipFile> zipFiles(const std::string& archive);

}  // namespace peerplan::tests
