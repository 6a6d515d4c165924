// SPDX-License-Identifier: MIT
#pragma once

/// Diagnostics as plain lines, for tests to compare and to show when they fail.

#include <string>

#include "model/diagnostic.h"

namespace peerplan::tests {

/// The template with its text and whole-number arguments put in; other arguments as `?`.
std::string plain(const Text& text);

/// `line:column pointer message; found; expected; did you mean suggestion`, without what is empty.
std::string asLine(const Diagnostic& diagnostic);

/// One line each.
std::string asLines(const Diagnostics& diagnostics);

}  // namespace peerplan::tests
