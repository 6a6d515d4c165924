// SPDX-License-Identifier: MIT
#pragma once

/// How long until a failure is noticed and traffic goes another way (rule F6).

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "model/plan.h"
#include "planner/answers/failover.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

/// When routing knows of a failure, in milliseconds from it: a range where a timer leaves one.
struct Detection {
    DetectedBy by = DetectedBy::WanConvergence;
    std::int64_t leastMs = 0;
    std::int64_t mostMs = 0;
    /// Only a person notices, and the plan does not say how long that takes: never.
    bool never = false;
    /// No timer is stated for it, and 0 is taken.
    bool assumed = false;

    bool automatic() const { return by != DetectedBy::Person; }
};

/// How long a flow is without a part of its ways when a component fails.
struct Outage {
    /// Share of the flow's traffic, mean of both directions.
    double share = 0;
    std::int64_t leastMs = 0;
    std::int64_t mostMs = 0;
    /// Lasts until the repair: nothing takes over, or it is not stated when a person does.
    bool untilRepair = false;
    /// A person switches or notices (rules R4, F6).
    bool manual = false;
};

class Timers {
  public:
    /// Both must outlive it.
    Timers(const Plan& plan, const CompiledNetwork& network);

    /// How the loss of one atom is noticed. Loss of light needs a router of the customer's that
    /// lives: `deviceAlive`. Everything of the WAN is noticed when it has converged.
    Detection detection(AtomId atom, bool deviceAlive = true) const;

    /// Time the WAN takes to route anew; 0 where the policy states none.
    std::int64_t convergenceMs() const { return m_convergenceMs; }
    bool convergenceStated() const { return m_convergenceStated; }
    /// Time a person takes to switch; nothing where the policy states none.
    std::optional<std::int64_t> manualMs() const { return m_manualMs; }
    /// Whether the customer's end of a connection lives, of what `dead` tells.
    bool seesLight(const Entry& entry, const std::function<bool(AtomId)>& dead) const;
    /// The control that a unit belongs to; invalid for other atoms.
    ControlId controlOf(AtomId atom) const;

    /// Of one flow, when `failed` fails alone in a network where all else lives: what share of
    /// `before` stands on its entries, controls or site, and until when. `after` is what became of
    /// the flow with `failed` dead (rules F6, R4). A flow that lost no entry and no control, and
    /// goes another way all the same, lost links: its share is then 1 at most. Linear in the
    /// component's atoms.
    Outage outage(ComponentId failed, const FlowResult& after, std::span<const Use> usesBefore,
                  std::span<const Use> usesAfter) const;

  private:
    enum class Kind : std::uint8_t { Wan, Connection, Internet, Unit };
    struct Atom {
        Kind kind = Kind::Wan;
        /// Position among connections, Internet egresses or controls.
        std::uint32_t position = 0;
    };
    Detection ofConnection(std::uint32_t position, bool deviceAlive) const;

    const Plan* m_plan;
    const CompiledNetwork* m_network;
    std::vector<Atom> m_atoms;
    /// Circuit and connection of each entry.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_connections;
    /// Perimeter and control of each control.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_controls;
    std::int64_t m_convergenceMs = 0;
    bool m_convergenceStated = false;
    std::optional<std::int64_t> m_manualMs;
};

/// Whether the new ways enter their egresses at the sites (and by the perimeters) that the old ones
/// did: then the WAN need not converge (rule F6).
bool staysAtSites(const CompiledNetwork& network, std::span<const Use> before,
                  std::span<const Use> after);

}  // namespace peerplan
