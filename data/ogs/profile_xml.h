// SPDX-License-Identifier: MIT
#pragma once

/// The VPN client's profile in XML.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/ogs/anyconnect_profile.h"

namespace peerplan {

/// Real profiles have some ten thousand bytes.
inline constexpr std::size_t largestProfile = std::size_t{1} << 24U;

/// A host as profiles and plans write it: `https://gw.example.com:8443/group`. Host in lower case,
/// port 443 where none is stated, and the group; nothing if the port is no port or there is no
/// host.
struct HostAddress {
    std::string host;
    std::uint16_t port = 443;
    std::string group;
};
std::optional<HostAddress> hostAddressOf(std::string_view text);

/// What a profile says about OGS. Values outside the schema are warnings (rule numbers:
/// method/ogs). Nothing and errors where the bytes are no such profile or declare a document type:
/// entities are never expanded.
std::optional<AnyConnectProfile> readProfileXml(std::string_view bytes, const std::string& file,
                                                Diagnostics& diagnostics);

}  // namespace peerplan
