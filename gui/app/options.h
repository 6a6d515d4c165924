// SPDX-License-Identifier: MIT
#pragma once

/// The command line of the window, described once: the parser, its help and the man page are made
/// of it.

#include <string>
#include <vector>

#include "model/text.h"

namespace peerplan::gui {

struct AppOption {
    /// Without the dashes.
    const char* name = "";
    /// What stands behind it; empty for a flag.
    const char* value = "";
    Text meaning;
    const char* fallback = "";
};

/// What the program is for, in a sentence.
Text appMeaning();
/// What `PLAN` is.
Text planMeaning();
const std::vector<AppOption>& appOptions();

/// The page peerplan-gui(1) in man(7) macros, in English. `version` stands in its foot.
std::string appManPage(const std::string& version);

}  // namespace peerplan::gui
