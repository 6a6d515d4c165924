// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/office.h"

#include <algorithm>

#include "planner/resilience/availability/office_parts.h"

namespace peerplan::uptime {
namespace {

constexpr std::size_t mostOwnStates = 20'000;
/// States in which so many gateways are gone that all together are less likely than this are not
/// looked at; they count as unknown.
constexpr double leastShare = 1e-13;
/// Begins the sign of what is worked out with the core; no class has this number.
constexpr std::uint64_t noOwnPart = ~std::uint64_t{0};

}  // namespace

Offices::Offices(const CompiledNetwork& network, const Faults& faults, Terms& terms,
                 bool withManual, std::size_t mostOutcomeBits)
    : m_network(network),
      m_faults(faults),
      m_terms(terms),
      m_withManual(withManual),
      m_mostOutcomeBits(std::min(mostOutcomeBits, mostAttachments)) {}

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
        if (!origin.valid()) continue;
        for (std::uint32_t i = m_network.firstOwnInternet[origin.at()];
             i < m_network.firstOwnInternet[origin.at() + 1]; ++i) {
            const Egress& egress = m_network.egresses[m_network.ownInternet[i].at()];
            DistantPerimeters distant = distantOf(goals, source, origin, egress);
            if (distant.goals == 0 || distant.perimeters.empty()) continue;
            goals.distant.push_back(std::move(distant));
        }
    }
    std::sort(goals.distant.begin(), goals.distant.end());
    goals.distant.erase(std::unique(goals.distant.begin(), goals.distant.end()),
                        goals.distant.end());
    request.classId = m_terms.classId(goals);
    return request;
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
    const auto lookBy = [&](const std::vector<std::pair<AtomId, SiteId>>& tried, bool tunnel) {
        const SiteId gateway = tunnel ? tried.back().second : SiteId();
        Request request = gather(site, groups, gateway);
        request.gateways = tried;
        request.tunnel = tunnel;
        Draft draft(m_network, m_faults, m_terms.goalClass(request.classId));
        if (!tried.empty()) pinGateways(request, draft);
        fill(request, direct, draft);
        cases.push_back(draft.outcomeBits() > m_mostOutcomeBits
                            ? finishWithCore(request, direct, draft)
                            : finish(request, draft));
    };
    std::vector<std::pair<AtomId, SiteId>> tried;
    if (!tunnels) {
        lookBy(tried, false);
        return;
    }
    // R7: clients come to the first gateway that lives; each stands for the states in which those
    // before it do not.
    for (std::uint32_t g = m_network.firstGateway[site.at()];
         g < m_network.firstGateway[site.at() + 1]; ++g) {
        tried.emplace_back(m_network.gateways[g].atom, m_network.gateways[g].site);
        lookBy(tried, true);
        const auto [entry, added] = m_noneLives.emplace(tried, 0.0);
        if (added) entry->second = m_terms.noneLives(tried);
        if (entry->second == 0) return;
        if (entry->second > leastShare) continue;
        OwnPart rest;
        rest.unknown = entry->second;
        cases.push_back({static_cast<std::uint32_t>(m_parts.size()), 0});
        m_parts.push_back(std::move(rest));
        return;
    }
    lookBy(tried, false);
}

void Offices::fill(const Request& request, bool direct, Draft& draft) const {
    if (!direct) addOrigin(request, 0, request.site, draft);
    if (request.gateway.valid()) addOrigin(request, 1, request.gateway, draft);
    if (!request.goals.presence) return;
    Event event;
    draft.make.add(event, m_network.sites[request.site.at()].atom);
    draft.add(request.goals.presenceLabel(), std::move(event));
}

// What decides whether a gateway can be had is decided with the core, not with the site's own part.
void Offices::pinGateways(const Request& request, Draft& draft) const {
    draft.shared = draft.goalClass.inCore();
    for (const FaultId fault : gatewayFaults(request)) draft.shared[fault] = 1;
    draft.make.pin(&draft.shared);
}

std::vector<FaultId> Offices::gatewayFaults(const Request& request) const {
    Model model;
    EventMaker make(m_network, m_faults, model);
    for (const auto& gateway : request.gateways) {
        Event event;
        m_terms.addGateway(event, gateway, make);
    }
    std::vector<FaultId> faults;
    for (const FaultId fault : model.faultOf) {
        if (fault != Model::noFault) faults.push_back(fault);
    }
    return faults;
}

// One diagram of core and site together, whose only outcomes are that it works or that it does not.
OfficeCase Offices::finishWithCore(const Request& request, bool direct, const Draft& own) {
    OfficeCase made;
    made.firstFault = static_cast<std::uint32_t>(m_faultList.size());
    std::vector<std::uint64_t> sign{noOwnPart, request.site.value, request.classId,
                                    request.tunnel ? 1U : 0U};
    for (const auto& [atom, site] : request.gateways) sign.push_back(atom.value);
    const auto [entry, added] =
        m_ids.emplace(std::move(sign), static_cast<std::uint32_t>(m_parts.size()));
    made.part = entry->second;
    if (!added) return made;
    // Causes of the core that the site or its gateways know, too; one variable each for both.
    std::vector<std::uint8_t> both(m_faults.list.size(), 0);
    for (VariableId v = 0; v < own.model.faultOf.size(); ++v) {
        if (own.model.faultOf[v] != Model::noFault && own.model.pinned[v]) {
            both[own.model.faultOf[v]] = 1;
        }
    }
    for (const FaultId fault : gatewayFaults(request)) both[fault] = 1;
    Draft draft(m_network, m_faults, own.goalClass);
    draft.join(own.goalClass.core(&both), both);
    fill(request, direct, draft);
    TermKey key;
    key.goalClass = request.classId;
    key.gateways = request.gateways;
    key.tunnel = request.tunnel;
    OwnPart part;
    part.terms.push_back(m_terms.ask(std::move(key), std::move(draft.model)));
    part.probability.push_back(1);
    m_parts.push_back(std::move(part));
    return made;
}

OfficeCase Offices::finish(const Request& request, Draft& draft) {
    const Model& model = draft.model;
    std::vector<std::uint64_t> sign;
    sign.push_back(request.classId << 1U | (request.tunnel ? 1U : 0U));
    for (const auto& [atom, site] : request.gateways) sign.push_back(atom.value);
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
        key.gateways = request.gateways;
        key.tunnel = request.tunnel;
        for (std::size_t a = 0; a < draft.attachments.size(); ++a) {
            if (outcomes[o].attachments >> a & 1) key.attachments.push_back(draft.attachments[a]);
        }
        // Where nobody is there it is no matter what can be reached.
        const Labels presence = request.goals.presenceLabel();
        if ((key.whole & presence) != presence) key.attachments.clear();
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
