// SPDX-License-Identifier: MIT
#pragma once

/// Whether one circuit carries its region alone, with everything on the way (rule H5).

#include <cstdint>
#include <vector>

#include "planner/bandwidth/diurnal.h"
#include "planner/bandwidth/headroom.h"
#include "planner/bandwidth/judge.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

/// An element on the way, as judged with all other circuits of the region failed.
struct AloneElement {
    ElementId element;
    StateLoad load;
    bool fits = false;
    bool fitsWithTarget = false;
};

struct AloneState {
    /// Index into the plan's regions, or `CompiledNetwork::none` where it has none.
    std::uint32_t region = CompiledNetwork::none;
    EgressId circuit;
    AloneElement itself;
    /// Elements that the region's flows over the circuit cross, in the order of elements.
    std::vector<AloneElement> way;
    std::int64_t usersCut = 0;
};

/// One state per circuit and region that it belongs to (rule R3): `given` and every other circuit
/// of that region failed. `base` holds `given`, evaluated with its traffic. A circuit that is dead
/// in `given` is left out. Two evaluations per state.
std::vector<AloneState> aloneStates(const Workspace& base, const FailureState& given,
                                    const DayTable& table, const HeadroomBorders& borders,
                                    const std::vector<std::int64_t>& users, int threads);

}  // namespace peerplan
