// SPDX-License-Identifier: MIT
#pragma once

/// What `review` answers, as plain structs: findings of the design rules, which rules could be held
/// against the plan at all, and the resiliency index (rules V1, V2).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/enumeration.h"
#include "model/finding.h"
#include "model/quantity.h"
#include "model/scenario.h"
#include "planner/answers/resiliency_index.h"

namespace peerplan {

/// What a design rule is about.
enum class RuleArea : std::uint8_t {
    M365,
    Capacity,
    Latency,
    Routing,
    Nat,
    Qos,
    Dns,
    Ha,
    Dr,
    Perimeter,
    Sku,
    Limits,
    Addressing,
    Direct,
    Ogs,
    Cost,
    Process,
    Ops
};
PEERPLAN_WORDS(RuleArea, "m365", "capacity", "latency", "routing", "nat", "qos", "dns", "ha", "dr",
               "perimeter", "sku", "limits", "addressing", "direct", "ogs", "cost", "process",
               "ops")

/// A finding, and whether the plan accepts it (rule V2).
struct ReviewFinding {
    Finding finding;
    RuleArea area = RuleArea::M365;
    /// Accepted with a reason and a date not past on the plan's day: it fails nothing.
    bool accepted = false;
    /// The reason of the plan's entry for it, valid or past.
    std::string reason;
    /// The last day of that entry; nothing is without end.
    std::optional<Date> until;
    /// The plan accepted it, but the date has passed.
    bool expired = false;
    /// Edits of the plan that mend it, where the remedy is as plain as that; else empty.
    std::vector<Edit> edits;
};

/// Whether a rule can be held against this plan.
enum class RuleStanding : std::uint8_t {
    Held,         ///< it was looked at
    NotStated,    ///< the plan does not say what it needs
    NotCheckable  ///< no plan can say it
};
PEERPLAN_WORDS(RuleStanding, "held", "not stated", "not checkable")

/// One rule as it stood against the plan.
struct ReviewRule {
    std::string id;
    RuleArea area = RuleArea::M365;
    Severity severity = Severity::Warning;
    Text title;
    Text why;
    Text fix;
    std::string source;
    RuleStanding standing = RuleStanding::Held;
    /// Fields of the format that the plan states nowhere, such as `circuits.nat_pools`.
    std::vector<std::string> missing;
    /// Why no plan can say it; `NotCheckable` only.
    Text reason;
    /// Findings that are not accepted, and those that are.
    std::int64_t open = 0;
    std::int64_t accepted = 0;
};

struct ReviewAnswer {
    Date asOf;
    /// Errors first; then in the order of the rules, then of the plan. Accepted ones among them.
    std::vector<ReviewFinding> findings;
    /// Those that are not accepted, and those that are.
    std::int64_t errors = 0;
    std::int64_t warnings = 0;
    std::int64_t notes = 0;
    std::int64_t accepted = 0;
    /// Every rule that was asked for.
    std::vector<ReviewRule> rules;
    /// Positions of entries of the plan's `accepted` that no finding answers to.
    std::vector<std::size_t> idleAcceptances;
    ResiliencyIndexAnswer index;
};

}  // namespace peerplan
