// SPDX-License-Identifier: MIT
#pragma once

/// Text as it stands in XML.

#include <string>
#include <string_view>

namespace peerplan {

/// The text for an element or an attribute in double quotes. What XML cannot hold at all stays:
/// `printable` takes that away.
std::string xmlEscaped(std::string_view text);

}  // namespace peerplan
