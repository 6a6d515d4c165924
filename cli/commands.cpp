// SPDX-License-Identifier: MIT
#include "cli/commands.h"

namespace peerplan::cli {

void addCommands(Program& program, Context& context) {
    addNew(program, context);
    addImport(program, context);
    addExport(program, context);
    addValidate(program, context);
    addComponents(program, context);
    addPath(program, context);
    addBandwidth(program, context);
    addSweep(program, context);
    addSpof(program, context);
    addAvailability(program, context);
    addFail(program, context);
    addOgs(program, context);
    addWhatif(program, context);
    addCompare(program, context);
    addProviders(program, context);
    addReview(program, context);
    addRules(program, context);
    addCatalogue(program, context);
    addReport(program, context);
    addManual(program, context);
}

}  // namespace peerplan::cli
