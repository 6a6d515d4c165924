// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "model/component_ref.h"
#include "model/fields/tables.h"
#include "model/plan_index.h"
#include "tests/support/plan_generator.h"

namespace peerplan::tests {
namespace {

using Random = std::mt19937_64;

std::uint64_t below(Random& random, std::uint64_t n) {
    return random() % n;
}

template <class T>
const T& anyOf(const std::vector<T>& list, Random& random) {
    return list[below(random, list.size())];
}

/// Gives each listed object an id of its own, some with dots and digits in front.
void giveIds(Plan& plan) {
    for (const Field& list : planType().fields) {
        if (!holdsObjects(list)) continue;
        const Field& id = *list.record().find("id");
        for (std::size_t i = 0; i < list.access->size(&plan); ++i) {
            std::string name(i % 3 == 0 ? "x" : i % 3 == 1 ? "0_" : "a.b-");
            name += list.key.substr(0, 3);
            name += std::to_string(i);
            id.access->put(const_cast<void*>(list.access->at(&plan, i)), name);
        }
    }
}

/// Points every reference of a record, and of what it holds, at an object that exists.
class Aim {
  public:
    Aim(const Plan& plan, Random& random) : m_index(plan), m_random(random) {}

    void aim(const RecordType& type, void* record) {
        for (const Field& field : type.fields) {
            const std::size_t n = field.access->size(record);
            if (field.kind == FieldKind::Record) {
                for (std::size_t i = 0; i < n; ++i) {
                    aim(field.record(), const_cast<void*>(field.access->at(record, i)));
                }
            } else if (field.kind == FieldKind::Reference) {
                reference(field, record, n);
            }
        }
    }

  private:
    void reference(const Field& field, void* record, std::size_t n) {
        const std::vector<std::string>& ids = m_index.ids(field.target);
        if (!field.isList) {
            const bool wasSet = !std::get<std::string>(field.access->get(record, 0)).empty();
            field.access->put(record, wasSet ? anyOf(ids, m_random) : std::string());
            return;
        }
        // Different ones, in some order.
        field.access->clear(record);
        const std::size_t first = below(m_random, ids.size());
        for (std::size_t i = 0; i < std::min(n, ids.size()); ++i) {
            field.access->put(record, ids[(first + i) % ids.size()]);
        }
        if (!field.alsoAllowed.empty() && below(m_random, 3) == 0) {
            field.access->put(record, std::string(field.alsoAllowed));
        }
    }

    PlanIndex m_index;
    Random& m_random;
};

/// What the rules of single objects ask beyond their fields.
class Mend {
  public:
    Mend(Plan& plan, Random& random) : m_plan(plan), m_random(random) {}

    void all() {
        m_plan.format = planFormat;
        if (!m_plan.currency.empty()) m_plan.currency = "EUR";
        m_plan.tenant.region = below(m_random, 2) == 0 ? "westeurope" : "";
        m_plan.policy.headroom = {0.1, 0.6};
        for (Site& site : m_plan.sites) pair(site);
        for (Gateway& gateway : m_plan.gateways) gatewayAt(gateway);
        for (Device& device : m_plan.devices) device.site = anyOf(m_plan.sites, m_random).id;
        for (Network& network : m_plan.networks) mend(network);
        for (Link& link : m_plan.links) mend(link);
        for (Perimeter& perimeter : m_plan.perimeters) mend(perimeter);
        for (Circuit& circuit : m_plan.circuits) mend(circuit);
        for (InternetEgress& egress : m_plan.internet) mend(egress);
        for (Provider& provider : m_plan.providers) provider.catalogue = "";
        for (VnetGateway& gateway : m_plan.vnetGateways) {
            gateway.azureRegion = "northeurope";
            prefixes(gateway.addressSpace);
        }
        for (DirectPort& port : m_plan.directPorts) mend(port);
        distinctMarks(m_plan.policy.qos.dscp);
        for (Persona& persona : m_plan.personas) {
            for (Application& one : persona.applications) one.diurnal = profile();
        }
        for (Service& service : m_plan.services) mend(service);
        for (Demand& demand : m_plan.demands) mend(demand);
        for (Inbound& inbound : m_plan.inbound) {
            inbound.prefix = "2001:db8::/32";
            inbound.diurnal = profile();
        }
        for (Route& route : m_plan.routes) mend(route);
        for (RiskGroup& group : m_plan.riskGroups) distinct(group.members);
        for (Measurement& measurement : m_plan.measurements) mend(measurement);
        for (Accepted& accepted : m_plan.accepted) {
            if (!accepted.object.empty()) accepted.object = component();
        }
        for (std::size_t i = 0; i < m_plan.scenarios.size(); ++i) {
            Scenario& scenario = m_plan.scenarios[i];
            if (i == 0) scenario.parent.id.clear();
            if (!scenario.parent.empty()) scenario.parent = m_plan.scenarios[i - 1].id;
        }
    }

