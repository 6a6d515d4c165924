// SPDX-License-Identifier: MIT
#pragma once

/// What a command writes to, and how.

#include <cstddef>
#include <iosfwd>
#include <string>

#include "data/text/language.h"

namespace peerplan::cli {

struct Context {
    std::ostream& out;
    std::ostream& err;
    /// Colours and progress are for terminals alone.
    bool outIsTerminal = false;
    bool errIsTerminal = false;
    Language language;
    /// Characters that a line of `out` holds.
    std::size_t outWidth = 100;
};

/// Name and version, such as `peerplan 0.1.0`.
std::string versionLine();

}  // namespace peerplan::cli
