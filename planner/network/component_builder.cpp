// SPDX-License-Identifier: MIT
#include "planner/network/component_builder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "model/component_ref.h"
#include "planner/latency/great_circle.h"

namespace peerplan {
namespace {

constexpr std::uint32_t none = IdTable::none;

/// How far from a metro's peering locations a site still shares its fate (rule C1).
constexpr double metroKm = 50.0;

/// Whether two places are within the distance, by their chord: far cheaper than the great circle.
bool isWithin(const UnitVector& a, const UnitVector& b, double km) {
    const double chord = 2 * std::sin(km / (2 * earthRadiusKm));
    const double x = a.x - b.x;
    const double y = a.y - b.y;
    const double z = a.z - b.z;
    return x * x + y * y + z * z <= chord * chord;
}

template <class T>
std::uint32_t size32(const T& list) {
    return static_cast<std::uint32_t>(list.size());
}

}  // namespace

ComponentBuilder::ComponentBuilder(const Plan& plan, const PlanIds& ids, const UsedLocations& used,
                                   Diagnostics& diagnostics)
    : m_plan(plan), m_ids(ids), m_used(used), m_diagnostics(diagnostics) {
    layOutAtoms();
    collectWhatSitesAndDevicesHold();
}

void ComponentBuilder::layOutAtoms() {
    std::uint32_t next = 0;
    const auto take = [&next](std::size_t count) {
        const std::uint32_t first = next;
        next += static_cast<std::uint32_t>(count);
        return first;
    };
    m_layout.sites = take(m_plan.sites.size());
    m_layout.links = take(m_plan.links.size());
    m_layout.devices = take(m_plan.devices.size());
    m_layout.networks = take(m_plan.networks.size());
    for (const Network& network : m_plan.networks)
        m_layout.pops.push_back(take(network.pops.size()));
    for (const Network& network : m_plan.networks) {
        m_layout.trunks.push_back(take(network.popLinks.size()));
    }
    for (const Perimeter& perimeter : m_plan.perimeters) {
        auto& units = m_layout.units.emplace_back();
        for (const Control& control : perimeter.controls) {
            units.push_back(
                take(static_cast<std::size_t>(std::max<std::int64_t>(control.units, 0))));
        }
    }
    for (const Circuit& circuit : m_plan.circuits) {
        m_layout.connections.push_back(take(circuit.connections.size()));
    }
    m_layout.internet = take(m_plan.internet.size());
    m_layout.gateways = take(m_plan.gateways.size());
    m_layout.resolvers.assign(m_plan.sites.size(), none);
    for (const Site& site : m_plan.sites) {
        const std::uint32_t at = m_ids.sites(site.dns.resolverSite.id);
        if (at != none && m_layout.resolvers[at] == none) m_layout.resolvers[at] = take(1);
    }
    m_layout.count = next;
}

void ComponentBuilder::collectWhatSitesAndDevicesHold() {
    m_atSite.resize(m_plan.sites.size());
    m_atDevice.resize(m_plan.devices.size());
    m_atNetwork.resize(m_plan.networks.size());
    m_atPop.resize(0);
    std::vector<std::uint32_t> firstPop;
    for (const Network& network : m_plan.networks) {
        firstPop.push_back(size32(m_atPop));
        m_atPop.resize(m_atPop.size() + network.pops.size());
    }
    const auto put = [](std::vector<AtomList>& lists, std::uint32_t at, std::uint32_t atom) {
        if (at != none) lists[at].push_back(atom);
    };
    const auto popAt = [&](std::uint32_t network, const std::string& pop) {
        if (network == none || pop.empty()) return none;
        const auto& pops = m_plan.networks[network].pops;
        for (std::uint32_t i = 0; i < pops.size(); ++i) {
            if (pops[i].id == pop) return firstPop[network] + i;
        }
        return none;
    };
    for (std::uint32_t i = 0; i < m_plan.devices.size(); ++i) {
        put(m_atSite, m_ids.sites(m_plan.devices[i].site.id), m_layout.devices + i);
    }
    for (std::uint32_t i = 0; i < m_plan.links.size(); ++i) {
        const Link& link = m_plan.links[i];
        const std::uint32_t atom = m_layout.links + i;
        const std::uint32_t network = m_ids.networks(link.network.id);
        put(m_atSite, m_ids.sites(link.from.id), atom);
        put(m_atSite, m_ids.sites(link.to.id), atom);
        put(m_atDevice, m_ids.devices(link.fromDevice.id), atom);
        put(m_atDevice, m_ids.devices(link.toDevice.id), atom);
        put(m_atNetwork, network, atom);
        put(m_atPop, popAt(network, link.pop), atom);
    }
    for (std::uint32_t n = 0; n < m_plan.networks.size(); ++n) {
        const Network& network = m_plan.networks[n];
        for (std::uint32_t i = 0; i < network.popLinks.size(); ++i) {
            const std::uint32_t atom = m_layout.trunks[n] + i;
            put(m_atNetwork, n, atom);
            put(m_atPop, popAt(n, network.popLinks[i].from), atom);
            put(m_atPop, popAt(n, network.popLinks[i].to), atom);
        }
        for (std::uint32_t i = 0; i < network.pops.size(); ++i) {
            m_atNetwork[n].push_back(m_layout.pops[n] + i);
        }
    }
    for (std::uint32_t p = 0; p < m_plan.perimeters.size(); ++p) {
        const Perimeter& perimeter = m_plan.perimeters[p];
        const std::uint32_t site = m_ids.sites(perimeter.site.id);
        for (std::size_t c = 0; c < perimeter.controls.size(); ++c) {
            for (std::int64_t unit = 0; unit < perimeter.controls[c].units; ++unit) {
                put(m_atSite, site, m_layout.units[p][c] + static_cast<std::uint32_t>(unit));
            }
        }
    }
    for (std::uint32_t c = 0; c < m_plan.circuits.size(); ++c) {
        const Circuit& circuit = m_plan.circuits[c];
        for (std::uint32_t i = 0; i < circuit.connections.size(); ++i) {
            const Connection& connection = circuit.connections[i];
            const std::uint32_t atom = m_layout.connections[c] + i;
            const std::uint32_t network = m_ids.networks(connection.network.id);
            put(m_atSite, m_ids.sites(connection.site.id), atom);
            put(m_atDevice, m_ids.devices(connection.device.id), atom);
            put(m_atNetwork, network, atom);
            put(m_atPop, popAt(network, connection.pop), atom);
        }
    }
    for (std::uint32_t i = 0; i < m_plan.internet.size(); ++i) {
        put(m_atSite, m_ids.sites(m_plan.internet[i].site.id), m_layout.internet + i);
        put(m_atDevice, m_ids.devices(m_plan.internet[i].device.id), m_layout.internet + i);
    }
    for (std::uint32_t i = 0; i < m_plan.gateways.size(); ++i) {
        put(m_atSite, m_ids.sites(m_plan.gateways[i].site.id), m_layout.gateways + i);
    }
    for (std::uint32_t i = 0; i < m_plan.sites.size(); ++i) put(m_atSite, i, m_layout.resolvers[i]);
    for (AtomList& atoms : m_atSite) std::erase(atoms, none);
}

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
            site.name, m_layout.sites + i, std::move(m_atSite[i]));
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
            m_atNetwork[n]);
    }
    std::size_t pop = 0;
    for (std::uint32_t n = 0; n < m_plan.networks.size(); ++n) {
        const Network& network = m_plan.networks[n];
        for (std::uint32_t i = 0; i < network.pops.size(); ++i) {
            add(ComponentKind::Pop, FailureKind::Network, popRef(network.id, network.pops[i].id),
                network.pops[i].name, m_layout.pops[n] + i, std::move(m_atPop[pop++]));
        }
    }
}

