// SPDX-License-Identifier: MIT
#pragma once

/// Ctrl-C as a question that long work asks, so that what is finished is written out.

namespace peerplan::cli {

/// Exit status of a run that Ctrl-C ended.
inline constexpr int interruptedStatus = 130;

/// From now on the first SIGINT or SIGTERM only sets the flag; a second one ends the program.
void catchInterrupts();
bool interrupted();

}  // namespace peerplan::cli
