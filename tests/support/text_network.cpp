// SPDX-License-Identifier: MIT
#include "tests/support/text_network.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace peerplan::tests {
namespace {

using Words = std::vector<std::string>;

Words split(const std::string& text, char mark) {
    Words words;
    std::istringstream in(text);
    std::string word;
    while (std::getline(in, word, mark)) words.push_back(word);
    return words;
}

Bandwidth bandwidth(const std::string& text) {
    return Bandwidth::mbps(std::stod(text));
}

Rtt rtt(const std::string& text) {
    return Rtt::ms(std::stod(text));
}

class Reader {
  public:
    explicit Reader(std::string_view text) : m_text(text) {}

    Plan read() {
        m_plan.name = "drawn";
        m_plan.asOf = *Date::fromCivil(2026, 1, 15);
        std::istringstream in(m_text);
        std::string line;
        while (std::getline(in, line)) {
            line = line.substr(0, line.find('#') == 0 ? 0 : findComment(line));
            std::istringstream parts(line);
            m_words.clear();
            for (std::string word; parts >> word;) m_words.push_back(word);
            m_next = 0;
            if (m_words.empty()) continue;
            try {
                readLine();
            } catch (const std::exception& error) {
                throw std::invalid_argument(line + ": " + error.what());
            }
        }
        return std::move(m_plan);
    }

  private:
    static std::size_t findComment(const std::string& line) {
        const std::size_t at = line.find(" #");
        return at == std::string::npos ? line.size() : at;
    }
    bool more() const { return m_next < m_words.size(); }
    std::string take() {
        if (!more()) throw std::invalid_argument("a word is missing");
        return m_words[m_next++];
    }
    bool flag(std::string_view word) {
        if (!more() || m_words[m_next] != word) return false;
        ++m_next;
        return true;
    }
    [[noreturn]] void unknown() const { throw std::invalid_argument("what is " + m_words[m_next]); }

    Site& site(const std::string& id) {
        for (Site& known : m_plan.sites) {
            if (known.id == id) return known;
        }
        m_plan.sites.emplace_back();
        m_plan.sites.back().id = id;
        return m_plan.sites.back();
    }
    template <class List>
    void declare(List& list, const std::string& id) {
        for (const auto& known : list) {
            if (known.id == id) return;
        }
        list.emplace_back();
        list.back().id = id;
    }
    void groups(std::vector<Ref<RiskGroup>>& list) {
        for (const std::string& id : split(take(), ',')) {
            declare(m_plan.riskGroups, id);
            list.emplace_back(id);
        }
    }
    std::string provider() {
        const std::string id = take();
        declare(m_plan.providers, id);
        return id;
    }
    std::string region() {
        const std::string id = take();
        declare(m_plan.regions, id);
        return id;
    }

    void readLine() {
        const std::string word = take();
        if (word == "site") return readSite();
        if (word == "network") return readNetwork();
        if (word == "trunk") return readTrunk();
        if (word == "device") return readDevice();
        if (word == "perimeter") return readPerimeter();
        if (word == "circuit") return readCircuit();
        if (word == "internet") return readInternet();
        if (word == "gateway") return readGateway();
        if (word == "profile") return readProfile();
        if (word == "demand") return readDemand();
        if (word == "inbound") return readInbound();
        if (word == "route") return readRoute();
        if (word == "group") return readGroup();
        if (word == "service") return readService();
        if (word == "policy") return readPolicy();
        readLink(word);
    }

    void readSite() {
        const std::string id = take();
        site(id);
        while (more()) {
            if (flag("office"))
                site(id).kind = SiteKind::Office;
            else if (flag("dc"))
                site(id).kind = SiteKind::Datacenter;
            else if (flag("colo"))
                site(id).kind = SiteKind::Colocation;
            else if (flag("remote"))
                site(id).kind = SiteKind::Remote;
            else if (flag("transit"))
                site(id).transit = true;
            else if (flag("leaf"))
                site(id).transit = false;
            else if (flag("region"))
                site(id).region = region();
            else if (flag("group"))
                groups(site(id).riskGroups);
            else if (flag("resolver")) {
                const std::string at = take();
                site(at);
                site(id).dns.resolverSite = at;
            } else if (flag("at")) {
                const Words place = split(take(), ',');
                site(id).lat = std::stod(place.at(0));
                site(id).lon = std::stod(place.at(1));
            } else
                unknown();
        }
    }

