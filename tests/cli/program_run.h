// SPDX-License-Identifier: MIT
#pragma once

/// A command line run in the test's own process, with what it printed.

#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run.h"

namespace peerplan::tests {

struct ProgramRun {
    int status = 0;
    std::string out;
    std::string err;
};

/// `columns` is the width of a terminal that it prints to; 0 is no terminal.
inline ProgramRun runProgram(const std::vector<std::string>& arguments, std::size_t columns = 0) {
    std::ostringstream out;
    std::ostringstream err;
    cli::Context context{out, err, columns > 0, false, Language()};
    if (columns > 0) context.outWidth = columns;
    ProgramRun result;
    result.status = cli::run(arguments, context);
    result.out = out.str();
    result.err = err.str();
    return result;
}

}  // namespace peerplan::tests
