// SPDX-License-Identifier: MIT
#include "planner/routing/choice.h"

#include <algorithm>
#include <cmath>

namespace peerplan {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;

bool sameErrand(const Errand& a, const Errand& b) {
    // Carried and Internet-only flows find an egress the same way.
    const auto sort = [](const Errand& errand) {
        return errand.kind == FlowKind::InternetOnly ? FlowKind::Carried : errand.kind;
    };
    return a.from == b.from && sort(a) == sort(b) && a.door == b.door &&
           a.azureRegion == b.azureRegion && a.leadUs == b.leadUs;
}

}  // namespace

Chooser::Chooser(const CompiledNetwork& network, const LiveState& live, const Distances& distances)
    : m_network(&network),
      m_live(&live),
      m_distances(&distances),
      m_memo(network.egresses.size()),
      m_near(network.perimeters.size() + 1),
      m_doorOfResolver(network.resolverSites.size(), none),
      m_doorStamp(network.resolverSites.size(), 0) {}

void Chooser::begin(bool afterManualSwitch, bool keepDoors) {
    m_afterManual = afterManualSwitch;
    m_errand = Errand{};
    ++m_stamp;
    if (!keepDoors) ++m_doors;
}

void Chooser::watchLosers() {
    m_watching = true;
    // A failure can shorten the mean round trip of a way, but not where cost is round trip.
    const auto& arcs = m_network->wan.arcs;
    m_rttMayFall =
        std::any_of(arcs.begin(), arcs.end(), [](const Arc& arc) { return arc.cost != arc.rttUs; });
}

void Chooser::setDoor(std::size_t resolver, std::uint32_t door) {
    m_doorOfResolver[resolver] = door;
    m_doorStamp[resolver] = m_doors;
}

Way Chooser::leg(NodeId from, NodeId to) const {
    if (from == to) {
        Way here;
        if (m_live->nodeAlive(from)) here.cost = 0;
        return here;
    }
    const std::uint32_t destination = m_network->destinationOf[to.at()];
    return destination == none ? Way{} : m_distances->way(from, destination, *m_live);
}

// R7: the first that lives, in the order in which clients try them.
const GatewayChoice* Chooser::gatewayOf(SiteId site) const {
    for (std::uint32_t g = m_network->firstGateway[site.at()];
         g < m_network->firstGateway[site.at() + 1]; ++g) {
        const GatewayChoice& gateway = m_network->gateways[g];
        if (!m_live->alive(gateway.atom)) continue;
        if (!m_live->nodeAlive(NodeId(gateway.site.at()))) continue;
        // Clients come in over the site's own Internet access, where the plan knows one.
        const std::uint32_t first = m_network->firstOwnInternet[gateway.site.at()];
        const std::uint32_t last = m_network->firstOwnInternet[gateway.site.at() + 1];
        bool open = first == last;
        for (std::uint32_t i = first; i < last && !open; ++i) {
            const Egress& egress = m_network->egresses[m_network->ownInternet[i].at()];
            open = m_live->alive(m_network->entries[egress.firstEntry].atom);
        }
        if (open) return &gateway;
    }
    return nullptr;
}

std::uint32_t Chooser::doorOf(SiteId site) {
    const CompiledSite& from = m_network->sites[site.at()];
    if (!from.resolver.valid() || !m_live->alive(from.resolverAtom)) return none;
    const auto& resolvers = m_network->resolverSites;
    return doorOfResolver(static_cast<std::size_t>(
        std::lower_bound(resolvers.begin(), resolvers.end(), from.resolver) - resolvers.begin()));
}

std::uint32_t Chooser::doorOfResolver(std::size_t at) {
    if (m_doorStamp[at] == m_doors) return m_doorOfResolver[at];
    m_doorStamp[at] = m_doors;
    m_doorOfResolver[at] = none;
    m_spare.clear();
    const FlowResult result = chooseForResolver(m_network->resolverSites[at], m_spare);
    double most = 0;
    for (const Use& use : m_spare) {
        if (result.outcome != Outcome::Served || !use.entry.valid() || use.up <= most) continue;
        most = use.up;
        m_doorOfResolver[at] = m_network->entries[use.entry.at()].frontDoor;
    }
    return m_doorOfResolver[at];
}

