// SPDX-License-Identifier: MIT
#include "tests/support/random_network.h"

#include <random>
#include <string>

namespace peerplan::tests {
namespace {

class Maker {
  public:
    explicit Maker(std::uint64_t seed) : m_random(seed) {}

    Plan make() {
        m_plan.name = "random";
        m_plan.asOf = *Date::fromCivil(2026, 1, 15);
        policy();
        regionsAndGroups();
        sites();
        networks();
        links();
        perimeters();
        circuits();
        internet();
        routes();
        demands();
        return std::move(m_plan);
    }

  private:
    std::size_t below(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random);
    }
    bool chance(double p) { return std::uniform_real_distribution<>(0, 1)(m_random) < p; }
    std::string pickSite() { return m_plan.sites[below(m_plan.sites.size())].id; }
    std::string deviceAt(const std::string& site) {
        if (chance(0.5)) return {};
        std::vector<std::string> there;
        for (const Device& device : m_plan.devices) {
            if (device.site.id == site) there.push_back(device.id);
        }
        return there.empty() ? std::string() : there[below(there.size())];
    }
    void maybeGroup(std::vector<Ref<RiskGroup>>& groups) {
        if (chance(0.1)) groups.emplace_back(m_plan.riskGroups[below(2)].id);
    }
    std::optional<Rtt> someRtt(double stated) {
        if (!chance(stated)) return std::nullopt;
        return Rtt::us(1000 * static_cast<std::int64_t>(1 + below(4)));
    }

    void policy() {
        Policy& policy = m_plan.policy;
        if (chance(0.6)) policy.internetFallback = static_cast<Fallback>(below(3));
        if (chance(0.5)) policy.otherRegions = static_cast<Fallback>(below(3));
        if (chance(0.3)) policy.activeActiveTolerance = Rtt::ms(1);
        if (chance(0.2)) {
            policy.order = {EgressRank::OtherRegions, EgressRank::Internet, EgressRank::OwnRegion};
        }
        m_metrics = static_cast<int>(below(4));
    }

    void regionsAndGroups() {
        for (const char* id : {"emea", "amer"}) {
            m_plan.regions.emplace_back();
            m_plan.regions.back().id = id;
        }
        for (const char* id : {"duct", "power"}) {
            m_plan.riskGroups.emplace_back();
            m_plan.riskGroups.back().id = id;
        }
        if (chance(0.3)) m_plan.riskGroups[0].members.emplace_back("risk-group/power");
        for (const char* id : {"telco", "other"}) {
            m_plan.providers.emplace_back();
            m_plan.providers.back().id = id;
        }
    }

    void sites() {
        const std::size_t count = 3 + below(6);
        for (std::size_t s = 0; s < count; ++s) {
            Site site;
            site.id = "s" + std::to_string(s);
            if (chance(0.3)) site.kind = SiteKind::Datacenter;
            if (chance(0.3)) site.transit = chance(0.6);
            if (chance(0.8)) site.region = m_plan.regions[below(2)].id;
            if (chance(0.5)) {
                static const double places[3][2] = {{51.5, -0.1}, {52.4, 4.9}, {40.0, -80.0}};
                const std::size_t at = below(3);
                site.lat = places[at][0];
                site.lon = places[at][1];
            }
            maybeGroup(site.riskGroups);
            m_plan.sites.push_back(site);
        }
        for (Site& site : m_plan.sites) {
            if (chance(0.2)) site.dns.resolverSite = pickSite();
            while (chance(0.3)) {
                Device device;
                device.id = "d" + std::to_string(m_plan.devices.size());
                device.site = site.id;
                maybeGroup(device.riskGroups);
                m_plan.devices.push_back(device);
            }
        }
    }

    void networks() {
        if (chance(0.5)) {
            Network network;
            network.id = "wan";
            if (chance(0.5)) network.provider = "telco";
            m_plan.networks.push_back(network);
        }
        if (chance(0.3)) {
            Network network;
            network.id = "mesh";
            for (const char* id : {"p0", "p1", "p2"}) {
                Pop pop;
                pop.id = id;
                pop.lat = 50;
                network.pops.push_back(pop);
            }
            for (std::size_t i = 0; i < 3; ++i) {
                PopLink trunk;
                trunk.from = network.pops[i].id;
                trunk.to = network.pops[(i + 1) % 3].id;
                trunk.rtt = *someRtt(1);
                if (m_metrics == 1) trunk.metric = 1 + static_cast<std::int64_t>(below(3));
                network.popLinks.push_back(trunk);
            }
            m_plan.networks.push_back(network);
        }
    }

