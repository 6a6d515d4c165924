// SPDX-License-Identifier: MIT
#pragma once

/// Diagnostics as lines, in the form that editors and compilers share.

#include <string>

#include "data/text/language.h"
#include "model/diagnostic.h"

namespace peerplan {

/// English and a key for translation: `error`.
const char* wordOf(Severity severity);

/// `file:line:column: error: /pointer: message (found …, expected …; did you mean …?)`, each part
/// where there is one, without a line end. Printable whatever the input held.
std::string writeDiagnosticText(const Diagnostic& diagnostic, const Language& language);

}  // namespace peerplan