FlowResult Chooser::chooseForResolver(SiteId resolver, std::vector<Use>& uses) {
    const Flow& asks =
        m_network->flows[resolver.at() * m_network->groupCount + m_network->resolverGroup];
    Errand errand;
    errand.kind = asks.kind;
    errand.from = asks.site;
    return chooseOutbound(asks, errand, uses);
}

Errand Chooser::errandOf(const Flow& flow) {
    Errand errand;
    errand.kind = flow.kind;
    errand.from = flow.site;
    errand.azureRegion = flow.azureRegion;
    if (flow.kind != FlowKind::Private) errand.door = doorOf(flow.site);
    return errand;
}

double Chooser::microsoftUs(const Errand& errand, const Entry& entry, EntryId id) const {
    if (errand.kind == FlowKind::Private) {
        if (errand.azureRegion == none) return 0;
        return m_network->azureUs[errand.azureRegion * m_network->connectionCount + id.at()];
    }
    if (errand.door == none || entry.statedRtt) return entry.frontDoorUs;
    const std::uint32_t column = m_network->doorColumn[errand.door];
    if (column == none) return entry.frontDoorUs;
    return m_network->frontDoorUs[id.at() * m_network->doorColumns + column];
}

std::uint32_t Chooser::doorNow(SiteId site) const {
    const CompiledSite& from = m_network->sites[site.at()];
    if (!from.resolver.valid() || !m_live->alive(from.resolverAtom)) return none;
    const auto& resolvers = m_network->resolverSites;
    const auto at = static_cast<std::size_t>(
        std::lower_bound(resolvers.begin(), resolvers.end(), from.resolver) - resolvers.begin());
    return m_doorStamp[at] == m_doors ? m_doorOfResolver[at] : none;
}

double Chooser::microsoftMs(EntryId entry, std::uint32_t door) const {
    Errand errand;
    errand.door = door;
    return microsoftUs(errand, m_network->entries[entry.at()], entry) / 1e3;
}

void Chooser::listPerimeters(const Errand& errand, const Egress& egress) {
    const auto kind =
        static_cast<std::size_t>(egress.circuit ? EgressKind::ExpressRoute : EgressKind::Internet);
    const auto direction = static_cast<std::size_t>(
        errand.kind == FlowKind::Inbound ? FlowDirection::Inbound : FlowDirection::Outbound);
    m_perimeters.clear();
    const auto consider = [&](PerimeterId id) {
        const CompiledPerimeter& perimeter = m_network->perimeters[id.at()];
        if (!perimeter.site.valid() || !perimeter.covers[kind]) return;
        if (perimeter.directions[direction]) m_perimeters.push_back(id);
    };
    for (const PerimeterId id : egress.perimeters) consider(id);
    // A flow that crosses none because none inspects it is not barred; one whose own site should
    // have a perimeter and has none is.
    m_perimeterNamed = !m_perimeters.empty();
    if (!egress.ownSitePerimeter) return;
    m_perimeterNamed = true;
    for (std::uint32_t i = m_network->firstOwnPerimeter[errand.from.at()];
         i < m_network->firstOwnPerimeter[errand.from.at() + 1]; ++i) {
        consider(m_network->ownPerimeter[i]);
    }
}

// All egresses of an errand lead through the same few perimeters.
const Way& Chooser::nearWay(const Errand& errand, PerimeterId perimeter, NodeId middle) {
    NearMemo& memo = m_near[perimeter.valid() ? perimeter.at() + 1 : 0];
    if (memo.stamp != m_stamp) {
        memo.stamp = m_stamp;
        const NodeId home(errand.from.at());
        memo.way = errand.kind == FlowKind::Inbound ? leg(middle, home) : leg(home, middle);
    }
    return memo.way;
}

