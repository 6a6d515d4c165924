// SPDX-License-Identifier: MIT
/// Saves two plans in turn into one store until it is killed: `store_writer FILE OFFICES [TIMES]`.
/// A byte on the standard output says that it begins. Exit status 1 with a line if a save fails.

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "data/store/store.h"
#include "model/error.h"
#include "tests/data/store/offices_plan.h"

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const int offices = std::atoi(argv[2]);
    const long times = argc > 3 ? std::atol(argv[3]) : -1;
    const peerplan::Plan plans[] = {peerplan::tests::officesPlan(offices),
                                    peerplan::tests::officesPlan(offices + 1)};
    if (write(STDOUT_FILENO, ".", 1) != 1) return 2;
    try {
        for (long i = 0; i != times; ++i) peerplan::savePlan(argv[1], plans[i % 2]);
    } catch (const peerplan::Error& error) {
        std::puts(error.diagnostics().front().message.pattern.c_str());
        return 1;
    }
    return 0;
}