    void links() {
        const std::size_t count = m_plan.sites.size() + below(6);
        for (std::size_t l = 0; l < count; ++l) {
            Link link;
            link.id = "l" + std::to_string(l);
            link.from = pickSite();
            link.fromDevice = deviceAt(link.from.id);
            if (!m_plan.networks.empty() && chance(0.4)) {
                const Network& network = m_plan.networks[below(m_plan.networks.size())];
                link.network = network.id;
                if (!network.pops.empty()) link.pop = network.pops[below(3)].id;
            } else {
                link.to = pickSite();
                if (link.to == link.from) continue;
                link.toDevice = deviceAt(link.to.id);
            }
            link.bandwidth = Bandwidth::mbps(100);
            link.rtt = someRtt(0.9);
            if (m_metrics == 1 || (m_metrics == 2 && chance(0.5))) {
                link.metric = 1 + static_cast<std::int64_t>(below(3));
                if (chance(0.3)) link.metricBack = 1 + static_cast<std::int64_t>(below(3));
            }
            if (chance(0.2)) link.provider = "telco";
            maybeGroup(link.riskGroups);
            m_plan.links.push_back(link);
        }
    }

    void perimeters() {
        const std::size_t count = below(4);
        for (std::size_t p = 0; p < count; ++p) {
            Perimeter perimeter;
            perimeter.id = "f" + std::to_string(p);
            perimeter.site = pickSite();
            if (chance(0.2)) perimeter.covers = {EgressKind::ExpressRoute};
            if (chance(0.3)) perimeter.directions = {static_cast<FlowDirection>(below(2))};
            const std::size_t controls = 1 + below(2);
            for (std::size_t c = 0; c < controls; ++c) {
                Control control;
                control.kind = c == 0 ? ControlKind::Firewall : ControlKind::Proxy;
                control.units = 1 + static_cast<std::int64_t>(below(3));
                control.needed =
                    1 + static_cast<std::int64_t>(below(static_cast<std::size_t>(control.units)));
                if (chance(0.5)) control.added = Rtt::us(500);
                control.stateful = chance(0.4);
                perimeter.controls.push_back(control);
            }
            m_plan.perimeters.push_back(perimeter);
        }
    }

    void namePerimeters(std::vector<Ref<Perimeter>>& list) {
        if (chance(0.5)) return;
        for (const Perimeter& perimeter : m_plan.perimeters) {
            if (chance(0.5)) list.emplace_back(perimeter.id);
        }
        if (chance(0.15)) list.emplace_back("own-site");
    }

    void circuits() {
        static const char* const locations[] = {"London", "London2", "Amsterdam", "Dallas",
                                                "Amsterdam Metro"};
        const std::size_t count = 1 + below(4);
        for (std::size_t c = 0; c < count; ++c) {
            Circuit circuit;
            circuit.id = "c" + std::to_string(c);
            circuit.peeringLocation = locations[below(5)];
            circuit.bandwidth = Bandwidth::mbps(200);
            if (chance(0.9)) circuit.peerings.push_back(Peering::Microsoft);
            if (chance(0.4)) circuit.peerings.push_back(Peering::Private);
            circuit.routeFilter = {"exchange"};
            if (chance(0.5)) circuit.routeFilter.emplace_back("12076:5030");
            if (chance(0.05)) circuit.m365Authorization = Authorization::Denied;
            if (chance(0.2)) circuit.preference = 150;
            if (chance(0.3)) circuit.weight = 3;
            if (chance(0.3)) circuit.mode = CircuitMode::ActivePassive;
            if (chance(0.2)) circuit.region = m_plan.regions[below(2)].id;
            if (chance(0.4)) circuit.provider = m_plan.providers[below(2)].id;
            if (chance(0.1)) circuit.mseePair = "pair";
            if (chance(0.5))
                circuit.advertisedPrefixes = {chance(0.5) ? "10.0.0.0/8" : "10.0.0.0/16"};
            namePerimeters(circuit.perimeters);
            maybeGroup(circuit.riskGroups);
            const std::string shared = pickSite();
            for (const ConnectionRole role : {ConnectionRole::Primary, ConnectionRole::Secondary}) {
                Connection end;
                end.role = role;
                end.rtt = someRtt(0.8);
                if (!m_plan.networks.empty() && chance(0.2)) {
                    const Network& network = m_plan.networks[below(m_plan.networks.size())];
                    end.network = network.id;
                    if (!network.pops.empty()) {
                        end.pop = network.pops[below(3)].id;
                        if (!end.rtt) end.rtt = Rtt::ms(1);
                    }
                } else {
                    end.site = chance(0.6) ? shared : pickSite();
                    end.device = deviceAt(end.site.id);
                }
                if (role == ConnectionRole::Secondary && chance(0.1)) break;
                circuit.connections.push_back(end);
            }
            m_plan.circuits.push_back(circuit);
        }
    }

