// SPDX-License-Identifier: MIT
#pragma once

/// The look of the printed report: measures and colours, the latter those of the HTML page.

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <QColor>

#include "data/text/cell.h"
#include "model/finding.h"
#include "model/report.h"

namespace peerplan {

/// A point in units of the painter: everything here is measured in tenths of a point.
inline constexpr double pt = 10;

/// The light colours of page.css by their names there, 0xRRGGBB.
inline constexpr std::array<std::pair<std::string_view, std::uint32_t>, 16> pageColours{{
    {"paper", 0xffffff},
    {"panel", 0xf5f7f9},
    {"ink", 0x18222d},
    {"quiet", 0x566371},
    {"line", 0xdbe1e8},
    {"strong", 0x0b4a7d},
    {"bad", 0xb3261e},
    {"bad-back", 0xfbe9e7},
    {"watch", 0x8a5300},
    {"watch-back", 0xfdf0d8},
    {"good", 0x176b3a},
    {"good-back", 0xe2f3e8},
    {"ample", 0x0b5a86},
    {"ample-back", 0xe1f0f9},
    {"excess", 0x6d3a74},
    {"excess-back", 0xf3e8f5},
}};

/// A colour of the list; asserts that it is there.
QColor pageColour(std::string_view name);

/// Names of the colours of a word and of what lies behind it.
struct Tint {
    std::string_view ink = "quiet";
    std::string_view back = "panel";
};

Tint tintOf(Shade shade);
Tint tintOf(Mood mood);
Tint tintOf(Severity severity);

}  // namespace peerplan
