// SPDX-License-Identifier: MIT
#include "planner/bandwidth/state_judge.h"

#include <algorithm>

#include "planner/parallel.h"

namespace peerplan {
namespace {

/// Below a millionth of a bit per second a load is what floating point left over.
constexpr double leastKbps = 1e-9;

/// Capacity 0 where the element has some: it is what failed, or stands where all failed.
bool isDead(const Element& element, const Capacity& capacity) {
    if (element.total()) return capacity.up == 0 && element.bps[0] != 0;
    return capacity.up == 0 && capacity.down == 0 && (element.bps[0] != 0 || element.bps[1] != 0);
}

bool hasHeadroom(const StateLoad& load) {
    return load.capacityKbps && (*load.capacityKbps > 0 || load.loadKbps > 0);
}

}  // namespace

JudgedBase::JudgedBase(const Workspace& base, const DayTable& table, const HeadroomBorders& borders,
                       int threads)
    : m_base(&base), m_table(&table), m_borders(borders) {
    const CompiledNetwork& network = base.network();
    m_normal.resize(network.elements.size());
    m_peaks.resize(network.elements.size());
    constexpr std::size_t block = 256;
    const std::size_t blocks = (network.elements.size() + block - 1) / block;
    parallelFor(blocks, threads, [&](std::size_t item, std::size_t) {
        ShapeLoads loads;
        const std::size_t end = std::min((item + 1) * block, network.elements.size());
        for (std::size_t e = item * block; e < end; ++e) {
            const ElementId id(e);
            const Element& element = network.elements[e];
            loads.clear();
            loads.add(base.load(id));
            m_normal[e] =
                judge(element, loads, capacityOf(base, id), table, base.traffic()->shapes);
            if (element.total()) {
                m_peaks[e].up = m_normal[e].peak.kbps;
            } else {
                m_peaks[e] = {table.peak(loads.up).kbps, table.peak(loads.down).kbps};
            }
        }
    });
    for (std::size_t e = 0; e < network.elements.size(); ++e) {
        const ElementId id(e);
        if (!hasHeadroom(m_normal[e]) || isDead(network.elements[e], capacityOf(base, id))) {
            continue;
        }
        m_byHeadroom.push_back(id);
    }
    std::stable_sort(m_byHeadroom.begin(), m_byHeadroom.end(), [&](ElementId a, ElementId b) {
        return isWorse(m_normal[a.at()], m_normal[b.at()]);
    });
    m_controlOfAtom.resize(network.components.atomCount());
    for (const CompiledControl& control : network.controls) {
        for (std::int64_t unit = 0; unit < control.units; ++unit) {
            m_controlOfAtom[control.firstUnit.at() + static_cast<std::size_t>(unit)] =
                control.element;
        }
    }
}

bool JudgedBase::isCongested(const StateLoad& load) const {
    return load.capacityKbps &&
           headroomClass(load.loadKbps, *load.capacityKbps, m_borders) == HeadroomClass::Congested;
}

StateJudge::StateJudge(const JudgedBase& base)
    : m_base(&base),
      m_network(&base.base().network()),
      m_position(m_network->elements.size(), 0),
      m_up(base.base().traffic()->shapes.size(), 0),
      m_down(m_up.size(), 0),
      m_seen(m_up.size(), 0) {}

void StateJudge::begin(const ChangeEvaluator& evaluator, const StateChange& change) {
    for (const ElementId element : m_marked) m_position[element.at()] = 0;
    m_marked.clear();
    m_touched.clear();
    m_evaluator = &evaluator;
    m_change = &change;
    const std::vector<LoadChange>& loads = change.loads;
    for (std::uint32_t begin = 0; begin < loads.size();) {
        std::uint32_t end = begin;
        while (end < loads.size() && loads[end].element == loads[begin].element) ++end;
        touch(loads[begin].element, begin, end);
        begin = end;
    }
    // Units that die take capacity from their control, whatever its load does.
    for (const AtomId atom : evaluator.died()) {
        const ElementId control = m_base->m_controlOfAtom[atom.at()];
        if (control.valid() && m_position[control.at()] == 0) touch(control, 0, 0);
    }
}

void StateJudge::touch(ElementId element, std::uint32_t firstChange, std::uint32_t lastChange) {
    const Element& what = m_network->elements[element.at()];
    Touched touched;
    touched.element = element;
    touched.capacity = {wholeKbps(m_evaluator->capacityBps(element, Direction::Up)),
                        wholeKbps(m_evaluator->capacityBps(element, Direction::Down))};
    if (isDead(what, touched.capacity)) return;
    if (firstChange == lastChange) {
        // A spare unit that carries nothing leaves the capacity as it was.
        if (touched.capacity == capacityOf(m_base->base(), element)) return;
    }
    touched.firstChange = firstChange;
    touched.lastChange = lastChange;
    touched.mostUp = m_base->m_peaks[element.at()].up;
    touched.mostDown = m_base->m_peaks[element.at()].down;
    for (std::uint32_t i = firstChange; i < lastChange; ++i) {
        const LoadChange& change = m_change->loads[i];
        touched.mostUp += std::max(0.0, change.upKbps);
        (what.total() ? touched.mostUp : touched.mostDown) += std::max(0.0, change.downKbps);
    }
    m_touched.push_back(touched);
    m_marked.push_back(element);
    m_position[element.at()] = static_cast<std::uint32_t>(m_touched.size());
}

bool StateJudge::mayBeWorse(std::size_t i, const StateLoad& than) const {
    const Touched& touched = m_touched[i];
    const auto may = [&](double kbps, const std::optional<std::int64_t>& capacity) {
        StateLoad bound;
        // One kbit/s more than the sum: what rounds up at the peak must round up here too.
        bound.loadKbps = wholeKbps(kbps) + 1;
        bound.capacityKbps = capacity;
        return isWorse(bound, than);
    };
    if (may(touched.mostUp, touched.capacity.up)) return true;
    return !m_network->elements[touched.element.at()].total() &&
           may(touched.mostDown, touched.capacity.down);
}

StateLoad StateJudge::load(std::size_t i) {
    const Touched& touched = m_touched[i];
    gather(touched.element, touched.firstChange, touched.lastChange);
    return peerplan::judge(m_network->elements[touched.element.at()], m_loads, touched.capacity,
                           m_base->table(), m_base->base().traffic()->shapes);
}

const ShapeLoads& StateJudge::loads(ElementId element) {
    const std::uint32_t position = m_position[element.at()];
    if (position > 0) {
        const Touched& touched = m_touched[position - 1];
        gather(element, touched.firstChange, touched.lastChange);
    } else if (livesHere(element)) {
        gather(element, 0, 0);
    } else {
        m_loads.clear();
    }
    return m_loads;
}

bool StateJudge::livesHere(ElementId element) const {
    const Capacity capacity{wholeKbps(m_evaluator->capacityBps(element, Direction::Up)),
                            wholeKbps(m_evaluator->capacityBps(element, Direction::Down))};
    return !isDead(m_network->elements[element.at()], capacity);
}

void StateJudge::gather(ElementId element, std::uint32_t firstChange, std::uint32_t lastChange) {
    m_shapes.clear();
    const auto add = [&](ShapeId shape, double up, double down) {
        if (m_seen[shape.at()] == 0) {
            m_seen[shape.at()] = 1;
            m_shapes.push_back(shape);
        }
        m_up[shape.at()] += up;
        m_down[shape.at()] += down;
    };
    const ElementLoad base = m_base->base().load(element);
    for (std::size_t i = 0; i < base.shapes.size(); ++i) {
        if (base.up[i] != 0 || base.down[i] != 0) add(base.shapes[i], base.up[i], base.down[i]);
    }
    for (std::uint32_t i = firstChange; i < lastChange; ++i) {
        const LoadChange& change = m_change->loads[i];
        add(change.shape, change.upKbps, change.downKbps);
    }
    m_loads.clear();
    for (const ShapeId shape : m_shapes) {
        const double up = m_up[shape.at()];
        const double down = m_down[shape.at()];
        if (up > leastKbps) m_loads.up.push_back({shape, up});
        if (down > leastKbps) m_loads.down.push_back({shape, down});
        m_up[shape.at()] = 0;
        m_down[shape.at()] = 0;
        m_seen[shape.at()] = 0;
    }
}

void StateJudge::judge(std::vector<ElementJudgement>& judgements) {
    judgements.clear();
    for (std::size_t i = 0; i < m_touched.size(); ++i) {
        judgements.push_back({m_touched[i].element, load(i)});
    }
}

void StateJudge::judgeCongested(std::vector<ElementJudgement>& judgements) {
    judgements.clear();
    for (std::size_t i = 0; i < m_touched.size(); ++i) {
        const ElementId element = m_touched[i].element;
        const StateLoad& normal = m_base->normal(element);
        if (!mayBeWorse(i, normal)) continue;
        // The most that each direction can have is not congested: nor is what it has.
        StateLoad bound;
        bound.loadKbps = wholeKbps(m_touched[i].mostUp) + 1;
        bound.capacityKbps = m_touched[i].capacity.up;
        bool may = m_base->isCongested(bound);
        if (!m_network->elements[element.at()].total()) {
            bound.loadKbps = wholeKbps(m_touched[i].mostDown) + 1;
            bound.capacityKbps = m_touched[i].capacity.down;
            may = may || m_base->isCongested(bound);
        }
        if (!may) continue;
        const StateLoad now = load(i);
        if (m_base->isCongested(now) && isWorse(now, normal)) judgements.push_back({element, now});
    }
}

std::optional<ElementJudgement> StateJudge::least() {
    std::optional<ElementJudgement> worst;
    // Of what the state leaves as it is, the first in order; looked at first, so that most of what
    // was touched need not be walked through the day.
    for (const ElementId element : m_base->byHeadroom()) {
        if (m_position[element.at()] > 0 || !livesHere(element)) continue;
        worst = ElementJudgement{element, m_base->normal(element)};
        break;
    }
    leastOfTouched(false, worst);
    return worst;
}

std::optional<ElementJudgement> StateJudge::leastOfWorse() {
    std::optional<ElementJudgement> worst;
    leastOfTouched(true, worst);
    return worst;
}

void StateJudge::leastOfTouched(bool worseOnly, std::optional<ElementJudgement>& worst) {
    for (std::size_t i = 0; i < m_touched.size(); ++i) {
        const ElementId element = m_touched[i].element;
        const StateLoad& normal = m_base->normal(element);
        if (worst && !mayBeWorse(i, worst->load)) continue;
        if (worseOnly && !mayBeWorse(i, normal)) continue;
        const StateLoad now = load(i);
        if (!hasHeadroom(now) || (worseOnly && !isWorse(now, normal))) continue;
        const bool first = worst && element < worst->element;
        if (!worst || isWorse(now, worst->load) || (first && !isWorse(worst->load, now))) {
            worst = ElementJudgement{element, now};
        }
    }
}

}  // namespace peerplan
