// SPDX-License-Identifier: MIT
#pragma once

/// A tree of data as JSON text, the form of the one column whose content is not a relation.

#include <optional>
#include <string>
#include <string_view>

#include "model/value.h"

namespace peerplan {

/// The tree as JSON without spaces; decimals read back to the same bits. Nothing if a text in it is
/// not UTF-8 or a number is not finite.
std::optional<std::string> jsonOf(const Value& value);

/// Reads such a text. Nothing if it is not JSON, or nested more than 100 deep.
std::optional<Value> valueOf(std::string_view json);

}  // namespace peerplan
