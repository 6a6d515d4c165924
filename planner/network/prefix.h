// SPDX-License-Identifier: MIT
#pragma once

/// An address prefix of IPv4 or IPv6, as far as routing by the longest one needs it (rule R6).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace peerplan {

struct Prefix {
    bool ipv6 = false;
    int length = 0;
    std::array<std::uint8_t, 16> address{};

    /// Whether every address of the other lies in this one.
    bool covers(const Prefix& other) const;
};

/// Reads `192.0.2.0/24`, `2001:db8::/32` or an address alone; nothing if it is none.
std::optional<Prefix> parsePrefix(std::string_view text);

}  // namespace peerplan
