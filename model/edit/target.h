// SPDX-License-Identifier: MIT
#pragma once

/// What an edit is about: an object of the plan, and a field reached from it.

#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/fields/field.h"
#include "model/fields/place.h"
#include "model/plan.h"
#include "model/plan_index.h"

namespace peerplan::edit {

/// A record of the plan and its type.
struct Target {
    const RecordType* type = nullptr;
    void* record = nullptr;
    /// Where it is a listed object: its list, and its index there.
    const Field* list = nullptr;
    std::size_t index = 0;
    /// What of the object's text and the field's was the object: ids may hold dots.
    std::string field;
};

/// Finds `circuit/er-dallas`, `policy`, `tenant` or `plan`; reports what it is not. Where an id
/// has dots, the object may end within `field`.
std::optional<Target> findTarget(Plan& plan, const PlanIndex& index, const std::string& object,
                                 const std::string& field, const Place& place,
                                 Diagnostics& diagnostics);

/// A field of a record.
struct FieldTarget {
    const RecordType* type = nullptr;
    void* record = nullptr;
    const Field* field = nullptr;
};

/// Follows a path with dots from a record; an unset nested object is made. Reports the step that
/// does not exist.
std::optional<FieldTarget> findField(const Target& from, const Place& place,
                                     Diagnostics& diagnostics);

/// Reports one wrong part of an edit.
void reportPart(const Place& place, Text message, std::string found, Text expected,
                std::string suggestion, Diagnostics& diagnostics);

}  // namespace peerplan::edit
