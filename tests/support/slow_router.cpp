// SPDX-License-Identifier: MIT
#include "tests/support/slow_router.h"

#include <algorithm>
#include <cmath>

#include "model/catalogue/lookup.h"

namespace peerplan::tests {
namespace {

template <class T>
const T* byId(const std::vector<T>& list, const std::string& id) {
    for (const T& object : list) {
        if (object.id == id) return &object;
    }
    return nullptr;
}

template <class Refs>
bool names(const Refs& list, const std::string& id) {
    return std::any_of(list.begin(), list.end(), [&](const auto& ref) { return ref.id == id; });
}

std::string nodeOf(const std::string& site) {
    return "site:" + site;
}

}  // namespace

SlowRouter::SlowRouter(const Plan& plan, const Catalogue& catalogue)
    : m_plan(plan),
      m_catalogue(catalogue),
      m_model(catalogue),
      m_doors(frontDoors(catalogue, m_model)) {}

const Site& SlowRouter::siteOf(const std::string& id) const {
    return *byId(m_plan.sites, id);
}

bool SlowRouter::hasPlace(const std::string& site) const {
    return siteOf(site).lat.has_value();
}

RttPlace SlowRouter::placeOfSite(const std::string& id) const {
    return m_model.at({*siteOf(id).lat, *siteOf(id).lon});
}

RttPlace SlowRouter::placeOfLocation(const std::string& name) const {
    const PeeringLocation* at = findPeeringLocation(m_catalogue, name);
    return m_model.at({at->latitude, at->longitude});
}

double SlowRouter::modelUs(const std::string& a, const std::string& b) const {
    if (!hasPlace(a) || !hasPlace(b)) return 0;
    return static_cast<double>(m_model.rtt(placeOfSite(a), placeOfSite(b)).asUs());
}

// W2, with the exception that docs/method/routing.md gives: an office whose perimeter only its own
// traffic crosses.
bool SlowRouter::transit(const std::string& id) const {
    const Site& site = siteOf(id);
    if (site.transit) return *site.transit;
    if (site.kind == SiteKind::Datacenter || site.kind == SiteKind::Colocation) return true;
    for (const Circuit& circuit : m_plan.circuits) {
        for (const Connection& end : circuit.connections) {
            if (end.site.id == id) return true;
        }
    }
    for (const Perimeter& perimeter : m_plan.perimeters) {
        if (perimeter.site.id != id) continue;
        for (const Circuit& circuit : m_plan.circuits) {
            if (names(circuit.perimeters, perimeter.id)) return true;
        }
        for (const InternetEgress& egress : m_plan.internet) {
            if (!names(egress.perimeters, perimeter.id)) continue;
            if (egress.site.id != id || egress.shared == std::optional<bool>(true)) return true;
        }
    }
    return false;
}

/// PoPs, and transit sites with more than one neighbour: a path does not enter a network again by
/// the site that it left it by (docs/method/routing.md, W3).
bool SlowRouter::passable(const std::string& node) const {
    if (node.starts_with("pop:")) return true;
    if (!node.starts_with("site:") || !transit(node.substr(5))) return false;
    const std::string site = node.substr(5);
    std::set<std::string> neighbours;
    for (const Link& link : m_plan.links) {
        if (link.from.id != site && link.to.id != site) continue;
        if (link.from.id == link.to.id) continue;
        if (!link.to.empty()) {
            neighbours.insert(link.from.id == site ? link.to.id : link.from.id);
            continue;
        }
        const Network& network = *byId(m_plan.networks, link.network.id);
        neighbours.insert("@" + network.id + (network.pops.empty() ? "" : "/" + link.pop));
    }
    return neighbours.size() > 1;
}

void SlowRouter::buildEdges() {
    m_edges.clear();
    m_costs.clear();
    const auto add = [&](const std::string& tail, const std::string& head,
                         std::optional<std::int64_t> metric, double rttUs,
                         std::vector<std::pair<std::string, bool>> elements,
                         const std::string& tailDevice, const std::string& headDevice) {
        Edge edge;
        edge.tail = tail;
        edge.head = head;
        edge.cost = std::max<std::int64_t>(1, metric ? *metric : std::llround(rttUs));
        edge.rttUs = rttUs;
        edge.stated = metric.has_value();
        edge.elements = std::move(elements);
        edge.tailDevice = tailDevice;
        edge.headDevice = headDevice;
        m_edges.push_back(std::move(edge));
    };
    for (const Link& link : m_plan.links) {
        if (!alive(whyLink(link)) || link.from.id == link.to.id) continue;
        const std::string ref = "link/" + link.id;
        const auto back = link.metricBack ? link.metricBack : link.metric;
        std::string far;
        double us = link.rtt ? static_cast<double>(link.rtt->asUs()) : 0;
        if (!link.to.empty()) {
            far = nodeOf(link.to.id);
            if (!link.rtt) us = modelUs(link.from.id, link.to.id);
        } else {
            const Network& network = *byId(m_plan.networks, link.network.id);
            if (network.pops.empty()) continue;
            far = "pop:" + network.id + "/" + link.pop;
            const Pop& pop = *byId(network.pops, link.pop);
            if (!link.rtt && hasPlace(link.from.id)) {
                us = static_cast<double>(
                    m_model.rtt(placeOfSite(link.from.id), m_model.at({pop.lat, pop.lon})).asUs());
            }
        }
        add(nodeOf(link.from.id), far, link.metric, us, {{ref, false}}, link.fromDevice.id,
            link.toDevice.id);
        add(far, nodeOf(link.from.id), back, us, {{ref, true}}, link.toDevice.id,
            link.fromDevice.id);
    }
    for (const Network& network : m_plan.networks) {
        for (const PopLink& trunk : network.popLinks) {
            if (!alive(whyNetwork(network.id, trunk.from))) continue;
            if (!alive(whyNetwork(network.id, trunk.to))) continue;
            const std::string a = "pop:" + network.id + "/" + trunk.from;
            const std::string b = "pop:" + network.id + "/" + trunk.to;
            const auto us = static_cast<double>(trunk.rtt->asUs());
            add(a, b, trunk.metric, us, {}, "", "");
            add(b, a, trunk.metric, us, {}, "", "");
        }
        if (!network.pops.empty()) continue;
        for (const Link& one : m_plan.links) {
            if (one.network.id != network.id || !alive(whyLink(one))) continue;
            const auto inMetric = one.metricBack ? one.metricBack : one.metric;
            for (const Link& other : m_plan.links) {
                if (other.network.id != network.id || !alive(whyLink(other))) continue;
                if (other.from.id == one.from.id) continue;
                const double us = one.rtt && other.rtt
                                      ? static_cast<double>(one.rtt->asUs() + other.rtt->asUs())
                                      : modelUs(one.from.id, other.from.id);
                const auto in = other.metricBack ? other.metricBack : other.metric;
                std::optional<std::int64_t> metric;
                if (one.metric || in) metric = one.metric.value_or(0) + in.value_or(0);
                add(nodeOf(one.from.id), nodeOf(other.from.id), metric, us,
                    {{"link/" + one.id, false}, {"link/" + other.id, true}}, one.fromDevice.id,
                    other.fromDevice.id);
            }
            for (const Circuit& circuit : m_plan.circuits) {
                for (const Connection& end : circuit.connections) {
                    if (end.network.id != network.id || !alive(whyConnection(circuit, end))) {
                        continue;
                    }
                    double us = 0;
                    if (one.rtt && end.rtt) {
                        us = static_cast<double>(one.rtt->asUs());
                    } else {
                        if (hasPlace(one.from.id)) {
                            us = static_cast<double>(
                                m_model
                                    .rtt(placeOfSite(one.from.id),
                                         placeOfLocation(locationOf(circuit, end.role)))
                                    .asUs());
                        }
                        if (end.rtt) {
                            us = std::max(0.0, us - static_cast<double>(end.rtt->asUs()));
                        }
                    }
                    const std::string exit =
                        "exit:" + circuit.id + "/" + std::string(word(end.role));
                    add(nodeOf(one.from.id), exit, one.metric, us, {{"link/" + one.id, false}},
                        one.fromDevice.id, "");
                    add(exit, nodeOf(one.from.id), inMetric, us, {{"link/" + one.id, true}}, "",
                        one.fromDevice.id);
                }
            }
        }
    }
}

/// Bellman and Ford: over and over until nothing gets better.
std::map<std::string, std::int64_t> SlowRouter::costsTo(const std::string& end) {
    const auto known = m_costs.find(end);
    if (known != m_costs.end()) return known->second;
    std::map<std::string, std::int64_t> costs{{end, 0}};
    for (bool better = true; better;) {
        better = false;
        for (const Edge& edge : m_edges) {
            const auto rest = costs.find(edge.head);
            if (rest == costs.end() || edge.tail == end) continue;
            if (edge.head != end && !passable(edge.head)) continue;
            const std::int64_t through = edge.cost + rest->second;
            const auto own = costs.find(edge.tail);
            if (own != costs.end() && own->second <= through) continue;
            costs[edge.tail] = through;
            better = true;
        }
    }
    m_costs[end] = costs;
    return costs;
}

void SlowRouter::meanOf(const std::string& from, const std::string& to,
                        const std::map<std::string, std::int64_t>& costs, double share,
                        double soFarUs, Path& path) {
    if (from == to) {
        path.rttUs += share * soFarUs;
        return;
    }
    std::vector<const Edge*> next;
    for (const Edge& edge : m_edges) {
        if (edge.tail != from || (edge.head != to && !passable(edge.head))) continue;
        const auto rest = costs.find(edge.head);
        if (rest != costs.end() && edge.cost + rest->second == costs.at(from)) {
            next.push_back(&edge);
        }
    }
    for (const Edge* edge : next) {
        path.stated |= edge->stated;
        meanOf(edge->head, to, costs, share / static_cast<double>(next.size()),
               soFarUs + edge->rttUs, path);
    }
}

SlowRouter::Path SlowRouter::path(const std::string& from, const std::string& to) {
    const auto costs = costsTo(to);
    const auto cost = costs.find(from);
    Path path;
    if (cost == costs.end()) return path;
    path.cost = cost->second;
    meanOf(from, to, costs, 1, 0, path);
    return path;
}

void SlowRouter::load(const std::string& element, double up, double down) {
    m_loads[element].up += up;
    m_loads[element].down += down;
}

/// `rates` in the direction of the walk (up) and against it; each path by itself.
void SlowRouter::walk(const std::string& from, const std::string& to, const std::string& inDevice,
                      const std::string& outDevice, const SlowRates& rates, bool reversed) {
    const double sum = rates.up + rates.down;
    if (from == to) {
        if (!outDevice.empty() && outDevice != inDevice) load("device/" + outDevice, sum, 0);
        return;
    }
    const auto costs = costsTo(to);
    std::vector<const Edge*> next;
    for (const Edge& edge : m_edges) {
        if (edge.tail != from || (edge.head != to && !passable(edge.head))) continue;
        const auto rest = costs.find(edge.head);
        if (rest != costs.end() && edge.cost + rest->second == costs.at(from)) {
            next.push_back(&edge);
        }
    }
    const auto ways = static_cast<double>(next.size());
    for (const Edge* edge : next) {
        const SlowRates part{rates.up / ways, rates.down / ways};
        for (const auto& [element, far] : edge->elements) {
            load(element, far ? part.down : part.up, far ? part.up : part.down);
        }
        if (!edge->tailDevice.empty() && edge->tailDevice != inDevice) {
            load("device/" + edge->tailDevice, part.up + part.down, 0);
        }
        if (!edge->headDevice.empty()) {
            load("device/" + edge->headDevice, part.up + part.down, 0);
        }
        walk(edge->head, to, edge->headDevice, outDevice, part, reversed);
    }
}

bool SlowRouter::flagInternetShared(const InternetEgress& egress) const {
    return egress.shared.value_or(transit(egress.site.id));
}

std::set<std::string> SlowRouter::carriersOf(const std::string& service) const {
    std::string community;
    if (const Service* known = findService(m_catalogue, service)) community = known->community;
    if (const Service* own = byId(m_plan.services, service)) {
        if (!own->community.empty()) community = communityOf(m_catalogue, own->community);
    }
    std::set<std::string> carriers;
    for (const Circuit& circuit : m_plan.circuits) {
        const auto& peerings = circuit.peerings;
        if (std::find(peerings.begin(), peerings.end(), Peering::Microsoft) == peerings.end()) {
            continue;
        }
        if (circuit.m365Authorization == Authorization::Denied) continue;
        for (const std::string& filter : circuit.routeFilter) {
            if (!community.empty() && communityOf(m_catalogue, filter) == community) {
                carriers.insert("circuit/" + circuit.id);
            }
        }
    }
    return carriers;
}

void SlowRouter::internetRanks(const std::string& site, bool manual,
                               std::vector<Rank>& ranks) const {
    Rank own{{}, manual};
    Rank near{{}, manual};
    Rank far{{}, manual};
    for (const InternetEgress& egress : m_plan.internet) {
        const std::string ref = "internet/" + egress.id;
        if (egress.site.id == site) own.egresses.push_back(ref);
        if (!flagInternetShared(egress)) continue;
        const bool same = siteOf(egress.site.id).region == siteOf(site).region;
        (same ? near : far).egresses.push_back(ref);
    }
    ranks.push_back(own);
    ranks.push_back(near);
    ranks.push_back(far);
}

std::vector<SlowRouter::Rank> SlowRouter::ranksOf(const Ask& ask, const std::string& service,
                                                  bool useRoutes) const {
    std::vector<Rank> ranks;
    const Site& site = siteOf(ask.site);
    const bool internetToo = ask.kind != "private";
    // The most specific route: site before region, service before any.
    const Route* best = nullptr;
    int bestScore = -1;
    for (const Route& route : m_plan.routes) {
        if (!useRoutes) break;
        if (!route.site.empty() && route.site.id != site.id) continue;
        if (route.site.empty() && !route.region.empty() && route.region != site.region) continue;
        if (!route.service.empty() && route.service.id != service) continue;
        const int score = (!route.site.empty()     ? 4
                           : !route.region.empty() ? 2
                                                   : 0) +
                          (route.service.empty() ? 0 : 1);
        if (score > bestScore) {
            best = &route;
            bestScore = score;
        }
    }
    if (best != nullptr) {
        for (const RouteGroup& group : best->groups) {
            Rank rank;
            for (const std::string& ref : group.egresses) {
                const bool circuit = ref.starts_with("circuit/");
                if (circuit ? ask.carriers.contains(ref) : internetToo) {
                    rank.egresses.push_back(ref);
                }
            }
            ranks.push_back(rank);
        }
    }
    if (ask.kind == "internet") {
        internetRanks(site.id, false, ranks);
        return ranks;
    }
    std::vector<EgressRank> order = m_plan.policy.order;
    if (order.empty())
        order = {EgressRank::OwnRegion, EgressRank::OtherRegions, EgressRank::Internet};
    for (const EgressRank step : order) {
        if (step == EgressRank::Internet) {
            const Fallback allowed = m_plan.policy.internetFallback.value_or(Fallback::None);
            if (internetToo && allowed != Fallback::None) {
                internetRanks(site.id, allowed == Fallback::Manual, ranks);
            }
            continue;
        }
        Rank rank;
        const Fallback others = m_plan.policy.otherRegions.value_or(Fallback::Automatic);
        if (step == EgressRank::OtherRegions) {
            if (others == Fallback::None) continue;
            rank.manual = others == Fallback::Manual;
        }
        for (const Circuit& circuit : m_plan.circuits) {
            if (!ask.carriers.contains("circuit/" + circuit.id)) continue;
            std::set<std::string> regions;
            if (!circuit.region.empty()) {
                regions.insert(circuit.region.id);
            } else {
                for (const Connection& end : circuit.connections) {
                    if (end.site.empty()) continue;
                    const std::string& region = siteOf(end.site.id).region.id;
                    if (!region.empty()) regions.insert(region);
                }
            }
            const bool own =
                site.region.empty() || regions.empty() || regions.contains(site.region.id);
            if (own == (step == EgressRank::OwnRegion)) {
                rank.egresses.push_back("circuit/" + circuit.id);
            }
        }
        ranks.push_back(rank);
    }
    return ranks;
}

/// The egress as the ask finds it: one element, or none if it cannot be taken.
std::vector<SlowRouter::Found> SlowRouter::consider(const Ask& ask, const std::string& egress) {
    const bool in = ask.kind == "inbound";
    const bool isCircuit = egress.starts_with("circuit/");
    const std::string id = egress.substr(egress.find('/') + 1);
    Found found;
    found.egress = egress;
    std::vector<Entry> all;
    std::vector<Ref<Perimeter>> list;
    bool passive = false;
    if (isCircuit) {
        const Circuit& circuit = *byId(m_plan.circuits, id);
        found.preference = circuit.preference.value_or(100);
        found.weight = circuit.weight.value_or(1);
        list = circuit.perimeters;
        passive = circuit.mode == CircuitMode::ActivePassive;
        for (const Connection& end : circuit.connections) {
            if (!alive(whyConnection(circuit, end))) continue;
            Entry entry;
            entry.ref = "connection/" + id + "/" + std::string(word(end.role));
            entry.primary = end.role == ConnectionRole::Primary;
            entry.device = end.device.id;
            const RttPlace location = placeOfLocation(locationOf(circuit, end.role));
            if (!end.site.empty()) {
                entry.node = nodeOf(end.site.id);
                if (end.rtt) {
                    entry.rttUs = static_cast<double>(end.rtt->asUs());
                } else if (hasPlace(end.site.id)) {
                    entry.rttUs =
                        static_cast<double>(m_model.rtt(placeOfSite(end.site.id), location).asUs());
                }
            } else {
                const Network& network = *byId(m_plan.networks, end.network.id);
                entry.node = network.pops.empty() ? "exit:" + id + "/" + std::string(word(end.role))
                                                  : "pop:" + network.id + "/" + end.pop;
                if (end.rtt) entry.rttUs = static_cast<double>(end.rtt->asUs());
            }
            if (ask.kind == "private") {
                const LatLon azure =
                    RttModel::regionPlace(m_catalogue, m_catalogue.azureRegions.front());
                entry.microsoftUs =
                    static_cast<double>(m_model.rtt(location, m_model.at(azure)).asUs());
            } else {
                const int door =
                    ask.door >= 0 ? ask.door : nearestFrontDoor(m_doors, m_model, location);
                entry.microsoftUs = static_cast<double>(
                    m_model.rtt(location, m_doors[static_cast<std::size_t>(door)].place).asUs());
            }
            all.push_back(entry);
        }
    } else {
        const InternetEgress& internet = *byId(m_plan.internet, id);
        found.preference = internet.preference.value_or(100);
        found.weight = internet.weight.value_or(1);
        list = internet.perimeters;
        if (alive(whyInternet(internet))) {
            Entry entry;
            entry.ref = egress;
            entry.node = nodeOf(internet.site.id);
            entry.device = internet.device.id;
            if (internet.rtt) {
                entry.microsoftUs = static_cast<double>(internet.rtt->asUs());
            } else if (hasPlace(internet.site.id)) {
                const RttPlace place = placeOfSite(internet.site.id);
                const int door =
                    ask.door >= 0 ? ask.door : nearestFrontDoor(m_doors, m_model, place);
                entry.microsoftUs = static_cast<double>(
                    m_model.rtt(place, m_doors[static_cast<std::size_t>(door)].place).asUs());
            }
            all.push_back(entry);
        }
    }

    // W4: the perimeters that cover this kind of egress and this direction.
    const EgressKind kind = isCircuit ? EgressKind::ExpressRoute : EgressKind::Internet;
    const FlowDirection direction = in ? FlowDirection::Inbound : FlowDirection::Outbound;
    std::vector<const Perimeter*> perimeters;
    bool needs = false;
    const auto covering = [&](const Perimeter& perimeter) {
        const auto& kinds = perimeter.covers;
        const auto& ways = perimeter.directions;
        return (kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) &&
               (ways.empty() || std::find(ways.begin(), ways.end(), direction) != ways.end());
    };
    for (const Ref<Perimeter>& ref : list) {
        const Perimeter* perimeter = byId(m_plan.perimeters, ref.id);
        if (perimeter != nullptr && covering(*perimeter)) perimeters.push_back(perimeter);
    }
    needs = !perimeters.empty();
    if (names(list, "own-site")) {
        needs = true;
        for (const Perimeter& perimeter : m_plan.perimeters) {
            if (perimeter.site.id == ask.site && covering(perimeter)) {
                perimeters.push_back(&perimeter);
            }
        }
    }
    if (!needs) perimeters.push_back(nullptr);

    const std::string home = nodeOf(ask.site);
    const auto attempt = [&](const std::vector<Entry>& entries) {
        std::vector<Found> best;
        for (const Perimeter* perimeter : perimeters) {
            if (perimeter != nullptr && !perimeterAlive(*perimeter)) continue;
            const std::string middle = perimeter == nullptr ? home : nodeOf(perimeter->site.id);
            const Path first = in ? path(middle, home) : path(home, middle);
            if (!first.reaches()) continue;
            Found trial = found;
            trial.perimeter = perimeter == nullptr ? "" : perimeter->id;
            double added = ask.leadUs + first.rttUs;
            if (perimeter != nullptr) {
                for (const Control& control : perimeter->controls) {
                    if (control.added) added += static_cast<double>(control.added->asUs());
                }
            }
            for (Entry entry : entries) {
                entry.path = in ? path(entry.node, middle) : path(middle, entry.node);
                if (!entry.path.reaches()) continue;
                entry.totalUs = added + entry.path.rttUs + entry.rttUs + entry.microsoftUs;
                trial.entries.push_back(entry);
            }
            if (trial.entries.empty()) continue;
            std::int64_t least = trial.entries.front().path.cost;
            for (const Entry& entry : trial.entries) least = std::min(least, entry.path.cost);
            double near = 0;
            trial.stated = first.stated;
            trial.rttUs = -1;
            for (const Entry& entry : trial.entries) {
                if (entry.path.cost != least) continue;
                ++near;
                trial.stated |= entry.path.stated;
                const std::int64_t us = std::llround(entry.totalUs);
                if (trial.rttUs < 0 || us < trial.rttUs) trial.rttUs = us;
            }
            for (Entry& entry : trial.entries) {
                entry.up = entry.path.cost == least ? 1 / near : 0;
                entry.down = 1 / static_cast<double>(trial.entries.size());
            }
            trial.cost = first.cost + least;
            if (best.empty() || trial.cost < best.front().cost) best = {trial};
        }
        return best;
    };
    if (!passive) return attempt(all);
    std::vector<Entry> primary;
    std::vector<Entry> other;
    for (const Entry& entry : all) (entry.primary ? primary : other).push_back(entry);
    const std::vector<Found> best = attempt(primary);
    return best.empty() ? attempt(other) : best;
}

std::vector<SlowRouter::Found> SlowRouter::pick(const Ask& ask, const std::vector<Rank>& ranks,
                                                bool& manualOnly) {
    manualOnly = false;
    for (const Rank& rank : ranks) {
        std::vector<Found> live;
        std::int64_t preference = 0;
        for (const std::string& egress : rank.egresses) {
            for (Found& found : consider(ask, egress)) {
                if (ask.kind == "inbound") found.preference = 0;
                if (live.empty() || found.preference > preference) preference = found.preference;
                live.push_back(found);
            }
        }
        std::erase_if(live, [&](const Found& found) { return found.preference < preference; });
        if (live.empty()) continue;
        if (rank.manual && !m_after) {
            manualOnly = true;
            continue;
        }
        bool stated = false;
        std::int64_t leastCost = live.front().cost;
        std::int64_t leastUs = live.front().rttUs;
        for (const Found& found : live) {
            stated |= found.stated;
            leastCost = std::min(leastCost, found.cost);
            leastUs = std::min(leastUs, found.rttUs);
        }
        const std::int64_t tolerance =
            m_plan.policy.activeActiveTolerance ? m_plan.policy.activeActiveTolerance->asUs() : 0;
        std::erase_if(live, [&](const Found& found) {
            return stated ? found.cost > leastCost : found.rttUs > leastUs + tolerance;
        });
        manualOnly = false;
        return live;
    }
    return {};
}

int SlowRouter::doorOf(const std::string& site) {
    const std::string resolver = siteOf(site).dns.resolverSite.id;
    if (resolver.empty() || !alive(whySite(resolver)) ||
        m_failed.contains("resolver/" + resolver)) {
        return -1;
    }
    const std::set<std::string> groups = groupsWith("resolver/" + resolver);
    if (!alive(groups)) return -1;
    Ask ask;
    ask.site = resolver;
    ask.kind = "internet";
    bool manual = false;
    const std::vector<Found> found = pick(ask, ranksOf(ask, "dns", true), manual);
    if (found.empty()) return -1;
    double weight = 0;
    for (const Found& egress : found) weight += egress.weight;
    const Found* most = nullptr;
    for (const Found& egress : found) {
        if (most == nullptr || egress.weight / weight > most->weight / weight) most = &egress;
    }
    const InternetEgress& egress = *byId(m_plan.internet, most->egress.substr(9));
    if (!hasPlace(egress.site.id)) return -1;
    return nearestFrontDoor(m_doors, m_model, placeOfSite(egress.site.id));
}

void SlowRouter::take(const Ask& ask, const std::vector<Found>& found, const SlowRates& rates,
                      SlowResult& result) {
    const bool in = ask.kind == "inbound";
    double weight = 0;
    for (const Found& egress : found) weight += egress.weight;
    for (const Found& egress : found) {
        for (const Entry& entry : egress.entries) {
            const double down = egress.weight / weight * entry.down;
            const double up = in ? down : egress.weight / weight * entry.up;
            result.shares[egress.egress].up += up;
            result.shares[egress.egress].down += down;
            result.rttUs += (up + down) / 2 * entry.totalUs;
            const SlowRates part{rates.up * up, rates.down * down};
            load(entry.ref, part.up, part.down);
            if (entry.ref != egress.egress) load(egress.egress, part.up, part.down);
            std::string middle = ask.site;
            if (!egress.perimeter.empty()) {
                const Perimeter& perimeter = *byId(m_plan.perimeters, egress.perimeter);
                middle = perimeter.site.id;
                for (const Control& control : perimeter.controls) {
                    load("control/" + perimeter.id + "/" + control.slug(), part.up, part.down);
                }
            }
            const SlowRates along = in ? SlowRates{part.down, part.up} : part;
            const std::string home = nodeOf(ask.site);
            if (in) {
                if (!entry.device.empty()) {
                    load("device/" + entry.device, part.up + part.down, 0);
                }
                walk(entry.node, nodeOf(middle), entry.device, "", along, true);
                if (middle != ask.site) walk(nodeOf(middle), home, "", "", along, true);
            } else {
                if (middle != ask.site) walk(home, nodeOf(middle), "", "", along, false);
                walk(nodeOf(middle), entry.node, "", entry.device, along, false);
            }
        }
    }
}

SlowResult SlowRouter::outbound(Ask ask, const std::string& service, const SlowRates& rates,
                                bool useRoutes) {
    SlowResult result;
    if (!alive(whySite(ask.site))) {
        result.outcome = "site-down";
        return result;
    }
    if (ask.kind != "private") ask.door = doorOf(ask.site);
    bool manual = false;
    const std::vector<Found> found = pick(ask, ranksOf(ask, service, useRoutes), manual);
    if (manual) result.outcome = "manual";
    if (found.empty()) return result;
    result.outcome = "served";
    take(ask, found, rates, result);
    return result;
}

SlowResult SlowRouter::between(const std::string& from, const std::string& to,
                               const SlowRates& rates) {
    SlowResult result;
    if (!alive(whySite(from))) {
        result.outcome = "site-down";
        return result;
    }
    if (!alive(whySite(to))) return result;
    const Path way = path(nodeOf(from), nodeOf(to));
    if (!way.reaches()) return result;
    result.outcome = "served";
    result.rttUs = way.rttUs;
    walk(nodeOf(from), nodeOf(to), "", "", rates, false);
    return result;
}

/// Prefixes of these tests are written `10.0.0.0/len`, so that the longer lies in the shorter.
SlowResult SlowRouter::inbound(const Inbound& flow, const SlowRates& rates) {
    SlowResult result;
    if (!alive(whySite(flow.site.id))) {
        result.outcome = "site-down";
        return result;
    }
    const auto length = [](const std::string& prefix) {
        return std::stoi(prefix.substr(prefix.find('/') + 1));
    };
    Ask ask;
    ask.site = flow.site.id;
    ask.kind = "inbound";
    ask.door = doorOf(ask.site);
    std::vector<Rank> ranks;
    for (int bits = length(flow.prefix); bits >= 0; --bits) {
        Rank circuits;
        Rank internet;
        for (const Circuit& circuit : m_plan.circuits) {
            for (const std::string& prefix : circuit.advertisedPrefixes) {
                if (length(prefix) == bits) circuits.egresses.push_back("circuit/" + circuit.id);
            }
        }
        for (const InternetEgress& egress : m_plan.internet) {
            for (const std::string& prefix : egress.advertisedPrefixes) {
                if (length(prefix) == bits) internet.egresses.push_back("internet/" + egress.id);
            }
        }
        ranks.push_back(circuits);
        ranks.push_back(internet);
    }
    bool manual = false;
    const std::vector<Found> found = pick(ask, ranks, manual);
    if (found.empty()) return result;
    const auto before = m_loads;
    result.outcome = "served";
    if (flow.sourceNat) {
        take(ask, found, rates, result);
        return result;
    }
    SlowResult way;
    take(ask, found, {0, rates.down}, way);
    Ask back;
    back.site = flow.site.id;
    back.kind = "carried";
    back.carriers = carriersOf(flow.service.id);
    if (back.carriers.empty()) back.kind = "internet";
    back.door = ask.door;
    const std::vector<Found> out = pick(back, ranksOf(back, flow.service.id, true), manual);
    SlowResult answers;
    take(back, out, {rates.up, 0}, answers);
    bool stateful = false;
    for (const std::vector<Found>* both : {&found, &out}) {
        for (const Found& egress : *both) {
            const Perimeter* perimeter = byId(m_plan.perimeters, egress.perimeter);
            if (perimeter == nullptr) continue;
            for (const Control& control : perimeter->controls) stateful |= control.stateful;
        }
    }
    for (const auto& [egress, share] : answers.shares) {
        if (!way.shares.contains(egress)) result.asymmetric = true;
        result.shares[egress].up += share.up;
    }
    for (const auto& [egress, share] : way.shares) result.shares[egress].down += share.down;
    if (out.empty() || (result.asymmetric && stateful)) {
        result.outcome = "cut";
        m_loads = before;
        return result;
    }
    // Half of the round trip on the way in, half on the way out.
    const auto halves = [](const std::vector<Found>& list, bool up) {
        double weight = 0;
        double us = 0;
        for (const Found& egress : list) weight += egress.weight;
        for (const Found& egress : list) {
            for (const Entry& entry : egress.entries) {
                us += egress.weight / weight * (up ? entry.up : entry.down) / 2 * entry.totalUs;
            }
        }
        return us;
    };
    result.rttUs = halves(found, false) + halves(out, true);
    return result;
}

SlowAnswer SlowRouter::route(const std::set<std::string>& failed, bool afterManualSwitch,
                             const SlowTraffic& traffic) {
    m_failed = failed;
    m_after = afterManualSwitch;
    m_loads.clear();
    buildEdges();
    SlowAnswer answer;
    for (const auto& [key, rates] : traffic.services) {
        Ask ask;
        ask.site = key.first;
        ask.carriers = carriersOf(key.second);
        ask.kind = ask.carriers.empty() ? "internet" : "carried";
        answer.services[key] = outbound(ask, key.second, rates, true);
    }
    for (const auto& [position, rates] : traffic.demands) {
        const Demand& demand = m_plan.demands[position];
        if (!demand.toSite.empty()) {
            answer.demands[position] = between(demand.site.id, demand.toSite.id, rates);
            continue;
        }
        Ask ask;
        ask.site = demand.site.id;
        ask.kind = "private";
        for (const Circuit& circuit : m_plan.circuits) {
            const auto& peerings = circuit.peerings;
            if (std::find(peerings.begin(), peerings.end(), Peering::Private) != peerings.end()) {
                ask.carriers.insert("circuit/" + circuit.id);
            }
        }
        answer.demands[position] = outbound(ask, "", rates, true);
    }
    for (const auto& [position, rates] : traffic.inbound) {
        answer.inbound[position] = inbound(m_plan.inbound[position], rates);
    }
    answer.loads = m_loads;
    return answer;
}

}  // namespace peerplan::tests
