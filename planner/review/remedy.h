// SPDX-License-Identifier: MIT
#pragma once

/// Edits of the plan by which a rule mends what it found, where the remedy is as plain as that: a
/// field that must have another value. What needs a choice (a place, a provider, a price) has none.

#include <string>
#include <utility>
#include <vector>

#include "model/enumeration.h"
#include "model/scenario.h"
#include "planner/answers/bandwidth.h"
#include "planner/review/input.h"

namespace peerplan::reviewing {

/// `set <object>.<field> <value>`; null unsets.
inline Edit setTo(std::string object, std::string field, Value value) {
    Edit edit;
    edit.object = std::move(object);
    edit.field = std::move(field);
    edit.value = std::move(value);
    return edit;
}

template <class Word>
Edit setToWord(std::string object, std::string field, Word value) {
    return setTo(std::move(object), std::move(field), Value(word(value)));
}

/// `list.entry.field`, of an entry that is called by its word, such as `connections.primary.bfd`.
inline std::string entryField(std::string_view list, std::string_view entry,
                              std::string_view field) {
    std::string path(list);
    path += '.';
    path += entry;
    path += '.';
    path += field;
    return path;
}

/// The size that bandwidth advises for a circuit (rule H4), if it is another one that can be had:
/// what stands is not made smaller, and above 10 Gbit/s it is a matter of Direct.
std::vector<Edit> advisedSize(const ReviewInput& input, const ElementAnswer& element);

/// The four communities of Microsoft 365 beside what the route filter holds of others.
Edit servicesInFilter(const ReviewInput& input, const Circuit& circuit);

}  // namespace peerplan::reviewing
