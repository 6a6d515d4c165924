// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/ledger.h"

#include <algorithm>
#include <map>
#include <set>

namespace peerplan {
namespace {

constexpr std::size_t classCount = std::tuple_size_v<ByClass>;
/// Shares and users below this are what floating point left over.
constexpr double negligible = 1e-9;

BandwidthElementKind kindOf(ElementKind kind) {
    switch (kind) {
        case ElementKind::Link:
            return BandwidthElementKind::Link;
        case ElementKind::Trunk:
            return BandwidthElementKind::Trunk;
        case ElementKind::Device:
            return BandwidthElementKind::Device;
        case ElementKind::Control:
            return BandwidthElementKind::Control;
        case ElementKind::Connection:
            return BandwidthElementKind::Connection;
        case ElementKind::Circuit:
            return BandwidthElementKind::Circuit;
        case ElementKind::Internet:
            break;
    }
    return BandwidthElementKind::Internet;
}

std::optional<std::int64_t> wholeKbpsOf(std::int64_t bps) {
    if (bps == Element::unknown) return std::nullopt;
    return bps / 1000;
}

double total(const ByClass& load) {
    double sum = 0;
    for (const double kbps : load) sum += kbps;
    return sum;
}

bool sameLoad(const FailoverLoad& a, const FailoverLoad& b) {
    return a.loadKbps == b.loadKbps && a.capacityKbps == b.capacityKbps && a.shed == b.shed;
}

}  // namespace

Ledger::Ledger(const Course& course, const Workspace& base, const DayTable& table,
               std::uint32_t set, std::uint32_t quarter, std::span<const std::int64_t> users)
    : m_course(course),
      m_base(base),
      m_network(base.network()),
      m_traffic(*base.traffic()),
      m_table(table),
      m_set(set),
      m_quarter(quarter),
      m_users(users),
      m_delivery(base.network()) {
    prepare();
}

DayPeak Ledger::busiest(const Course& course, const Traffic& traffic, const DayTable& table,
                        std::uint32_t first, std::uint32_t last) {
    std::vector<double> byShape(traffic.shapes.size(), 0);
    for (std::size_t f = 0; f < course.touched().size(); ++f) {
        if (course.touched()[f] == 0) continue;
        for (std::uint32_t i = traffic.first[f]; i < traffic.first[f + 1]; ++i) {
            const TrafficEntry& entry = traffic.entries[i];
            byShape[entry.shape.at()] += entry.upKbps + entry.downKbps;
        }
    }
    std::vector<ShapeLoad> loads;
    for (std::size_t s = 0; s < byShape.size(); ++s) {
        if (byShape[s] > 0) loads.push_back({ShapeId(s), byShape[s]});
    }
    DayPeak peak;
    peak.quarter = first;
    for (std::uint32_t set = 0; set < table.sets().size(); ++set) {
        const auto day = table.day(loads, set);
        for (std::uint32_t quarter = first; quarter <= last; ++quarter) {
            if (day[quarter] > peak.kbps) peak = {day[quarter], set, quarter};
        }
    }
    return peak;
}

ClassRates Ledger::ratesOf(FlowId flow) const {
    ClassRates rates;
    for (std::uint32_t i = m_traffic.first[flow.at()]; i < m_traffic.first[flow.at() + 1]; ++i) {
        const TrafficEntry& entry = m_traffic.entries[i];
        const auto c = static_cast<std::size_t>(m_traffic.shapes[entry.shape.at()].trafficClass);
        const double factor = m_table.factor(entry.shape, m_set, m_quarter);
        rates.way[0][c] += entry.upKbps * factor;
        rates.way[1][c] += entry.downKbps * factor;
    }
    return rates;
}

double Ledger::kbpsOf(FlowId flow) const {
    const ClassRates rates = ratesOf(flow);
    return rates.sum(0) + rates.sum(1);
}

std::uint32_t Ledger::regionOf(FlowId flow) const {
    const std::uint32_t region = m_network.sites[m_network.flows[flow.at()].site.at()].region;
    return std::min(region, static_cast<std::uint32_t>(m_network.regionCount));
}

void Ledger::prepare() {
    const std::size_t flows = m_network.flows.size();
    m_counted.assign(flows, 0);
    for (const CourseStep& step : m_course.steps()) {
        for (const FlowStep& of : step.flows) {
            const bool loses = of.up < 1 - negligible || of.down < 1 - negligible;
            if (!of.absent && (loses || of.moved || of.broken > 0)) m_counted[of.flow.at()] = 1;
        }
    }
    // What users of a site send for all services is one user's whole work.
    m_weight.assign(flows, 0);
    for (std::size_t s = 0; s < m_network.sites.size(); ++s) {
        const std::size_t first = s * m_network.groupCount;
        double site = 0;
        for (std::size_t g = 0; g < m_network.groupCount; ++g) {
            m_weight[first + g] = kbpsOf(FlowId(first + g));
            site += m_weight[first + g];
        }
        const double users = s < m_users.size() ? static_cast<double>(m_users[s]) : 0;
        for (std::size_t g = 0; g < m_network.groupCount; ++g) {
            m_weight[first + g] = site > 0 ? m_weight[first + g] / site * users : 0;
        }
    }
    m_untouched.assign(m_network.elements.size(), {});
    for (std::size_t e = 0; e < m_untouched.size(); ++e) {
        const ElementLoad load = m_base.load(ElementId(e));
        for (std::size_t i = 0; i < load.shapes.size(); ++i) {
            const ShapeId shape = load.shapes[i];
            const auto c = static_cast<std::size_t>(m_traffic.shapes[shape.at()].trafficClass);
            const double factor = m_table.factor(shape, m_set, m_quarter);
            m_untouched[e].way[0][c] += load.up[i] * factor;
            m_untouched[e].way[1][c] += load.down[i] * factor;
        }
    }
    m_delivery.setDead(m_base.state().failed);
    for (std::size_t f = 0; f < flows; ++f) {
        if (m_course.touched()[f]) layFlow(m_delivery, m_base, FlowId(f), -1, m_untouched);
    }
}

void Ledger::layFlow(Delivery& delivery, const Workspace& view, FlowId flow, double sign,
                     Loads& loads) {
    if (view.flow(flow).outcome != Outcome::Served) return;
    const ClassRates rates = ratesOf(flow);
    std::vector<LaidShare> crossings;
    for (const Use& use : view.uses(flow)) {
        crossings.clear();
        delivery.lay(view, flow, use, crossings);
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

std::vector<Ledger::Narrow> Ledger::narrowOf(const Delivery& delivery, const Loads& loads) const {
    std::vector<Narrow> narrow;
    const auto consider = [&](ElementId id, Direction direction, bool both, const ByClass& load) {
        const auto capacity = wholeKbpsOf(delivery.capacityBps(id, direction));
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
        narrow.push_back(of);
    };
    for (std::size_t e = 0; e < loads.size(); ++e) {
        if (m_network.elements[e].total()) {
            ByClass both = loads[e].way[0];
            for (std::size_t c = 0; c < classCount; ++c) both[c] += loads[e].way[1][c];
            consider(ElementId(e), Direction::Up, true, both);
        } else {
            consider(ElementId(e), Direction::Up, false, loads[e].way[0]);
            consider(ElementId(e), Direction::Down, false, loads[e].way[1]);
        }
    }
    return narrow;
}

double Ledger::afterShedding(Delivery& delivery, const Workspace& view, FlowId flow,
                             const std::vector<Narrow>& narrow) {
    if (view.flow(flow).outcome != Outcome::Served) return 0;
    const ClassRates rates = ratesOf(flow);
    double sum = 0;
    for (std::size_t c = 0; c < classCount; ++c) {
        const auto letsThrough = [&](ElementId element, Direction direction) {
            for (const Narrow& of : narrow) {
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
                    sum += kbps * share * delivery.passing(view, flow, use, up, letsThrough);
                }
            }
        }
    }
    return sum;
}

void Ledger::addFlow(const FlowStep* step, FlowId flow, Delivery& delivery,
                     const std::vector<Narrow>& narrow, FailoverInterval& interval) {
    if (step != nullptr && step->absent) return;
    const Workspace& view = m_course.view(step != nullptr ? step->view : 0);
    const bool served = view.flow(flow).outcome == Outcome::Served;
    const ClassRates rates = ratesOf(flow);
    const double up = rates.sum(0);
    const double down = rates.sum(1);
    double arriving = served ? up + down : 0;
    if (step != nullptr) arriving = up * step->up + down * step->down;
    double delivered = arriving;
    if (!narrow.empty() && arriving > 0) {
        delivered = std::min(arriving, afterShedding(delivery, view, flow, narrow));
    }
    const double demand = up + down;
    interval.demandKbps += demand;
    interval.deliveredKbps += delivered;
    interval.lostKbps += demand - arriving;
    interval.shedKbps += arriving - delivered;
    const double weight = m_weight[flow.at()];
    if (!(demand > 0) || !(weight > 0)) return;
    FailoverRegionState& region = interval.regions[regionOf(flow)];
    const double shedUsers = weight * (arriving - delivered) / demand;
    region.usersShed += shedUsers;
    interval.all.usersShed += shedUsers;
    if (m_counted[flow.at()] == 0) return;
    const double without = weight * (demand - arriving) / demand;
    region.usersWithout += without;
    interval.all.usersWithout += without;
    double rtt = 0;
    double share = 0;
    for (const Use& use : view.uses(flow)) {
        const double arrives = (use.up + use.down) / 2 * delivery.arriving(view, flow, use);
        rtt += arrives * use.rttUs / 1e3;
        share += arrives;
    }
    if (!served || !(share > negligible)) return;
    for (const std::size_t at :
         {static_cast<std::size_t>(regionOf(flow)), interval.regions.size()}) {
        m_rttSum[at] += weight * rtt;
        m_rttWeight[at] += weight * share;
    }
}

void Ledger::addWays(const CourseStep* step, Delivery& delivery, FailoverInterval& interval) {
    std::map<EntryId, Rates> byEntry;
    std::map<SiteId, std::pair<double, double>> siteLoss;
    std::size_t next = 0;
    double touched = 0;
    double lost = 0;
    for (std::size_t f = 0; f < m_counted.size(); ++f) {
        const FlowId flow(f);
        const FlowStep* of = nullptr;
        if (step != nullptr) {
            while (next < step->flows.size() && step->flows[next].flow < flow) ++next;
            if (next < step->flows.size() && step->flows[next].flow == flow) {
                of = &step->flows[next];
            }
        }
        if (m_counted[f] == 0 || (of != nullptr && of->absent)) continue;
        const Workspace& view = m_course.view(of != nullptr ? of->view : 0);
        const ClassRates rates = ratesOf(flow);
        const double demand = rates.sum(0) + rates.sum(1);
        double arrived = 0;
        if (view.flow(flow).outcome == Outcome::Served) {
            for (const Use& use : view.uses(flow)) {
                const double arrives = delivery.arriving(view, flow, use);
                const Rates part{rates.sum(0) * use.up * arrives,
                                 rates.sum(1) * use.down * arrives};
                byEntry[use.entry] += part;
                arrived += part.sum();
            }
        }
        touched += demand;
        lost += demand - arrived;
        if (m_weight[f] > 0) {
            auto& loss = siteLoss[m_network.flows[f].site];
            loss.first += demand;
            loss.second += demand - arrived;
        }
    }
    const auto shareOf = [&](double kbps) {
        const double share = touched > 0 ? kbps / touched : 0;
        if (share < negligible) return 0.0;
        return share > 1 - negligible ? 1.0 : share;
    };
    interval.lostShare = shareOf(lost);
    for (const auto& [site, loss] : siteLoss) {
        if (loss.first > 0 && loss.second > loss.first * (1 - negligible)) {
            interval.usersCut += m_users[site.at()];
        }
    }
    for (const auto& [id, rates] : byEntry) {
        if (!(rates.sum() > negligible)) continue;
        FailoverWay way;
        if (id.valid()) {
            const Entry& entry = m_network.entries[id.at()];
            const Egress& egress = m_network.egresses[entry.egress.at()];
            way.egress = m_network.components[egress.component].ref;
            if (egress.circuit) {
                const ComponentId connection = m_network.elements[entry.element.at()].component;
                way.connection = m_network.components[connection].ref;
            }
        }
        way.rates = rates;
        way.share = shareOf(rates.sum());
        interval.ways.push_back(way);
    }
    std::stable_sort(interval.ways.begin(), interval.ways.end(),
                     [](const FailoverWay& a, const FailoverWay& b) { return a.share > b.share; });
}

std::vector<FailoverLoad> Ledger::loadsOf(const Delivery& delivery, const Loads& loads,
                                          const std::vector<Narrow>& narrow) const {
    std::vector<FailoverLoad> result(loads.size());
    for (std::size_t e = 0; e < loads.size(); ++e) {
        const ElementId id(e);
        const double up = total(loads[e].way[0]);
        const double down = total(loads[e].way[1]);
        FailoverLoad& load = result[e];
        const auto set = [&](FailoverLoad& of, LoadAnswer::Way way, double kbps, Direction of2) {
            of.way = way;
            of.loadKbps = std::max<std::int64_t>(0, wholeKbps(kbps));
            of.capacityKbps = wholeKbpsOf(delivery.capacityBps(id, of2));
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
    for (const Narrow& of : narrow) {
        FailoverLoad& load = result[of.element.at()];
        const bool down = load.way == LoadAnswer::Way::Down;
        if (of.total || (of.direction == Direction::Down) == down) load.shed = of.shed;
    }
    return result;
}

void Ledger::addInterval(const CourseStep* step, FailoverAnswer& answer) {
    const std::vector<ComponentId>& dead = step != nullptr ? step->dead : m_base.state().failed;
    m_delivery.setDead(dead);
    FailoverInterval interval;
    interval.regions.resize(m_network.regionCount + 1);
    m_rttSum.assign(interval.regions.size() + 1, 0);
    m_rttWeight.assign(interval.regions.size() + 1, 0);
    if (step != nullptr) {
        interval.fromMs = step->fromMs;
        for (const TakenShare& taken : step->taken) {
            m_delivery.setTaken(taken.control, taken.share);
        }
    }
    Loads loads = m_untouched;
    std::vector<const FlowStep*> of(m_counted.size(), nullptr);
    if (step != nullptr) {
        for (const FlowStep& flow : step->flows) of[flow.flow.at()] = &flow;
    }
    for (std::size_t f = 0; f < of.size(); ++f) {
        if (m_course.touched()[f] == 0 || (of[f] != nullptr && of[f]->absent)) continue;
        const Workspace& view = m_course.view(of[f] != nullptr ? of[f]->view : 0);
        layFlow(m_delivery, view, FlowId(f), 1, loads);
    }
    const std::vector<Narrow> narrow = narrowOf(m_delivery, loads);
    std::set<SiteId> broken;
    for (std::size_t f = 0; f < of.size(); ++f) {
        const FlowId flow(f);
        if (!m_course.carries(flow)) continue;
        addFlow(of[f], flow, m_delivery, narrow, interval);
        if (of[f] == nullptr || !(of[f]->broken > 0) || !(m_weight[f] > 0)) continue;
        const double sessions = m_weight[f] * of[f]->broken;
        interval.sessionsBroken += sessions;
        answer.regions[regionOf(flow)].sessionsBroken += sessions;
        if (broken.insert(m_network.flows[f].site).second) {
            interval.usersWithBrokenSessions += m_users[m_network.flows[f].site.at()];
        }
    }
    answer.sessionsBroken += interval.sessionsBroken;
    for (std::size_t r = 0; r < interval.regions.size(); ++r) {
        if (m_rttWeight[r] > 0) interval.regions[r].rttMs = m_rttSum[r] / m_rttWeight[r];
    }
    if (m_rttWeight.back() > 0) interval.all.rttMs = m_rttSum.back() / m_rttWeight.back();
    addWays(step, m_delivery, interval);
    m_allLoads.push_back(loadsOf(m_delivery, loads, narrow));
    answer.intervals.push_back(std::move(interval));
}

void Ledger::write(FailoverAnswer& answer) {
    answer.regions.resize(m_network.regionCount + 1);
    addInterval(nullptr, answer);
    for (const CourseStep& step : m_course.steps()) {
        answer.intervals.back().toMs = step.fromMs;
        addInterval(&step, answer);
    }
    std::set<SiteId> seen;
    for (std::size_t f = 0; f < m_counted.size(); ++f) {
        if (m_counted[f] == 0) continue;
        answer.touchedKbps += kbpsOf(FlowId(f));
        if (!(m_weight[f] > 0) || !seen.insert(m_network.flows[f].site).second) continue;
        const std::int64_t users = m_users[m_network.flows[f].site.at()];
        answer.usersTouched += users;
        answer.regions[regionOf(FlowId(f))].usersTouched += users;
    }
    for (const FailoverInterval& interval : answer.intervals) {
        if (!interval.toMs || &interval == &answer.intervals.front()) continue;
        const double seconds = static_cast<double>(*interval.toMs - interval.fromMs) / 1e3;
        answer.userSeconds += seconds * interval.all.usersWithout;
        for (std::size_t r = 0; r < answer.regions.size(); ++r) {
            answer.regions[r].userSeconds += seconds * interval.regions[r].usersWithout;
        }
    }
    answer.unresolved = answer.intervals.back().all.usersWithout > negligible;
    keepElements(answer);
}

void Ledger::sumUsers(FailoverAnswer& answer) {
    answer.regions.resize(m_network.regionCount + 1);
    const auto& steps = m_course.steps();
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        const double seconds = static_cast<double>(steps[i + 1].fromMs - steps[i].fromMs) / 1e3;
        for (const FlowStep& of : steps[i].flows) {
            const double weight = m_weight[of.flow.at()];
            if (of.absent || m_counted[of.flow.at()] == 0 || !(weight > 0)) continue;
            const ClassRates rates = ratesOf(of.flow);
            const double demand = rates.sum(0) + rates.sum(1);
            const double lost = rates.sum(0) * (1 - of.up) + rates.sum(1) * (1 - of.down);
            const double users = seconds * weight * lost / demand;
            answer.userSeconds += users;
            answer.regions[regionOf(of.flow)].userSeconds += users;
        }
    }
}

void Ledger::keepElements(FailoverAnswer& answer) {
    for (const ElementKind kind :
         {ElementKind::Circuit, ElementKind::Connection, ElementKind::Internet, ElementKind::Link,
          ElementKind::Trunk, ElementKind::Control, ElementKind::Device}) {
        for (std::size_t e = 0; e < m_network.elements.size(); ++e) {
            const Element& element = m_network.elements[e];
            if (element.kind != kind) continue;
            const FailoverLoad& before = m_allLoads.front()[e];
            const bool changes =
                std::any_of(m_allLoads.begin(), m_allLoads.end(),
                            [&](const auto& loads) { return !sameLoad(loads[e], before); });
            if (!changes) continue;
            FailoverElement row;
            row.kind = kindOf(kind);
            row.honoursClasses = element.classes;
            const std::size_t position = e - m_network.firstElement[static_cast<std::size_t>(kind)];
            row.ref = element.component.valid() ? m_network.components[element.component].ref
                                                : m_network.trunkNames[position];
            answer.elements.push_back(std::move(row));
            for (std::size_t i = 0; i < m_allLoads.size(); ++i) {
                answer.intervals[i].loads.push_back(m_allLoads[i][e]);
            }
        }
    }
}

}  // namespace peerplan
