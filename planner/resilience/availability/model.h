// SPDX-License-Identifier: MIT
#pragma once

/// A network as elements that hold or do not: what a diagram is made from.

#include <cstdint>
#include <vector>

#include "planner/resilience/availability/diagram.h"
#include "planner/resilience/availability/event.h"
#include "planner/resilience/availability/faults.h"
#include "planner/resilience/availability/variables.h"

namespace peerplan::uptime {

struct Model {
    Variables variables;
    /// By variable: the fault that it stands for, or `noFault` of a combination.
    std::vector<FaultId> faultOf;
    /// By variable: it decides elsewhere too and is not to be combined with others.
    std::vector<std::uint8_t> pinned;
    std::vector<Element> elements;
    /// By vertex: labels that it has whatever happens, sources included.
    std::vector<Labels> labels;
    /// By vertex: a source may stand here later.
    std::vector<std::uint8_t> kept;
    /// By vertex as first numbered: where it is now (certain edges make one of two).
    std::vector<std::uint32_t> place;
    /// Labels that the state has whatever happens.
    Labels whole = 0;

    static constexpr FaultId noFault = 0xffff'ffff;

    VariableId addLeaf(FaultId fault, double q);
    /// The same as the Variables' own, but for variables that are noted here as combinations.
    VariableId addSeries(std::vector<VariableId> parts);
    VariableId addParallel(std::vector<VariableId> parts);
    VariableId addNeededOf(std::uint32_t needed, std::vector<VariableId> parts);

  private:
    VariableId noted(VariableId id);
};

/// Makes the model smaller without changing what its goals' probabilities are: certain edges are
/// contracted; variables that always decide together become one; parts between which and the rest
/// nothing can pass (pendant trees and blocks without a label or a source) go; edges in series and
/// in parallel become one.
void reduce(Model& model);

/// Fixes a variable up or down for good.
void fix(Model& model, VariableId variable, bool up);

/// The order in which to look at the elements, such that few of them stand open at a time. Where a
/// frontier or the open variables pass what a state can hold, the most reliable edges and variables
/// are taken as up, and the probability that they are not is added to `ignored`.
Script makeScript(Model& model, double& ignored);

}  // namespace peerplan::uptime
