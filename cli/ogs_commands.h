// SPDX-License-Identifier: MIT
#pragma once

/// The commands under `peerplan ogs`, one file each; ogs_command.cpp lists them.

#include "cli/command.h"
#include "cli/context.h"

namespace peerplan::cli {

void addOgsSelect(Command& group, Context& context);
void addOgsVerify(Command& group, Context& context);
void addOgsScore(Command& group, Context& context);
void addOgsPlace(Command& group, Context& context);

}  // namespace peerplan::cli
