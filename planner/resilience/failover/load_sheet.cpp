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
      m_untouched(m_network.elements.size()),
      m_narrowOf(m_network.elements.size(), 0) {
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
    const ClassRates& rates = m_traffic.ratesOf(flow);
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
    for (const Narrow& of : m_narrow) m_narrowOf[of.element.at()] = 0;
    m_narrow.clear();
    m_site = SiteId();
    m_passed.clear();
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
        std::uint32_t& first = m_narrowOf[id.at()];
        if (first == 0) first = static_cast<std::uint32_t>(m_narrow.size());
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

// The narrow directions of one element stand together.
const LoadSheet::Narrow* LoadSheet::narrowAt(ElementId element, Direction direction) const {
    const std::uint32_t first = m_narrowOf[element.at()];
    for (std::size_t i = first; i > 0 && i <= m_narrow.size(); ++i) {
        const Narrow& of = m_narrow[i - 1];
        if (of.element != element) break;
        if (of.total || of.direction == direction) return &of;
    }
    return nullptr;
}

double LoadSheet::passing(const Workspace& view, FlowId flow, const Use& use, bool up,
                          std::size_t c) {
    const Flow& of = m_network.flows[flow.at()];
    if (of.site != m_site) m_passed.clear();
    m_site = of.site;
    const std::uint32_t destination =
        of.kind == FlowKind::SiteToSite ? of.destination : CompiledNetwork::none;
    auto known = std::find_if(m_passed.begin(), m_passed.end(), [&](const Passed& way) {
        return way.view == &view && way.access == of.access && way.destination == destination &&
               way.use.entry == use.entry && way.use.perimeter == use.perimeter &&
               way.use.from == use.from && way.use.inbound == use.inbound;
    });
    if (known == m_passed.end()) {
        known = m_passed.insert(m_passed.end(), {&view, of.access, destination, use, {}});
        for (ByClass& shares : known->share) shares.fill(-1);
    }
    double& share = known->share[up ? 0 : 1][c];
    if (share >= 0) return share;
    bool free = true;
    share = m_delivery.passing(view, flow, use, up, [&](ElementId element, Direction direction) {
        if (m_narrowOf[element.at()] == 0) return 1.0;
        free = false;
        const Narrow* narrow = narrowAt(element, direction);
        return narrow != nullptr ? narrow->passes[c] : 1.0;
    });
    // Where nothing on the way is overloaded, all classes pass alike, there and back.
    if (free) {
        const double all = share;
        for (ByClass& shares : known->share) shares.fill(all);
    }
    return share;
}

double LoadSheet::afterShedding(const Workspace& view, FlowId flow) {
    if (view.flow(flow).outcome != Outcome::Served) return 0;
    const ClassRates& rates = m_traffic.ratesOf(flow);
    double sum = 0;
    for (std::size_t c = 0; c < classCount; ++c) {
        for (const bool up : {true, false}) {
            const double kbps = rates.way[up ? 0 : 1][c];
            if (!(kbps > 0)) continue;
            for (const Use& use : view.uses(flow)) {
                const double share = up ? use.up : use.down;
                if (share > 0) sum += kbps * share * passing(view, flow, use, up, c);
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
