// SPDX-License-Identifier: MIT
#include "planner/network/prefix.h"

#include <charconv>
#include <vector>

namespace peerplan {
namespace {

/// A whole number that fills the text, at most `most`.
std::optional<unsigned> number(std::string_view text, int base, unsigned most) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc() || end != text.data() + text.size() || value > most) {
        return std::nullopt;
    }
    return value;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(mark);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text = text.substr(end + 1);
    }
}

bool readV4(std::string_view text, Prefix& prefix) {
    const auto parts = split(text, '.');
    if (parts.size() != 4) return false;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto byte = number(parts[i], 10, 255);
        if (!byte) return false;
        prefix.address[i] = static_cast<std::uint8_t>(*byte);
    }
    return true;
}

/// The groups of one side of `::`, two bytes each.
bool readGroups(std::string_view text, std::vector<std::uint8_t>& bytes) {
    if (text.empty()) return true;
    for (const std::string_view part : split(text, ':')) {
        const auto group = part.size() > 4 ? std::nullopt : number(part, 16, 0xffff);
        if (!group) return false;
        bytes.push_back(static_cast<std::uint8_t>(*group >> 8U));
        bytes.push_back(static_cast<std::uint8_t>(*group & 0xffU));
    }
    return true;
}

bool readV6(std::string_view text, Prefix& prefix) {
    const std::size_t gap = text.find("::");
    std::vector<std::uint8_t> head;
    std::vector<std::uint8_t> tail;
    if (!readGroups(text.substr(0, gap), head)) return false;
    if (gap != std::string_view::npos && !readGroups(text.substr(gap + 2), tail)) return false;
    const std::size_t size = head.size() + tail.size();
    if (gap == std::string_view::npos ? size != 16 : size > 14) return false;
    for (std::size_t i = 0; i < head.size(); ++i) prefix.address[i] = head[i];
    for (std::size_t i = 0; i < tail.size(); ++i) prefix.address[16 - tail.size() + i] = tail[i];
    prefix.ipv6 = true;
    return true;
}

}  // namespace

bool Prefix::covers(const Prefix& other) const {
    if (ipv6 != other.ipv6 || length > other.length) return false;
    for (int bit = 0; bit < length; ++bit) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const auto mask = static_cast<std::uint8_t>(0x80U >> static_cast<unsigned>(bit % 8));
        if ((address[at] & mask) != (other.address[at] & mask)) return false;
    }
    return true;
}

std::optional<Prefix> parsePrefix(std::string_view text) {
    const std::size_t slash = text.find('/');
    const std::string_view address = text.substr(0, slash);
    Prefix prefix;
    if (!readV4(address, prefix)) {
        prefix.address.fill(0);
        if (!readV6(address, prefix)) return std::nullopt;
    }
    const unsigned bits = prefix.ipv6 ? 128 : 32;
    prefix.length = static_cast<int>(bits);
    if (slash == std::string_view::npos) return prefix;
    const auto length = number(text.substr(slash + 1), 10, bits);
    if (!length) return std::nullopt;
    prefix.length = static_cast<int>(*length);
    return prefix;
}

}  // namespace peerplan
