// SPDX-License-Identifier: MIT
#include "tests/support/slow_router.h"

#include <algorithm>
#include <cmath>

#include "model/catalogue/lookup.h"
#include "tests/support/slow_names.h"

namespace peerplan::tests {

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
                walk(entry.node, nodeOf(middle), entry.device, "", along);
                if (middle != ask.site) walk(nodeOf(middle), home, "", "", along);
            } else {
                if (middle != ask.site) walk(home, nodeOf(middle), "", "", along);
                walk(nodeOf(middle), entry.node, "", entry.device, along);
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
    walk(nodeOf(from), nodeOf(to), "", "", rates);
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
