// SPDX-License-Identifier: MIT
#pragma once

/// What an edit replaces as a whole: one object of a list of the plan, one of its nested parts
/// (`policy`), or one of its own fields (`name`). Its value is a tree, by the field table.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/fields/field.h"
#include "model/plan.h"
#include "model/value.h"

namespace peerplan::gui {

struct PlanElement {
    /// A field of the plan.
    const Field* field = nullptr;
    /// Of a list.
    std::size_t index = 0;

    bool valid() const { return field != nullptr; }
    bool isObject() const { return field != nullptr && field->kind == FieldKind::Record; }
    bool operator==(const PlanElement&) const = default;
};

/// A record and its type; the plan itself for an element that is one of its own fields.
struct RecordAt {
    const RecordType* type = nullptr;
    const void* record = nullptr;
};

RecordAt recordOf(const Plan& plan, const PlanElement& element);

/// The element as a tree; what is as by default is left out of objects, and a field that is not
/// stated is null.
Value valueOf(const Plan& plan, const PlanElement& element);

/// Makes the element what the tree says. Where the tree does not fit the field table nothing
/// changes, and what is wrong is returned. Linear in the element.
Diagnostics assign(Plan& plan, const PlanElement& element, const Value& value);

/// One step down a tree: a key, and in a list of objects which of them.
struct Step {
    std::string key;
    std::optional<std::size_t> index{};
    bool operator==(const Step&) const = default;
};
using Steps = std::vector<Step>;

/// The tree with the value at that place; objects on the way are made. Null takes the key away, and
/// where the last step has an index, that entry of the list.
Value withValueAt(Value tree, const Steps& steps, Value value);

/// `circuit/er-dallas`, `policy`, `plan`; of a list without ids `accepted/2`.
std::string referenceOf(const Plan& plan, const PlanElement& element);
/// The element of a reference, or of a component that belongs to one (`connection/er-dallas/
/// primary` is of the circuit); not valid where there is none. Linear in the list.
PlanElement elementOf(const Plan& plan, std::string_view reference);
/// The element that a JSON pointer (`/circuits/3/mbps`) leads to or through.
PlanElement elementAt(const Plan& plan, std::string_view pointer);

/// What people call it: its name, or its id, or the name of the part.
std::string labelOf(const Plan& plan, const PlanElement& element);

}  // namespace peerplan::gui
