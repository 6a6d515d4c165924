// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/course.h"

#include <algorithm>

namespace peerplan {
namespace {

/// Below this a share is what floating point left over.
constexpr double leastShare = 1e-12;

bool sameUses(std::span<const Use> a, std::span<const Use> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Use& x, const Use& y) {
        return x.entry == y.entry && x.perimeter == y.perimeter && x.from == y.from &&
               x.up == y.up && x.down == y.down && x.rttUs == y.rttUs;
    });
}

}  // namespace

Course::Course(const Plan& plan, const Workspace& base, const Timers& timers,
               const Schedule& schedule, int threads)
    : m_plan(&plan),
      m_base(&base),
      m_network(&base.network()),
      m_timers(&timers),
      m_schedule(&schedule),
      m_delivery(base.network()),
      m_views(base),
      m_carries(base.network().flows.size(), 0),
      m_touched(base.network().flows.size(), 0),
      m_memory(base.network().flows.size()) {
    m_views.evaluateAll(schedule, threads);
    const Traffic& traffic = *base.traffic();
    for (std::size_t f = 0; f < m_carries.size(); ++f) {
        for (std::uint32_t i = traffic.first[f]; i < traffic.first[f + 1]; ++i) {
            const TrafficEntry& entry = traffic.entries[i];
            if (entry.upKbps > 0 || entry.downKbps > 0) m_carries[f] = 1;
        }
    }
    for (const AtomOutage& of : schedule.atoms()) {
        const ControlId control = timers.controlOf(of.atom);
        if (!control.valid() || m_active.contains(control)) continue;
        ActiveUnits& active = m_active[control];
        const CompiledControl& compiled = m_network->controls[control.at()];
        for (std::int64_t unit = 0; unit < compiled.units; ++unit) {
            const AtomId atom(compiled.firstUnit.at() + static_cast<std::size_t>(unit));
            const auto wanted = static_cast<std::size_t>(compiled.active);
            if (active.units.size() < wanted && base.alive(atom)) active.units.push_back(unit);
        }
    }
    for (const std::int64_t ms : schedule.times()) m_open[ms] = true;
    while (!m_open.empty()) {
        const std::int64_t ms = m_open.begin()->first;
        m_open.erase(m_open.begin());
        step(ms);
    }
}

bool Course::sameWays(FlowId flow, std::uint32_t a, std::uint32_t b) const {
    if (a == b) return true;
    return m_views[a].flow(flow).outcome == m_views[b].flow(flow).outcome &&
           sameUses(m_views[a].uses(flow), m_views[b].uses(flow));
}

// F7: one pool for the circuit ahead of both connections, or one per connection; an Internet egress
// has its own. Together with the perimeter whose stateful units hold the sessions.
std::uint64_t Course::poolOf(const Use& use) const {
    if (!use.entry.valid()) return 0;
    const Entry& entry = m_network->entries[use.entry.at()];
    const Egress& egress = m_network->egresses[entry.egress.at()];
    std::uint64_t pool = 2 * (entry.egress.at() + 1);
    if (egress.circuit) {
        const auto& pools = m_plan->circuits[entry.egress.at()].natPools;
        const bool each = std::any_of(pools.begin(), pools.end(), [](const NatPool& nat) {
            return nat.scope == NatScope::Connection;
        });
        if (each) pool = 2 * (use.entry.at() + 1) + 1;
    }
    std::uint64_t holder = 0;
    if (use.perimeter.valid() && m_network->perimeters[use.perimeter.at()].stateful) {
        holder = use.perimeter.at() + 1;
    }
    return holder << 32U | pool;
}

double Course::brokenShare(FlowId flow, const Memory& memory, std::uint32_t view) const {
    std::map<std::uint64_t, double> shares;
    double broken = 0;
    if (memory.served != view) {
        for (const Use& use : m_views[memory.served].uses(flow)) {
            shares[poolOf(use)] += (use.up + use.down) / 2;
        }
        for (const Use& use : m_views[view].uses(flow)) {
            shares[poolOf(use)] -= (use.up + use.down) / 2;
        }
        for (const auto& [pool, share] : shares) broken += std::max(0.0, share);
    }
    for (const Use& use : m_views[view].uses(flow)) {
        if (!use.perimeter.valid()) continue;
        const CompiledPerimeter& perimeter = m_network->perimeters[use.perimeter.at()];
        double kept = 1;
        for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
            const ControlId control(perimeter.firstControl + c);
            const auto active = m_active.find(control);
            if (active != m_active.end() && m_network->controls[control.at()].stateful) {
                kept *= 1 - active->second.replaced;
            }
        }
        broken += (use.up + use.down) / 2 * (1 - kept);
    }
    return broken < leastShare ? 0 : std::min(1.0, broken);
}

