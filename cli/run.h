// SPDX-License-Identifier: MIT
#pragma once

/// Runs a command line from its first to its last byte: the one place where errors become words
/// and exit statuses.

#include <string>
#include <vector>

#include "cli/context.h"

namespace peerplan::cli {

/// Exit statuses of the program.
enum Status : int {
    Done = 0,
    FindingsFound = 1,
    WrongUsage = 2,
    BadInput = 3,
    InputOutputFailed = 4,
    InternalError = 5
};

/// The program itself, on the standard streams.
int run(int argc, char** argv);

/// The same for arguments without the program's name, on given streams. Throws nothing.
int run(std::vector<std::string> arguments, Context& context);

}  // namespace peerplan::cli
