// SPDX-License-Identifier: MIT
#pragma once

/// Independent two-state variables, and those that stand for several in closed form.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/resilience/availability/event.h"

namespace peerplan::uptime {

/// A pool of variables: leaves with an unavailability of their own, and series, parallel and
/// needed-of-units combinations of variables that are used nowhere else. A variable's parts have
/// lower ids. All unavailabilities are exact sums of failing mass, never 1 minus something.
class Variables {
  public:
    VariableId leaf(double q);
    /// Down if any part is.
    VariableId series(std::vector<VariableId> parts);
    /// Down if all parts are.
    VariableId parallel(std::vector<VariableId> parts);
    /// Down if fewer than `needed` parts are up.
    VariableId neededOf(std::uint32_t needed, std::vector<VariableId> parts);

    std::size_t size() const { return m_q.size(); }
    double q(VariableId id) const { return m_q[id]; }

    /// Derivatives by each variable's unavailability, from those by the combinations to those by
    /// their parts: slope[part] += slope[combination] x d q(combination) / d q(part).
    void spreadSlopes(std::vector<double>& slope) const;
    /// Appends numbers that two pools have in common only if they are alike.
    void describe(std::vector<std::uint64_t>& out) const;

  private:
    enum class Form : std::uint8_t { Leaf, Series, Parallel, NeededOf };
    struct Made {
        Form form = Form::Leaf;
        std::uint32_t needed = 0;
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    VariableId make(Form form, std::uint32_t needed, std::span<const VariableId> parts, double q);
    std::vector<double> m_q;
    std::vector<Made> m_made;
    std::vector<VariableId> m_parts;
};

/// Probabilities that exactly 0, 1, … n of some things are down. O(n²).
std::vector<double> countsDown(std::span<const double> q);

}  // namespace peerplan::uptime
