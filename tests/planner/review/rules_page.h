// SPDX-License-Identifier: MIT
#pragma once

/// docs/rules.md, made of the rules themselves.

#include <string>

namespace peerplan::tests {

/// The whole page in Markdown.
std::string rulesPage();

}  // namespace peerplan::tests
