// SPDX-License-Identifier: MIT
#pragma once

/// A design rule as one small object: what it is about, why, the remedy, the source, the fields
/// that it reads, the function that looks, and the edit by which its test and its page show it.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/scenario.h"
#include "model/text.h"
#include "planner/answers/review.h"

namespace peerplan::reviewing {

class ReviewInput;

/// One case in which a rule is broken. Severity, reason and remedy are the rule's unless stated.
struct Hit {
    /// Component references or `list/id`, the first the most telling: it is what `accepted` names.
    std::vector<std::string> subjects;
    /// What stands there: the figure found and the one expected.
    Text what;
    std::optional<Severity> severity{};
    Text why{};
    Text fix{};
    /// Edits of the plan that mend it, where the remedy is as plain as that (remedy.h).
    std::vector<Edit> edits{};
};

using Hits = std::vector<Hit>;

/// Members are views of literals; `why`, `title` and `fix` are sentences without arguments, marked
/// by tr().
struct Rule {
    std::string_view id;
    RuleArea area = RuleArea::M365;
    Severity severity = Severity::Warning;
    /// What a sound design does, in a few words.
    const char* title = "";
    const char* why = "";
    const char* fix = "";
    /// Documents with their dates, separated by `; `.
    std::string_view source;
    /// Fields without which it can say nothing, with blanks between them: `circuits.nat_pools`. A
    /// field is stated if any object of the plan has it set to something else than what an empty
    /// one has. An alternative is joined by a bar: `circuits.route_filter|routes`.
    std::string_view needs{};
    /// Further fields that it reads, for which a default serves.
    std::string_view reads{};
    /// Adds what it finds, in the plan's order. Null for a rule that no plan can be held against,
    /// and then `notCheckable` says why.
    void (*check)(const ReviewInput& input, Hits& hits) = nullptr;
    const char* notCheckable = "";
    /// Edits of examples/sound-design/plan.json, one a line as `whatif` reads them, after which it
    /// finds something (and before which it does not), and the first subject of that finding.
    std::string_view example{};
    std::string_view exampleSubject{};
};

/// The rules of one file, in the order in which they are listed.
using RuleFamily = std::span<const Rule>;

}  // namespace peerplan::reviewing