    void readNetwork() {
        Network network;
        network.id = take();
        while (more()) {
            if (flag("provider"))
                network.provider = provider();
            else if (flag("pops")) {
                while (more() && m_words[m_next].find('@') != std::string::npos) {
                    const Words parts = split(take(), '@');
                    const Words place = split(parts.at(1), ',');
                    Pop pop;
                    pop.id = parts.at(0);
                    pop.lat = std::stod(place.at(0));
                    pop.lon = std::stod(place.at(1));
                    network.pops.push_back(pop);
                }
            } else
                unknown();
        }
        m_plan.networks.push_back(network);
    }

    void readTrunk() {
        const std::string id = take();
        PopLink trunk;
        trunk.from = take();
        trunk.to = take();
        while (more()) {
            if (flag("metric"))
                trunk.metric = std::stoll(take());
            else
                readRate(trunk.bandwidth, trunk.rtt);
        }
        for (Network& network : m_plan.networks) {
            if (network.id == id) network.popLinks.push_back(trunk);
        }
    }

    /// `500M` or `9ms`.
    void readRate(std::optional<Bandwidth>& rate, std::optional<Rtt>& time) {
        const std::string word = m_words[m_next];
        if (word.ends_with("ms"))
            time = rtt(take());
        else if (word.ends_with("M"))
            rate = bandwidth(take());
        else
            unknown();
    }

    void readLink(const std::string& ends) {
        const std::size_t dash = ends.find('-');
        if (dash == std::string::npos) throw std::invalid_argument("no such kind of line");
        Link link;
        link.id = ends;
        link.from = ends.substr(0, dash);
        site(link.from.id);
        const std::string to = ends.substr(dash + 1);
        if (to.starts_with("@")) {
            link.network = to.substr(1);
            link.id = link.from.id + "-" + to.substr(1);
        } else {
            link.to = to;
            site(to);
        }
        while (more()) {
            if (flag("metric"))
                link.metric = std::stoll(take());
            else if (flag("back"))
                link.metricBack = std::stoll(take());
            else if (flag("from-device"))
                link.fromDevice = take();
            else if (flag("to-device"))
                link.toDevice = take();
            else if (flag("pop"))
                link.pop = take();
            else if (flag("id"))
                link.id = take();
            else if (flag("provider"))
                link.provider = provider();
            else if (flag("group"))
                groups(link.riskGroups);
            else
                readRate(link.bandwidth, link.rtt);
        }
        m_plan.links.push_back(link);
    }

    void readDevice() {
        Device device;
        device.id = take();
        device.site = take();
        site(device.site.id);
        while (more()) {
            if (flag("group"))
                groups(device.riskGroups);
            else
                device.bandwidth = bandwidth(take());
        }
        m_plan.devices.push_back(device);
    }

    void readPerimeter() {
        Perimeter perimeter;
        perimeter.id = take();
        perimeter.site = take();
        site(perimeter.site.id);
        while (more()) {
            if (flag("covers")) {
                for (const std::string& kind : split(take(), ',')) {
                    perimeter.covers.push_back(*fromWord<EgressKind>(kind));
                }
            } else if (flag("inbound")) {
                perimeter.directions.push_back(FlowDirection::Inbound);
            } else if (flag("outbound")) {
                perimeter.directions.push_back(FlowDirection::Outbound);
            } else if (flag("stateful")) {
                perimeter.controls.back().stateful = true;
            } else if (flag("active")) {
                perimeter.controls.back().active = std::stoll(take());
            } else if (const auto kind = fromWord<ControlKind>(m_words[m_next])) {
                take();
                Control control;
                control.kind = *kind;
                perimeter.controls.push_back(control);
            } else if (m_words[m_next].starts_with("+")) {
                perimeter.controls.back().added = rtt(take().substr(1));
            } else {
                // Units / needed x Mbit/s of one.
                const std::string size = take();
                Control& control = perimeter.controls.back();
                control.units = std::stoll(size);
                const std::size_t slash = size.find('/');
                if (slash == std::string::npos) throw std::invalid_argument("units/needed");
                control.needed = std::stoll(size.substr(slash + 1));
                const std::size_t cross = size.find('x');
                if (cross != std::string::npos) {
                    control.bandwidthPerUnit = bandwidth(size.substr(cross + 1));
                }
            }
        }
        m_plan.perimeters.push_back(perimeter);
    }

