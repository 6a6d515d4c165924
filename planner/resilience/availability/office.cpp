// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/office.h"

#include <algorithm>

namespace peerplan::uptime {
namespace {

constexpr std::size_t mostAttachments = 64;
constexpr std::size_t mostOwnStates = 20'000;

}  // namespace

struct Offices::Request {
    SiteId site;
    SiteId gateway;
    Goals goals;
    std::uint32_t classId = 0;
};

struct Offices::Draft {
    Draft(const CompiledNetwork& network, const Faults& faults, const GoalClass& of)
        : goalClass(of), make(network, faults, model) {
        make.pin(&of.inCore());
    }

    void add(Labels labels, Event event, std::uint64_t attachment = 0) {
        if (event.never || (labels == 0 && attachment == 0)) return;
        Element element;
        element.kind = Element::Kind::Global;
        element.labels = labels;
        element.attachments = attachment;
        element.event = std::move(event);
        model.elements.push_back(std::move(element));
    }

    void attach(std::uint32_t vertex, std::uint8_t source, Event event) {
        const std::pair<std::uint32_t, std::uint8_t> at(vertex, source);
        auto found = std::find(attachments.begin(), attachments.end(), at);
        if (found == attachments.end()) {
            if (attachments.size() == mostAttachments) return;
            attachments.push_back(at);
            found = attachments.end() - 1;
        }
        add(0, std::move(event), std::uint64_t{1} << (found - attachments.begin()));
    }

