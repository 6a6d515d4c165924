// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/load_sheet.h"

#include <algorithm>

#include "planner/bandwidth/element_names.h"
#include "planner/bandwidth/judge.h"
#include "planner/network/element_ref.h"

namespace peerplan {
namespace {

constexpr std::size_t classCount = std::tuple_size_v<ByClass>;
/// Rates below this are what floating point left over.
constexpr double negligible = 1e-9;

double total(const ByClass& load) {
    double sum = 0;
    for (const double kbps : load) sum += kbps;
    return sum;
}

bool sameLoad(const FailoverLoad& a, const FailoverLoad& b) {
    return a.loadKbps == b.loadKbps && a.capacityKbps == b.capacityKbps && a.shed == b.shed;
}

}  // namespace

LoadSheet::LoadSheet(const Course& course, const Workspace& base, const QuarterTraffic& traffic,
                     Delivery& delivery)
    : m_course(course),
      m_network(base.network()),
      m_traffic(traffic),
      m_delivery(delivery),
      m_untouched(m_network.elements.size()) {
    for (std::size_t e = 0; e < m_untouched.size(); ++e) {
        const ElementLoad load = base.load(ElementId(e));
        for (std::size_t i = 0; i < load.shapes.size(); ++i) {
            const ShapeId shape = load.shapes[i];
            const auto c = static_cast<std::size_t>(m_traffic.shape(shape).trafficClass);
            const double factor = m_traffic.factor(shape);
            m_untouched[e].way[0][c] += load.up[i] * factor;
            m_untouched[e].way[1][c] += load.down[i] * factor;
        }
    }
    for (std::size_t f = 0; f < m_network.flows.size(); ++f) {
        if (m_course.touched()[f]) layFlow(base, FlowId(f), -1, m_untouched);
    }
}

void LoadSheet::lay(std::span<const FlowStep* const> steps) {
    m_loads = m_untouched;
    for (std::size_t f = 0; f < steps.size(); ++f) {
        if (m_course.touched()[f] == 0 || (steps[f] != nullptr && steps[f]->absent)) continue;
        const Workspace& view = m_course.view(steps[f] != nullptr ? steps[f]->view : 0);
        layFlow(view, FlowId(f), 1, m_loads);
    }
    findNarrow();
}

void LoadSheet::layFlow(const Workspace& view, FlowId flow, double sign,
                        std::vector<ClassRates>& loads) {
    if (view.flow(flow).outcome != Outcome::Served) return;
    const ClassRates rates = m_traffic.ratesOf(flow);
    std::vector<LaidShare> crossings;
    for (const Use& use : view.uses(flow)) {
        crossings.clear();
        m_delivery.lay(view, flow, use, crossings);
        for (const LaidShare& crossing : crossings) {
            // Along the way goes what its beginning sends: the site, or Microsoft (rule R6).
            const auto along = static_cast<std::size_t>(crossing.along);
            const std::size_t sent = use.inbound ? 1 : 0;
            const double shares[2] = {use.up, use.down};
            ClassRates& load = loads[crossing.element.at()];
            for (std::size_t c = 0; c < classCount; ++c) {
                const double share = sign * crossing.share;
                load.way[along][c] += share * shares[sent] * rates.way[sent][c];
                load.way[1 - along][c] += share * shares[1 - sent] * rates.way[1 - sent][c];
            }
        }
    }
}

void LoadSheet::findNarrow() {
    m_narrow.clear();
    const auto consider = [&](ElementId id, Direction direction, bool both, const ByClass& load) {
        const auto capacity = wholeKbps(m_delivery.capacityBps(id, direction));
        if (!capacity) return;
        Narrow of;
        of.shed = shed(load, static_cast<double>(*capacity), m_network.elements[id.at()].classes);
        if (!(total(of.shed) > negligible)) return;
        of.element = id;
        of.direction = direction;
        of.total = both;
        for (std::size_t c = 0; c < classCount; ++c) {
            of.passes[c] = load[c] > 0 ? std::max(0.0, 1 - of.shed[c] / load[c]) : 1;
        }
        m_narrow.push_back(of);
    };
    for (std::size_t e = 0; e < m_loads.size(); ++e) {
        if (m_network.elements[e].total()) {
            ByClass both = m_loads[e].way[0];
            for (std::size_t c = 0; c < classCount; ++c) both[c] += m_loads[e].way[1][c];
            consider(ElementId(e), Direction::Up, true, both);
        } else {
            consider(ElementId(e), Direction::Up, false, m_loads[e].way[0]);
            consider(ElementId(e), Direction::Down, false, m_loads[e].way[1]);
        }
    }
}

double LoadSheet::afterShedding(const Workspace& view, FlowId flow) const {
    if (view.flow(flow).outcome != Outcome::Served) return 0;
    const ClassRates rates = m_traffic.ratesOf(flow);
    double sum = 0;
    for (std::size_t c = 0; c < classCount; ++c) {
        const auto letsThrough = [&](ElementId element, Direction direction) {
            for (const Narrow& of : m_narrow) {
                if (of.element == element && (of.total || of.direction == direction)) {
                    return of.passes[c];
                }
            }
            return 1.0;
        };
        for (const bool up : {true, false}) {
            const double kbps = rates.way[up ? 0 : 1][c];
            if (!(kbps > 0)) continue;
            for (const Use& use : view.uses(flow)) {
                const double share = up ? use.up : use.down;
                if (share > 0) {
                    sum += kbps * share * m_delivery.passing(view, flow, use, up, letsThrough);
                }
            }
        }
    }
    return sum;
}

std::vector<FailoverLoad> LoadSheet::loads() const {
    std::vector<FailoverLoad> result(m_loads.size());
    for (std::size_t e = 0; e < m_loads.size(); ++e) {
        const ElementId id(e);
        const double up = total(m_loads[e].way[0]);
        const double down = total(m_loads[e].way[1]);
        FailoverLoad& load = result[e];
        const auto set = [&](FailoverLoad& of, LoadAnswer::Way way, double kbps, Direction of2) {
            of.way = way;
            of.loadKbps = std::max<std::int64_t>(0, wholeKbps(kbps));
            of.capacityKbps = wholeKbps(m_delivery.capacityBps(id, of2));
            if (of.capacityKbps == 0) of.loadKbps = 0;
        };
        if (m_network.elements[e].total()) {
            set(load, LoadAnswer::Way::Both, up + down, Direction::Up);
        } else {
            set(load, LoadAnswer::Way::Up, up, Direction::Up);
            FailoverLoad other;
            set(other, LoadAnswer::Way::Down, down, Direction::Down);
            const bool known = load.capacityKbps && other.capacityKbps;
            const bool worse = known ? lessHeadroom(other.loadKbps, *other.capacityKbps,
                                                    load.loadKbps, *load.capacityKbps)
                                     : other.loadKbps > load.loadKbps;
            if (worse) load = other;
        }
        if (load.capacityKbps) load.headroom = headroomOf(load.loadKbps, *load.capacityKbps);
    }
    for (const Narrow& of : m_narrow) {
        FailoverLoad& load = result[of.element.at()];
        const bool down = load.way == LoadAnswer::Way::Down;
        if (of.total || (of.direction == Direction::Down) == down) load.shed = of.shed;
    }
    return result;
}

void keepChangedElements(const CompiledNetwork& network,
                         const std::vector<std::vector<FailoverLoad>>& loads,
                         FailoverAnswer& answer) {
    for (const ElementKind kind :
         {ElementKind::Circuit, ElementKind::Connection, ElementKind::Internet, ElementKind::Link,
          ElementKind::Trunk, ElementKind::Control, ElementKind::Device}) {
        for (std::size_t e = 0; e < network.elements.size(); ++e) {
            const Element& element = network.elements[e];
            if (element.kind != kind) continue;
            const FailoverLoad& before = loads.front()[e];
            const bool changes = std::any_of(loads.begin(), loads.end(), [&](const auto& then) {
                return !sameLoad(then[e], before);
            });
            if (!changes) continue;
            FailoverElement row;
            row.kind = kindOf(kind);
            row.honoursClasses = element.classes;
            row.ref = elementRef(network, ElementId(e));
            answer.elements.push_back(std::move(row));
            for (std::size_t i = 0; i < loads.size(); ++i) {
                answer.intervals[i].loads.push_back(loads[i][e]);
            }
        }
    }
}

}  // namespace peerplan
