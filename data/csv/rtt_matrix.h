// SPDX-License-Identifier: MIT
#pragma once

/// Reads a matrix of round-trip times from CSV.

#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/rtt_matrix.h"

namespace peerplan {

/// The first row names the columns behind its first field, which is not read; each further row
/// begins with its name. Numbers are milliseconds, 0 or more, with a point or, where `;` or a tab
/// divides fields, a comma; an empty field is no way. Everything wrong is reported, with `file`,
/// line and column; what is returned then is not to be used. Linear in the bytes.
RttMatrix readRttMatrix(std::string_view bytes, const std::string& file, Diagnostics& diagnostics);

}  // namespace peerplan
