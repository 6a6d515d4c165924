// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/faults.h"

#include <algorithm>

#include "model/catalogue/lookup.h"
#include "model/component_ref.h"

namespace peerplan::uptime {
namespace {

class Collector {
  public:
    Collector(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue)
        : m_plan(plan), m_network(network), m_sla(slaFigure(catalogue, "expressroute-circuit")) {}

    Faults collect(std::span<const ComponentId> given) {
        for (std::size_t s = 0; s < m_plan.sites.size(); ++s) {
            add(ComponentKind::Site, m_network.sites[s].component, m_plan.sites[s]);
        }
        for (std::size_t i = 0; i < m_plan.links.size(); ++i) {
            add(ComponentKind::Link, element(ElementKind::Link, i), m_plan.links[i]);
        }
        addNetworks();
        for (std::size_t i = 0; i < m_plan.devices.size(); ++i) {
            add(ComponentKind::Device, element(ElementKind::Device, i), m_plan.devices[i]);
        }
        addUnits();
        addCircuits();
        for (const Provider& provider : m_plan.providers) {
            addNamed(ComponentKind::Provider, provider.id, provider);
        }
        for (std::size_t i = 0; i < m_plan.internet.size(); ++i) {
            add(ComponentKind::InternetEgress, element(ElementKind::Internet, i),
                m_plan.internet[i]);
        }
        for (const Gateway& gateway : m_plan.gateways) {
            addNamed(ComponentKind::Gateway, gateway.id, gateway);
        }
        for (const RiskGroup& group : m_plan.riskGroups) {
            addNamed(ComponentKind::RiskGroup, group.id, group);
        }
        layOut(given);
        return std::move(m_faults);
    }

  private:
    ComponentId element(ElementKind kind, std::size_t position) const {
        const std::uint32_t first = m_network.firstElement[static_cast<std::size_t>(kind)];
        return m_network.elements[first + position].component;
    }

    StatedCount& count(ComponentKind kind) {
        for (StatedCount& entry : m_faults.counts) {
            if (entry.kind == kind) return entry;
        }
        return m_faults.counts.emplace_back(StatedCount{kind, 0, 0});
    }

    void add(ComponentKind kind, ComponentId component, const Availability& of) {
        StatedCount& counted = count(kind);
        ++(of.availability ? counted.stated : counted.notStated);
        if (of.availability) put(component, 1 - *of.availability, of.timeToRepair, false);
    }

    void addNamed(ComponentKind kind, const std::string& id, const Availability& of) {
        if (const auto component = m_network.components.find(componentRef(kind, id))) {
            add(kind, *component, of);
        }
    }

    void put(ComponentId component, double q, const std::optional<Duration>& repair, bool assumed) {
        if (q <= 0) return;
        Fault fault{m_network.components[component].ref, component, q, {}, assumed};
        if (repair) fault.repairHours = repair->asHours();
        m_faults.list.push_back(std::move(fault));
        const auto atoms = m_network.components.atoms(component);
        m_atoms.emplace_back(atoms.begin(), atoms.end());
    }

    void addNetworks() {
        std::size_t trunk = m_plan.links.size();
        for (const Network& network : m_plan.networks) {
            addNamed(ComponentKind::Network, network.id, network);
            for (const Pop& pop : network.pops) {
                if (const auto id = m_network.components.find(popRef(network.id, pop.id))) {
                    add(ComponentKind::Pop, *id, pop);
                }
            }
            for (const PopLink& link : network.popLinks) {
                const AtomId atom = m_network.wan.spans[trunk++].atom;
                if (!link.availability || *link.availability >= 1) continue;
                Fault fault;
                fault.ref = "network/" + network.id + "/" + link.from + "-" + link.to;
                fault.q = 1 - *link.availability;
                if (link.timeToRepair) fault.repairHours = link.timeToRepair->asHours();
                m_faults.list.push_back(std::move(fault));
                m_atoms.push_back({atom});
            }
        }
    }

    void addUnits() {
        std::size_t control = 0;
        for (const Perimeter& perimeter : m_plan.perimeters) {
            for (const Control& of : perimeter.controls) {
                const CompiledControl& compiled = m_network.controls[control++];
                for (std::int64_t unit = 0; unit < of.units; ++unit) {
                    const AtomId atom(compiled.firstUnit.at() + static_cast<std::size_t>(unit));
                    add(ComponentKind::Unit, m_network.components.componentOf(atom), of);
                }
            }
        }
    }

    // A1: the SLA figure belongs to the circuit, whose connections default to 1.
    void addCircuits() {
        std::size_t entry = 0;
        for (std::size_t c = 0; c < m_plan.circuits.size(); ++c) {
            const Circuit& circuit = m_plan.circuits[c];
            const ComponentId component = m_network.egresses[c].component;
            if (circuit.availability || !m_sla) {
                add(ComponentKind::Circuit, component, circuit);
            } else {
                ++count(ComponentKind::Circuit).notStated;
                put(component, 1 - *m_sla, circuit.timeToRepair, true);
            }
            for (const Connection& connection : circuit.connections) {
                const AtomId atom = m_network.entries[entry++].atom;
                add(ComponentKind::Connection, m_network.components.componentOf(atom), connection);
            }
        }
    }

    void layOut(std::span<const ComponentId> given) {
        const std::size_t atoms = m_network.components.atomCount();
        auto& first = m_faults.firstOfAtom;
        first.assign(atoms + 1, 0);
        for (const auto& list : m_atoms) {
            for (const AtomId atom : list) ++first[atom.at() + 1];
        }
        for (std::size_t a = 0; a < atoms; ++a) first[a + 1] += first[a];
        m_faults.ofAtom.resize(first[atoms]);
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        for (FaultId f = 0; f < m_atoms.size(); ++f) {
            for (const AtomId atom : m_atoms[f]) m_faults.ofAtom[next[atom.at()]++] = f;
        }
        m_faults.dead.assign(atoms, 0);
        for (const ComponentId component : given) {
            for (const AtomId atom : m_network.components.atoms(component)) {
                m_faults.dead[atom.at()] = 1;
            }
        }
    }

    const Plan& m_plan;
    const CompiledNetwork& m_network;
    std::optional<double> m_sla;
    Faults m_faults;
    std::vector<std::vector<AtomId>> m_atoms;
};

}  // namespace

Faults collectFaults(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                     std::span<const ComponentId> given) {
    return Collector(plan, network, catalogue).collect(given);
}

}  // namespace peerplan::uptime
