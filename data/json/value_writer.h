// SPDX-License-Identifier: MIT
#pragma once

/// Writes trees of values as JSON that people can read.

#include <optional>
#include <string>
#include <string_view>

#include "model/value.h"

namespace peerplan {

/// Columns that a line of written JSON stays within, where no single text is longer.
inline constexpr std::size_t jsonColumns = 100;

/// Appends a value as JSON. It goes on one line if that fits beside what stands there already
/// (`column` characters, and `after` that will follow); else one member a line, indented by two
/// spaces more than `indent`, and lists of scalars as many to a line as fit.
void appendJson(std::string& out, const Value& value, std::size_t indent, std::size_t column,
                std::size_t after = 1);

/// The value as JSON without line breaks.
std::string compactJson(const Value& value);

/// The same, from which `readJsonValue` gives the value back to the last bit; nothing where JSON
/// has no word for what is in it: a number that is not finite, a text that is not UTF-8.
std::optional<std::string> exactJson(const Value& value);

/// Appends a text in quotes, as JSON escapes it; bytes beyond ASCII stay as they are.
void appendJsonText(std::string& out, std::string_view text);

}  // namespace peerplan
