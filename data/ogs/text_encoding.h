// SPDX-License-Identifier: MIT
#pragma once

/// Text of other systems as UTF-8.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "data/file/file_report.h"
#include "model/enumeration.h"

namespace peerplan {

enum class TextEncoding : std::uint8_t { Automatic, Utf8, Utf16, Cp1252, Cp932 };
PEERPLAN_WORDS(TextEncoding, "auto", "utf-8", "utf-16", "cp1252", "cp932")

/// More than any client's log or list of packets needs.
inline constexpr std::size_t largestText = std::size_t{1} << 26U;

/// The bytes as UTF-8 without a byte order mark. `Automatic` takes a mark at its word, then what is
/// well-formed UTF-8, then UTF-16 without a mark (every other byte of the beginning is 0), then of
/// CP932 (Japanese Windows) and CP1252 (western Windows) the one that the bytes speak for: Japanese
/// stands in runs of double bytes, accents between letters. Reports an error and returns nothing
/// where the bytes are no text in that encoding or more than `largestText`.
std::optional<std::string> decodeText(std::string_view bytes, TextEncoding encoding,
                                      FileReport& report);

}  // namespace peerplan
