// SPDX-License-Identifier: MIT
#pragma once

/// From a topology to a plan: nodes become sites that carry others' traffic, edges links.

#include "data/topology/topology.h"
#include "model/diagnostic.h"
#include "model/plan.h"

namespace peerplan {

/// The plan of a topology that was read without errors. What the file leaves open (places, speeds,
/// returns) stays open and is reported, as are names that stand twice and parallel links.
/// `plan.asOf` is the caller's.
Plan planOfTopology(const Topology& topology, Diagnostics& diagnostics);

}  // namespace peerplan
