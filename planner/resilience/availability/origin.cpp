// SPDX-License-Identifier: MIT
#include <algorithm>

#include "planner/resilience/availability/office_parts.h"

namespace peerplan::uptime {

// What a neighbour offers that nobody passes through, to who comes straight from `origin`: an
// egress there serves if it needs no perimeter, or one that stands there or at `origin`. One
// elsewhere cannot have been crossed on the way.
void Offices::takeStraight(SiteId neighbour, std::uint8_t source, SiteId origin,
                           const Event& before, Draft& draft) const {
    const GoalClass& goalClass = draft.goalClass;
    const LabelRules& rules = goalClass.rules();
    for (const Offer& offer : goalClass.offersAt(neighbour)) {
        Event event = before;
        draft.make.add(event, offer);
        const bool bare = offer.entry.valid() && !offer.perimeter.valid();
        const Labels egress = bare ? offer.labels & ~rules.goal : 0;
        draft.add(offer.labels & ~egress, event);
        if (egress == 0) continue;
        draft.add(goalClass.reachedFrom(origin, egress), event);
        for (const EgressKind kind : {EgressKind::ExpressRoute, EgressKind::Internet}) {
            const Labels own = goalClass.ownPerimeter(source, kind);
            Labels gives = 0;
            for (const Rule& rule : rules.parts) {
                if (own != 0 && rule.needed == (own | egress)) gives |= rule.gives;
            }
            if (gives == 0) continue;
            for (const PerimeterId p :
                 perimetersAt(m_network, origin, kind == EgressKind::ExpressRoute)) {
                Event crossed = event;
                draft.make.add(crossed, p);
                draft.add(gives, std::move(crossed));
            }
        }
    }
}

// From a perimeter at a neighbour that nobody passes through back to an Internet egress at home.
void Offices::comeBack(const Request& request, std::uint8_t source, SiteId origin, SiteId neighbour,
                       const Event& before, Draft& draft) const {
    const GoalClass& goalClass = draft.goalClass;
    for (std::uint32_t i = m_network.firstOwnInternet[origin.at()];
         i < m_network.firstOwnInternet[origin.at() + 1]; ++i) {
        const Egress& egress = m_network.egresses[m_network.ownInternet[i].at()];
        const DistantPerimeters distant = distantOf(request.goals, source, origin, egress);
        for (std::size_t d = 0; d < request.goals.distant.size(); ++d) {
            if (request.goals.distant[d] != distant) continue;
            Event event = before;
            draft.make.add(event, Offer{EntryId(egress.firstEntry), PerimeterId(), 0});
            draft.add(goalClass.reachedFrom(neighbour, goalClass.distant(d)), std::move(event));
        }
    }
}

DistantPerimeters Offices::distantOf(const Goals& goals, std::uint8_t source, SiteId origin,
                                     const Egress& egress) const {
    DistantPerimeters distant{source, 0, {}};
    for (std::size_t i = 0; i < goals.list.size(); ++i) {
        const bool own = m_terms.egresses(goals.list[i].egresses).ownSite;
        if (goals.list[i].source == source && own) distant.goals |= Labels{1} << i;
    }
    for (const PerimeterId p : namedPerimeters(m_network, egress)) {
        if (m_network.perimeters[p.at()].site != origin) distant.perimeters.push_back(p);
    }
    return distant;
}

void Offices::addOrigin(const Request& request, std::uint8_t source, SiteId origin,
                        Draft& draft) const {
    const GoalClass& goalClass = draft.goalClass;
    const CoreGraph& graph = m_terms.graph();
    const std::uint32_t vertex = graph.vertexOf[origin.at()];
    if (vertex != CoreGraph::none) {
        draft.attach(vertex, source, Event{});
    } else {
        for (const Offer& offer : goalClass.offersAt(origin)) {
            Event event;
            draft.make.add(event, offer);
            draft.add(offer.labels, std::move(event));
        }
        for (const Attachment& link : graph.of(origin)) {
            Event event;
            draft.make.add(event, link.atom);
            if (link.end.valid()) {
                takeStraight(link.end, source, origin, event, draft);
                comeBack(request, source, origin, link.end, event, draft);
                continue;
            }
            if (!goalClass.used(link.vertex)) continue;
            // Where all that stands at the vertex is down it is no matter whether one gets there.
            const auto& killers = goalClass.killers(link.vertex);
            std::erase_if(event.all, [&](VariableId v) {
                const FaultId fault = draft.model.faultOf[v];
                return fault != Model::noFault &&
                       std::binary_search(killers.begin(), killers.end(), fault);
            });
            draft.attach(link.vertex, source, std::move(event));
        }
    }
    for (const EgressKind kind : {EgressKind::ExpressRoute, EgressKind::Internet}) {
        const Labels label = goalClass.ownPerimeter(source, kind);
        if (label == 0) continue;
        for (const PerimeterId p :
             perimetersAt(m_network, origin, kind == EgressKind::ExpressRoute)) {
            Event event;
            draft.make.add(event, p);
            draft.add(label, std::move(event));
        }
    }
    addOwnInternet(request, source, origin, draft);
}

void Offices::addOwnInternet(const Request& request, std::uint8_t source, SiteId origin,
                             Draft& draft) const {
    Labels wanted = 0;
    for (std::size_t i = 0; i < request.goals.list.size(); ++i) {
        const Goals::Goal& goal = request.goals.list[i];
        if (goal.source == source && m_terms.egresses(goal.egresses).ownSite) {
            wanted |= Labels{1} << i;
        }
    }
    if (wanted == 0) return;
    for (std::uint32_t i = m_network.firstOwnInternet[origin.at()];
         i < m_network.firstOwnInternet[origin.at() + 1]; ++i) {
        const EgressId id = m_network.ownInternet[i];
        const Egress& egress = m_network.egresses[id.at()];
        // One that others use, too, is on offer in the core.
        const bool inCore =
            m_terms.graph().vertexOf[origin.at()] != CoreGraph::none &&
            std::all_of(request.goals.list.begin(), request.goals.list.end(),
                        [&](const Goals::Goal& goal) {
                            const Egresses& of = m_terms.egresses(goal.egresses);
                            return goal.source != source || !of.ownSite ||
                                   std::binary_search(of.list.begin(), of.list.end(), id);
                        });
        if (inCore) continue;
        const Offer bare{EntryId(egress.firstEntry), PerimeterId(), 0};
        std::vector<PerimeterId> perimeters = namedPerimeters(m_network, egress);
        const bool named = !perimeters.empty() || egress.ownSitePerimeter;
        if (!named) {
            Event event;
            draft.make.add(event, bare);
            draft.add(wanted, std::move(event));
            continue;
        }
        DistantPerimeters distant{source, wanted, {}};
        std::erase_if(perimeters, [&](PerimeterId p) {
            if (m_network.perimeters[p.at()].site == origin) return false;
            distant.perimeters.push_back(p);
            return true;
        });
        if (egress.ownSitePerimeter) {
            const auto own = perimetersAt(m_network, origin, false);
            perimeters.insert(perimeters.end(), own.begin(), own.end());
        }
        for (const PerimeterId p : perimeters) {
            Event event;
            draft.make.add(event, Offer{bare.entry, p, 0});
            draft.add(wanted, std::move(event));
        }
        for (std::size_t d = 0; d < request.goals.distant.size(); ++d) {
            if (request.goals.distant[d] != distant) continue;
            Event event;
            draft.make.add(event, bare);
            draft.add(draft.goalClass.distant(d), std::move(event));
        }
    }
}

}  // namespace peerplan::uptime
