// SPDX-License-Identifier: MIT
#pragma once

/// The JSON Schema of a plan's document.

#include <string>

#include "model/value.h"

namespace peerplan {

/// The schema (draft 2020-12) by the field table. It says what a schema can say: keys, types,
/// ranges, words, the form of ids, dates and component references. References to what exists and
/// the rules of checkPlan are beyond it.
Value planSchema();

/// The file that is published: data/schema/plan.schema.json.
std::string planSchemaText();

}  // namespace peerplan
