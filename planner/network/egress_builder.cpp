// SPDX-License-Identifier: MIT
#include <algorithm>

#include "model/catalogue/lookup.h"
#include "model/error.h"
#include "planner/network/compile_parts.h"
#include "planner/ogs/selection/gateway_order.h"

namespace peerplan::compiling {
namespace {

constexpr std::string_view ownSite = "own-site";

/// Distances of a state beyond which a plan is refused: some 800 MB.
constexpr std::size_t mostDistances = 40'000'000;

class EgressBuilder {
  public:
    EgressBuilder(Context& context, CompiledNetwork& network)
        : m_c(context),
          m_plan(context.plan),
          m_network(network),
          m_doors(peerplan::frontDoors(context.catalogue, context.model)) {}

    void build() {
        for (const FrontDoor& door : m_doors) m_network.frontDoors.push_back(door.name);
        for (const UsedLocation& location : m_c.used.locations) {
            m_network.locations.push_back(location.name);
        }
        addPerimeters();
        addCircuits();
        addInternet();
        listOwn();
        findDestinations();
        addGateways();
        measureDoors();
        measureAzure();
    }

  private:
    std::uint32_t siteOf(const Ref<Site>& ref) const { return m_c.ids.sites(ref.id); }
    void addPerimeters();
    void addCircuits();
    void addInternet();
    void takePerimeters(Egress& egress, const std::vector<Ref<Perimeter>>& list) const;
    void listOwn();
    void findDestinations();
    void addGateways();
    void addGatewaysOf(std::uint32_t site, GatewayOrder& order);
    void measureDoors();
    void measureAzure();
    /// The nearest front door and the RTT to it in µs (rule L2); none and 0 where a place is not
    /// known.
    void nearestDoor(const RttPlace* place, std::uint32_t& door, std::uint32_t& us);

