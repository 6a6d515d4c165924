// SPDX-License-Identifier: MIT
#pragma once

/// Diagnostics on the error stream.

#include "cli/context.h"
#include "model/diagnostic.h"

namespace peerplan::cli {

/// All of them, one a line.
void printDiagnostics(const Diagnostics& diagnostics, Context& context);

}  // namespace peerplan::cli