// Of an active-passive circuit first the primary alone, then (`spare`) the other (rule R5).
bool Chooser::tryEntries(const Errand& errand, const Egress& egress, bool spare, EgressWay& way) {
    const bool inbound = errand.kind == FlowKind::Inbound;
    const NodeId home(errand.from.at());
    way.entries.clear();
    way.obstacle = Obstacle::Dead;
    bool anyAlive = false;
    for (std::uint32_t i = 0; i < egress.entryCount; ++i) {
        anyAlive |= m_live->alive(m_network->entries[egress.firstEntry + i].atom);
    }
    if (!anyAlive) return false;
    way.obstacle = Obstacle::NoPerimeter;
    const std::size_t choices = m_perimeterNamed ? m_perimeters.size() : 1;
    for (std::size_t p = 0; p < choices; ++p) {
        const PerimeterId perimeter = m_perimeterNamed ? m_perimeters[p] : PerimeterId();
        NodeId middle = home;
        double addedUs = errand.leadUs;
        if (perimeter.valid()) {
            if (!m_live->perimeterAlive(perimeter)) continue;
            middle = NodeId(m_network->perimeters[perimeter.at()].site.at());
            addedUs += m_network->perimeters[perimeter.at()].addedUs;
        }
        if (way.obstacle == Obstacle::NoPerimeter) way.obstacle = Obstacle::Unreachable;
        const Way& near = nearWay(errand, perimeter, middle);
        if (!near.reaches()) continue;
        // The nearest connection decides; equally near ones by the shorter round trip.
        m_trial.clear();
        std::int64_t least = Way::unreachable;
        std::int64_t leastUs = 0;
        bool stated = false;
        for (std::uint32_t i = 0; i < egress.entryCount; ++i) {
            const EntryId id(egress.firstEntry + i);
            const Entry& entry = m_network->entries[id.at()];
            if (!m_live->alive(entry.atom) || !entry.node.valid()) continue;
            if (egress.activePassive && (entry.role == ConnectionRole::Primary) == spare) continue;
            const Way far = inbound ? leg(entry.node, middle) : leg(middle, entry.node);
            if (!far.reaches()) continue;
            EntryWay made;
            made.entry = id;
            made.cost = far.cost;
            made.rttUs =
                near.rttUs + far.rttUs + addedUs + entry.rttUs + microsoftUs(errand, entry, id);
            const std::int64_t us = std::llround(made.rttUs);
            if (far.cost < least || (far.cost == least && us < leastUs)) leastUs = us;
            if (far.cost < least) stated = false;
            least = std::min(least, far.cost);
            if (far.cost == least) stated |= far.stated;
            m_trial.push_back(made);
        }
        if (m_trial.empty()) continue;
        if (!way.entries.empty() && near.cost + least >= way.cost) continue;
        way.perimeter = perimeter;
        way.cost = near.cost + least;
        way.stated = near.stated || stated;
        way.rttUs = leastUs;
        way.entries.assign(m_trial.begin(), m_trial.end());
    }
    if (way.entries.empty()) return false;
    way.obstacle = Obstacle::None;
    std::int64_t least = Way::unreachable;
    std::size_t nearest = 0;
    for (const EntryWay& entry : way.entries) {
        if (entry.cost < least) nearest = 0;
        least = std::min(least, entry.cost);
        if (entry.cost == least) ++nearest;
    }
    for (EntryWay& entry : way.entries) {
        const double near = entry.cost == least ? 1.0 / static_cast<double>(nearest) : 0.0;
        const double even = 1.0 / static_cast<double>(way.entries.size());
        entry.up = near;
        entry.down = even;
    }
    return true;
}

void Chooser::findWay(const Errand& errand, EgressId egress, EgressWay& way) {
    const Egress& of = m_network->egresses[egress.at()];
    listPerimeters(errand, of);
    if (tryEntries(errand, of, false, way) || !of.activePassive) return;
    const Obstacle first = way.obstacle;
    if (!tryEntries(errand, of, true, way)) way.obstacle = std::max(first, way.obstacle);
}

