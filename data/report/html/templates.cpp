// SPDX-License-Identifier: MIT
#include "data/report/html/templates.h"

#include <cassert>

namespace peerplan {

std::string htmlReportFile(std::string_view name) {
    for (const EmbeddedFile& file : htmlReportFiles()) {
        if (file.name == name) return std::string(file.content);
    }
    assert(false && "a template that is not embedded");
    return {};
}

}  // namespace peerplan