void ComponentBuilder::addDevices() {
    m_named.devices = size32(m_index.m_components);
    for (std::uint32_t i = 0; i < m_plan.devices.size(); ++i) {
        const Device& device = m_plan.devices[i];
        add(ComponentKind::Device, FailureKind::Device,
            componentRef(ComponentKind::Device, device.id), device.name, m_layout.devices + i,
            std::move(m_atDevice[i]));
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
        atoms[provider].insert(atoms[provider].end(), m_atNetwork[n].begin(), m_atNetwork[n].end());
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

void ComponentBuilder::addRiskGroups() {
    const std::size_t count = m_plan.riskGroups.size();
    if (count == 0) return;
    sortByRef();
    std::vector<AtomList> atoms(count);
    std::vector<std::vector<std::uint32_t>> nested(count);
    const auto join = [&](const std::vector<Ref<RiskGroup>>& groups, ComponentId member) {
        for (const Ref<RiskGroup>& group : groups) {
            const std::uint32_t at = m_ids.riskGroups(group.id);
            if (at == none) continue;
            for (const AtomId atom : m_index.atoms(member)) atoms[at].push_back(atom.value);
        }
    };
    for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
        join(m_plan.sites[i].riskGroups, ComponentId(m_named.sites + i));
    }
    for (std::size_t i = 0; i < m_plan.links.size(); ++i) {
        join(m_plan.links[i].riskGroups, ComponentId(m_named.links + i));
    }
    for (std::size_t i = 0; i < m_plan.devices.size(); ++i) {
        join(m_plan.devices[i].riskGroups, ComponentId(m_named.devices + i));
    }
    for (std::size_t c = 0; c < m_plan.circuits.size(); ++c) {
        join(m_plan.circuits[c].riskGroups, ComponentId(m_named.circuits + c));
        for (std::size_t i = 0; i < m_plan.circuits[c].connections.size(); ++i) {
            join(m_plan.circuits[c].connections[i].riskGroups,
                 ComponentId(m_named.connections[c] + i));
        }
    }
    for (std::size_t i = 0; i < m_plan.internet.size(); ++i) {
        join(m_plan.internet[i].riskGroups, ComponentId(m_named.internet + i));
    }
    for (std::size_t g = 0; g < count; ++g) {
        for (const std::string& member : m_plan.riskGroups[g].members) {
            const std::string prefix = "risk-group/";
            if (member.starts_with(prefix)) {
                const std::uint32_t other = m_ids.riskGroups(member.substr(prefix.size()));
                if (other != none) nested[g].push_back(other);
                continue;
            }
            if (const auto id = m_index.find(member)) {
                const AtomList own = atomsOf(*id);
                atoms[g].insert(atoms[g].end(), own.begin(), own.end());
            } else {
                m_diagnostics.push_back(
                    {.severity = Severity::Warning,
                     .message = Text(tr("Risk group {group} names a component that does not exist"),
                                     {{"group", m_plan.riskGroups[g].id}}),
                     .found = member,
                     .suggestion = m_index.nearest(member)});
            }
        }
    }
    for (std::uint32_t g = 0; g < count; ++g) {
        // Groups may hold groups, even in a circle: everything reachable fails together.
        std::set<std::uint32_t> reached{g};
        std::vector<std::uint32_t> open{g};
        AtomList all;
        while (!open.empty()) {
            const std::uint32_t at = open.back();
            open.pop_back();
            all.insert(all.end(), atoms[at].begin(), atoms[at].end());
            for (const std::uint32_t next : nested[at]) {
                if (reached.insert(next).second) open.push_back(next);
            }
        }
        const RiskGroup& group = m_plan.riskGroups[g];
        add(ComponentKind::RiskGroup, FailureKind::RiskGroup,
            componentRef(ComponentKind::RiskGroup, group.id), group.name, none, std::move(all));
    }
}

void ComponentBuilder::addMetros() {
    std::map<std::string, std::size_t> seen;
    std::vector<std::vector<std::size_t>> metros;
    std::vector<std::pair<std::size_t, UnitVector>> sites;
    for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
        const Site& site = m_plan.sites[i];
        if (site.lat && site.lon) sites.emplace_back(i, unitVector({*site.lat, *site.lon}));
    }
    for (std::size_t i = 0; i < m_used.locations.size(); ++i) {
        const auto [entry, added] = seen.emplace(m_used.locations[i].metro, metros.size());
        if (added) metros.emplace_back();
        metros[entry->second].push_back(i);
    }
    for (const std::vector<std::size_t>& members : metros) {
        const std::string& metro = m_used.locations[members.front()].metro;
        const std::string id = "metro-" + slug(metro);
        if (m_ids.riskGroups(id) != none) continue;
        AtomList atoms;
        std::vector<UnitVector> places;
        for (const std::size_t member : members) {
            const AtomList own = atomsOf(m_named.locationOf[member]);
            atoms.insert(atoms.end(), own.begin(), own.end());
            if (const PeeringLocation* known = m_used.locations[member].known) {
                places.push_back(unitVector({known->latitude, known->longitude}));
            }
        }
        for (const auto& [i, at] : sites) {
            const bool near = std::any_of(places.begin(), places.end(), [&](const UnitVector& p) {
                return isWithin(p, at, metroKm);
            });
            if (!near) continue;
            const AtomList own = atomsOf(ComponentId(m_named.sites + i));
            atoms.insert(atoms.end(), own.begin(), own.end());
        }
        add(ComponentKind::RiskGroup, FailureKind::Metro,
            componentRef(ComponentKind::RiskGroup, id), metro, none, std::move(atoms));
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
