// SPDX-License-Identifier: MIT
#pragma once

/// The zip archive that Cisco's diagnostic tool (DART) makes of a client's logs and settings.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"

namespace peerplan {

struct BundledFile {
    /// Path in the archive.
    std::string name;
    std::string bytes;
};

struct DartBundle {
    /// The VPN client's log.
    BundledFile log;
    /// Profiles of the client that lie in the bundle, by name.
    std::vector<BundledFile> profiles;
};

/// A file in a bundle that unpacks to more is refused, and so are all files together at twice that.
inline constexpr std::size_t largestBundledFile = std::size_t{1} << 26U;

/// Whether the bytes are a zip archive.
bool isZip(std::string_view bytes);

/// The log and the profiles of a bundle. The log is `AnyConnect.txt`, else `AnyConnectVPN.txt`, in
/// whatever folder (the last of that name, with a warning, where there are several). Nothing and an
/// error where there is none or the archive cannot be read. What a file says of its length is not
/// believed: unpacking ends at the limits above.
std::optional<DartBundle> readDartBundle(std::string_view bytes, const std::string& file,
                                         Diagnostics& diagnostics);

}  // namespace peerplan