  private:
    std::string profile() { return below(m_random, 2) == 0 ? "" : "office"; }

    template <class T>
    static void pair(T& place) {
        if (place.lat.has_value() != place.lon.has_value()) place.lat = place.lon = 1.5;
    }

    void gatewayAt(Gateway& gateway) {
        pair(gateway);
        if (!gateway.lat && gateway.site.empty()) gateway.site = m_plan.sites[0].id;
    }

    std::string component() {
        switch (below(m_random, 7)) {
            case 0:
                return "site/" + anyOf(m_plan.sites, m_random).id;
            case 1:
                return "circuit/" + anyOf(m_plan.circuits, m_random).id;
            case 2:
                return "connection/" + anyOf(m_plan.circuits, m_random).id + "/secondary";
            case 3:
                return "link/" + anyOf(m_plan.links, m_random).id;
            case 4:
                return "internet/" + anyOf(m_plan.internet, m_random).id;
            case 5:
                return "peering-location/London";
            default:
                return "msee/london/primary";
        }
    }

    void distinct(std::vector<std::string>& components) {
        for (std::size_t i = 0; i < components.size(); ++i) {
            do components[i] = component();
            while (std::count(components.begin(), components.end(), components[i]) > 1);
        }
    }

    void mend(Network& network) {
        for (std::size_t i = 0; i < network.pops.size(); ++i) {
            network.pops[i].id = "pop" + std::to_string(i);
        }
        if (network.pops.size() < 2) network.popLinks.clear();
        for (PopLink& trunk : network.popLinks) {
            trunk.from = "pop0";
            trunk.to = "pop1";
        }
    }

    std::string popOf(const Ref<Network>& network) {
        for (const Network& one : m_plan.networks) {
            if (one.id == network.id && !one.pops.empty()) return anyOf(one.pops, m_random).id;
        }
        return "";
    }

    void deviceAt(Ref<Device>& device, const Ref<Site>& site) {
        if (device.empty()) return;
        device.id.clear();
        for (const Device& one : m_plan.devices) {
            if (one.site == site) device = one.id;
        }
    }

    void mend(Link& link) {
        if (below(m_random, 2) == 0) {
            link.to.id.clear();
            link.network = anyOf(m_plan.networks, m_random).id;
        } else {
            link.network.id.clear();
            do link.to = anyOf(m_plan.sites, m_random).id;
            while (link.to == link.from);
        }
        link.pop = popOf(link.network);
        deviceAt(link.fromDevice, link.from);
        deviceAt(link.toDevice, link.to);
    }

    void mend(Perimeter& perimeter) {
        perimeter.covers.clear();
        for (std::size_t i = 0; i < perimeter.controls.size(); ++i) {
            Control& control = perimeter.controls[i];
            control.id = i == 0 ? "" : "control" + std::to_string(i);
            control.needed = std::min(control.needed, control.units);
            if (control.active) control.active = std::min(*control.active, control.units);
        }
    }

    void prefixes(std::vector<std::string>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            list[i] = "203.0." + std::to_string(i) + ".0/24";
        }
    }

    void mend(Circuit& circuit) {
        circuit.peeringLocation = below(m_random, 2) == 0 ? "London" : "Amsterdam Metro";
        if (&circuit == &m_plan.circuits[0]) circuit.peeringLocation = "London";
        circuit.mseePair = &circuit == &m_plan.circuits[0] || below(m_random, 2) == 0 ? "" : "p1";
        circuit.connections.resize(2);
        for (Connection& connection : circuit.connections) {
            connection.role = &connection == &circuit.connections[0] ? ConnectionRole::Secondary
                                                                     : ConnectionRole::Primary;
            if (below(m_random, 2) == 0) {
                connection.site = anyOf(m_plan.sites, m_random).id;
                connection.network.id.clear();
            } else {
                connection.site.id.clear();
                connection.network = anyOf(m_plan.networks, m_random).id;
            }
            connection.pop = popOf(connection.network);
            deviceAt(connection.device, connection.site);
        }
        for (NatPool& pool : circuit.natPools) {
            pool.prefix = "198.51.100.7";
            if (pool.connection) pool.scope = NatScope::Connection;
        }
        prefixes(circuit.advertisedPrefixes);
        prefixes(circuit.privatePrefixes);
        mend(circuit.peeringConfig);
        circuit.peerings = {Peering::Microsoft, Peering::Private};
        if (!circuit.directPort.empty()) {
            circuit.connectivity = Connectivity::Direct;
            circuit.peeringLocation = "London";
        }
        auto& reach = circuit.globalReach;
        reach.erase(std::remove(reach.begin(), reach.end(), Ref<Circuit>(circuit.id)), reach.end());
    }