    Context& m_c;
    const Plan& m_plan;
    CompiledNetwork& m_network;
    std::vector<FrontDoor> m_doors;
    std::vector<double> m_km;
};

void EgressBuilder::nearestDoor(const RttPlace* place, std::uint32_t& door, std::uint32_t& us) {
    door = none;
    us = 0;
    if (m_doors.empty()) return;
    if (place == nullptr) {
        ++m_c.unplaced;
        return;
    }
    // As nearestFrontDoor, but most doors fall out by light alone: from the nearest door on the map
    // there is an RTT to beat, and none is faster than light.
    m_km.clear();
    std::uint32_t nearest = 0;
    for (std::uint32_t i = 0; i < m_doors.size(); ++i) {
        m_km.push_back(greatCircleKm(place->direction, m_doors[i].place.direction));
        if (m_km[i] < m_km[nearest]) nearest = i;
    }
    const auto rttTo = [&](std::uint32_t i) {
        return static_cast<std::uint32_t>(m_c.model.rtt(*place, m_doors[i].place).asUs());
    };
    door = nearest;
    us = rttTo(nearest);
    for (std::uint32_t i = 0; i < m_doors.size(); ++i) {
        // A microsecond of grace for the rounding of the RTT.
        if (i == nearest || 2e3 * m_km[i] / fibreKmPerMs > us + 1.0) continue;
        const std::uint32_t other = rttTo(i);
        if (other > us || (other == us && i > door)) continue;
        us = other;
        door = i;
    }
    ++m_c.modelled;
}

void EgressBuilder::addPerimeters() {
    for (std::uint32_t p = 0; p < m_plan.perimeters.size(); ++p) {
        const Perimeter& perimeter = m_plan.perimeters[p];
        CompiledPerimeter compiled;
        const std::uint32_t site = siteOf(perimeter.site);
        if (site != none) {
            compiled.site = SiteId(site);
            compiled.siteAtom = m_network.sites[site].atom;
        }
        compiled.firstControl = static_cast<std::uint32_t>(m_network.controls.size());
        compiled.controlCount = static_cast<std::uint32_t>(perimeter.controls.size());
        if (!perimeter.covers.empty()) {
            compiled.covers[0] = compiled.covers[1] = false;
            for (const EgressKind kind : perimeter.covers) {
                compiled.covers[static_cast<std::size_t>(kind)] = true;
            }
        }
        if (!perimeter.directions.empty()) {
            compiled.directions[0] = compiled.directions[1] = false;
            for (const FlowDirection direction : perimeter.directions) {
                compiled.directions[static_cast<std::size_t>(direction)] = true;
            }
        }
        for (std::uint32_t i = 0; i < perimeter.controls.size(); ++i) {
            const Control& control = perimeter.controls[i];
            CompiledControl made;
            made.element = ElementId(m_network.firstElement[3] + m_network.controls.size());
            made.perimeter = PerimeterId(p);
            made.units = control.units;
            made.needed = control.needed;
            made.active = control.active.value_or(control.needed);
            made.addedUs = control.added ? static_cast<std::uint32_t>(control.added->asUs()) : 0;
            made.stateful = control.stateful;
            made.firstUnit = AtomId(m_c.atoms.units[p][i]);
            compiled.addedUs += made.addedUs;
            compiled.stateful |= made.stateful;
            m_network.controls.push_back(made);
        }
        m_network.perimeters.push_back(compiled);
        m_network.perimeterNames.push_back(perimeter.id);
    }
}

void EgressBuilder::takePerimeters(Egress& egress, const std::vector<Ref<Perimeter>>& list) const {
    for (const Ref<Perimeter>& ref : list) {
        const std::uint32_t p = m_c.ids.perimeters(ref.id);
        if (p != none) {
            egress.perimeters.push_back(PerimeterId(p));
        } else if (ref.id == ownSite) {
            egress.ownSitePerimeter = true;
        }
    }
}

void EgressBuilder::addCircuits() {
    m_network.circuitCount = m_plan.circuits.size();
    for (std::uint32_t i = 0; i < m_plan.circuits.size(); ++i) {
        const Circuit& circuit = m_plan.circuits[i];
        Egress egress;
        egress.circuit = true;
        egress.component = ComponentId(m_c.named.circuits + i);
        egress.element = ElementId(m_network.firstElement[5] + i);
        egress.firstEntry = static_cast<std::uint32_t>(m_network.entries.size());
        egress.entryCount = static_cast<std::uint32_t>(circuit.connections.size());
        egress.preference = circuit.preference.value_or(100);
        egress.weight = circuit.weight.value_or(1);
        egress.activePassive = circuit.mode == CircuitMode::ActivePassive;
        egress.denied = circuit.m365Authorization == Authorization::Denied;
        for (const Peering peering : circuit.peerings) {
            (peering == Peering::Microsoft ? egress.microsoftPeering : egress.privatePeering) =
                true;
        }
        takePerimeters(egress, circuit.perimeters);
        const std::uint32_t region = m_c.ids.regions(circuit.region.id);
        if (region != none) egress.regions.push_back(region);
        for (const Connection& connection : circuit.connections) {
            const auto k = static_cast<std::uint32_t>(m_network.entries.size());
            const auto role = static_cast<std::size_t>(connection.role);
            const std::uint32_t site = siteOf(connection.site);
            if (site != none) {
                if (!egress.site.valid()) egress.site = SiteId(site);
                const std::uint32_t own = m_network.sites[site].region;
                if (region == none && own != none) egress.regions.push_back(own);
            }
            Entry entry;
            entry.egress = EgressId(i);
            entry.atom = AtomId(m_c.atoms.connections[i] + k - egress.firstEntry);
            entry.node = m_c.connectionNode[k];
            entry.element = ElementId(m_network.firstElement[4] + k);
            const std::uint32_t device = m_c.ids.devices(connection.device.id);
            if (device != none) entry.device = ElementId(m_network.firstElement[2] + device);
            entry.role = connection.role;
            entry.location = m_c.used.circuits[i].byRole[role];
            entry.msee = m_c.named.mseeOf[k];
            entry.locationComponent = m_c.named.locationOf[entry.location];
            const std::uint32_t provider = m_c.ids.providers(circuit.provider.id);
            if (provider != none) entry.provider = m_c.named.providerOf[provider];
            const RttPlace* location = m_c.locationPlace(entry.location);
            if (connection.rtt) {
                entry.rttUs = static_cast<std::uint32_t>(connection.rtt->asUs());
            } else if (site != none) {
                entry.rttUs = m_c.rttUs(m_c.sitePlace(site), location);
            } else if (const std::uint32_t n = m_c.ids.networks(connection.network.id);
                       n != none && !m_plan.networks[n].pops.empty()) {
                entry.rttUs = m_c.rttUs(m_c.nodePlace(entry.node), location);
            }
            nearestDoor(location, entry.frontDoor, entry.frontDoorUs);
            m_network.entries.push_back(entry);
        }
        std::sort(egress.regions.begin(), egress.regions.end());
        egress.regions.erase(std::unique(egress.regions.begin(), egress.regions.end()),
                             egress.regions.end());
        m_network.egresses.push_back(std::move(egress));
    }
    m_network.connectionCount = m_network.entries.size();
}

void EgressBuilder::addInternet() {
    for (std::uint32_t i = 0; i < m_plan.internet.size(); ++i) {
        const InternetEgress& from = m_plan.internet[i];
        Egress egress;
        egress.component = ComponentId(m_c.named.internet + i);
        egress.element = ElementId(m_network.firstElement[6] + i);
        egress.firstEntry = static_cast<std::uint32_t>(m_network.entries.size());
        egress.entryCount = 1;
        egress.preference = from.preference.value_or(100);
        egress.weight = from.weight.value_or(1);
        egress.shared = m_c.shared[i] != 0;
        takePerimeters(egress, from.perimeters);
        Entry entry;
        entry.egress = EgressId(m_network.egresses.size());
        entry.atom = AtomId(m_c.atoms.internet + i);
        entry.element = egress.element;
        entry.locationComponent = m_c.named.ispOf[i];
        const std::uint32_t device = m_c.ids.devices(from.device.id);
        if (device != none) entry.device = ElementId(m_network.firstElement[2] + device);
        const std::uint32_t site = siteOf(from.site);
        if (site != none) {
            egress.site = SiteId(site);
            entry.node = NodeId(site);
            if (m_network.sites[site].region != none) {
                egress.regions.push_back(m_network.sites[site].region);
            }
            nearestDoor(m_c.sitePlace(site), entry.frontDoor, entry.frontDoorUs);
        }
        if (from.rtt) {
            entry.statedRtt = true;
            entry.frontDoorUs = static_cast<std::uint32_t>(from.rtt->asUs());
        }
        m_network.entries.push_back(entry);
        m_network.egresses.push_back(std::move(egress));
    }
}

/// Compressed rows of positions by site.
template <class Id, class SiteOf>
void groupBySite(std::size_t sites, std::size_t count, const SiteOf& siteOf,
                 std::vector<std::uint32_t>& first, std::vector<Id>& list) {
    first.assign(sites + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
        if (siteOf(i).valid()) ++first[siteOf(i).at() + 1];
    }
    for (std::size_t s = 0; s < sites; ++s) first[s + 1] += first[s];
    list.resize(first[sites]);
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (siteOf(i).valid()) list[next[siteOf(i).at()]++] = Id(i);
    }
}

void EgressBuilder::listOwn() {
    const std::size_t circuits = m_network.circuitCount;
    const std::size_t sites = m_network.sites.size();
    groupBySite(
        sites, m_network.egresses.size(),
        [&](std::size_t e) { return e < circuits ? SiteId() : m_network.egresses[e].site; },
        m_network.firstOwnInternet, m_network.ownInternet);
    groupBySite(
        sites, m_network.perimeters.size(),
        [&](std::size_t p) { return m_network.perimeters[p].site; }, m_network.firstOwnPerimeter,
        m_network.ownPerimeter);
}

void EgressBuilder::findDestinations() {
    m_network.destinationOf.assign(m_network.wan.nodeCount(), none);
    const auto add = [&](NodeId node) {
        if (!node.valid() || m_network.destinationOf[node.at()] != none) return;
        m_network.destinationOf[node.at()] =
            static_cast<std::uint32_t>(m_network.destinations.size());
        m_network.destinations.push_back(node);
    };
    for (const Entry& entry : m_network.entries) {
        const bool isSite = entry.node.valid() && entry.node.at() < m_network.sites.size();
        if (!isSite || m_c.roles[entry.node.at()].hub) add(entry.node);
    }
    for (std::uint32_t s = 0; s < m_network.sites.size(); ++s) {
        if (m_c.roles[s].hub || m_c.roles[s].demanded) add(NodeId(s));
    }
    const std::size_t inner = m_network.wan.innerNodes.size();
    if (inner * m_network.destinations.size() > mostDistances) {
        throw InputError(
            Text(tr("{sites} sites carry others' traffic to {ends} destinations: "
                    "more than can be held. Say which sites are no transit"),
                 {{"sites", static_cast<std::int64_t>(inner)},
                  {"ends", static_cast<std::int64_t>(m_network.destinations.size())}}));
    }
    for (Entry& entry : m_network.entries) {
        if (entry.node.valid()) entry.destination = m_network.destinationOf[entry.node.at()];
    }
}

void EgressBuilder::addGateways() {
    m_network.firstGateway.assign(1, 0);
    GatewayOrder order(m_plan);
    for (std::uint32_t s = 0; s < m_plan.sites.size(); ++s) {
        if (m_plan.sites[s].kind == SiteKind::Remote) {
            CompiledSite& compiled = m_network.sites[s];
            nearestDoor(m_c.sitePlace(s), compiled.directDoor, compiled.directUs);
            addGatewaysOf(s, order);
        }
        m_network.firstGateway.push_back(static_cast<std::uint32_t>(m_network.gateways.size()));
    }
}

void EgressBuilder::addGatewaysOf(std::uint32_t site, GatewayOrder& order) {
    const auto rttUs = [&](std::uint32_t g) -> std::uint32_t {
        if (const auto measured = order.measuredUs(site, g)) return *measured;
        const Gateway& gateway = m_plan.gateways[g];
        if (gateway.lat && gateway.lon) {
            return m_c.rttUs(m_c.sitePlace(site), &m_c.places.at(*gateway.lat, *gateway.lon));
        }
        const std::uint32_t at = siteOf(gateway.site);
        return at == none ? 0 : m_c.rttUs(m_c.sitePlace(site), m_c.sitePlace(at));
    };
    for (const auto& [g, us] : order.of(site, rttUs)) {
        const std::uint32_t at = siteOf(m_plan.gateways[g].site);
        if (at == none) continue;
        m_network.gateways.push_back({SiteId(at), AtomId(m_c.atoms.gateways + g), us});
    }
}

void EgressBuilder::measureDoors() {
    m_network.doorColumn.assign(m_doors.size(), none);
    const bool resolvers =
        std::any_of(m_network.sites.begin(), m_network.sites.end(),
                    [](const CompiledSite& site) { return site.resolver.valid(); });
    if (!resolvers || m_doors.empty()) return;
    // The doors that a resolver can give: those nearest an Internet egress that it can use.
    std::vector<std::uint8_t> resolves(m_network.sites.size(), 0);
    for (const CompiledSite& site : m_network.sites) {
        if (site.resolver.valid()) resolves[site.resolver.at()] = 1;
    }
    std::vector<std::uint32_t> columns;
    for (std::size_t e = m_network.connectionCount; e < m_network.entries.size(); ++e) {
        const Entry& entry = m_network.entries[e];
        const Egress& egress = m_network.egresses[entry.egress.at()];
        if (!egress.site.valid()) continue;
        if (!m_c.roles[egress.site.at()].hub && !resolves[egress.site.at()]) continue;
        if (entry.frontDoor == none || m_network.doorColumn[entry.frontDoor] != none) continue;
        m_network.doorColumn[entry.frontDoor] = static_cast<std::uint32_t>(columns.size());
        columns.push_back(entry.frontDoor);
    }
    m_network.doorColumns = columns.size();
    m_network.frontDoorUs.resize(m_network.entries.size() * columns.size());
    for (std::size_t e = 0; e < m_network.entries.size(); ++e) {
        const Entry& entry = m_network.entries[e];
        const RttPlace* place = entry.location != none ? m_c.locationPlace(entry.location)
                                : entry.node.valid()   ? m_c.sitePlace(entry.node.value)
                                                       : nullptr;
        for (std::size_t k = 0; k < columns.size(); ++k) {
            std::uint32_t& us = m_network.frontDoorUs[e * columns.size() + k];
            us = entry.frontDoorUs;
            if (entry.statedRtt || place == nullptr || columns[k] == entry.frontDoor) continue;
            us =
                static_cast<std::uint32_t>(m_c.model.rtt(*place, m_doors[columns[k]].place).asUs());
        }
    }
}

void EgressBuilder::measureAzure() {
    for (const Demand& demand : m_plan.demands) {
        if (demand.azureRegion.empty()) continue;
        auto& regions = m_network.azureRegions;
        if (std::find(regions.begin(), regions.end(), demand.azureRegion) == regions.end()) {
            regions.push_back(demand.azureRegion);
        }
    }
    for (const std::string& name : m_network.azureRegions) {
        const AzureRegion* region = findAzureRegion(m_c.catalogue, name);
        for (std::size_t e = 0; e < m_network.connectionCount; ++e) {
            const RttPlace* location = m_c.locationPlace(m_network.entries[e].location);
            const RttPlace* place = nullptr;
            if (region != nullptr) {
                const LatLon at = RttModel::regionPlace(m_c.catalogue, *region);
                place = &m_c.places.at(at.latitude, at.longitude);
            }
            m_network.azureUs.push_back(m_c.rttUs(location, place));
        }
    }
}

}  // namespace

void buildEgresses(Context& context, CompiledNetwork& network) {
    EgressBuilder(context, network).build();
}

const VpnProfile* profileOf(const Plan& plan, const Site& site) {
    const VpnProfile* byRegion = nullptr;
    const VpnProfile* byNone = nullptr;
    for (const VpnProfile& profile : plan.vpnProfiles) {
        if (std::find(profile.sites.begin(), profile.sites.end(), Ref<Site>(site.id)) !=
            profile.sites.end()) {
            return &profile;
        }
        const bool ofRegion =
            !site.region.empty() && std::find(profile.regions.begin(), profile.regions.end(),
                                              site.region) != profile.regions.end();
        if (ofRegion && byRegion == nullptr) byRegion = &profile;
        if (profile.sites.empty() && profile.regions.empty() && byNone == nullptr) {
            byNone = &profile;
        }
    }
    return byRegion != nullptr ? byRegion : byNone;
}

}  // namespace peerplan::compiling
