// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/timers.h"

#include <algorithm>

namespace peerplan {
namespace {

// Microsoft's routers: BFD at 300 ms, three intervals missed, keepalive 60 s, hold 180 s (F6).
constexpr std::int64_t bfdIntervalMs = 300;
constexpr std::int64_t bfdMultiplier = 3;
constexpr std::int64_t keepaliveMs = 60'000;
constexpr std::int64_t holdMs = 180'000;

std::int64_t msOf(const std::optional<Duration>& duration, std::int64_t fallback) {
    return duration ? duration->asMs() : fallback;
}

Detection exactly(DetectedBy by, std::int64_t ms) {
    Detection detection;
    detection.by = by;
    detection.leastMs = detection.mostMs = ms;
    return detection;
}

}  // namespace

Timers::Timers(const Plan& plan, const CompiledNetwork& network)
    : m_plan(&plan),
      m_network(&network),
      m_atoms(network.components.atomCount()),
      m_convergenceMs(msOf(plan.policy.wanConvergence, 0)),
      m_convergenceStated(plan.policy.wanConvergence.has_value()) {
    if (plan.policy.manualSwitch) m_manualMs = plan.policy.manualSwitch->asMs();
    for (std::uint32_t c = 0; c < plan.circuits.size(); ++c) {
        for (std::uint32_t k = 0; k < plan.circuits[c].connections.size(); ++k) {
            m_connections.emplace_back(c, k);
        }
    }
    for (std::uint32_t p = 0; p < plan.perimeters.size(); ++p) {
        for (std::uint32_t k = 0; k < plan.perimeters[p].controls.size(); ++k) {
            m_controls.emplace_back(p, k);
        }
    }
    for (std::uint32_t e = 0; e < network.entries.size(); ++e) {
        const bool connection = e < network.connectionCount;
        m_atoms[network.entries[e].atom.at()] = {
            connection ? Kind::Connection : Kind::Internet,
            connection ? e : e - static_cast<std::uint32_t>(network.connectionCount)};
    }
    for (std::uint32_t c = 0; c < network.controls.size(); ++c) {
        const CompiledControl& control = network.controls[c];
        for (std::int64_t unit = 0; unit < control.units; ++unit) {
            m_atoms[control.firstUnit.at() + static_cast<std::size_t>(unit)] = {Kind::Unit, c};
        }
    }
}

ControlId Timers::controlOf(AtomId atom) const {
    const Atom& of = m_atoms[atom.at()];
    return of.kind == Kind::Unit ? ControlId(of.position) : ControlId();
}

Detection Timers::ofConnection(std::uint32_t position, bool deviceAlive) const {
    const auto [c, k] = m_connections[position];
    const Circuit& circuit = m_plan->circuits[c];
    const Connection& connection = circuit.connections[k];
    const bool straight = circuit.connectivity == Connectivity::PointToPoint ||
                          circuit.connectivity == Connectivity::Direct;
    if (straight && deviceAlive) return exactly(DetectedBy::LossOfLight, 0);
    if (connection.bfd.value_or(false)) {
        return exactly(DetectedBy::Bfd, msOf(connection.bfdInterval, bfdIntervalMs) *
                                            connection.bfdMultiplier.value_or(bfdMultiplier));
    }
    Detection detection;
    detection.by = DetectedBy::HoldTimer;
    detection.mostMs = msOf(connection.hold, holdMs);
    // A shorter hold timer comes with a keepalive of a third of it (RFC 4271, section 10).
    const std::int64_t keepalive =
        msOf(connection.keepalive, std::min(keepaliveMs, detection.mostMs / 3));
    detection.leastMs = std::max<std::int64_t>(0, detection.mostMs - keepalive);
    return detection;
}

bool Timers::seesLight(const Entry& entry, const std::function<bool(AtomId)>& dead) const {
    if (entry.device.valid()) {
        const ComponentId device = m_network->elements[entry.device.at()].component;
        for (const AtomId atom : m_network->components.atoms(device)) {
            if (m_network->components.componentOf(atom) == device) return !dead(atom);
        }
    }
    const SiteId site = m_network->elements[entry.element.at()].site;
    return !site.valid() || !dead(m_network->sites[site.at()].atom);
}

Detection Timers::detection(AtomId atom, bool deviceAlive) const {
    const Atom& of = m_atoms[atom.at()];
    switch (of.kind) {
        case Kind::Connection:
            return ofConnection(of.position, deviceAlive);
        case Kind::Internet: {
            const InternetEgress& egress = m_plan->internet[of.position];
            if (egress.detect) return exactly(DetectedBy::InternetCheck, egress.detect->asMs());
            Detection detection = exactly(DetectedBy::Person, m_manualMs.value_or(0));
            detection.never = !m_manualMs.has_value();
            return detection;
        }
        case Kind::Unit: {
            const auto [p, k] = m_controls[of.position];
            const Control& control = m_plan->perimeters[p].controls[k];
            Detection detection = exactly(DetectedBy::StandbyUnit, msOf(control.failover, 0));
            detection.assumed = !control.failover.has_value();
            return detection;
        }
        case Kind::Wan:
            break;
    }
    Detection detection = exactly(DetectedBy::WanConvergence, m_convergenceMs);
    detection.assumed = !m_convergenceStated;
    return detection;
}

bool staysAtSites(const CompiledNetwork& network, std::span<const Use> before,
                  std::span<const Use> after) {
    const auto same = [&](const Use& a, const Use& b) {
        if (a.from != b.from || a.perimeter != b.perimeter || a.inbound != b.inbound) return false;
        if (!a.entry.valid() || !b.entry.valid()) return a.entry == b.entry;
        return network.entries[a.entry.at()].node == network.entries[b.entry.at()].node;
    };
    return std::all_of(after.begin(), after.end(), [&](const Use& use) {
        return std::any_of(before.begin(), before.end(),
                           [&](const Use& old) { return same(old, use); });
    });
}

Outage Timers::outage(ComponentId failed, const FlowResult& after, std::span<const Use> usesBefore,
                      std::span<const Use> usesAfter) const {
    const auto atoms = m_network->components.atoms(failed);
    const auto dies = [&](AtomId atom) {
        return std::binary_search(atoms.begin(), atoms.end(), atom);
    };
    Outage outage;
    bool person = false;
    bool never = false;
    const auto add = [&](const Detection& detection) {
        outage.leastMs = std::max(outage.leastMs, detection.leastMs);
        outage.mostMs = std::max(outage.mostMs, detection.mostMs);
        person |= !detection.automatic();
        never |= detection.never;
    };
    double total = 0;
    bool wan = true;
    for (const Use& use : usesBefore) {
        const double share = (use.up + use.down) / 2;
        total += share;
        double lost = 0;
        if (use.entry.valid()) {
            const Entry& entry = m_network->entries[use.entry.at()];
            if (dies(entry.atom)) {
                lost = 1;
                add(detection(entry.atom, seesLight(entry, dies)));
            }
        }
        if (use.perimeter.valid()) {
            const CompiledPerimeter& perimeter = m_network->perimeters[use.perimeter.at()];
            double taken = 1;
            for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
                const CompiledControl& control = m_network->controls[perimeter.firstControl + c];
                std::int64_t active = 0;
                std::int64_t live = 0;
                for (std::int64_t unit = 0; unit < control.units; ++unit) {
                    const AtomId atom(control.firstUnit.at() + static_cast<std::size_t>(unit));
                    if (!dies(atom)) {
                        ++live;
                        continue;
                    }
                    if (unit < control.active) {
                        ++active;
                        add(detection(atom));
                    }
                }
                const double units = static_cast<double>(std::min(control.active, control.units));
                taken *= live < control.needed ? 0 : 1 - static_cast<double>(active) / units;
            }
            lost = std::max(lost, 1 - taken);
        }
        if (lost > 0) wan = false;
        outage.share += share * lost;
    }
    if (wan) {
        // Nothing that it enters or crosses died: what moved it were links, or it had no way.
        outage.share = total;
        add(exactly(DetectedBy::WanConvergence, m_convergenceMs));
    } else if (after.outcome == Outcome::Served &&
               !staysAtSites(*m_network, usesBefore, usesAfter)) {
        outage.leastMs += m_convergenceMs;
        outage.mostMs += m_convergenceMs;
    }
    if (total == 0) outage.share = 0;
    outage.manual = person;
    outage.untilRepair = never;
    if (after.outcome == Outcome::ManualOnly) {
        outage.manual = true;
        outage.share = total > 0 ? 1 : 0;
        outage.untilRepair = never || !m_manualMs.has_value();
        outage.leastMs = outage.mostMs = std::max(outage.mostMs, m_manualMs.value_or(0));
    } else if (after.outcome != Outcome::Served) {
        outage.untilRepair = true;
        outage.share = total > 0 ? 1 : 0;
    }
    return outage;
}

}  // namespace peerplan
