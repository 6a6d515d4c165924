// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/ledger.h"

#include <algorithm>
#include <map>
#include <set>

namespace peerplan {
namespace {

/// Shares and users below this are what floating point left over.
constexpr double negligible = 1e-9;

}  // namespace

Ledger::Ledger(const Course& course, const Workspace& base, const QuarterTraffic& traffic)
    : m_course(course),
      m_base(base),
      m_network(base.network()),
      m_traffic(traffic),
      m_delivery(base.network()),
      m_counted(m_network.flows.size(), 0) {
    for (const CourseStep& step : m_course.steps()) {
        for (const FlowStep& of : step.flows) {
            const bool loses = of.up < 1 - negligible || of.down < 1 - negligible;
            if (!of.absent && (loses || of.moved || of.broken > 0)) m_counted[of.flow.at()] = 1;
        }
    }
}

void Ledger::addFlow(const FlowStep* step, FlowId flow, LoadSheet& sheet,
                     FailoverInterval& interval) {
    if (step != nullptr && step->absent) return;
    const Workspace& view = m_course.view(step != nullptr ? step->view : 0);
    const bool served = view.flow(flow).outcome == Outcome::Served;
    const ClassRates& rates = m_traffic.ratesOf(flow);
    const double up = rates.sum(0);
    const double down = rates.sum(1);
    double arriving = served ? up + down : 0;
    if (step != nullptr) arriving = up * step->up + down * step->down;
    double delivered = arriving;
    if (sheet.sheds() && arriving > 0) {
        delivered = std::min(arriving, sheet.afterShedding(view, flow));
    }
    const double demand = up + down;
    interval.demandKbps += demand;
    interval.deliveredKbps += delivered;
    interval.lostKbps += demand - arriving;
    interval.shedKbps += arriving - delivered;
    const double weight = m_traffic.weight(flow);
    if (!(demand > 0) || !(weight > 0)) return;
    FailoverRegionState& region = interval.regions[m_traffic.regionOf(flow)];
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
        const double arrives = (use.up + use.down) / 2 * m_delivery.arriving(view, flow, use);
        rtt += arrives * use.rttUs / 1e3;
        share += arrives;
    }
    if (!served || !(share > negligible)) return;
    for (const std::size_t at :
         {static_cast<std::size_t>(m_traffic.regionOf(flow)), interval.regions.size()}) {
        m_rttSum[at] += weight * rtt;
        m_rttWeight[at] += weight * share;
    }
}

void Ledger::addWays(const CourseStep* step, FailoverInterval& interval) {
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
        const ClassRates& rates = m_traffic.ratesOf(flow);
        const double demand = rates.sum(0) + rates.sum(1);
        double arrived = 0;
        if (view.flow(flow).outcome == Outcome::Served) {
            for (const Use& use : view.uses(flow)) {
                const double arrives = m_delivery.arriving(view, flow, use);
                const Rates part{rates.sum(0) * use.up * arrives,
                                 rates.sum(1) * use.down * arrives};
                byEntry[use.entry] += part;
                arrived += part.sum();
            }
        }
        touched += demand;
        lost += demand - arrived;
        if (m_traffic.weight(flow) > 0) {
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
            interval.usersCut += m_traffic.usersAt(site);
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

void Ledger::addInterval(const CourseStep* step, LoadSheet& sheet, FailoverAnswer& answer) {
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
    std::vector<const FlowStep*> of(m_counted.size(), nullptr);
    if (step != nullptr) {
        for (const FlowStep& touched : step->flows) of[touched.flow.at()] = &touched;
    }
    sheet.lay(of);
    std::set<SiteId> broken;
    for (std::size_t f = 0; f < of.size(); ++f) {
        const FlowId flow(f);
        if (!m_course.carries(flow)) continue;
        addFlow(of[f], flow, sheet, interval);
        if (of[f] == nullptr || !(of[f]->broken > 0) || !(m_traffic.weight(flow) > 0)) continue;
        const double sessions = m_traffic.weight(flow) * of[f]->broken;
        interval.sessionsBroken += sessions;
        answer.regions[m_traffic.regionOf(flow)].sessionsBroken += sessions;
        if (broken.insert(m_network.flows[f].site).second) {
            interval.usersWithBrokenSessions += m_traffic.usersAt(m_network.flows[f].site);
        }
    }
    answer.sessionsBroken += interval.sessionsBroken;
    for (std::size_t r = 0; r < interval.regions.size(); ++r) {
        if (m_rttWeight[r] > 0) interval.regions[r].rttMs = m_rttSum[r] / m_rttWeight[r];
    }
    if (m_rttWeight.back() > 0) interval.all.rttMs = m_rttSum.back() / m_rttWeight.back();
    addWays(step, interval);
    m_allLoads.push_back(sheet.loads());
    answer.intervals.push_back(std::move(interval));
}

void Ledger::write(FailoverAnswer& answer) {
    answer.regions.resize(m_network.regionCount + 1);
    m_delivery.setDead(m_base.state().failed);
    LoadSheet sheet(m_course, m_base, m_traffic, m_delivery);
    addInterval(nullptr, sheet, answer);
    for (const CourseStep& step : m_course.steps()) {
        answer.intervals.back().toMs = step.fromMs;
        addInterval(&step, sheet, answer);
    }
    sumIntervals(answer);
    keepChangedElements(m_network, m_allLoads, answer);
}

void Ledger::sumIntervals(FailoverAnswer& answer) const {
    std::set<SiteId> seen;
    for (std::size_t f = 0; f < m_counted.size(); ++f) {
        if (m_counted[f] == 0) continue;
        const FlowId flow(f);
        answer.touchedKbps += m_traffic.kbpsOf(flow);
        if (!(m_traffic.weight(flow) > 0) || !seen.insert(m_network.flows[f].site).second) continue;
        const std::int64_t users = m_traffic.usersAt(m_network.flows[f].site);
        answer.usersTouched += users;
        answer.regions[m_traffic.regionOf(flow)].usersTouched += users;
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
}

void Ledger::sumUsers(FailoverAnswer& answer) {
    answer.regions.resize(m_network.regionCount + 1);
    const auto& steps = m_course.steps();
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        const double seconds = static_cast<double>(steps[i + 1].fromMs - steps[i].fromMs) / 1e3;
        for (const FlowStep& of : steps[i].flows) {
            const double weight = m_traffic.weight(of.flow);
            if (of.absent || m_counted[of.flow.at()] == 0 || !(weight > 0)) continue;
            const ClassRates& rates = m_traffic.ratesOf(of.flow);
            const double demand = rates.sum(0) + rates.sum(1);
            const double lost = rates.sum(0) * (1 - of.up) + rates.sum(1) * (1 - of.down);
            const double users = seconds * weight * lost / demand;
            answer.userSeconds += users;
            answer.regions[m_traffic.regionOf(of.flow)].userSeconds += users;
        }
    }
}

}  // namespace peerplan
