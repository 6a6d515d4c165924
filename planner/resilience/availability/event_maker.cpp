// SPDX-License-Identifier: MIT
#include <algorithm>

#include "planner/resilience/availability/goal_class.h"

namespace peerplan::uptime {
namespace {

void put(std::vector<VariableId>& list, VariableId variable) {
    const auto at = std::lower_bound(list.begin(), list.end(), variable);
    if (at == list.end() || *at != variable) list.insert(at, variable);
}

}  // namespace

VariableId EventMaker::variable(FaultId fault) {
    const auto [entry, added] = m_variables.emplace(fault, 0);
    if (added) {
        entry->second = m_model.addLeaf(fault, m_faults.list[fault].q);
        if (m_pinned != nullptr && (*m_pinned)[fault]) m_model.pinned[entry->second] = 1;
    }
    return entry->second;
}

void EventMaker::adopt() {
    for (VariableId v = 0; v < m_model.faultOf.size(); ++v) {
        if (m_model.faultOf[v] != Model::noFault) m_variables.emplace(m_model.faultOf[v], v);
    }
}

void EventMaker::add(Event& event, AtomId atom) {
    if (m_faults.isDead(atom)) event.never = true;
    for (const FaultId fault : m_faults.of(atom)) put(event.all, variable(fault));
}

// A fault that takes one unit and nothing else.
bool EventMaker::isOwn(FaultId fault) const {
    const ComponentId component = m_faults.list[fault].component;
    if (m_pinned != nullptr && (*m_pinned)[fault]) return false;
    return component.valid() && m_network.components[component].kind == ComponentKind::Unit;
}

void EventMaker::addControl(Event& event, std::size_t index) {
    const CompiledControl& control = m_network.controls[index];
    std::vector<std::vector<FaultId>> units;
    for (std::int64_t unit = 0; unit < control.units; ++unit) {
        const AtomId atom(control.firstUnit.at() + static_cast<std::size_t>(unit));
        if (m_faults.isDead(atom)) continue;
        const auto faults = m_faults.of(atom);
        units.emplace_back(faults.begin(), faults.end());
    }
    const auto needed = static_cast<std::size_t>(std::max<std::int64_t>(control.needed, 0));
    if (needed == 0) return;
    if (units.size() < needed) {
        event.never = true;
        return;
    }
    // What takes all units is outside the count.
    std::vector<FaultId> common = units.front();
    for (const auto& unit : units) {
        std::vector<FaultId> both;
        std::set_intersection(common.begin(), common.end(), unit.begin(), unit.end(),
                              std::back_inserter(both));
        common = std::move(both);
    }
    for (const FaultId fault : common) put(event.all, variable(fault));
    Clause clause;
    clause.need = static_cast<std::uint32_t>(needed);
    bool own = true;
    for (const auto& unit : units) {
        auto& literal = clause.literals.emplace_back();
        for (const FaultId fault : unit) {
            if (std::binary_search(common.begin(), common.end(), fault)) continue;
            own &= isOwn(fault);
            literal.push_back(fault);
        }
        if (!literal.empty()) continue;
        clause.literals.pop_back();
        --clause.need;
        if (clause.need == 0) return;
    }
    if (own) {
        const auto known = m_controls.find(index);
        if (known != m_controls.end()) {
            put(event.all, known->second);
            return;
        }
        std::vector<VariableId> parts;
        for (auto& literal : clause.literals) {
            for (VariableId& v : literal) v = variable(v);
            parts.push_back(m_model.addSeries(literal));
        }
        const VariableId made = m_model.addNeededOf(clause.need, std::move(parts));
        m_controls.emplace(index, made);
        put(event.all, made);
        return;
    }
    for (auto& literal : clause.literals) {
        for (VariableId& v : literal) v = variable(v);
    }
    event.clauses.push_back(std::move(clause));
}

void EventMaker::add(Event& event, PerimeterId id) {
    const CompiledPerimeter& perimeter = m_network.perimeters[id.at()];
    add(event, perimeter.siteAtom);
    for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
        addControl(event, perimeter.firstControl + c);
    }
}

void EventMaker::add(Event& event, const Offer& offer) {
    if (offer.entry.valid()) {
        const Entry& entry = m_network.entries[offer.entry.at()];
        add(event, entry.atom);
        if (entry.node.valid()) add(event, m_network.wan.nodeAtom[entry.node.at()]);
    }
    if (offer.perimeter.valid()) add(event, offer.perimeter);
}

std::vector<PerimeterId> perimetersAt(const CompiledNetwork& network, SiteId site, bool circuit) {
    const auto kind =
        static_cast<std::size_t>(circuit ? EgressKind::ExpressRoute : EgressKind::Internet);
    std::vector<PerimeterId> list;
    for (std::uint32_t i = network.firstOwnPerimeter[site.at()];
         i < network.firstOwnPerimeter[site.at() + 1]; ++i) {
        const PerimeterId id = network.ownPerimeter[i];
        const CompiledPerimeter& perimeter = network.perimeters[id.at()];
        const auto outbound = static_cast<std::size_t>(FlowDirection::Outbound);
        if (perimeter.covers[kind] && perimeter.directions[outbound]) list.push_back(id);
    }
    return list;
}

std::vector<PerimeterId> namedPerimeters(const CompiledNetwork& network, const Egress& egress) {
    const auto kind =
        static_cast<std::size_t>(egress.circuit ? EgressKind::ExpressRoute : EgressKind::Internet);
    std::vector<PerimeterId> list;
    for (const PerimeterId id : egress.perimeters) {
        const CompiledPerimeter& perimeter = network.perimeters[id.at()];
        if (!perimeter.site.valid() || !perimeter.covers[kind]) continue;
        if (perimeter.directions[static_cast<std::size_t>(FlowDirection::Outbound)]) {
            list.push_back(id);
        }
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

}  // namespace peerplan::uptime
