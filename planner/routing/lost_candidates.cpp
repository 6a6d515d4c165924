// SPDX-License-Identifier: MIT
#include "planner/routing/lost_candidates.h"

#include <algorithm>
#include <set>

#include "planner/routing/evaluation_scratch.h"

namespace peerplan {
namespace {

constexpr std::size_t noRank = static_cast<std::size_t>(-1);

std::string_view wordOf(CandidateRank::Origin origin) {
    switch (origin) {
        case CandidateRank::Origin::Home:
            return "home";
        case CandidateRank::Origin::Route:
            return "route";
        case CandidateRank::Origin::OwnRegion:
            return "own-region";
        case CandidateRank::Origin::OtherRegions:
            return "other-regions";
        case CandidateRank::Origin::Advertised:
            return "advertised";
        case CandidateRank::Origin::Internet:
            break;
    }
    return "internet";
}

class LostFinder {
  public:
    LostFinder(const Workspace& state, FlowId id)
        : m_state(state),
          m_network(state.network()),
          m_flow(m_network.flows[id.at()]),
          m_chooser(m_network, state.scratch().live, state.scratch().distances),
          m_group(m_network.groups[id.at() % m_network.groupCount]) {
        m_chooser.begin(state.state().afterManualSwitch);
        m_errand = m_chooser.errandOf(m_flow);
        std::uint32_t list = m_flow.candidates;
        if (m_flow.access == Access::Gateway) {
            if (const GatewayChoice* gateway = m_chooser.gatewayOf(m_flow.site)) {
                m_errand.from = gateway->site;
                m_errand.leadUs = gateway->rttUs;
                list = m_network
                           .flows[gateway->site.at() * m_network.groupCount +
                                  id.at() % m_network.groupCount]
                           .candidates;
            }
        }
        m_ranks = &m_network.candidateLists[list].ranks;
        for (const Use& use : state.uses(id)) {
            if (!use.entry.valid()) continue;
            const EgressId egress = m_network.entries[use.entry.at()].egress;
            m_taken.insert(egress);
            m_takenRank = std::min(m_takenRank, rankOf(egress));
        }
    }

    void find(PathPart& part) {
        if (m_flow.access == Access::Direct) return;
        for (std::size_t e = 0; e < m_network.egresses.size(); ++e) {
            const EgressId id(e);
            const Egress& egress = m_network.egresses[e];
            if (m_taken.contains(id)) continue;
            const bool elsewhere = !egress.circuit && !egress.shared &&
                                   egress.site != m_errand.from && rankOf(id) == noRank;
            if (elsewhere) {
                ++part.unsharedElsewhere;
            } else {
                part.lost.push_back(judge(id, egress));
            }
        }
    }

  private:
    std::size_t rankOf(EgressId id) const {
        const Egress& egress = m_network.egresses[id.at()];
        for (std::size_t r = 0; r < m_ranks->size(); ++r) {
            const CandidateRank& rank = (*m_ranks)[r];
            if (rank.ownSite && !egress.circuit && egress.site == m_errand.from) return r;
            if (std::find(rank.egresses.begin(), rank.egresses.end(), id) != rank.egresses.end()) {
                return r;
            }
        }
        return noRank;
    }

