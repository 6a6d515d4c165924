// SPDX-License-Identifier: MIT
#pragma once

/// From a JSON pointer to the line and column where it stands in the text.

#include <string_view>

#include "model/diagnostic.h"

namespace peerplan {

/// Sets file, line and column of the diagnostics that have a pointer, and puts them all in the
/// order of the text. One pass over the text, which must be good JSON; what it does not hold keeps
/// line 0 and comes first.
void locate(std::string_view text, std::string_view fileName, Diagnostics& diagnostics);

}  // namespace peerplan
