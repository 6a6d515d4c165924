// SPDX-License-Identifier: MIT
#pragma once

/// From what changed on arcs and at fringes to what changed on elements; for the .cpp files of this
/// folder.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/routing/matrix/matrix_base.h"
#include "planner/routing/state_change.h"

namespace peerplan {

/// Loads of elements by direction, gathered from arcs.
class MatrixResults {
  public:
    MatrixResults(const MatrixNetwork& network, const MatrixBase& base);

    double kbps(ElementId element, Direction direction) const {
        return m_baseKbps[element.at() * 2 + (direction == Direction::Up ? 0 : 1)];
    }

    /// A new state, in which these spans are dead (by span of the graph; must stay as it is until
    /// `loads` was called).
    void begin(const std::vector<std::uint8_t>& deadSpan);
    void addArc(std::uint32_t arc, double kbps) { addTo(m_network->arc(arc), kbps); }
    /// A fringe lost a link, or some of its traffic.
    void touchFringe(std::uint32_t fringe, const MatrixBase::Ends& lost);
    /// Whether any way leads there, and from there on.
    bool leadsTo(std::uint32_t fringe) const;
    bool leadsFrom(std::uint32_t fringe) const;
    /// All that differs from the normal state; holds until the next state.
    std::span<const LoadChange> loads();

  private:
    bool isDead(const Arc& arc) const;
    bool anyAlive(std::uint32_t first, std::uint32_t last) const;
    void addTo(const Arc& arc, double kbps);
    /// Lays kbps on those of these arcs of a fringe that cost least, of the live ones or of all.
    void split(std::uint32_t first, std::uint32_t last, bool live, double kbps);
    void moveFringe(std::uint32_t fringe);

    const MatrixNetwork* m_network;
    const MatrixBase* m_base;
    const std::vector<std::uint8_t>* m_deadSpan = nullptr;
    // By element and direction.
    std::vector<double> m_baseKbps;
    std::vector<double> m_kbps;
    std::vector<std::uint8_t> m_isTouched;
    std::vector<std::uint32_t> m_elements;
    std::vector<MatrixBase::Ends> m_lost;
    std::vector<std::uint8_t> m_fringeTouched;
    std::vector<std::uint32_t> m_fringes;
    std::vector<LoadChange> m_loads;
};

}  // namespace peerplan
