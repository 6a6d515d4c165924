// SPDX-License-Identifier: MIT
#pragma once

/// What a review says of a plan: subject, evidence, why it matters and the remedy.

#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/enumeration.h"
#include "model/text.h"

namespace peerplan {

/// Every format writes them so; people read `wordOf()` (data/text) in their language.
PEERPLAN_WORDS(Severity, "note", "warning", "error")

struct Finding {
    /// Id of the rule, such as CAP-01.
    std::string rule;
    Severity severity = Severity::Warning;
    /// Component references it is about, the first the most telling.
    std::vector<std::string> subjects;
    Text what;
    Text why{};
    Text fix{};
    std::string source{};
};

}  // namespace peerplan
