// SPDX-License-Identifier: MIT
#include "planner/network/component_builder.h"

#include <algorithm>
#include <map>
#include <utility>

#include "model/component_ref.h"

namespace peerplan {
namespace {

constexpr std::uint32_t none = IdTable::none;

template <class T>
std::uint32_t size32(const T& list) {
    return static_cast<std::uint32_t>(list.size());
}

}  // namespace

ComponentBuilder::ComponentBuilder(const Plan& plan, const PlanIds& ids, const UsedLocations& used,
                                   Diagnostics& diagnostics)
    : m_plan(plan),
      m_ids(ids),
      m_used(used),
      m_diagnostics(diagnostics),
      m_layout(layOutAtoms(plan, ids)),
      m_held(heldAtoms(plan, ids, m_layout)) {}

ComponentId ComponentBuilder::add(ComponentKind kind, FailureKind failureKind, std::string ref,
                                  std::string name, std::uint32_t ownAtom, AtomList atoms) {
    const ComponentId id(m_index.m_components.size());
    if (name == ref.substr(ref.rfind('/') + 1)) name.clear();
    m_index.m_components.push_back({kind, failureKind, std::move(ref), std::move(name)});
    if (ownAtom != none) {
        m_index.m_componentOf[ownAtom] = id;
        atoms.push_back(ownAtom);
    }
    std::sort(atoms.begin(), atoms.end());
    atoms.erase(std::unique(atoms.begin(), atoms.end()), atoms.end());
    for (const std::uint32_t atom : atoms) m_index.m_atoms.emplace_back(atom);
    m_index.m_firstAtom.push_back(size32(m_index.m_atoms));
    return id;
}

ComponentBuilder::AtomList ComponentBuilder::atomsOf(ComponentId id) const {
    AtomList atoms;
    for (const AtomId atom : m_index.atoms(id)) atoms.push_back(atom.value);
    return atoms;
}

ComponentIndex ComponentBuilder::build() {
    m_index.m_firstAtom.assign(1, 0);
    m_index.m_componentOf.assign(m_layout.count, ComponentId());
    addSites();
    addLinks();
    addNetworks();
    addDevices();
    addControls();
    addCircuits();
    addMsees();
    addLocations();
    addProviders();
    addIspsAndInternet();
    addResolversAndGateways();
    addRiskGroups();
    addMetros();
    sortByRef();
    return std::move(m_index);
}

void ComponentBuilder::addSites() {
    m_named.sites = size32(m_index.m_components);
    for (std::uint32_t i = 0; i < m_plan.sites.size(); ++i) {
        const Site& site = m_plan.sites[i];
        add(ComponentKind::Site, FailureKind::Site, componentRef(ComponentKind::Site, site.id),
            site.name, m_layout.sites + i, std::move(m_held.atSite[i]));
    }
}

void ComponentBuilder::addLinks() {
    m_named.links = size32(m_index.m_components);
    for (std::uint32_t i = 0; i < m_plan.links.size(); ++i) {
        const Link& link = m_plan.links[i];
        add(ComponentKind::Link, FailureKind::Link, componentRef(ComponentKind::Link, link.id),
            link.name, m_layout.links + i, {});
    }
}

void ComponentBuilder::addNetworks() {
    m_named.networks = size32(m_index.m_components);
    for (std::uint32_t n = 0; n < m_plan.networks.size(); ++n) {
        const Network& network = m_plan.networks[n];
        add(ComponentKind::Network, FailureKind::Network,
            componentRef(ComponentKind::Network, network.id), network.name, m_layout.networks + n,
            m_held.atNetwork[n]);
    }
    std::size_t pop = 0;
    for (std::uint32_t n = 0; n < m_plan.networks.size(); ++n) {
        const Network& network = m_plan.networks[n];
        for (std::uint32_t i = 0; i < network.pops.size(); ++i) {
            add(ComponentKind::Pop, FailureKind::Network, popRef(network.id, network.pops[i].id),
                network.pops[i].name, m_layout.pops[n] + i, std::move(m_held.atPop[pop++]));
        }
    }
}

void ComponentBuilder::addDevices() {
    m_named.devices = size32(m_index.m_components);
    for (std::uint32_t i = 0; i < m_plan.devices.size(); ++i) {
        const Device& device = m_plan.devices[i];
        add(ComponentKind::Device, FailureKind::Device,
            componentRef(ComponentKind::Device, device.id), device.name, m_layout.devices + i,
            std::move(m_held.atDevice[i]));
    }
}

void ComponentBuilder::addControls() {
    for (std::uint32_t p = 0; p < m_plan.perimeters.size(); ++p) {
        const Perimeter& perimeter = m_plan.perimeters[p];
        m_named.controls.push_back(size32(m_index.m_components));
        for (std::size_t c = 0; c < perimeter.controls.size(); ++c) {
            AtomList units;
            for (std::int64_t unit = 0; unit < perimeter.controls[c].units; ++unit) {
                units.push_back(m_layout.units[p][c] + static_cast<std::uint32_t>(unit));
            }
            add(ComponentKind::Control, FailureKind::Control,
                controlRef(perimeter.id, perimeter.controls[c].slug()), {}, none, std::move(units));
        }
    }
    for (std::uint32_t p = 0; p < m_plan.perimeters.size(); ++p) {
        const Perimeter& perimeter = m_plan.perimeters[p];
        for (std::size_t c = 0; c < perimeter.controls.size(); ++c) {
            for (std::int64_t unit = 0; unit < perimeter.controls[c].units; ++unit) {
                add(ComponentKind::Unit, FailureKind::Unit,
                    unitRef(perimeter.id, perimeter.controls[c].slug(), unit + 1), {},
                    m_layout.units[p][c] + static_cast<std::uint32_t>(unit), {});
            }
        }
    }
}

void ComponentBuilder::addCircuits() {
    m_named.circuits = size32(m_index.m_components);
    for (std::uint32_t c = 0; c < m_plan.circuits.size(); ++c) {
        const Circuit& circuit = m_plan.circuits[c];
        AtomList connections;
        for (std::uint32_t i = 0; i < circuit.connections.size(); ++i) {
            connections.push_back(m_layout.connections[c] + i);
        }
        add(ComponentKind::Circuit, FailureKind::Circuit,
            componentRef(ComponentKind::Circuit, circuit.id), circuit.name, none,
            std::move(connections));
    }
    for (std::uint32_t c = 0; c < m_plan.circuits.size(); ++c) {
        const Circuit& circuit = m_plan.circuits[c];
        m_named.connections.push_back(size32(m_index.m_components));
        for (std::uint32_t i = 0; i < circuit.connections.size(); ++i) {
            add(ComponentKind::Connection, FailureKind::Connection,
                connectionRef(circuit.id, word(circuit.connections[i].role)), {},
                m_layout.connections[c] + i, {});
        }
    }
}

void ComponentBuilder::addMsees() {
    // By first use; circuits in one building share its two routers unless `msee_pair` parts them.
    std::map<std::string, std::size_t> seen;
    std::vector<std::pair<std::string, AtomList>> msees;
    std::vector<std::size_t> mseeOf;
    for (std::uint32_t c = 0; c < m_plan.circuits.size(); ++c) {
        const Circuit& circuit = m_plan.circuits[c];
        for (std::uint32_t i = 0; i < circuit.connections.size(); ++i) {
            const auto role = static_cast<std::size_t>(circuit.connections[i].role);
            const std::string& building = m_used.locations[m_used.circuits[c].byRole[role]].slug;
            const std::string ref =
                mseeRef(circuit.mseePair.empty() ? building : slug(circuit.mseePair),
                        word(circuit.connections[i].role));
            const auto [entry, added] = seen.emplace(ref, msees.size());
            if (added) msees.push_back({ref, {}});
            msees[entry->second].second.push_back(m_layout.connections[c] + i);
            mseeOf.push_back(entry->second);
        }
    }
    const std::uint32_t first = size32(m_index.m_components);
    for (auto& [ref, atoms] : msees) {
        add(ComponentKind::Msee, FailureKind::Msee, ref, {}, none, std::move(atoms));
    }
    for (const std::size_t msee : mseeOf) m_named.mseeOf.emplace_back(first + msee);
}

void ComponentBuilder::addLocations() {
    std::vector<AtomList> atoms(m_used.locations.size());
    for (std::uint32_t c = 0; c < m_plan.circuits.size(); ++c) {
        const Circuit& circuit = m_plan.circuits[c];
        for (std::uint32_t i = 0; i < circuit.connections.size(); ++i) {
            const auto role = static_cast<std::size_t>(circuit.connections[i].role);
            atoms[m_used.circuits[c].byRole[role]].push_back(m_layout.connections[c] + i);
        }
    }
    for (std::size_t i = 0; i < m_used.locations.size(); ++i) {
        const UsedLocation& location = m_used.locations[i];
        m_named.locationOf.push_back(
            add(ComponentKind::PeeringLocation, FailureKind::PeeringLocation,
                componentRef(ComponentKind::PeeringLocation, location.slug), location.name, none,
                std::move(atoms[i])));
    }
}

void ComponentBuilder::addProviders() {
    std::vector<AtomList> atoms(m_plan.providers.size());
    std::map<std::pair<std::uint32_t, std::uint32_t>, AtomList> atLocation;
    for (std::uint32_t i = 0; i < m_plan.links.size(); ++i) {
        const std::uint32_t provider = m_ids.providers(m_plan.links[i].provider.id);
        if (provider != none) atoms[provider].push_back(m_layout.links + i);
    }
    for (std::uint32_t n = 0; n < m_plan.networks.size(); ++n) {
        const std::uint32_t provider = m_ids.providers(m_plan.networks[n].provider.id);
        if (provider == none) continue;
        atoms[provider].push_back(m_layout.networks + n);
        atoms[provider].insert(atoms[provider].end(), m_held.atNetwork[n].begin(),
                               m_held.atNetwork[n].end());
    }
    for (std::uint32_t c = 0; c < m_plan.circuits.size(); ++c) {
        const Circuit& circuit = m_plan.circuits[c];
        const std::uint32_t provider = m_ids.providers(circuit.provider.id);
        if (provider == none) continue;
        for (std::uint32_t i = 0; i < circuit.connections.size(); ++i) {
            const auto role = static_cast<std::size_t>(circuit.connections[i].role);
            atoms[provider].push_back(m_layout.connections[c] + i);
            atLocation[{provider, m_used.circuits[c].byRole[role]}].push_back(
                m_layout.connections[c] + i);
        }
    }
    for (std::size_t i = 0; i < m_plan.providers.size(); ++i) {
        const Provider& provider = m_plan.providers[i];
        m_named.providerOf.push_back(add(ComponentKind::Provider, FailureKind::Provider,
                                         componentRef(ComponentKind::Provider, provider.id),
                                         provider.name, none, std::move(atoms[i])));
    }
    for (auto& [key, connections] : atLocation) {
        add(ComponentKind::ProviderAtLocation, FailureKind::Provider,
            providerAtLocationRef(m_plan.providers[key.first].id,
                                  m_used.locations[key.second].slug),
            {}, none, std::move(connections));
    }
}

void ComponentBuilder::addIspsAndInternet() {
    std::map<std::string, std::size_t> seen;
    std::vector<std::pair<std::string, AtomList>> isps;
    std::vector<std::size_t> ispOf;
    for (std::uint32_t i = 0; i < m_plan.internet.size(); ++i) {
        const std::string& isp = m_plan.internet[i].isp;
        ispOf.push_back(none);
        if (slug(isp).empty()) continue;
        const auto [entry, added] = seen.emplace(slug(isp), isps.size());
        if (added) isps.push_back({isp, {}});
        isps[entry->second].second.push_back(m_layout.internet + i);
        ispOf.back() = entry->second;
    }
    const std::uint32_t first = size32(m_index.m_components);
    for (auto& [isp, atoms] : isps) {
        add(ComponentKind::Isp, FailureKind::Isp, componentRef(ComponentKind::Isp, isp), isp, none,
            std::move(atoms));
    }
    for (const std::size_t isp : ispOf) {
        m_named.ispOf.push_back(isp == none ? ComponentId() : ComponentId(first + isp));
    }
    m_named.internet = size32(m_index.m_components);
    for (std::uint32_t i = 0; i < m_plan.internet.size(); ++i) {
        const InternetEgress& egress = m_plan.internet[i];
        add(ComponentKind::InternetEgress, FailureKind::InternetEgress,
            componentRef(ComponentKind::InternetEgress, egress.id), egress.name,
            m_layout.internet + i, {});
    }
}

void ComponentBuilder::addResolversAndGateways() {
    for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
        if (m_layout.resolvers[i] == none) continue;
        const Site& site = m_plan.sites[i];
        add(ComponentKind::Resolver, FailureKind::Resolver,
            componentRef(ComponentKind::Resolver, site.id), site.name, m_layout.resolvers[i], {});
    }
    for (std::uint32_t i = 0; i < m_plan.gateways.size(); ++i) {
        const Gateway& gateway = m_plan.gateways[i];
        add(ComponentKind::Gateway, FailureKind::Gateway,
            componentRef(ComponentKind::Gateway, gateway.id), gateway.name, m_layout.gateways + i,
            {});
    }
}

void ComponentBuilder::sortByRef() {
    auto& order = m_index.m_byRef;
    order.clear();
    for (std::size_t i = 0; i < m_index.size(); ++i) order.emplace_back(i);
    std::stable_sort(order.begin(), order.end(), [this](ComponentId a, ComponentId b) {
        return m_index[a].ref < m_index[b].ref;
    });
}

}  // namespace peerplan
