// SPDX-License-Identifier: MIT
#include "planner/routing/live_state.h"

#include <algorithm>

namespace peerplan {

LiveState::LiveState(const CompiledNetwork& network)
    : m_network(&network),
      m_dead(network.components.atomCount(), 0),
      m_deadControls(network.perimeters.size(), 0) {
    for (std::size_t c = 0; c < network.controls.size(); ++c) {
        const CompiledControl& control = network.controls[c];
        if (c == 0) m_firstUnit = control.firstUnit.value;
        m_liveUnits.push_back(control.units);
        m_controlOfUnit.insert(m_controlOfUnit.end(), static_cast<std::size_t>(control.units),
                               ControlId(c));
        // A control that needs more units than it has never works.
        if (control.units < control.needed) ++m_deadControls[control.perimeter.at()];
    }
}

void LiveState::kill(ComponentId component) {
    for (const AtomId atom : m_network->components.atoms(component)) {
        if (m_dead[atom.at()]) continue;
        m_dead[atom.at()] = 1;
        m_touched.push_back(atom);
        const std::uint32_t unit = atom.value - m_firstUnit;
        if (atom.value < m_firstUnit || unit >= m_controlOfUnit.size()) continue;
        const ControlId id = m_controlOfUnit[unit];
        const CompiledControl& control = m_network->controls[id.at()];
        if (m_liveUnits[id.at()]-- == control.needed) ++m_deadControls[control.perimeter.at()];
    }
}

void LiveState::reviveTo(std::size_t count) {
    while (m_touched.size() > count) {
        const AtomId atom = m_touched.back();
        m_touched.pop_back();
        m_dead[atom.at()] = 0;
        const std::uint32_t unit = atom.value - m_firstUnit;
        if (atom.value < m_firstUnit || unit >= m_controlOfUnit.size()) continue;
        const ControlId id = m_controlOfUnit[unit];
        const CompiledControl& control = m_network->controls[id.at()];
        if (++m_liveUnits[id.at()] == control.needed) --m_deadControls[control.perimeter.at()];
    }
}

std::int64_t LiveState::capacityBps(ElementId element, Direction direction) const {
    const Element& of = m_network->elements[element.at()];
    const std::uint32_t first = m_network->firstElement[static_cast<std::size_t>(of.kind)];
    const std::size_t position = element.at() - first;
    const std::int64_t stated = of.bps[of.total() ? 0 : static_cast<std::size_t>(direction)];
    switch (of.kind) {
        case ElementKind::Control: {
            const ControlId id(position);
            if (!controlAlive(id)) return 0;
            const std::int64_t units =
                std::min(m_liveUnits[id.at()], m_network->controls[id.at()].active);
            return stated == Element::unknown ? stated : stated * units;
        }
        case ElementKind::Circuit: {
            const Egress& circuit = m_network->egresses[position];
            for (std::uint32_t e = 0; e < circuit.entryCount; ++e) {
                if (alive(m_network->entries[circuit.firstEntry + e].atom)) return stated;
            }
            return 0;
        }
        case ElementKind::Connection:
            return alive(m_network->entries[position].atom) ? stated : 0;
        case ElementKind::Internet:
            return alive(m_network->entries[m_network->connectionCount + position].atom) ? stated
                                                                                         : 0;
        case ElementKind::Link:
        case ElementKind::Trunk:
            return alive(m_network->wan.spans[element.at()].atom) ? stated : 0;
        case ElementKind::Device:
            break;
    }
    const auto atoms = m_network->components.atoms(of.component);
    for (const AtomId atom : atoms) {
        if (m_network->components.componentOf(atom) == of.component) {
            return alive(atom) ? stated : 0;
        }
    }
    return stated;
}

}  // namespace peerplan
