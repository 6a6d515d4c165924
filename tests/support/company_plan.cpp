// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>

#include "tests/support/plan_generator.h"

namespace peerplan::tests {
namespace {

using Random = std::mt19937_64;

std::uint64_t below(Random& random, std::uint64_t n) {
    return random() % n;
}

struct City {
    std::string_view name;
    double lat, lon;
    std::string_view timeZone;
};

struct Continent {
    std::string_view id, name;
    /// The two data centres, and the peering locations that their circuits reach.
    std::array<City, 2> datacenters;
    std::array<std::string_view, 2> peeringLocations;
    std::array<City, 5> offices;
};

// Cities with their coordinates to a hundredth of a degree; data centres stand beside their
// peering locations.
constexpr Continent continents[] = {
    {"amer",
     "North America",
     {{{"Dallas", 32.78, -96.80, "America/Chicago"},
       {"Ashburn", 39.04, -77.49, "America/New_York"}}},
     {"Dallas", "Washington DC"},
     {{{"New York", 40.71, -74.01, "America/New_York"},
       {"Chicago", 41.88, -87.63, "America/Chicago"},
       {"Denver", 39.74, -104.99, "America/Denver"},
       {"Los Angeles", 34.05, -118.24, "America/Los_Angeles"},
       {"Toronto", 43.65, -79.38, "America/Toronto"}}}},
    {"emea",
     "Europe",
     {{{"London", 51.51, -0.13, "Europe/London"}, {"Frankfurt", 50.11, 8.68, "Europe/Berlin"}}},
     {"London", "Frankfurt"},
     {{{"Oslo", 59.91, 10.75, "Europe/Oslo"},
       {"Madrid", 40.42, -3.70, "Europe/Madrid"},
       {"Milan", 45.46, 9.19, "Europe/Rome"},
       {"Warsaw", 52.23, 21.01, "Europe/Warsaw"},
       {"Dublin", 53.35, -6.26, "Europe/Dublin"}}}},
    {"apac",
     "Asia and Pacific",
     {{{"Singapore", 1.35, 103.82, "Asia/Singapore"},
       {"Hong Kong", 22.32, 114.17, "Asia/Hong_Kong"}}},
     {"Singapore", "Hong Kong"},
     {{{"Mumbai", 19.08, 72.88, "Asia/Kolkata"},
       {"Tokyo", 35.68, 139.69, "Asia/Tokyo"},
       {"Sydney", -33.87, 151.21, "Australia/Sydney"},
       {"Kathmandu", 27.72, 85.32, "Asia/Kathmandu"},
       {"Manila", 14.60, 120.98, "Asia/Manila"}}}},
    {"latam",
     "South America",
     {{{"Sao Paulo", -23.55, -46.63, "America/Sao_Paulo"},
       {"Santiago", -33.45, -70.67, "America/Santiago"}}},
     {"Sao Paulo", "Santiago"},
     {{{"Bogota", 4.71, -74.07, "America/Bogota"},
       {"Lima", -12.05, -77.04, "America/Lima"},
       {"Buenos Aires", -34.60, -58.38, "America/Argentina/Buenos_Aires"},
       {"Rio de Janeiro", -22.91, -43.17, "America/Sao_Paulo"},
       {"Quito", -0.18, -78.47, "America/Guayaquil"}}}},
};

std::string join(std::string_view a, std::string_view b) {
    std::string out(a);
    out += '-';
    out += b;
    return out;
}

std::string numbered(std::string_view name, std::size_t n) {
    return join(name, std::to_string(n));
}

Site siteIn(const City& city, std::string id, SiteKind kind, std::string_view region) {
    Site out;
    out.id = std::move(id);
    out.name = city.name;
    out.kind = kind;
    out.region.id = region;
    out.city = city.name;
    out.lat = city.lat;
    out.lon = city.lon;
    out.timeZone = city.timeZone;
    return out;
}

Link between(std::string id, const std::string& from, const std::string& to, double mbps) {
    Link out;
    out.id = std::move(id);
    out.from = from;
    out.to = to;
    out.bandwidth = Bandwidth::mbps(mbps);
    out.kind = LinkKind::Mpls;
    out.provider = "carrier-a";
    return out;
}

Control control(ControlKind kind, double mbps, bool stateful) {
    Control out;
    out.kind = kind;
    out.units = 2;
    out.needed = 1;
    out.bandwidthPerUnit = Bandwidth::mbps(mbps);
    out.added = Rtt::us(300);
    out.failover = Duration::seconds(3);
    out.stateful = stateful;
    return out;
}

Application application(std::string_view name, std::string_view service, double up, double down,
                        double concurrency, std::optional<TrafficClass> trafficClass = {}) {
    Application out;
    out.name = name;
    out.service.id = service;
    out.up = Bandwidth::kbps(up);
    out.down = Bandwidth::kbps(down);
    out.concurrency = concurrency;
    out.trafficClass = trafficClass;
    out.source = "made for tests";
    return out;
}

void addPersonas(Plan& plan) {
    Persona clerk;
    clerk.id = "clerk";
    clerk.applications = {application("Mail", "exchange", 1, 3, 1),
                          application("Files", "sharepoint", 2, 10, 0.3),
                          application("Calls", "teams", 60, 60, 0.05, TrafficClass::EF)};
    Persona seller;
    seller.id = "seller";
    seller.applications = {application("Mail", "exchange", 2, 6, 1),
                           application("Meetings", "teams", 800, 1200, 0.04)};
    plan.personas = {clerk, seller};
}

/// The smallest size of the ladder that three fifths of the expected load fit into.
double circuitSize(double expectedMbps) {
    for (const double size :
         {50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, 10000.0, 40000.0, 100000.0}) {
        if (expectedMbps <= size * 0.6) return size;
    }
    return 400000;
}

void addDatacenter(Plan& plan, const Continent& continent, std::size_t which, double mbps) {
    const std::string dc = numbered(join(continent.id, "dc"), which + 1);
    plan.sites.push_back(
        siteIn(continent.datacenters[which], dc, SiteKind::Datacenter, continent.id));

    Perimeter perimeter;
    perimeter.id = dc;
    perimeter.site = dc;
    perimeter.controls = {control(ControlKind::Firewall, mbps * 4, true),
                          control(ControlKind::Proxy, mbps * 4, true),
                          control(ControlKind::Ids, mbps * 4, false)};
    plan.perimeters.push_back(perimeter);

    Circuit circuit;
    circuit.id = numbered(join("er", continent.id), which + 1);
    circuit.peeringLocation = continent.peeringLocations[which];
    circuit.provider = "exchange-a";
    circuit.bandwidth = Bandwidth::mbps(mbps);
    circuit.sku = Sku::Premium;
    circuit.peerings = {Peering::Private, Peering::Microsoft};
    circuit.routeFilter = {"exchange", "sharepoint", "teams", "other"};
    circuit.m365Authorization = Authorization::Granted;
    circuit.perimeters = {Ref<Perimeter>(dc)};
    for (const ConnectionRole role : {ConnectionRole::Primary, ConnectionRole::Secondary}) {
        Device device;
        device.id = numbered(join(dc, "ce"), role == ConnectionRole::Primary ? 1 : 2);
        device.site = dc;
        plan.devices.push_back(device);
        Connection connection;
        connection.role = role;
        connection.site = dc;
        connection.device = device.id;
        connection.bfd = true;
        circuit.connections.push_back(connection);
    }
    plan.circuits.push_back(circuit);

    InternetEgress egress;
    egress.id = dc;
    egress.site = dc;
    egress.isp = numbered("isp", which + 1);
    egress.down = egress.up = Bandwidth::mbps(mbps);
    egress.perimeters = {Ref<Perimeter>(dc)};
    plan.internet.push_back(egress);

    Gateway gateway;
    gateway.id = join("gw", dc);
    gateway.site = dc;
    gateway.address = join(dc, "vpn.corp.example");
    gateway.maxSessions = 10000;
    plan.gateways.push_back(gateway);
}

/// Both data centres of a region, the region's IPVPN between them, and the trunk.
void addContinent(Plan& plan, const Continent& continent, double mbps) {
    Region region;
    region.id = continent.id;
    region.name = continent.name;
    plan.regions.push_back(region);
    Network network;
    network.id = join("ipvpn", continent.id);
    network.provider = "carrier-a";
    plan.networks.push_back(network);
    for (std::size_t which = 0; which < 2; ++which) addDatacenter(plan, continent, which, mbps);
    const std::string dc = join(continent.id, "dc");
    plan.links.push_back(
        between(join("trunk", continent.id), numbered(dc, 1), numbered(dc, 2), mbps * 2));
    for (std::size_t which = 1; which <= 2; ++which) {
        Link access =
            between(numbered(join("access", continent.id), which), numbered(dc, which), "", mbps);
        access.network = network.id;
        plan.links.push_back(access);
    }
}

void addOffice(Plan& plan, std::size_t number, Random& random) {
    // Half of the company is in North America and Europe.
    constexpr std::size_t shares[] = {0, 0, 0, 1, 1, 1, 2, 2, 3};
    const Continent& continent = continents[shares[below(random, std::size(shares))]];
    City city = continent.offices[below(random, continent.offices.size())];
    city.lat += static_cast<double>(below(random, 200)) / 100 - 1;
    city.lon += static_cast<double>(below(random, 200)) / 100 - 1;
    Site site = siteIn(city, numbered("office", number), SiteKind::Office, continent.id);
    // Many small offices, few large ones.
    const std::uint64_t size = below(random, 100);
    const std::int64_t users =
        static_cast<std::int64_t>(5 + size * size / 40 + (size == 99 ? 2000 : 0));
    site.users = {{Ref<Persona>("clerk"), Headcount::of(users)},
                  {Ref<Persona>("seller"), Headcount::of(1 + users / 4)}};
    const double mbps = users < 50 ? 20 : users < 200 ? 100 : 1000;
    const std::string dc = join(continent.id, "dc");
    const std::uint64_t kind = below(random, 10);
    if (kind == 0) {
        Link access = between(numbered("access", number), site.id, "", mbps);
        access.network = join("ipvpn", continent.id);
        plan.links.push_back(access);
    } else {
        const std::size_t first = 1 + below(random, 2);
        plan.links.push_back(
            between(join(numbered("wan", number), "a"), site.id, numbered(dc, first), mbps));
        if (kind > 3) {
            plan.links.push_back(between(join(numbered("wan", number), "b"), site.id,
                                         numbered(dc, 3 - first), mbps));
        }
    }
    if (kind == 1) {
        InternetEgress egress;
        egress.id = site.id;
        egress.site = site.id;
        egress.isp = "isp-local";
        egress.down = egress.up = Bandwidth::mbps(mbps);
        plan.internet.push_back(egress);
    }
    plan.sites.push_back(std::move(site));
}

Provider provider(std::string_view id, std::string_view name) {
    Provider out;
    out.id = id;
    out.name = name;
    return out;
}

}  // namespace

Plan companyPlan(std::size_t offices, std::uint64_t seed) {
    Random random(seed);
    Plan plan;
    plan.name = "Company of " + std::to_string(offices) + " offices";
    plan.asOf = *Date::fromCivil(2026, 11, 1);
    plan.policy.internetFallback = Fallback::None;
    plan.policy.growth.perYear = 0.1;
    plan.providers = {provider("carrier-a", "Carrier A"), provider("exchange-a", "Exchange A")};
    addPersonas(plan);
    // About 95 users an office at some 20 kbit/s each, a third of them in one region; a circuit is
    // to carry its region alone.
    const double regionMbps = circuitSize(static_cast<double>(offices) * 95 * 0.02 / 3);
    for (const Continent& continent : continents) addContinent(plan, continent, regionMbps);
    for (std::size_t a = 0; a < std::size(continents); ++a) {
        const std::string from = join(continents[a].id, "dc");
        const std::string to = join(continents[(a + 1) % std::size(continents)].id, "dc");
        for (std::size_t which = 1; which <= 2; ++which) {
            plan.links.push_back(between(numbered(join("intercontinental", from), which),
                                         numbered(from, which), numbered(to, which), regionMbps));
        }
    }
    plan.sites.reserve(plan.sites.size() + offices);
    plan.links.reserve(plan.links.size() + 2 * offices);
    for (std::size_t i = 1; i <= offices; ++i) addOffice(plan, i, random);

    Site home = siteIn(continents[1].offices[0], "home", SiteKind::Remote, "emea");
    home.users = {{Ref<Persona>("seller"), Headcount::of(static_cast<std::int64_t>(offices))}};
    plan.sites.push_back(home);
    VpnProfile profile;
    profile.id = "everybody";
    for (const Gateway& gateway : plan.gateways) profile.gateways.emplace_back(gateway.id);
    profile.splitTunnel = {Ref<Service>("teams")};
    plan.vpnProfiles.push_back(profile);
    Scenario loss;
    loss.id = "dallas-lost";
    Edit fail;
    fail.kind = EditKind::Fail;
    fail.object = "peering-location/dallas";
    loss.edits.push_back(fail);
    plan.scenarios.push_back(loss);
    return plan;
}

}  // namespace peerplan::tests