    void readCircuit() {
        Circuit circuit;
        circuit.id = take();
        circuit.peeringLocation = take();
        std::replace(circuit.peeringLocation.begin(), circuit.peeringLocation.end(), '_', ' ');
        circuit.bandwidth = bandwidth(take());
        circuit.peerings = {Peering::Microsoft};
        circuit.routeFilter = {"exchange", "teams"};
        while (more()) {
            if (flag("via")) {
                for (const std::string& end : split(take(), ',')) {
                    Connection connection;
                    connection.role = circuit.connections.empty() ? ConnectionRole::Primary
                                                                  : ConnectionRole::Secondary;
                    if (end.starts_with("@")) {
                        connection.network = end.substr(1);
                    } else {
                        connection.site = end;
                        site(end);
                    }
                    circuit.connections.push_back(connection);
                }
            } else if (flag("rtt")) {
                const Words times = split(take(), ',');
                for (std::size_t i = 0; i < circuit.connections.size(); ++i) {
                    circuit.connections[i].rtt = rtt(times[std::min(i, times.size() - 1)]);
                }
            } else if (flag("devices")) {
                const Words devices = split(take(), ',');
                for (std::size_t i = 0; i < devices.size(); ++i) {
                    circuit.connections.at(i).device = devices[i];
                }
            } else if (flag("filter")) {
                circuit.routeFilter = split(take(), ',');
            } else if (flag("private")) {
                circuit.peerings.push_back(Peering::Private);
            } else if (flag("no-microsoft")) {
                std::erase(circuit.peerings, Peering::Microsoft);
            } else if (flag("perimeters")) {
                for (const std::string& id : split(take(), ','))
                    circuit.perimeters.emplace_back(id);
            } else if (flag("preference")) {
                circuit.preference = std::stoll(take());
            } else if (flag("weight")) {
                circuit.weight = std::stod(take());
            } else if (flag("passive")) {
                circuit.mode = CircuitMode::ActivePassive;
            } else if (flag("denied")) {
                circuit.m365Authorization = Authorization::Denied;
            } else if (flag("region")) {
                circuit.region = region();
            } else if (flag("provider")) {
                circuit.provider = provider();
            } else if (flag("msee")) {
                circuit.mseePair = take();
            } else if (flag("prefix")) {
                circuit.advertisedPrefixes = split(take(), ',');
            } else if (flag("group")) {
                groups(circuit.riskGroups);
            } else {
                unknown();
            }
        }
        m_plan.circuits.push_back(circuit);
    }

    void readInternet() {
        InternetEgress egress;
        egress.id = take();
        egress.site = take();
        site(egress.site.id);
        const Words rates = split(take(), '/');
        egress.down = bandwidth(rates.front());
        egress.up = bandwidth(rates.back());
        while (more()) {
            if (flag("isp"))
                egress.isp = take();
            else if (flag("rtt"))
                egress.rtt = rtt(take());
            else if (flag("shared"))
                egress.shared = true;
            else if (flag("unshared"))
                egress.shared = false;
            else if (flag("preference"))
                egress.preference = std::stoll(take());
            else if (flag("weight"))
                egress.weight = std::stod(take());
            else if (flag("device"))
                egress.device = take();
            else if (flag("prefix"))
                egress.advertisedPrefixes = split(take(), ',');
            else if (flag("group"))
                groups(egress.riskGroups);
            else if (flag("perimeters")) {
                for (const std::string& id : split(take(), ',')) egress.perimeters.emplace_back(id);
            } else
                unknown();
        }
        m_plan.internet.push_back(egress);
    }

    void readGateway() {
        Gateway gateway;
        gateway.id = take();
        gateway.site = take();
        site(gateway.site.id);
        m_plan.gateways.push_back(gateway);
    }

    void readProfile() {
        VpnProfile profile;
        profile.id = take();
        while (more()) {
            if (flag("gateways")) {
                for (const std::string& id : split(take(), ',')) profile.gateways.emplace_back(id);
            } else if (flag("split")) {
                for (const std::string& id : split(take(), ',')) {
                    profile.splitTunnel.emplace_back(id);
                }
            } else if (flag("sites")) {
                for (const std::string& id : split(take(), ',')) profile.sites.emplace_back(id);
            } else
                unknown();
        }
        m_plan.vpnProfiles.push_back(profile);
    }

