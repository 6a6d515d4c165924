// SPDX-License-Identifier: MIT
#include "model/ip_prefix.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace peerplan {
namespace {

/// A whole text as a number of the base, at most `most`, at most `digits` long.
std::optional<int> number(std::string_view text, int base, int most, std::size_t digits) {
    if (text.empty() || text.size() > digits) return std::nullopt;
    int value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value, base);
    if (read.ec != std::errc() || read.ptr != end || value < 0 || value > most) return std::nullopt;
    return value;
}

bool readVersion4(std::string_view text, std::array<std::uint8_t, 16>& bytes) {
    std::size_t at = 0;
    for (int part = 0; part < 4; ++part) {
        const std::size_t dot = part < 3 ? text.find('.') : text.size();
        if (dot == std::string_view::npos) return false;
        const std::string_view digits = text.substr(0, dot);
        const auto value = number(digits, 10, 255, 3);
        // 010 is eight to some and ten to others.
        if (!value || (digits.size() > 1 && digits[0] == '0')) return false;
        bytes[at++] = static_cast<std::uint8_t>(*value);
        text.remove_prefix(part < 3 ? dot + 1 : dot);
    }
    return true;
}

/// RFC 4291 section 2.2: eight groups of hexadecimal digits, one run of zero groups as `::`.
bool readVersion6(std::string_view text, std::array<std::uint8_t, 16>& bytes) {
    std::vector<std::uint8_t> before, after;
    bool gap = false;
    std::vector<std::uint8_t>* into = &before;
    if (text.substr(0, 2) == "::") {
        gap = true;
        into = &after;
        text.remove_prefix(2);
    }
    while (!text.empty()) {
        const std::size_t colon = text.find(':');
        const auto group = number(text.substr(0, colon), 16, 0xFFFF, 4);
        if (!group) return false;
        into->push_back(static_cast<std::uint8_t>(*group >> 8));
        into->push_back(static_cast<std::uint8_t>(*group & 0xFF));
        if (colon == std::string_view::npos) break;
        text.remove_prefix(colon + 1);
        if (text.empty()) return false;
        if (text.front() == ':') {
            if (gap) return false;
            gap = true;
            into = &after;
            text.remove_prefix(1);
        }
    }
    const std::size_t told = before.size() + after.size();
    if (gap ? told > 14 : told != 16) return false;
    std::copy(before.begin(), before.end(), bytes.begin());
    std::copy(after.begin(), after.end(), bytes.end() - static_cast<std::ptrdiff_t>(after.size()));
    return true;
}

bool sameBits(const std::array<std::uint8_t, 16>& a, const std::array<std::uint8_t, 16>& b,
              int length) {
    for (int bit = 0; bit < length; ++bit) {
        const auto byte = static_cast<std::size_t>(bit / 8);
        const auto mask = static_cast<std::uint8_t>(0x80 >> (bit % 8));
        if (((a[byte] ^ b[byte]) & mask) != 0) return false;
    }
    return true;
}

}  // namespace

bool IpPrefix::covers(const IpPrefix& other) const {
    return version == other.version && length <= other.length &&
           sameBits(bytes, other.bytes, length);
}

std::optional<IpPrefix> parsePrefix(std::string_view text) {
    IpPrefix out;
    const std::size_t slash = text.find('/');
    const std::string_view address = text.substr(0, slash);
    out.version = address.find(':') == std::string_view::npos ? 4 : 6;
    const int longest = out.version == 4 ? 32 : 128;
    const bool good =
        out.version == 4 ? readVersion4(address, out.bytes) : readVersion6(address, out.bytes);
    if (!good) return std::nullopt;
    out.length = longest;
    if (slash != std::string_view::npos) {
        const auto length = number(text.substr(slash + 1), 10, longest, 3);
        if (!length) return std::nullopt;
        out.length = *length;
    }
    std::array<std::uint8_t, 16> masked{};
    for (int bit = 0; bit < out.length; ++bit) {
        const auto byte = static_cast<std::size_t>(bit / 8);
        masked[byte] =
            static_cast<std::uint8_t>(masked[byte] | (out.bytes[byte] & (0x80 >> (bit % 8))));
    }
    if (masked != out.bytes) return std::nullopt;
    return out;
}

}  // namespace peerplan
