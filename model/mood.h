// SPDX-License-Identifier: MIT
#pragma once

/// How good a figure is, for its colour.

#include <cstdint>

#include "model/enumeration.h"

namespace peerplan {

enum class Mood : std::uint8_t { Neutral, Good, Watch, Bad };
PEERPLAN_WORDS(Mood, "neutral", "good", "watch", "bad")

}  // namespace peerplan