const EgressWay& Chooser::wayTo(const Errand& errand, EgressId egress) {
    if (!sameErrand(errand, m_errand)) {
        m_errand = errand;
        ++m_stamp;
    }
    Memo& memo = m_memo[egress.at()];
    if (memo.stamp != m_stamp) {
        memo.stamp = m_stamp;
        findWay(errand, egress, memo.way);
    }
    return memo.way;
}

// A loser's connection or perimeter is the nearest by WAN cost (R3, W4), so losing that may make
// its round trip shorter; an active-passive circuit that loses its primary may come nearer (R5).
// Neither gets better than the best of all its ways.
Chooser::Best Chooser::bestOf(const Errand& errand, const Egress& egress) {
    const bool inbound = errand.kind == FlowKind::Inbound;
    const NodeId home(errand.from.at());
    Best best;
    listPerimeters(errand, egress);
    const std::size_t choices = m_perimeterNamed ? m_perimeters.size() : 1;
    for (std::size_t p = 0; p < choices; ++p) {
        const PerimeterId perimeter = m_perimeterNamed ? m_perimeters[p] : PerimeterId();
        NodeId middle = home;
        double addedUs = errand.leadUs;
        if (perimeter.valid()) {
            middle = NodeId(m_network->perimeters[perimeter.at()].site.at());
            addedUs += m_network->perimeters[perimeter.at()].addedUs;
        }
        const Way near = inbound ? leg(middle, home) : leg(home, middle);
        if (!near.reaches()) continue;
        for (std::uint32_t i = 0; i < egress.entryCount; ++i) {
            const EntryId id(egress.firstEntry + i);
            const Entry& entry = m_network->entries[id.at()];
            if (!entry.node.valid()) continue;
            const Way far = inbound ? leg(entry.node, middle) : leg(middle, entry.node);
            if (!far.reaches()) continue;
            const std::int64_t us = std::llround(near.rttUs + far.rttUs + addedUs + entry.rttUs +
                                                 microsoftUs(errand, entry, id));
            best.rttUs = std::min(best.rttUs, us);
            best.cost = std::min(best.cost, near.cost + far.cost);
        }
    }
    return best;
}

template <class Wins>
bool Chooser::couldLosersWin(const Errand& errand, bool stated, const Best& bound,
                             const Wins& wins) {
    bool winnerStates = false;
    bool losers = false;
    for (const auto& [egress, way] : m_candidates) {
        if (!wins(*way)) losers = true;
        if (wins(*way)) winnerStates |= way->stated;
    }
    if (!losers) return false;
    // Where none but a loser states a metric, its loss changes what counts.
    if (stated && !winnerStates) return true;
    if (!stated && m_rttMayFall) return true;
    return std::any_of(m_candidates.begin(), m_candidates.end(), [&](const auto& candidate) {
        if (wins(*candidate.second)) return false;
        const Best best = bestOf(errand, m_network->egresses[candidate.first.at()]);
        return stated ? best.cost <= bound.cost : best.rttUs <= bound.rttUs;
    });
}

