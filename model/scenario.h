// SPDX-License-Identifier: MIT
#pragma once

/// A named list of edits to a plan, with a parent; and findings that a plan accepts.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/object.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/value.h"

namespace peerplan {

enum class EditKind : std::uint8_t { Set, Add, Remove, ScaleUsers, ScaleDemand, Fail };
PEERPLAN_WORDS(EditKind, "set", "add", "remove", "scale-users", "scale-demand", "fail")

/// One change to a plan, as data: `model/edit.h` applies it.
struct Edit {
    EditKind kind = EditKind::Set;
    /// What is edited: `circuit/er-dallas`, `region/apac`, `policy`, or for `add` the list's key;
    /// for `fail` a component reference. Empty for a scale of everything.
    std::string object;
    /// For `set`: the field, with dots into nested objects and numbers into lists, such as
    /// `mbps`, `headroom.min` or `connections.0.bfd`.
    std::string field;
    /// For `set` and `add`; null unsets.
    Value value;
    /// For the scales.
    std::optional<double> factor;
    bool operator==(const Edit&) const = default;
};

struct Scenario : Object {
    Ref<Scenario> parent;
    std::vector<Edit> edits;
    bool operator==(const Scenario&) const = default;
};

/// A finding that the company accepts, with the reason and for how long (rule V2).
struct Accepted {
    std::string rule;
    /// The component reference it is accepted for; empty is everywhere.
    std::string object;
    std::string reason;
    std::optional<Date> until;
    bool operator==(const Accepted&) const = default;
};

}  // namespace peerplan
