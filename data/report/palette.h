// SPDX-License-Identifier: MIT
#pragma once

/// The colours of a chart's series and of moods, the same in every format.

#include <array>
#include <cstdint>

namespace peerplan {

/// 0xRRGGBB. Okabe and Ito, "Color Universal Design" (2008), ordered so that neighbours also differ
/// in lightness, for those who print in grey.
inline constexpr std::array<std::uint32_t, 8> seriesColours{0x0072b2, 0xe69f00, 0x007a5a, 0x8ccbf0,
                                                            0xc0504d, 0xf0dc5a, 0x7b3f78, 0xb8bec6};

/// Of lines on a map, by Mood: neutral, good, to be watched, bad. Of the same set; who draws with
/// them tells them apart by dashes as well, for good and bad are alike in grey.
inline constexpr std::array<std::uint32_t, 4> moodColours{0x8d99a6, 0x0072b2, 0xe69f00, 0xc0504d};

}  // namespace peerplan