bool Chooser::pickRank(const Errand& errand, const CandidateRank& rank, FlowResult& result,
                       std::vector<Use>& uses) {
    auto& candidates = m_candidates;
    candidates.clear();
    std::int64_t preference = std::numeric_limits<std::int64_t>::min();
    const auto consider = [&](EgressId egress) {
        const Egress& of = m_network->egresses[egress.at()];
        // Local preference is the customer's word and does not bind Microsoft (R6).
        const std::int64_t own = errand.kind == FlowKind::Inbound ? 0 : of.preference;
        if (own < preference) return;
        const EgressWay& way = wayTo(errand, egress);
        if (way.obstacle != Obstacle::None) return;
        if (own > preference) candidates.clear();
        preference = own;
        candidates.emplace_back(egress, &way);
    };
    if (rank.ownSite) {
        for (std::uint32_t i = m_network->firstOwnInternet[errand.from.at()];
             i < m_network->firstOwnInternet[errand.from.at() + 1]; ++i) {
            consider(m_network->ownInternet[i]);
        }
    }
    for (const EgressId egress : rank.egresses) consider(egress);
    if (candidates.empty()) return false;

    // R2 (3): by WAN cost as soon as one way states a metric, else by the whole round trip.
    bool stated = false;
    std::int64_t leastCost = Way::unreachable;
    std::int64_t leastUs = Way::unreachable;
    for (const auto& [egress, way] : candidates) {
        stated |= way->stated;
        leastCost = std::min(leastCost, way->cost);
        leastUs = std::min(leastUs, way->rttUs);
    }
    const auto wins = [&](const EgressWay& way) {
        return stated ? way.cost == leastCost : way.rttUs <= leastUs + m_network->toleranceUs;
    };
    if (m_watching && !m_losersCould) {
        m_losersCould =
            couldLosersWin(errand, stated, {leastCost, leastUs + m_network->toleranceUs}, wins);
    }
    double weight = 0;
    for (const auto& [egress, way] : candidates) {
        if (wins(*way)) weight += m_network->egresses[egress.at()].weight;
    }
    for (const auto& [egress, way] : candidates) {
        if (!wins(*way)) continue;
        const double share = m_network->egresses[egress.at()].weight / weight;
        for (const EntryWay& entry : way->entries) {
            Use use;
            use.entry = entry.entry;
            use.perimeter = way->perimeter;
            use.from = errand.from;
            use.inbound = errand.kind == FlowKind::Inbound;
            use.up = share * entry.up;
            use.down = share * entry.down;
            use.rttUs = entry.rttUs;
            if (use.inbound) use.up = use.down;
            uses.push_back(use);
        }
    }
    result.outcome = Outcome::Served;
    return true;
}

FlowResult Chooser::chooseOutbound(const Flow& flow, const Errand& asked, std::vector<Use>& uses) {
    FlowResult result;
    Errand errand = asked;
    const auto firstUse = static_cast<std::uint32_t>(uses.size());
    result.firstUse = firstUse;
    if (!m_live->nodeAlive(NodeId(flow.site.at()))) {
        result.outcome = Outcome::SiteDown;
        return result;
    }
    if (flow.access == Access::Direct) {
        Use use;
        use.from = flow.site;
        use.up = use.down = 1;
        use.rttUs = m_network->sites[flow.site.at()].directUs;
        uses.push_back(use);
        result.outcome = Outcome::Served;
    } else {
        std::uint32_t list = flow.candidates;
        if (flow.access == Access::Gateway) {
            const GatewayChoice* gateway = gatewayOf(flow.site);
            if (gateway == nullptr) return result;
            errand.from = gateway->site;
            errand.leadUs = gateway->rttUs;
            // R7: on from the gateway by that site's routing.
            if (flow.kind == FlowKind::Carried || flow.kind == FlowKind::InternetOnly) {
                const std::size_t id = static_cast<std::size_t>(&flow - m_network->flows.data());
                const std::size_t group = id % m_network->groupCount;
                if (id < m_network->sites.size() * m_network->groupCount) {
                    list = m_network->flows[gateway->site.at() * m_network->groupCount + group]
                               .candidates;
                }
            }
        }
        if (flow.kind == FlowKind::SiteToSite) {
            const NodeId end = m_network->destinations[flow.destination];
            const Way way = leg(NodeId(errand.from.at()), end);
            if (way.reaches()) {
                Use use;
                use.from = errand.from;
                use.up = use.down = 1;
                use.rttUs = errand.leadUs + way.rttUs;
                uses.push_back(use);
                result.outcome = Outcome::Served;
            }
        } else {
            bool manual = false;
            for (const CandidateRank& rank : m_network->candidateLists[list].ranks) {
                if (rank.manual && !m_afterManual && manual) continue;
                if (!pickRank(errand, rank, result, uses)) continue;
                if (!rank.manual || m_afterManual) {
                    manual = false;
                    break;
                }
                // R4: only to know that a person could help; a later rank may yet do without.
                manual = true;
                result.outcome = Outcome::Cut;
                uses.resize(firstUse);
            }
            if (manual) result.outcome = Outcome::ManualOnly;
        }
    }
    result.useCount = static_cast<std::uint32_t>(uses.size()) - firstUse;
    for (std::uint32_t u = firstUse; u < uses.size(); ++u) {
        result.rttUs += (uses[u].up + uses[u].down) / 2 * uses[u].rttUs;
    }
    return result;
}