    LostCandidate judge(EgressId id, const Egress& egress) {
        LostCandidate lost;
        lost.egress = m_network.components[egress.component].ref;
        const auto because = [&lost](LostBecause reason) {
            lost.because = reason;
            return lost;
        };
        if (egress.circuit) {
            if (!m_group.carried) return because(LostBecause::InternetOnly);
            const bool carries =
                std::binary_search(m_group.carriers.begin(), m_group.carriers.end(), id.value);
            if (!egress.microsoftPeering) return because(LostBecause::NoMicrosoftPeering);
            if (egress.denied) return because(LostBecause::Unauthorized);
            if (!carries) return because(LostBecause::RouteFilter);
        }
        const std::size_t rank = rankOf(id);
        if (rank == noRank) {
            const bool barred = !egress.circuit && !egress.shared;
            return because(barred ? LostBecause::NotShared : LostBecause::Policy);
        }
        const EgressWay& way = m_chooser.wayTo(m_errand, id);
        switch (way.obstacle) {
            case Obstacle::Dead:
                lost.component = killer(egress);
                return because(LostBecause::Dead);
            case Obstacle::NoPerimeter: {
                const bool own = egress.ownSitePerimeter && egress.perimeters.empty() &&
                                 m_network.firstOwnPerimeter[m_errand.from.at()] ==
                                     m_network.firstOwnPerimeter[m_errand.from.at() + 1];
                return because(own ? LostBecause::NoPerimeterAtSite : LostBecause::PerimeterDead);
            }
            case Obstacle::Unreachable:
                return because(LostBecause::Unreachable);
            case Obstacle::None:
                break;
        }
        if ((*m_ranks)[rank].manual && !m_state.state().afterManualSwitch) {
            return because(LostBecause::Manual);
        }
        if (m_taken.empty() || rank != m_takenRank) {
            lost.ownRank = wordOf((*m_ranks)[rank].origin);
            if (m_takenRank != noRank) lost.takenRank = wordOf((*m_ranks)[m_takenRank].origin);
            return because(LostBecause::LowerRank);
        }
        return compare(egress, way, std::move(lost));
    }

    /// Against the first that was taken, which is of the same rank.
    LostCandidate compare(const Egress& egress, const EgressWay& way, LostCandidate lost) {
        const std::int64_t ownCost = way.cost;
        const std::int64_t ownUs = way.rttUs;
        std::int64_t leastCost = Way::unreachable;
        std::int64_t leastUs = Way::unreachable;
        std::int64_t preference = 0;
        bool stated = way.stated;
        for (const EgressId id : m_taken) {
            const EgressWay& taken = m_chooser.wayTo(m_errand, id);
            leastCost = std::min(leastCost, taken.cost);
            leastUs = std::min(leastUs, taken.rttUs);
            stated |= taken.stated;
            preference = m_network.egresses[id.at()].preference;
        }
        if (egress.preference != preference) {
            lost.because = LostBecause::Preference;
            lost.difference = static_cast<double>(preference - egress.preference);
            return lost;
        }
        // Another loser's metric may have decided that costs are compared by it.
        for (const EgressId id : (*m_ranks)[m_takenRank].egresses) {
            if (m_network.egresses[id.at()].preference != preference) continue;
            const EgressWay& other = m_chooser.wayTo(m_errand, id);
            stated |= other.obstacle == Obstacle::None && other.stated;
        }
        lost.because = stated ? LostBecause::Metric : LostBecause::Rtt;
        lost.difference = stated ? static_cast<double>(ownCost - leastCost)
                                 : static_cast<double>(ownUs - leastUs) / 1e3;
        return lost;
    }

    /// The first failed component that alone took all its entries.
    std::string killer(const Egress& egress) const {
        for (const ComponentId failed : m_state.state().failed) {
            const auto atoms = m_network.components.atoms(failed);
            bool all = true;
            for (std::uint32_t i = 0; i < egress.entryCount; ++i) {
                const AtomId atom = m_network.entries[egress.firstEntry + i].atom;
                all &= std::binary_search(atoms.begin(), atoms.end(), atom);
            }
            if (all) return m_network.components[failed].ref;
        }
        return {};
    }

    const Workspace& m_state;
    const CompiledNetwork& m_network;
    const Flow& m_flow;
    Chooser m_chooser;
    const ServiceGroup& m_group;
    Errand m_errand;
    const std::vector<CandidateRank>* m_ranks = nullptr;
    std::set<EgressId> m_taken;
    std::size_t m_takenRank = noRank;
};

}  // namespace

void findLost(const Workspace& state, FlowId flow, PathPart& part) {
    LostFinder(state, flow).find(part);
}

}  // namespace peerplan
