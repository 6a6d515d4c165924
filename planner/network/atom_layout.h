// SPDX-License-Identifier: MIT
#pragma once

/// Numbers what routing tests for life: the atoms (rules C1 to C3).

#include <cstdint>
#include <vector>

#include "model/plan.h"
#include "planner/network/plan_ids.h"

namespace peerplan {

/// Where the atoms of each list begin: the atom of the i-th object is first + i, of the j-th PoP,
/// trunk, control or connection of an object what the `first…` list says of it, plus j.
struct AtomLayout {
    std::uint32_t sites = 0;
    std::uint32_t links = 0;
    std::uint32_t devices = 0;
    std::uint32_t networks = 0;
    std::uint32_t internet = 0;
    std::uint32_t gateways = 0;
    std::vector<std::uint32_t> pops;         ///< by network
    std::vector<std::uint32_t> trunks;       ///< by network
    std::vector<std::uint32_t> connections;  ///< by circuit
    /// By perimeter and control.
    std::vector<std::vector<std::uint32_t>> units;
    /// By site, `none` where no site's resolver is there.
    std::vector<std::uint32_t> resolvers;
    std::uint32_t count = 0;

    static constexpr std::uint32_t none = IdTable::none;
};

/// Atoms in the order of the plan's lists. Linear.
AtomLayout layOutAtoms(const Plan& plan, const PlanIds& ids);

/// Atoms that fail with something else, beside its own.
struct HeldAtoms {
    using List = std::vector<std::uint32_t>;
    std::vector<List> atSite;
    std::vector<List> atDevice;
    std::vector<List> atNetwork;
    /// PoPs, network by network.
    std::vector<List> atPop;
};

/// What each site, device, network and PoP takes along (rule C1). Linear in the plan, and in the
/// PoPs of a network for each of its links.
HeldAtoms heldAtoms(const Plan& plan, const PlanIds& ids, const AtomLayout& layout);

}  // namespace peerplan