    const GoalClass& goalClass;
    Model model;
    EventMaker make;
    std::vector<std::pair<std::uint32_t, std::uint8_t>> attachments;
};

Offices::Offices(const CompiledNetwork& network, const Faults& faults, Terms& terms,
                 bool withManual)
    : m_network(network), m_faults(faults), m_terms(terms), m_withManual(withManual) {}

// Which egress is up for a flow does not depend on the ranks' order, only on whether any is there.
Egresses Offices::egressesOf(std::uint32_t list) const {
    Egresses made;
    for (const CandidateRank& rank : m_network.candidateLists[list].ranks) {
        if (rank.manual && !m_withManual) continue;
        made.ownSite |= rank.ownSite;
        made.list.insert(made.list.end(), rank.egresses.begin(), rank.egresses.end());
    }
    std::sort(made.list.begin(), made.list.end());
    made.list.erase(std::unique(made.list.begin(), made.list.end()), made.list.end());
    return made;
}

Offices::Request Offices::gather(SiteId site, const GroupSet& groups, SiteId gateway) const {
    Request request;
    request.site = site;
    request.gateway = gateway;
    Goals& goals = request.goals;
    for (const std::uint32_t group : groups) {
        const Flow& flow = m_network.flows[site.at() * m_network.groupCount + group];
        if (flow.access != Access::Wan) goals.presence = true;
        if (flow.access == Access::Direct) continue;
        Goals::Goal goal;
        std::uint32_t list = flow.candidates;
        if (flow.access == Access::Gateway) {
            goal.source = 1;
            // R7: on from the gateway by that site's routing.
            const SiteId from = gateway.valid() ? gateway : site;
            list = m_network.flows[from.at() * m_network.groupCount + group].candidates;
        }
        goal.egresses = m_terms.egressesId(egressesOf(list));
        goals.list.push_back(goal);
    }
    std::sort(goals.list.begin(), goals.list.end());
    goals.list.erase(std::unique(goals.list.begin(), goals.list.end()), goals.list.end());
    for (const std::uint8_t source : {std::uint8_t{0}, std::uint8_t{1}}) {
        const SiteId origin = source == 0 ? site : gateway;
        Labels wanted = 0;
        for (std::size_t i = 0; i < goals.list.size(); ++i) {
            const bool own = m_terms.egresses(goals.list[i].egresses).ownSite;
            if (goals.list[i].source == source && own) wanted |= Labels{1} << i;
        }
        if (wanted == 0 || !origin.valid()) continue;
        for (std::uint32_t i = m_network.firstOwnInternet[origin.at()];
             i < m_network.firstOwnInternet[origin.at() + 1]; ++i) {
            DistantPerimeters distant{source, wanted, {}};
            const Egress& egress = m_network.egresses[m_network.ownInternet[i].at()];
            for (const PerimeterId p : namedPerimeters(m_network, egress)) {
                if (m_network.perimeters[p.at()].site != origin) distant.perimeters.push_back(p);
            }
            if (!distant.perimeters.empty()) goals.distant.push_back(std::move(distant));
        }
    }
    std::sort(goals.distant.begin(), goals.distant.end());
    goals.distant.erase(std::unique(goals.distant.begin(), goals.distant.end()),
                        goals.distant.end());
    request.classId = m_terms.classId(goals);
    return request;
}

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
                for (std::size_t i = 0; i < request.goals.distant.size(); ++i) {
                    draft.add(goalClass.reachedFrom(link.end, goalClass.distant(i)), event);
                }
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
        const Egress& egress = m_network.egresses[m_network.ownInternet[i].at()];
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

// R7: clients come to the nearest live gateway; those before the chosen one are not live.
void Offices::requireGateway(SiteId site, std::size_t chosen, Draft& draft) const {
    const std::uint32_t first = m_network.firstGateway[site.at()];
    const std::size_t count = m_network.firstGateway[site.at() + 1] - first;
    for (std::size_t g = 0; g < count && g <= chosen; ++g) {
        const GatewayChoice& gateway = m_network.gateways[first + g];
        Element element;
        element.kind = Element::Kind::Require;
        element.wanted = g == chosen;
        Event& event = element.event;
        draft.make.add(event, gateway.atom);
        draft.make.add(event, m_network.sites[gateway.site.at()].atom);
        Clause open;
        bool certain = false;
        const std::uint32_t begin = m_network.firstOwnInternet[gateway.site.at()];
        const std::uint32_t end = m_network.firstOwnInternet[gateway.site.at() + 1];
        for (std::uint32_t i = begin; i < end; ++i) {
            const Egress& egress = m_network.egresses[m_network.ownInternet[i].at()];
            Event entry;
            draft.make.add(entry, m_network.entries[egress.firstEntry].atom);
            if (entry.never) continue;
            certain |= entry.all.empty();
            open.literals.push_back(std::move(entry.all));
        }
        if (begin < end && !certain) {
            if (open.literals.empty()) event.never = true;
            event.clauses.push_back(std::move(open));
        }
        draft.model.elements.push_back(std::move(element));
    }
}

void Offices::look(SiteId site, const GroupSet& groups, std::vector<OfficeCase>& cases) {
    cases.clear();
    bool tunnels = false;
    bool direct = true;
    for (const std::uint32_t group : groups) {
        const Flow& flow = m_network.flows[site.at() * m_network.groupCount + group];
        tunnels |= flow.access == Access::Gateway;
        direct &= flow.access != Access::Wan;
    }
    const std::uint32_t first = m_network.firstGateway[site.at()];
    const std::size_t gateways = tunnels ? m_network.firstGateway[site.at() + 1] - first : 0;
    for (std::size_t g = 0; g <= gateways; ++g) {
        const SiteId gateway = g < gateways ? m_network.gateways[first + g].site : SiteId();
        const Request request = gather(site, groups, gateway);
        Draft draft(m_network, m_faults, m_terms.goalClass(request.classId));
        if (tunnels) requireGateway(site, g, draft);
        if (!direct) addOrigin(request, 0, site, draft);
        if (gateway.valid()) addOrigin(request, 1, gateway, draft);
        if (request.goals.presence) {
            Event event;
            draft.make.add(event, m_network.sites[site.at()].atom);
            draft.add(request.goals.presenceLabel(), std::move(event));
        }
        cases.push_back(finish(request, draft));
    }
}

OfficeCase Offices::finish(const Request& request, Draft& draft) {
    const Model& model = draft.model;
    std::vector<std::uint64_t> sign;
    sign.push_back(request.classId);
    model.variables.describe(sign);
    OfficeCase made;
    made.firstFault = static_cast<std::uint32_t>(m_faultList.size());
    for (VariableId v = 0; v < model.faultOf.size(); ++v) {
        if (model.faultOf[v] == Model::noFault) continue;
        m_faultList.push_back(model.faultOf[v]);
        // A fault that also bears on the core is itself; another is as good as any like it.
        sign.push_back(model.pinned[v] ? model.faultOf[v] : Model::noFault);
    }
    for (const auto& [vertex, source] : draft.attachments) {
        sign.push_back(std::uint64_t{source} << 32 | vertex);
    }
    const auto list = [&](const std::vector<VariableId>& variables) {
        sign.push_back(variables.size());
        sign.insert(sign.end(), variables.begin(), variables.end());
    };
    for (const Element& element : model.elements) {
        sign.push_back(static_cast<std::uint64_t>(element.kind) << 2 | (element.wanted ? 2U : 0U) |
                       (element.event.never ? 1U : 0U));
        sign.push_back(element.labels);
        sign.push_back(element.attachments);
        list(element.event.all);
        for (const Clause& clause : element.event.clauses) {
            sign.push_back(clause.need);
            for (const auto& literal : clause.literals) list(literal);
        }
    }
    const auto [entry, added] =
        m_ids.emplace(std::move(sign), static_cast<std::uint32_t>(m_parts.size()));
    if (added) m_parts.push_back(workOut(request, draft));
    made.part = entry->second;
    return made;
}

OwnPart Offices::workOut(const Request& request, Draft& draft) {
    Model& model = draft.model;
    OwnPart part;
    std::vector<VariableId> own;
    for (VariableId v = 0; v < model.faultOf.size(); ++v) {
        if (model.faultOf[v] != Model::noFault) own.push_back(v);
    }
    part.ownCount = own.size();
    reduce(model);
    double ignored = 0;
    Script script = makeScript(model, ignored);
    script.keepsOutcomes = true;
    Diagram diagram(draft.goalClass.rules(), mostOwnStates);
    diagram.run(script);
    part.unknown = std::min(1.0, ignored + diagram.dropped());
    std::vector<std::pair<std::uint8_t, FaultId>> open;
    for (const Step& step : script.steps) {
        if (step.slot == Step::noSlot || !model.pinned[step.variable]) continue;
        open.emplace_back(step.slot, model.faultOf[step.variable]);
    }
    std::map<std::uint32_t, std::size_t> rowOf;
    const auto& outcomes = diagram.outcomes();
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        TermKey key;
        key.goalClass = request.classId;
        key.whole = outcomes[o].labels;
        for (std::size_t a = 0; a < draft.attachments.size(); ++a) {
            if (outcomes[o].attachments >> a & 1) key.attachments.push_back(draft.attachments[a]);
        }
        std::sort(key.attachments.begin(), key.attachments.end());
        for (const auto& [slot, fault] : open) {
            key.fixed.emplace_back(fault, (outcomes[o].up >> slot & 1) != 0);
        }
        std::sort(key.fixed.begin(), key.fixed.end());
        const std::uint32_t term = m_terms.ask(std::move(key));
        const auto [entry, added] = rowOf.emplace(term, part.terms.size());
        if (added) {
            part.terms.push_back(term);
            part.probability.push_back(0);
            part.slopes.resize(part.slopes.size() + own.size(), 0.0);
        }
        part.probability[entry->second] += outcomes[o].probability;
        std::vector<double> failing(outcomes.size(), 0.0);
        failing[o] = 1;
        std::vector<double> slope(model.variables.size(), 0.0);
        diagram.addSlopes(script, failing, slope);
        model.variables.spreadSlopes(slope);
        for (std::size_t k = 0; k < own.size(); ++k) {
            part.slopes[entry->second * own.size() + k] += slope[own[k]];
        }
    }
    return part;
}

}  // namespace peerplan::uptime
