// SPDX-License-Identifier: MIT
#include "planner/review/addresses.h"

#include <algorithm>

namespace peerplan::reviewing {

bool hasPrivateAddresses(const IpPrefix& prefix) {
    constexpr std::string_view ranges[] = {"10.0.0.0/8",    "172.16.0.0/12", "192.168.0.0/16",
                                           "100.64.0.0/10", "127.0.0.0/8",   "169.254.0.0/16",
                                           "fc00::/7",      "fe80::/10"};
    return std::any_of(std::begin(ranges), std::end(ranges), [&](std::string_view text) {
        const auto range = parsePrefix(text);
        return range->covers(prefix) || prefix.covers(*range);
    });
}

bool overlap(const IpPrefix& a, const IpPrefix& b) {
    return a.covers(b) || b.covers(a);
}

bool overlap(std::string_view a, std::string_view b) {
    return covers(a, b) || covers(b, a);
}

bool covers(std::string_view outer, std::string_view inner) {
    const auto whole = parsePrefix(outer);
    const auto part = parsePrefix(inner);
    return whole && part && whole->covers(*part);
}

}  // namespace peerplan::reviewing
