// SPDX-License-Identifier: MIT
#pragma once

/// Files of the source tree that are generated, and must be as they would be generated.

#include <string>

namespace peerplan::tests {

/// Whether a file of the source tree has exactly this content. With PEERPLAN_UPDATE in the
/// environment it is written instead: how such a file is brought up to date.
bool isCommitted(const std::string& relativePath, const std::string& content);

}  // namespace peerplan::tests
