// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace peerplan {

/// A file compiled into the program by peerplan_embed (cmake/Embed.cmake): a catalogue table, a
/// schema, a template.
struct EmbeddedFile {
    std::string_view
        name;  ///< Path relative to the folder that owns it, such as "circuit_sizes.csv".
    std::string_view content;  ///< Its bytes, unchanged; they live as long as the program.
};

}  // namespace peerplan
