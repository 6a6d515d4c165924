// SPDX-License-Identifier: MIT
#pragma once

/// Whether bytes from outside are text.

#include <string_view>

namespace peerplan {

/// Whether the bytes are well-formed UTF-8 (RFC 3629: shortest forms, no surrogates, up to
/// U+10FFFF) and hold no NUL.
bool isUtf8(std::string_view bytes);

}  // namespace peerplan
