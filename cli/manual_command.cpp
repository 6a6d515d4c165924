// SPDX-License-Identifier: MIT
#include <memory>
#include <ostream>

#include "cli/commands.h"
#include "cli/manual.h"

namespace peerplan::cli {

void addManual(Program& program, Context& context) {
    program.command("man", "Print the man page").hide().does([&program, &context] {
        context.out << manPage(program.describe(), PEERPLAN_VERSION);
        return 0;
    });
    auto shell = std::make_shared<std::string>("bash");
    program.command("completion", "Print a completion script for the shell")
        .choice("--shell", *shell, {"bash"}, "Shell to complete for")
        .example("peerplan completion > peerplan.bash")
        .does([&program, &context, shell] {
            context.out << bashCompletion(program.describe());
            return 0;
        });
}

}  // namespace peerplan::cli