void Chooser::addAnswers(const Flow& flow, FlowResult& result, std::vector<Use>& uses) {
    // R6: without source NAT the answers leave by the outbound rule.
    const std::uint32_t firstIn = result.firstUse;
    const auto firstOut = static_cast<std::uint32_t>(uses.size());
    for (std::uint32_t u = firstIn; u < firstOut; ++u) uses[u].up = 0;
    const Flow& back = m_network->flows[flow.answers.at()];
    const FlowResult answers = chooseOutbound(back, errandOf(back), uses);
    if (answers.outcome != Outcome::Served) {
        result.outcome = Outcome::Cut;
        return;
    }
    bool stateful = false;
    for (std::uint32_t u = firstIn; u < uses.size(); ++u) {
        const Use& use = uses[u];
        if (use.perimeter.valid()) {
            stateful |= m_network->perimeters[use.perimeter.at()].stateful;
        }
        if (u < firstOut) continue;
        uses[u].down = 0;
        const auto sameEgress = [&](const Use& in) {
            return use.entry.valid() && m_network->entries[in.entry.at()].egress ==
                                            m_network->entries[use.entry.at()].egress;
        };
        const auto first = uses.begin() + static_cast<std::ptrdiff_t>(firstIn);
        const auto last = uses.begin() + static_cast<std::ptrdiff_t>(firstOut);
        if (std::none_of(first, last, sameEgress)) result.asymmetric = true;
    }
    if (result.asymmetric && stateful) result.outcome = Outcome::Cut;
}

// All that `chooseOutbound` would find out, without its questions: most flows of a carrier.
FlowResult Chooser::chooseBetweenSites(const Flow& flow, std::vector<Use>& uses) const {
    FlowResult result;
    result.firstUse = static_cast<std::uint32_t>(uses.size());
    const NodeId from(flow.site.at());
    if (!m_live->nodeAlive(from)) {
        result.outcome = Outcome::SiteDown;
        return result;
    }
    const Way way = m_distances->way(from, flow.destination, *m_live);
    if (!way.reaches()) return result;
    Use& use = uses.emplace_back();
    use.from = flow.site;
    use.up = use.down = 1;
    use.rttUs = way.rttUs;
    result.outcome = Outcome::Served;
    result.useCount = 1;
    result.rttUs = way.rttUs;
    return result;
}

FlowResult Chooser::choose(FlowId flow, std::vector<Use>& uses) {
    const Flow& of = m_network->flows[flow.at()];
    if (of.kind == FlowKind::SiteToSite && of.access == Access::Wan) {
        return chooseBetweenSites(of, uses);
    }
    FlowResult result = chooseOutbound(of, errandOf(of), uses);
    if (of.kind != FlowKind::Inbound) return result;
    if (result.outcome != Outcome::Served) return result;
    if (of.answers.valid()) addAnswers(of, result, uses);
    if (result.outcome != Outcome::Served) uses.resize(result.firstUse);
    result.useCount = static_cast<std::uint32_t>(uses.size()) - result.firstUse;
    result.rttUs = 0;
    for (std::uint32_t u = result.firstUse; u < uses.size(); ++u) {
        result.rttUs += (uses[u].up + uses[u].down) / 2 * uses[u].rttUs;
    }
    return result;
}

}  // namespace peerplan
