// SPDX-License-Identifier: MIT
#pragma once

/// Reads a file whole.

#include <cstddef>
#include <string>

namespace peerplan {

/// More than any plan or table needs: a hundred thousand offices take 50 MB.
inline constexpr std::size_t largestFile = std::size_t{1} << 29U;

/// The bytes of a file (or of a pipe, such as /dev/stdin). Throws StorageError where it cannot be
/// read, is a folder, or is longer than `most`.
std::string readFile(const std::string& path, std::size_t most = largestFile);

}  // namespace peerplan