    void internet() {
        const std::size_t count = below(5);
        for (std::size_t i = 0; i < count; ++i) {
            InternetEgress egress;
            egress.id = "i" + std::to_string(i);
            egress.site = pickSite();
            egress.device = deviceAt(egress.site.id);
            if (chance(0.5)) egress.isp = chance(0.5) ? "Isp A" : "isp-b";
            egress.up = egress.down = Bandwidth::mbps(100);
            egress.rtt = someRtt(0.5);
            if (chance(0.3)) egress.shared = chance(0.5);
            if (chance(0.2)) egress.preference = 150;
            if (chance(0.4)) egress.advertisedPrefixes = {"10.0.0.0/16"};
            namePerimeters(egress.perimeters);
            maybeGroup(egress.riskGroups);
            m_plan.internet.push_back(egress);
        }
    }

    std::string anyEgress() {
        const std::size_t at = below(m_plan.circuits.size() + m_plan.internet.size());
        return at < m_plan.circuits.size()
                   ? "circuit/" + m_plan.circuits[at].id
                   : "internet/" + m_plan.internet[at - m_plan.circuits.size()].id;
    }

    void routes() {
        while (chance(0.35)) {
            Route route;
            route.id = "r" + std::to_string(m_plan.routes.size());
            if (chance(0.4))
                route.site = pickSite();
            else if (chance(0.5))
                route.region = m_plan.regions[below(2)].id;
            if (chance(0.5)) route.service = chance(0.5) ? "exchange" : "dns";
            const std::size_t groups = 1 + below(2);
            for (std::size_t g = 0; g < groups; ++g) {
                RouteGroup group;
                group.egresses.push_back(anyEgress());
                const std::string other = anyEgress();
                if (chance(0.4) && other != group.egresses.front()) {
                    group.egresses.push_back(other);
                }
                route.groups.push_back(group);
            }
            m_plan.routes.push_back(route);
        }
    }

    void demands() {
        for (std::size_t d = 0; d < 3; ++d) {
            Demand demand;
            demand.id = "dm" + std::to_string(d);
            demand.site = pickSite();
            if (d == 2) {
                demand.azureRegion = "westeurope";
            } else {
                demand.toSite = pickSite();
            }
            m_plan.demands.push_back(demand);
        }
        for (std::size_t i = 0; i < 2; ++i) {
            Inbound inbound;
            inbound.id = "in" + std::to_string(i);
            inbound.site = pickSite();
            inbound.prefix = "10.0.0.0/24";
            inbound.service = i == 0 ? "exchange" : "dns";
            inbound.sourceNat = chance(0.4);
            m_plan.inbound.push_back(inbound);
        }
    }

    std::mt19937_64 m_random;
    Plan m_plan;
    /// Links state no metric (0, 3), all do (1) or some do (2).
    int m_metrics = 0;
};

}  // namespace

Plan randomNetwork(std::uint64_t seed) {
    return Maker(seed).make();
}

}  // namespace peerplan::tests
