// SPDX-License-Identifier: MIT
#pragma once

/// Edits as a person types them.

#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/scenario.h"

namespace peerplan {

struct EditText {
    /// Set exactly if there is no error.
    std::optional<Edit> edit;
    Diagnostics diagnostics;
};

/// Reads an edit:
///
///     set circuit/er-dallas.mbps 2000        set policy.headroom.min 0.25
///     add circuits {"id": "er-new", ...}     remove circuit/er-old
///     scale users region/apac 1.3            scale demand 1.1
///     fail circuit/er-dallas
///
/// A value is JSON, or one bare word, which is text. What the edit names is looked for when it is
/// applied (model/edit.h).
EditText parseEdit(std::string_view text);

/// The edit as parseEdit reads it.
std::string editText(const Edit& edit);

}  // namespace peerplan
