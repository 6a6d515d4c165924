// SPDX-License-Identifier: MIT
#include "cli/ogs_commands.h"

#include "cli/commands.h"

namespace peerplan::cli {

void addOgs(Program& program, Context& context) {
    Command group =
        program.command("ogs", "Which VPN gateway clients choose, and where the next should stand");
    group.example("peerplan ogs select examples/remote-access/plan.json");
    addOgsSelect(group, context);
    addOgsVerify(group, context);
    addOgsScore(group, context);
    addOgsPlace(group, context);
}

}  // namespace peerplan::cli
