// SPDX-License-Identifier: MIT
#pragma once

/// The reference of the plan's format, for docs/plan-format.md.

#include <string>

namespace peerplan {

/// Markdown: a section per record of the field table, in the order in which a document holds them,
/// with a table of its fields: key, what may stand there, default, meaning.
std::string planFormatReference();

}  // namespace peerplan