    static void mend(std::vector<PeeringConfig>& configs) {
        if (configs.size() > 2) configs.resize(2);
        for (std::size_t i = 0; i < configs.size(); ++i) {
            PeeringConfig& config = configs[i];
            config.peering = i == 0 ? Peering::Private : Peering::Microsoft;
            if (!config.primarySubnet.empty()) config.primarySubnet = "192.0.2.0/30";
            if (!config.secondarySubnet.empty()) config.secondarySubnet = "192.0.2.4/30";
            if (!config.primarySubnetV6.empty()) config.primarySubnetV6 = "2001:db8::/126";
            if (!config.secondarySubnetV6.empty()) config.secondarySubnetV6 = "2001:db8::4/126";
        }
    }

    static void mend(DirectPort& port) {
        port.peeringLocation = "London";
        if (port.links.size() > 2) port.links.resize(2);
        for (std::size_t i = 0; i < port.links.size(); ++i) {
            port.links[i].role = i == 0 ? ConnectionRole::Secondary : ConnectionRole::Primary;
        }
    }

    static void distinctMarks(std::vector<DscpRule>& marks) {
        for (std::size_t i = 0; i < marks.size(); ++i) {
            marks[i].from = static_cast<std::int64_t>(i);
        }
    }

    void mend(InternetEgress& egress) {
        deviceAt(egress.device, egress.site);
        prefixes(egress.natPools);
        prefixes(egress.advertisedPrefixes);
    }

    void mend(Service& service) {
        std::vector<Ref<Service>> needs;
        for (const Ref<Service>& one : service.needs) {
            if (one.id != service.id) needs.push_back(one);
        }
        service.needs = needs;
    }

    void mend(Demand& demand) {
        demand.diurnal = profile();
        demand.toSite.id.clear();
        demand.service.id.clear();
        demand.azureRegion.clear();
        switch (below(m_random, 3)) {
            case 0:
                do demand.toSite = anyOf(m_plan.sites, m_random).id;
                while (demand.toSite == demand.site);
                break;
            case 1:
                demand.service = anyOf(m_plan.services, m_random).id;
                break;
            default:
                demand.azureRegion = "West Europe";
        }
    }

    void mend(Route& route) {
        for (RouteGroup& group : route.groups) {
            group.egresses = {"circuit/" + anyOf(m_plan.circuits, m_random).id,
                              "internet/" + anyOf(m_plan.internet, m_random).id};
        }
    }

    void mend(Measurement& measurement) {
        if (measurement.series) {
            measurement.series->start = "2026-03-01T00:05Z";
            measurement.series->down.resize(measurement.series->up.size());
        }
        measurement.busyHourDown = Bandwidth::mbps(3);
        const std::uint64_t form = below(m_random, 4);
        const bool ofSite = form == 1 || form == 3;
        if (form != 0) measurement.pilot.reset();
        measurement.site = ofSite ? anyOf(m_plan.sites, m_random).id : "";
        measurement.element = form == 2 ? "circuit/" + m_plan.circuits[0].id : "";
        measurement.service = form < 2 ? anyOf(m_plan.services, m_random).id : "";
        measurement.gateway = form == 3 ? anyOf(m_plan.gateways, m_random).id : "";
        measurement.rtt.reset();
        if (form == 3) measurement.rtt = Rtt::us(41'500);
        if (form == 0 && !measurement.pilot) {
            measurement.pilot = Pilot{Ref<Persona>(m_plan.personas[0].id), Headcount::of(40), {}};
        }
    }

    Plan& m_plan;
    Random& m_random;
};

}  // namespace

Plan randomPlan(std::uint64_t seed) {
    Random random(seed);
    Plan plan;
    randomRecord(planType(), &plan, random);
    // At least two of everything, so that every reference has something to point at.
    for (const Field& list : planType().fields) {
        if (!holdsObjects(list)) continue;
        while (list.access->size(&plan) < 2) {
            randomRecord(list.record(), list.access->add(&plan), random);
        }
    }
    giveIds(plan);
    Aim(plan, random).aim(planType(), &plan);
    Mend(plan, random).all();
    return plan;
}

}  // namespace peerplan::tests
