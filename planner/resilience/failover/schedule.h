// SPDX-License-Identifier: MIT
#pragma once

/// When what is dead, and when routing knows of it: the clock of a failover (rule F6).

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "planner/network/network.h"
#include "planner/resilience/failover/timers.h"

namespace peerplan {

/// A component that fails, and perhaps is repaired, in milliseconds from the first failure.
struct ScriptedOutage {
    ComponentId component;
    std::int64_t fromMs = 0;
    /// Nothing: it is not repaired.
    std::optional<std::int64_t> toMs;
};

/// Which end of an uncertain timer counts.
enum class TimerEnd : std::uint8_t { Least, Most };

/// One thing that dies for one while.
struct AtomOutage {
    static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

    AtomId atom;
    std::int64_t fromMs = 0;
    std::int64_t toMs = never;
    Detection detection;
    /// From when to when routing at the sites knows of it, and the WAN as a whole; never where it
    /// is repaired before.
    std::int64_t nearFromMs = never;
    std::int64_t nearToMs = never;
    std::int64_t farFromMs = never;
    std::int64_t farToMs = never;
};

class Schedule {
  public:
    /// `given` is dead all the time and known. Linear in the atoms of the outages.
    Schedule(const CompiledNetwork& network, const Timers& timers,
             std::span<const ScriptedOutage> outages, std::span<const ComponentId> given,
             TimerEnd end);

    /// Every time at which something dies, returns, or becomes known; ascending, each once.
    const std::vector<std::int64_t>& times() const { return m_times; }
    /// By atom, then time.
    const std::vector<AtomOutage>& atoms() const { return m_atoms; }
    /// What is dead in truth at a time, `given` first.
    std::vector<ComponentId> deadAt(std::int64_t ms) const;
    /// What routing knows to be dead besides `given`, ascending: at the sites (`far` false) and in
    /// the whole WAN, which is behind by its convergence.
    std::vector<ComponentId> knownAt(std::int64_t ms, bool far) const;

  private:
    const CompiledNetwork* m_network;
    std::vector<ScriptedOutage> m_outages;
    std::vector<ComponentId> m_given;
    std::vector<std::uint8_t> m_givenAtom;
    std::vector<AtomOutage> m_atoms;
    std::vector<std::int64_t> m_times;
};

}  // namespace peerplan
