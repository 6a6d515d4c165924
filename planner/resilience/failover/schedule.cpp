// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/schedule.h"

#include <algorithm>
#include <tuple>

namespace peerplan {
namespace {

constexpr std::int64_t never = AtomOutage::never;

std::int64_t later(std::int64_t ms, std::int64_t by) {
    return ms == never ? never : ms + by;
}

}  // namespace

Schedule::Schedule(const CompiledNetwork& network, const Timers& timers,
                   std::span<const ScriptedOutage> outages, std::span<const ComponentId> given,
                   TimerEnd end)
    : m_network(&network),
      m_outages(outages.begin(), outages.end()),
      m_given(given.begin(), given.end()),
      m_givenAtom(network.components.atomCount(), 0) {
    for (const ComponentId component : given) {
        for (const AtomId atom : network.components.atoms(component)) m_givenAtom[atom.at()] = 1;
    }
    for (const ScriptedOutage& outage : m_outages) {
        for (const AtomId atom : network.components.atoms(outage.component)) {
            if (m_givenAtom[atom.at()]) continue;
            AtomOutage of;
            of.atom = atom;
            of.fromMs = outage.fromMs;
            of.toMs = outage.toMs.value_or(never);
            if (of.toMs > of.fromMs) m_atoms.push_back(of);
        }
    }
    std::sort(m_atoms.begin(), m_atoms.end(), [](const AtomOutage& a, const AtomOutage& b) {
        return std::tuple(a.atom, a.fromMs, a.toMs) < std::tuple(b.atom, b.fromMs, b.toMs);
    });
    // What two failures take along together is dead as long as one of them lasts.
    std::vector<AtomOutage> merged;
    for (const AtomOutage& of : m_atoms) {
        if (!merged.empty() && merged.back().atom == of.atom && of.fromMs <= merged.back().toMs) {
            merged.back().toMs = std::max(merged.back().toMs, of.toMs);
        } else {
            merged.push_back(of);
        }
    }
    m_atoms = std::move(merged);

    std::vector<const Entry*> entryOf(network.components.atomCount(), nullptr);
    for (const Entry& entry : network.entries) entryOf[entry.atom.at()] = &entry;
    for (AtomOutage& of : m_atoms) {
        const auto deadThen = [&](AtomId atom) {
            if (m_givenAtom[atom.at()]) return true;
            auto other = std::lower_bound(
                m_atoms.begin(), m_atoms.end(), atom,
                [](const AtomOutage& outage, AtomId id) { return outage.atom < id; });
            for (; other != m_atoms.end() && other->atom == atom; ++other) {
                if (other->fromMs <= of.fromMs && of.fromMs < other->toMs) return true;
            }
            return false;
        };
        const Entry* entry = entryOf[of.atom.at()];
        of.detection =
            timers.detection(of.atom, entry == nullptr || timers.seesLight(*entry, deadThen));
        if (of.detection.never) continue;
        const std::int64_t wait =
            end == TimerEnd::Most ? of.detection.mostMs : of.detection.leastMs;
        const std::int64_t known = of.fromMs + wait;
        if (known >= of.toMs) continue;
        const std::int64_t converge = timers.convergenceMs();
        const bool wan = of.detection.by == DetectedBy::WanConvergence;
        of.nearFromMs = known;
        of.nearToMs = wan ? later(of.toMs, converge) : of.toMs;
        of.farFromMs = wan ? known : known + converge;
        of.farToMs = later(of.toMs, converge);
    }
    m_times.push_back(0);
    for (const AtomOutage& of : m_atoms) {
        for (const std::int64_t ms :
             {of.fromMs, of.toMs, of.nearFromMs, of.nearToMs, of.farFromMs, of.farToMs}) {
            if (ms != never) m_times.push_back(ms);
        }
    }
    for (const ScriptedOutage& outage : m_outages) {
        m_times.push_back(outage.fromMs);
        if (outage.toMs) m_times.push_back(*outage.toMs);
    }
    std::sort(m_times.begin(), m_times.end());
    m_times.erase(std::unique(m_times.begin(), m_times.end()), m_times.end());
}

std::vector<ComponentId> Schedule::deadAt(std::int64_t ms) const {
    std::vector<ComponentId> dead = m_given;
    for (const ScriptedOutage& outage : m_outages) {
        if (outage.fromMs <= ms && ms < outage.toMs.value_or(never)) {
            dead.push_back(outage.component);
        }
    }
    return dead;
}

std::vector<ComponentId> Schedule::knownAt(std::int64_t ms, bool far) const {
    std::vector<AtomId> atoms;
    for (const AtomOutage& of : m_atoms) {
        const std::int64_t from = far ? of.farFromMs : of.nearFromMs;
        const std::int64_t to = far ? of.farToMs : of.nearToMs;
        if (from <= ms && ms < to) atoms.push_back(of.atom);
    }
    std::sort(atoms.begin(), atoms.end());
    std::vector<ComponentId> known;
    for (const AtomId atom : atoms) {
        // A site is known to be dead when all that stands there is.
        const ComponentId component = m_network->components.componentOf(atom);
        if (!component.valid()) continue;
        const auto all = m_network->components.atoms(component);
        const bool whole = std::all_of(all.begin(), all.end(), [&](AtomId part) {
            return m_givenAtom[part.at()] != 0 ||
                   std::binary_search(atoms.begin(), atoms.end(), part);
        });
        if (whole) known.push_back(component);
    }
    std::sort(known.begin(), known.end());
    return known;
}

}  // namespace peerplan
