// SPDX-License-Identifier: MIT
#include "tests/planner/resilience/availability/bdd_availability.h"

#include <bdd.h>

#include <algorithm>
#include <stdexcept>

namespace peerplan::tests {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;

void refuse(int error) {
    throw std::runtime_error(bdd_errstring(error));
}

/// BuDDy keeps one state for the whole process.
void startBuddy() {
    if (bdd_isrunning() != 0) return;
    bdd_init(200'000, 20'000);
    bdd_error_hook(refuse);
    bdd_gbc_hook(nullptr);
    bdd_setvarnum(static_cast<int>(mostBddFaults));
}

class Formulas {
  public:
    Formulas(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue)
        : m_network(network), m_alive(network.components.atomCount(), bddtrue) {
        for (const auto& [ref, q] : unavailabilities(plan, catalogue)) {
            const ComponentId component = network.components.require(ref);
            const bdd up = bdd_ithvar(static_cast<int>(m_q.size()));
            for (const AtomId atom : network.components.atoms(component)) m_alive[atom.at()] &= up;
            m_q.push_back(q);
            m_refs.push_back(ref);
        }
    }

    const std::vector<std::string>& refs() const { return m_refs; }
    std::vector<double>& q() { return m_q; }

    /// That the flow of a site and group is served without a person.
    bdd up(SiteId site, std::uint32_t group) {
        const Flow& flow = m_network.flows[site.at() * m_network.groupCount + group];
        const bdd there = m_alive[m_network.sites[site.at()].atom.at()];
        switch (flow.access) {
            case Access::Wan:
                return served(site, group);
            case Access::Direct:
                return there;
            case Access::Gateway:
                break;
        }
        // R7: the nearest gateway that lives, and on from there by its site's routing.
        bdd made = bddfalse;
        bdd noneYet = bddtrue;
        for (std::uint32_t g = m_network.firstGateway[site.at()];
             g < m_network.firstGateway[site.at() + 1]; ++g) {
            const GatewayChoice& gateway = m_network.gateways[g];
            bdd lives =
                m_alive[gateway.atom.at()] & m_alive[m_network.sites[gateway.site.at()].atom.at()];
            bdd open = bddfalse;
            const auto own = ownInternet(gateway.site);
            for (const EgressId e : own) {
                open |= m_alive[m_network.entries[m_network.egresses[e.at()].firstEntry].atom.at()];
            }
            if (!own.empty()) lives &= open;
            made |= noneYet & lives & served(gateway.site, group);
            noneYet &= !lives;
        }
        return there & made;
    }

    /// With the unavailabilities of `q()`.
    double probabilityOfNot(const bdd& of) {
        m_known.clear();
        return failing(of);
    }

  private:
    double failing(const bdd& of) {
        if (of == bddtrue) return 0;
        if (of == bddfalse) return 1;
        const auto known = m_known.find(of.id());
        if (known != m_known.end()) return known->second;
        const double q = m_q[static_cast<std::size_t>(bdd_var(of))];
        const double made = (1 - q) * failing(bdd_high(of)) + q * failing(bdd_low(of));
        m_known.emplace(of.id(), made);
        return made;
    }

    std::vector<EgressId> ownInternet(SiteId site) const {
        return {m_network.ownInternet.begin() + m_network.firstOwnInternet[site.at()],
                m_network.ownInternet.begin() + m_network.firstOwnInternet[site.at() + 1]};
    }

    bdd served(SiteId site, std::uint32_t group) {
        const Flow& flow = m_network.flows[site.at() * m_network.groupCount + group];
        bdd made = bddfalse;
        for (const CandidateRank& rank : m_network.candidateLists[flow.candidates].ranks) {
            if (rank.manual) continue;
            std::vector<EgressId> egresses = rank.egresses;
            if (rank.ownSite) {
                const auto own = ownInternet(site);
                egresses.insert(egresses.end(), own.begin(), own.end());
            }
            for (const EgressId e : egresses) made |= takes(site, m_network.egresses[e.at()]);
        }
        return made & m_alive[m_network.sites[site.at()].atom.at()];
    }

