// SPDX-License-Identifier: MIT
// The slow router: which of them it takes, and by which perimeter (R2, R4, R5, W4, L1, L2).
#include <algorithm>
#include <cmath>

#include "tests/support/slow_names.h"
#include "tests/support/slow_router.h"

namespace peerplan::tests {

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

}  // namespace peerplan::tests
