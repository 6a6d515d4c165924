// SPDX-License-Identifier: MIT
#pragma once

/// An IP prefix of either version, as the longest covering one is looked for (rule R6).

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace peerplan {

struct IpPrefix {
    /// 4 or 6.
    int version = 4;
    /// The address in network order, of version 4 in the first four bytes; bits past the length
    /// are 0.
    std::array<std::uint8_t, 16> bytes{};
    int length = 0;

    /// Whether every address of `other` lies in this one.
    bool covers(const IpPrefix& other) const;
    auto operator<=>(const IpPrefix&) const = default;
};

/// Reads `203.0.113.0/24`, `2001:db8::/32` or a lone address, which is a prefix of full length.
/// Nothing where the text is neither, or where bits are set past the length.
std::optional<IpPrefix> parsePrefix(std::string_view text);

}  // namespace peerplan