    // W4: across a live perimeter that covers this kind of egress, where it names one.
    bdd takes(SiteId site, const Egress& egress) {
        std::vector<PerimeterId> perimeters;
        const auto kind = static_cast<std::size_t>(egress.circuit ? EgressKind::ExpressRoute
                                                                  : EgressKind::Internet);
        const auto covers = [&](PerimeterId id) {
            const CompiledPerimeter& of = m_network.perimeters[id.at()];
            return of.site.valid() && of.covers[kind] &&
                   of.directions[static_cast<std::size_t>(FlowDirection::Outbound)];
        };
        for (const PerimeterId id : egress.perimeters) {
            if (covers(id)) perimeters.push_back(id);
        }
        const bool needs = !perimeters.empty() || egress.ownSitePerimeter;
        if (egress.ownSitePerimeter) {
            for (std::size_t p = 0; p < m_network.perimeters.size(); ++p) {
                const PerimeterId id(p);
                if (m_network.perimeters[p].site == site && covers(id)) perimeters.push_back(id);
            }
        }
        bdd made = bddfalse;
        for (std::uint32_t i = 0; i < egress.entryCount; ++i) {
            const Entry& entry = m_network.entries[egress.firstEntry + i];
            if (!entry.node.valid()) continue;
            const bdd lives = m_alive[entry.atom.at()];
            const NodeId from(site.at());
            if (!needs) made |= lives & reaches(from, entry.node);
            for (const PerimeterId p : perimeters) {
                const NodeId middle(m_network.perimeters[p.at()].site.at());
                made |= lives & alive(p) & reaches(from, middle) & reaches(middle, entry.node);
            }
        }
        return made;
    }

    bdd alive(PerimeterId id) const {
        const CompiledPerimeter& perimeter = m_network.perimeters[id.at()];
        bdd made = m_alive[perimeter.siteAtom.at()];
        for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
            const CompiledControl& control = m_network.controls[perimeter.firstControl + c];
            // atLeast[k]: k of the units so far live.
            std::vector<bdd> atLeast(static_cast<std::size_t>(control.needed) + 1, bddfalse);
            atLeast[0] = bddtrue;
            for (std::int64_t unit = 0; unit < control.units; ++unit) {
                const bdd& lives = m_alive[control.firstUnit.at() + static_cast<std::size_t>(unit)];
                for (std::size_t k = atLeast.size() - 1; k > 0; --k) {
                    atLeast[k] |= atLeast[k - 1] & lives;
                }
            }
            made &= atLeast.back();
        }
        return made;
    }

    // W2: over nodes that carry others' traffic; who reaches `to` grows until nothing is new.
    bdd reaches(NodeId from, NodeId to) {
        auto [entry, added] = m_reaches.try_emplace(to.value);
        std::vector<bdd>& from_ = entry->second;
        if (added) {
            const WanGraph& wan = m_network.wan;
            from_.assign(wan.nodeCount(), bddfalse);
            from_[to.at()] = bddtrue;
            for (bool grown = true; grown;) {
                grown = false;
                for (const Arc& arc : wan.arcs) {
                    if (arc.tail == to || (arc.head != to && !wan.inner[arc.head.at()])) continue;
                    bdd way = from_[arc.head.at()];
                    for (const std::uint32_t part : arc.part) {
                        if (part != Arc::noPart) way &= m_alive[wan.spans[part / 2].atom.at()];
                    }
                    const bdd now = from_[arc.tail.at()] | way;
                    if (now == from_[arc.tail.at()]) continue;
                    from_[arc.tail.at()] = now;
                    grown = true;
                }
            }
        }
        return from_[from.at()];
    }

    const CompiledNetwork& m_network;
    /// By atom: all that it depends on is up.
    std::vector<bdd> m_alive;
    std::vector<double> m_q;
    std::vector<std::string> m_refs;
    std::map<std::uint32_t, std::vector<bdd>> m_reaches;
    std::map<int, double> m_known;
};

}  // namespace

SlowAvailability bddAvailability(const Plan& plan, const CompiledNetwork& network,
                                 const Catalogue& catalogue) {
    startBuddy();
    Formulas formulas(plan, network, catalogue);
    SlowAvailability answer;
    answer.faults = formulas.refs().size();
    for (std::size_t s = 0; s < plan.sites.size(); ++s) {
        if (!worksThere(plan.sites[s])) continue;
        std::vector<bdd> bare;
        for (const ResolvedService& service : network.services) {
            bdd up = bddtrue;
            for (const std::uint32_t group : {service.carriedGroup, service.internetGroup}) {
                if (group != none) up &= formulas.up(SiteId(s), group);
            }
            bare.push_back(up);
        }
        for (std::uint32_t service = 0; service < bare.size(); ++service) {
            bdd usable = bddtrue;
            for (const std::uint32_t need : withNeeds(network, service)) usable &= bare[need];
            auto& failing = answer.failing[{plan.sites[s].id, network.services[service].id}];
            failing.bare = formulas.probabilityOfNot(bare[service]);
            failing.usable = formulas.probabilityOfNot(usable);
            for (std::size_t f = 0; f < answer.faults; ++f) {
                double& q = formulas.q()[f];
                const double own = q;
                q = 1;
                const double down = formulas.probabilityOfNot(usable);
                q = 0;
                const double up = formulas.probabilityOfNot(usable);
                q = own;
                answer.cost[formulas.refs()[f]] += own * (down - up);
            }
        }
    }
    return answer;
}

}  // namespace peerplan::tests
