// SPDX-License-Identifier: MIT
#pragma once

/// What can be down, how often, and which atoms it takes along (rules A1, C2).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/network/network.h"

namespace peerplan::uptime {

using FaultId = std::uint32_t;

/// An independent cause of outages: a component of the plan that states (or is given) an
/// availability below 1.
struct Fault {
    /// Component reference; of a trunk, which is no component, its name.
    std::string ref;
    /// Invalid for a trunk.
    ComponentId component;
    /// Unavailability, above 0 and at most 1.
    double q = 0;
    /// Mean time to repair in hours; nothing where it is not stated.
    std::optional<double> repairHours{};
    /// The catalogue's figure and not the plan's.
    bool assumed = false;
};

/// How many objects of one kind state an availability, and how many do not.
struct StatedCount {
    ComponentKind kind = ComponentKind::Site;
    std::int64_t stated = 0;
    std::int64_t notStated = 0;
};

struct Faults {
    std::vector<Fault> list;
    /// The faults that take each atom down: ofAtom[firstOfAtom[a] .. firstOfAtom[a + 1]),
    /// ascending.
    std::vector<std::uint32_t> firstOfAtom;
    std::vector<FaultId> ofAtom;
    /// Atoms that are down whatever happens (rule F8).
    std::vector<std::uint8_t> dead;
    std::vector<StatedCount> counts;

    std::span<const FaultId> of(AtomId atom) const {
        return {ofAtom.data() + firstOfAtom[atom.at()],
                firstOfAtom[atom.at() + 1] - firstOfAtom[atom.at()]};
    }
    bool isDead(AtomId atom) const { return dead[atom.at()] != 0; }
};

/// The faults of a plan that compiled to the network: stated availabilities, and the catalogue's
/// SLA figure for circuits that state none (rule A1). `given` is down already. Linear in the plan
/// and in the atoms that the faults take.
Faults collectFaults(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                     std::span<const ComponentId> given);

}  // namespace peerplan::uptime
