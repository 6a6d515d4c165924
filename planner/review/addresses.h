// SPDX-License-Identifier: MIT
#pragma once

/// Prefixes and AS numbers as rules judge them: whether they may be seen in public.

#include <cstdint>
#include <string_view>

#include "model/ip_prefix.h"

namespace peerplan::reviewing {

/// Whether some address of it is of private or local use: RFC 1918, 6598 (carriers' NAT), 3927 and
/// 4291 (link-local), 1122 (loopback), 4193 (unique local).
bool hasPrivateAddresses(const IpPrefix& prefix);

/// Whether the two have an address in common.
bool overlap(const IpPrefix& a, const IpPrefix& b);

/// The same of texts; false where one is no prefix.
bool overlap(std::string_view a, std::string_view b);

/// Whether every address of `inner` lies in `outer`. False where a text is no prefix.
bool covers(std::string_view outer, std::string_view inner);

/// RFC 6996: 64512 to 65534, 4200000000 to 4294967294.
constexpr bool isPrivateAsn(std::int64_t asn) {
    return (asn >= 64512 && asn <= 65534) || (asn >= 4200000000 && asn <= 4294967294);
}

}  // namespace peerplan::reviewing
