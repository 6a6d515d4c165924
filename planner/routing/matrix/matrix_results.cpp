// SPDX-License-Identifier: MIT
#include "planner/routing/matrix/matrix_results.h"

#include <algorithm>
#include <cmath>

namespace peerplan {
namespace {

/// Below a millionth of a bit per second a change is what floating point left over.
constexpr double leastKbps = 1e-9;
constexpr double leastPart = 1e-12;

}  // namespace

MatrixResults::MatrixResults(const MatrixNetwork& network, const MatrixBase& base)
    : m_network(&network),
      m_base(&base),
      m_kbps(network.network().elements.size() * 2, 0.0),
      m_isTouched(network.network().elements.size(), 0),
      m_lost(network.fringeCount()),
      m_fringeTouched(network.fringeCount(), 0) {
    for (std::uint32_t a = 0; a < network.arcCount(); ++a) addArc(a, base.onArc(a));
    for (std::uint32_t f = 0; f < network.fringeCount(); ++f) {
        const MatrixNetwork::Fringe& fringe = network.fringe(f);
        split(fringe.firstTo, fringe.firstFrom, false, base.ofFringe(f).to);
        split(fringe.firstFrom, fringe.last, false, base.ofFringe(f).from);
    }
    m_baseKbps = m_kbps;
    std::fill(m_kbps.begin(), m_kbps.end(), 0.0);
    for (const std::uint32_t e : m_elements) m_isTouched[e] = 0;
    m_elements.clear();
}

void MatrixResults::begin(const std::vector<std::uint8_t>& deadSpan) {
    m_deadSpan = &deadSpan;
    m_loads.clear();
}

bool MatrixResults::isDead(const Arc& arc) const {
    return (*m_deadSpan)[arc.part[0] / 2] != 0 ||
           (arc.part[1] != Arc::noPart && (*m_deadSpan)[arc.part[1] / 2] != 0);
}

bool MatrixResults::anyAlive(std::uint32_t first, std::uint32_t last) const {
    const auto& arcs = m_network->network().wan.arcs;
    for (std::uint32_t i = first; i < last; ++i) {
        if (!isDead(arcs[m_network->fringeArc(i)])) return true;
    }
    return false;
}

bool MatrixResults::leadsTo(std::uint32_t fringe) const {
    const MatrixNetwork::Fringe& of = m_network->fringe(fringe);
    return anyAlive(of.firstTo, of.firstFrom);
}

bool MatrixResults::leadsFrom(std::uint32_t fringe) const {
    const MatrixNetwork::Fringe& of = m_network->fringe(fringe);
    return anyAlive(of.firstFrom, of.last);
}

void MatrixResults::addTo(const Arc& arc, double kbps) {
    for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
        const auto e = static_cast<std::uint32_t>(
            m_network->network().wan.spans[arc.part[k] / 2].element.at());
        if (m_isTouched[e] == 0) m_elements.push_back(e);
        m_isTouched[e] = 1;
        m_kbps[e * std::size_t{2} + ((arc.part[k] ^ m_network->backward()) & 1U)] += kbps;
    }
}

void MatrixResults::touchFringe(std::uint32_t fringe, const MatrixBase::Ends& lost) {
    if (m_fringeTouched[fringe] == 0) m_fringes.push_back(fringe);
    m_fringeTouched[fringe] = 1;
    m_lost[fringe].to += lost.to;
    m_lost[fringe].from += lost.from;
}

void MatrixResults::split(std::uint32_t first, std::uint32_t last, bool live, double kbps) {
    if (kbps == 0) return;
    const auto& arcs = m_network->network().wan.arcs;
    const auto each = [&](auto&& act) {
        for (std::uint32_t i = first; i < last; ++i) {
            const Arc& arc = arcs[m_network->fringeArc(i)];
            if (!live || !isDead(arc)) act(arc);
        }
    };
    std::int64_t least = 0;
    std::size_t count = 0;
    each([&](const Arc& arc) {
        if (count == 0 || arc.cost < least) {
            least = arc.cost;
            count = 0;
        }
        count += arc.cost == least ? 1U : 0U;
    });
    each([&](const Arc& arc) {
        if (arc.cost == least) addTo(arc, kbps / static_cast<double>(count));
    });
}

void MatrixResults::moveFringe(std::uint32_t fringe) {
    const MatrixNetwork::Fringe& of = m_network->fringe(fringe);
    const MatrixBase::Ends& base = m_base->ofFringe(fringe);
    const MatrixBase::Ends& lost = m_lost[fringe];
    split(of.firstTo, of.firstFrom, false, -base.to);
    split(of.firstTo, of.firstFrom, true, base.to - lost.to);
    split(of.firstFrom, of.last, false, -base.from);
    split(of.firstFrom, of.last, true, base.from - lost.from);
}

std::span<const LoadChange> MatrixResults::loads() {
    for (const std::uint32_t fringe : m_fringes) {
        moveFringe(fringe);
        m_fringeTouched[fringe] = 0;
        m_lost[fringe] = {};
    }
    m_fringes.clear();
    // What is left of a load that is gone is what floating point left over: then all is lost.
    const auto settle = [](double change, double load) {
        return std::abs(load + change) < load * leastPart ? -load : change;
    };
    for (const std::uint32_t e : m_elements) {
        double* change = m_kbps.data() + e * std::size_t{2};
        const double* load = m_baseKbps.data() + e * std::size_t{2};
        if (std::abs(change[0]) >= leastKbps || std::abs(change[1]) >= leastKbps) {
            m_loads.push_back({ElementId(e), m_network->shape(), settle(change[0], load[0]),
                               settle(change[1], load[1])});
        }
        change[0] = change[1] = 0;
        m_isTouched[e] = 0;
    }
    m_elements.clear();
    return m_loads;
}

}  // namespace peerplan