std::pair<double, double> Course::arriving(FlowId flow, std::uint32_t view) {
    std::pair<double, double> share{0, 0};
    if (m_views[view].flow(flow).outcome != Outcome::Served) return share;
    for (const Use& use : m_views[view].uses(flow)) {
        const double arrives = m_delivery.arriving(m_views[view], flow, use);
        share.first += use.up * arrives;
        share.second += use.down * arrives;
    }
    return share;
}

// F6: a standby unit takes the place of one that died once its failover time is over; a repaired
// unit stands by.
void Course::replaceUnits(const std::vector<ComponentId>& known, CourseStep& step) {
    const ComponentIndex& components = m_network->components;
    for (auto& [id, active] : m_active) {
        const CompiledControl& control = m_network->controls[id.at()];
        const auto atomOf = [&](std::int64_t unit) {
            return AtomId(control.firstUnit.at() + static_cast<std::size_t>(unit));
        };
        const auto knownDead = [&](std::int64_t unit) {
            const ComponentId component = components.componentOf(atomOf(unit));
            return !m_base->alive(atomOf(unit)) ||
                   std::binary_search(known.begin(), known.end(), component);
        };
        const std::size_t before = active.units.size();
        std::erase_if(active.units, knownDead);
        // Where the control is lost altogether sessions break when the flow moves.
        std::int64_t left = 0;
        for (std::int64_t unit = 0; unit < control.units; ++unit) left += knownDead(unit) ? 0 : 1;
        active.replaced =
            before == 0 || left < control.needed
                ? 0
                : static_cast<double>(before - active.units.size()) / static_cast<double>(before);
        for (std::int64_t unit = 0; unit < control.units; ++unit) {
            if (active.units.size() >= static_cast<std::size_t>(control.active)) break;
            const bool there =
                std::find(active.units.begin(), active.units.end(), unit) != active.units.end();
            if (!there && !knownDead(unit)) active.units.push_back(unit);
        }
        std::size_t live = 0;
        for (const std::int64_t unit : active.units)
            live += m_delivery.alive(atomOf(unit)) ? 1U : 0U;
        // A control without the units that it needs passes nothing as it is.
        if (live == active.units.size() || !m_delivery.controlAlive(id)) continue;
        step.taken.push_back(
            {id, static_cast<double>(live) / static_cast<double>(active.units.size())});
    }
}

