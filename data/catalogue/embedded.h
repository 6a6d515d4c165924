// SPDX-License-Identifier: MIT
#pragma once

/// The catalogue's CSV files as they are compiled into the program.

#include <span>

#include "data/embedded_file.h"

namespace peerplan {

std::span<const EmbeddedFile> catalogueFiles();

}  // namespace peerplan
