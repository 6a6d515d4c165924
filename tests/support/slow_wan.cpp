// SPDX-License-Identifier: MIT
// The slow router: its edges, and every path between two nodes, one by one (W1 to W3, W5).
#include <algorithm>
#include <cmath>

#include "tests/support/slow_names.h"
#include "tests/support/slow_router.h"

namespace peerplan::tests {

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

/// The edges on which every least-cost way from a node goes on.
std::vector<const SlowRouter::Edge*> SlowRouter::nextHops(
    const std::string& from, const std::string& to,
    const std::map<std::string, std::int64_t>& costs) const {
    std::vector<const Edge*> next;
    for (const Edge& edge : m_edges) {
        if (edge.tail != from || (edge.head != to && !passable(edge.head))) continue;
        const auto rest = costs.find(edge.head);
        if (rest != costs.end() && edge.cost + rest->second == costs.at(from)) {
            next.push_back(&edge);
        }
    }
    return next;
}

void SlowRouter::meanOf(const std::string& from, const std::string& to,
                        const std::map<std::string, std::int64_t>& costs, double share,
                        double soFarUs, Path& path) {
    if (from == to) {
        path.rttUs += share * soFarUs;
        return;
    }
    const std::vector<const Edge*> next = nextHops(from, to, costs);
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
                      const std::string& outDevice, const SlowRates& rates) {
    const double sum = rates.up + rates.down;
    if (from == to) {
        if (!outDevice.empty() && outDevice != inDevice) load("device/" + outDevice, sum, 0);
        return;
    }
    const std::vector<const Edge*> next = nextHops(from, to, costsTo(to));
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
        walk(edge->head, to, edge->headDevice, outDevice, part);
    }
}

}  // namespace peerplan::tests
