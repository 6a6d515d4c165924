// SPDX-License-Identifier: MIT
#pragma once

/// How answers name an element of the network.

#include <string>

#include "planner/network/network.h"

namespace peerplan {

/// The element's component reference; of a trunk, which is no component, `network/x/pop/a-b`.
std::string elementRef(const CompiledNetwork& network, ElementId element);

}  // namespace peerplan
