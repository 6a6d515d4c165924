// SPDX-License-Identifier: MIT
#pragma once

/// Failures and repairs at given times, as people write them on a command line.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "planner/network/component_index.h"
#include "planner/resilience/failover/failover.h"

namespace peerplan::cli {

/// A duration such as `30`, `0.9s`, `500ms`, `5min` or `2h`, in milliseconds; a number alone is
/// seconds. Nothing for anything else, and beyond a year.
std::optional<std::int64_t> millisecondsOf(const std::string& text);

/// The quarter-hours of `14` (the hour from 14:00) or `14:30` (that quarter-hour), UTC.
std::optional<std::pair<std::uint32_t, std::uint32_t>> quartersOf(const std::string& text);

/// Pairs of a time and a component, as typed.
using TimedComponents = std::vector<std::pair<std::string, std::string>>;

/// The outages of a line: `failed` at 0, then `--at TIME COMPONENT` and `--repair TIME COMPONENT`.
/// A repair ends the component's last failure before it. Throws UsageError for a time that is none,
/// a component that does not exist (with the nearest spelling), a repair of what has not failed,
/// and where nothing fails at all.
std::vector<ScriptedOutage> outagesOf(const ComponentIndex& components,
                                      const std::vector<std::string>& failed,
                                      const TimedComponents& at, const TimedComponents& repairs);

}  // namespace peerplan::cli
