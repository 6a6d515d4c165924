// SPDX-License-Identifier: MIT
#pragma once

/// Replaces a file as a whole.

#include <string>
#include <string_view>

namespace peerplan {

/// Writes a file so that at any moment, after a crash or a full disk too, its path holds the old
/// content or the new: beside it, synced, renamed over it, the folder synced. A symbolic link is
/// followed, and the permissions of a file that was there are kept. What is no regular file (a
/// pipe, /dev/stdout) is written straight through. Throws StorageError; the old content then
/// stands and nothing is left beside it.
void writeFileAtomically(const std::string& path, std::string_view content);

}  // namespace peerplan
