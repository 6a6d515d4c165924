// SPDX-License-Identifier: MIT
#include "cli/diagnostics.h"

#include <ostream>

#include "data/text/diagnostic_text.h"

namespace peerplan::cli {

void printDiagnostics(const Diagnostics& diagnostics, Context& context) {
    for (const Diagnostic& diagnostic : diagnostics) {
        context.err << writeDiagnosticText(diagnostic, context.language) << '\n';
    }
}

}  // namespace peerplan::cli
