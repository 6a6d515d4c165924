// SPDX-License-Identifier: MIT
#pragma once

/// A command line run in the test's own process, with what it printed.

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

inline ProgramRun runProgram(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    cli::Context context{out, err, false, false, Language()};
    ProgramRun result;
    result.status = cli::run(arguments, context);
    result.out = out.str();
    result.err = err.str();
    return result;
}

}  // namespace peerplan::tests
