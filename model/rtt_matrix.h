// SPDX-License-Identifier: MIT
#pragma once

/// Round-trip times between named places, as somebody measured them.

#include <cstddef>
#include <string>
#include <vector>

namespace peerplan {

struct RttMatrix {
    /// Who measured, such as ids of sites.
    std::vector<std::string> rows;
    /// What was measured, such as gateways and places for them.
    std::vector<std::string> columns;
    /// Row by row in milliseconds; infinite where there is no way.
    std::vector<double> ms;

    double at(std::size_t row, std::size_t column) const {
        return ms[row * columns.size() + column];
    }
};

}  // namespace peerplan
