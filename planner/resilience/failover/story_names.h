// SPDX-License-Identifier: MIT
#pragma once

/// What a story calls things. Only the story's .cpp files include it.

#include <set>
#include <string>

#include "planner/resilience/failover/story.h"

namespace peerplan {

/// Names that a sentence lists before it says that there are more.
inline constexpr std::size_t mostNamed = 3;

/// What died when the atom did: the atom itself, or for parts of the WAN what the script names.
std::string nameOf(const StoryInput& input, const AtomOutage& of);

/// `a, b, c, …`.
std::string listed(const std::set<std::string>& names);

/// Egresses by name: a circuit where both its connections are taken, else the connection.
std::string waysOf(const StoryInput& input, const std::set<EntryId>& entries);

}  // namespace peerplan