void Course::step(std::int64_t ms) {
    CourseStep now;
    now.fromMs = ms;
    now.dead = m_schedule->deadAt(ms);
    m_delivery.setDead(now.dead);
    const std::vector<ComponentId> nearKnown = m_schedule->knownAt(ms, false);
    const std::uint32_t near = m_views.find(nearKnown, false);
    const std::uint32_t far = m_views.find(m_schedule->knownAt(ms, true), false);
    replaceUnits(nearKnown, now);
    for (const TakenShare& taken : now.taken) m_delivery.setTaken(taken.control, taken.share);
    const bool quiet = now.dead.size() == m_base->state().failed.size() && now.taken.empty();
    const bool replaced = std::any_of(m_active.begin(), m_active.end(),
                                      [](const auto& of) { return of.second.replaced > 0; });

    for (std::size_t f = 0; f < m_carries.size(); ++f) {
        if (!m_carries[f]) continue;
        const FlowId flow(f);
        Memory& memory = m_memory[f];
        FlowStep of;
        of.flow = flow;
        // F6: what stays at its sites need not wait for the WAN.
        std::uint32_t view = far;
        const FlowResult& nearby = m_views[near].flow(flow);
        if (near != far &&
            (nearby.outcome != Outcome::Served ||
             (m_views[far].flow(flow).outcome == Outcome::Served &&
              staysAtSites(*m_network, m_views[far].uses(flow), m_views[near].uses(flow))))) {
            view = near;
        }
        std::pair<double, double> arrives{1, 1};
        if (view != 0 || !quiet || m_base->flow(flow).outcome != Outcome::Served) {
            arrives = arriving(flow, view);
        }
        const auto whole = [&] {
            return arrives.first > 1 - leastShare && arrives.second > 1 - leastShare;
        };
        const bool waits = m_views[view].flow(flow).outcome == Outcome::ManualOnly &&
                           m_base->flow(flow).outcome != Outcome::ManualOnly;
        if (whole()) {
            memory.outSince = -1;
            memory.switched = false;
        } else if (memory.outSince < 0) {
            memory.outSince = ms;
        }
        // R4: a person has switched when the policy's minutes are over.
        if (waits && m_timers->manualMs()) {
            const std::int64_t due = memory.outSince + *m_timers->manualMs();
            if (due > ms && !memory.switched) {
                m_open[due] = true;
            } else {
                of.switched = !memory.switched;
                memory.switched = true;
                view = m_views.find(m_schedule->knownAt(ms, true), true);
                arrives = arriving(flow, view);
            }
        }
        of.view = view;
        of.absent = !m_delivery.alive(m_network->sites[m_network->flows[f].site.at()].atom);
        of.up = of.absent ? 0 : arrives.first;
        of.down = of.absent ? 0 : arrives.second;
        // Who comes back to a repaired site takes the ways that there are.
        const bool wasThere = m_views[memory.view].flow(flow).outcome != Outcome::SiteDown;
        of.moved = wasThere && !sameWays(flow, memory.view, view);
        const bool served = m_views[view].flow(flow).outcome == Outcome::Served;
        if (wasThere && served && (replaced || memory.served != view)) {
            of.broken = brokenShare(flow, memory, view);
        }
        memory.view = view;
        if (served) memory.served = view;
        if (likeBase(of) && !m_touched[f] && !of.moved && of.broken == 0) continue;
        m_touched[f] = 1;
        now.flows.push_back(of);
    }
    // What holds on as it was makes no step of its own: timers that nothing waited for.
    if (!m_steps.empty() && changesNothing(m_steps.back(), now)) return;
    m_steps.push_back(std::move(now));
}

// By the same ways and whole, as in the base, or not served as there. Links of its equal-cost ways
// do not show in the ways: they are the base's if nothing on them has died.
bool Course::likeBase(const FlowStep& of) {
    if (of.absent || !sameWays(of.flow, 0, of.view)) return false;
    if (m_base->flow(of.flow).outcome != Outcome::Served) return true;
    const auto whole = [](double up, double down) {
        return up > 1 - leastShare && down > 1 - leastShare;
    };
    if (!whole(of.up, of.down)) return false;
    if (of.view == 0) return true;
    const auto [up, down] = arriving(of.flow, 0);
    return whole(up, down);
}

bool Course::changesNothing(const CourseStep& before, const CourseStep& now) const {
    const auto sameShare = [](const TakenShare& a, const TakenShare& b) {
        return a.control == b.control && a.share == b.share;
    };
    if (before.dead != now.dead || !std::equal(before.taken.begin(), before.taken.end(),
                                               now.taken.begin(), now.taken.end(), sameShare)) {
        return false;
    }
    // Flows that only came back to the base's ways are as if they were not listed.
    const auto asInBase = [](const FlowStep& of) {
        return of.view == 0 && of.up > 1 - leastShare && of.down > 1 - leastShare && !of.absent;
    };
    // The same ways, whole in both, are the same links too: the later view knows of more that is
    // dead, and none of that was on them.
    const auto sameThere = [&](const FlowStep& a, const FlowStep& b) {
        if (a.view == b.view) return true;
        const bool whole = b.up > 1 - leastShare && b.down > 1 - leastShare;
        return whole && sameWays(a.flow, a.view, b.view);
    };
    auto old = before.flows.begin();
    const auto skip = [&] {
        while (old != before.flows.end() && asInBase(*old)) ++old;
    };
    for (const FlowStep& of : now.flows) {
        if (of.moved || of.broken > 0) return false;
        if (asInBase(of)) continue;
        skip();
        if (old == before.flows.end() || old->flow != of.flow || old->absent != of.absent ||
            old->up != of.up || old->down != of.down || !sameThere(*old, of)) {
            return false;
        }
        ++old;
    }
    skip();
    return old == before.flows.end();
}

}  // namespace peerplan
