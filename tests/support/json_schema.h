// SPDX-License-Identifier: MIT
#pragma once

/// As much of JSON Schema as the schema of a plan (draft 2020-12) and that of SARIF (draft 4) use.

#include <string>

#include "model/value.h"

namespace peerplan::tests {

/// The pointer of the first place where the instance breaks the schema, a space and the keyword;
/// empty where it keeps it. Throws std::logic_error at a keyword that is not known here.
std::string schemaBreach(const Value& schema, const Value& instance);

}  // namespace peerplan::tests