    void readDemand() {
        Demand demand;
        demand.id = take();
        demand.site = take();
        site(demand.site.id);
        const std::string to = take();
        if (to.starts_with("service:"))
            demand.service = to.substr(8);
        else if (to.starts_with("azure:"))
            demand.azureRegion = to.substr(6);
        else {
            demand.toSite = to;
            site(to);
        }
        const Words rates = split(take(), '/');
        demand.up = bandwidth(rates.front());
        demand.down = bandwidth(rates.back());
        m_plan.demands.push_back(demand);
    }

    void readInbound() {
        Inbound inbound;
        inbound.id = take();
        inbound.site = take();
        site(inbound.site.id);
        inbound.prefix = take();
        while (more()) {
            if (flag("service"))
                inbound.service = take();
            else if (flag("snat"))
                inbound.sourceNat = true;
            else
                unknown();
        }
        m_plan.inbound.push_back(inbound);
    }

    void readRoute() {
        Route route;
        route.id = take();
        while (more()) {
            if (flag("site"))
                route.site = take();
            else if (flag("region"))
                route.region = region();
            else if (flag("service"))
                route.service = take();
            else if (flag("to") || flag("then"))
                route.groups.push_back({split(take(), ',')});
            else
                unknown();
        }
        m_plan.routes.push_back(route);
    }

    void readGroup() {
        const std::string id = take();
        declare(m_plan.riskGroups, id);
        if (!flag("members")) unknown();
        for (RiskGroup& group : m_plan.riskGroups) {
            if (group.id == id) group.members = split(take(), ',');
        }
    }

    void readService() {
        Service service;
        service.id = take();
        while (more()) {
            if (flag("class"))
                service.trafficClass = *fromWord<TrafficClass>(take());
            else if (flag("community"))
                service.community = take();
            else if (flag("internet-share"))
                service.internetShare = std::stod(take());
            else
                unknown();
        }
        m_plan.services.push_back(service);
    }

    void readPolicy() {
        while (more()) {
            if (flag("internet"))
                m_plan.policy.internetFallback = *fromWord<Fallback>(take());
            else if (flag("regions"))
                m_plan.policy.otherRegions = *fromWord<Fallback>(take());
            else if (flag("tolerance"))
                m_plan.policy.activeActiveTolerance = rtt(take());
            else if (flag("order")) {
                for (const std::string& rank : split(take(), ',')) {
                    m_plan.policy.order.push_back(*fromWord<EgressRank>(rank));
                }
            } else
                unknown();
        }
    }

    std::string m_text;
    Plan m_plan;
    Words m_words;
    std::size_t m_next = 0;
};

}  // namespace

Plan textNetwork(std::string_view text) {
    return Reader(text).read();
}

Catalogue smallCatalogue() {
    Catalogue catalogue;
    const auto location = [&](const char* name, const char* slug, const char* metro, double lat,
                              double lon) {
        PeeringLocation made;
        made.cloud = "public";
        made.name = name;
        made.slug = slug;
        made.metro = metro;
        made.latitude = lat;
        made.longitude = lon;
        catalogue.peeringLocations.push_back(made);
    };
    location("London", "london", "London", 51.51, -0.13);
    location("London2", "london2", "London", 51.52, -0.08);
    location("Amsterdam", "amsterdam", "Amsterdam", 52.37, 4.90);
    location("Amsterdam2", "amsterdam2", "Amsterdam", 52.30, 4.94);
    location("Dallas", "dallas", "Dallas", 32.80, -96.82);
    location("Singapore", "singapore", "Singapore", 1.29, 103.85);
    MetroPair pair;
    pair.name = "Amsterdam Metro";
    pair.slug = "amsterdam-metro";
    pair.peeringLocations = {"Amsterdam", "Amsterdam2"};
    catalogue.metroPairs.push_back(pair);
    AzureRegion region;
    region.name = "westeurope";
    region.display = "West Europe";
    region.geopoliticalRegion = "Europe";
    region.latitude = 52.37;
    region.longitude = 4.90;
    catalogue.azureRegions.push_back(region);
    const auto service = [&](const char* id, const char* community, double internet) {
        Service made;
        made.id = id;
        made.community = community;
        made.internetShare = internet;
        catalogue.services.push_back(made);
        if (*community == '\0') return;
        BgpCommunity row;
        row.scope = "service";
        row.word = id;
        row.community = community;
        catalogue.bgpCommunities.push_back(row);
    };
    service("exchange", "12076:5010", 0);
    service("teams", "12076:5030", 0);
    service("dns", "", 1);
    return catalogue;
}

}  // namespace peerplan::tests
