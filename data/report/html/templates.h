// SPDX-License-Identifier: MIT
#pragma once

/// The files that the HTML report is made of, compiled into the program.

#include <span>
#include <string>
#include <string_view>

#include "data/embedded_file.h"

namespace peerplan {

std::span<const EmbeddedFile> htmlReportFiles();

/// The content of one of them by its name here, such as `page.css`.
std::string htmlReportFile(std::string_view name);

}  // namespace peerplan
