// SPDX-License-Identifier: MIT
#pragma once

/// The commands of the program, one file each; this list is the only one.

#include "cli/command.h"
#include "cli/context.h"

namespace peerplan::cli {

void addNew(Program& program, Context& context);
void addImport(Program& program, Context& context);
void addExport(Program& program, Context& context);
void addValidate(Program& program, Context& context);
void addComponents(Program& program, Context& context);
void addPath(Program& program, Context& context);
void addBandwidth(Program& program, Context& context);
void addSweep(Program& program, Context& context);
void addSpof(Program& program, Context& context);
void addAvailability(Program& program, Context& context);
void addFail(Program& program, Context& context);
void addOgs(Program& program, Context& context);
void addWhatif(Program& program, Context& context);
void addCompare(Program& program, Context& context);
void addProviders(Program& program, Context& context);
void addCatalogue(Program& program, Context& context);
void addReview(Program& program, Context& context);
void addRules(Program& program, Context& context);
void addReport(Program& program, Context& context);
void addManual(Program& program, Context& context);

/// All of them, in the order of the help.
void addCommands(Program& program, Context& context);

}  // namespace peerplan::cli
