// SPDX-License-Identifier: MIT
#pragma once

/// The man page and the shell completion, both written from the description of the commands, so
/// that they cannot fall behind.

#include <string>

#include "cli/command.h"

namespace peerplan::cli {

/// The page peerplan(1) in man(7) macros. `version` and `date` stand in its head and foot.
std::string manPage(const CommandDescription& program, const std::string& version);

/// A completion script for bash: commands, options, words of choices, and files.
std::string bashCompletion(const CommandDescription& program);

}  // namespace peerplan::cli
