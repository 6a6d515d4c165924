// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/terms.h"

#include <algorithm>
#include <atomic>

#include "planner/parallel.h"

namespace peerplan::uptime {

Terms::Terms(const CompiledNetwork& network, const Faults& faults, const CoreGraph& graph)
    : m_network(network), m_faults(faults), m_graph(graph), m_sourceVertex(graph.vertexCount, 0) {}

std::uint32_t Terms::egressesId(Egresses egresses) {
    const auto next = static_cast<std::uint32_t>(m_egressIds.size());
    const auto [entry, added] = m_egressIds.emplace(std::move(egresses), next);
    if (added) m_egresses.push_back(entry->first);
    return entry->second;
}

std::uint32_t Terms::classId(const Goals& goals) {
    const auto [entry, added] =
        m_classIds.emplace(goals, static_cast<std::uint32_t>(m_classes.size()));
    if (added) {
        m_classes.push_back(
            std::make_unique<GoalClass>(m_network, m_faults, m_graph, m_egresses, goals));
    }
    return entry->second;
}

std::uint32_t Terms::ask(TermKey key) {
    const auto next = static_cast<std::uint32_t>(m_ids.size());
    const auto [entry, added] = m_ids.emplace(std::move(key), next);
    if (added) m_keys.push_back(entry->first);
    return entry->second;
}

std::uint32_t Terms::ask(TermKey key, Model model) {
    key.model = static_cast<std::uint32_t>(m_models.size());
    m_models.push_back(std::move(model));
    return ask(std::move(key));
}

Terms::CoreKey Terms::coreKey(const TermKey& key) const {
    CoreKey made{key.goalClass, {}};
    for (const auto& [fault, up] : key.fixed) made.second.push_back(fault);
    if (!key.gateways.empty()) {
        const auto& inCore = m_classes[key.goalClass]->inCore();
        Model model;
        requireGateways(key, model);
        for (const FaultId fault : model.faultOf) {
            if (fault != Model::noFault && inCore[fault]) made.second.push_back(fault);
        }
        std::sort(made.second.begin(), made.second.end());
        made.second.erase(std::unique(made.second.begin(), made.second.end()), made.second.end());
    }
    return made;
}

void Terms::addGateway(Event& event, const std::pair<AtomId, SiteId>& gateway,
                       EventMaker& make) const {
    const auto& [atom, site] = gateway;
    make.add(event, atom);
    make.add(event, m_network.sites[site.at()].atom);
    // Clients come in over the site's own Internet access, where the plan knows one.
    const std::uint32_t begin = m_network.firstOwnInternet[site.at()];
    const std::uint32_t end = m_network.firstOwnInternet[site.at() + 1];
    Clause open;
    bool certain = begin == end;
    for (std::uint32_t i = begin; i < end; ++i) {
        const Egress& egress = m_network.egresses[m_network.ownInternet[i].at()];
        Event entry;
        make.add(entry, m_network.entries[egress.firstEntry].atom);
        if (entry.never) continue;
        certain |= entry.all.empty();
        open.literals.push_back(std::move(entry.all));
    }
    if (certain) return;
    if (open.literals.empty()) event.never = true;
    if (open.literals.size() == 1) {
        for (const VariableId v : open.literals.front()) event.all.push_back(v);
        std::sort(event.all.begin(), event.all.end());
        event.all.erase(std::unique(event.all.begin(), event.all.end()), event.all.end());
    } else {
        event.clauses.push_back(std::move(open));
    }
}

void Terms::requireGateways(const TermKey& key, Model& model) const {
    EventMaker make(m_network, m_faults, model);
    make.adopt();
    for (std::size_t g = 0; g < key.gateways.size(); ++g) {
        Element element;
        element.kind = Element::Kind::Require;
        element.wanted = key.tunnel && g + 1 == key.gateways.size();
        addGateway(element.event, key.gateways[g], make);
        model.elements.push_back(std::move(element));
    }
}

double Terms::noneLives(const std::vector<std::pair<AtomId, SiteId>>& gateways) const {
    if (gateways.empty()) return 1;
    TermKey key;
    key.gateways = gateways;
    Model model;
    requireGateways(key, model);
    reduce(model);
    double ignored = 0;
    LabelRules noGoal;
    noGoal.goal = 1;
    noGoal.helps.assign(mostLabels, 1);
    const Script script = makeScript(model, ignored);
    Diagram diagram(noGoal);
    diagram.run(script);
    return diagram.failed() + diagram.dropped() + ignored;
}

bool Terms::solve(int threads, std::size_t mostStates, const Progress& progress) {
    std::vector<std::uint8_t> pinned(m_faults.list.size(), 0);
    for (const TermKey& key : m_keys) {
        if (key.model != TermKey::noModel) continue;
        CoreKey core = coreKey(key);
        if (m_cores.contains(core)) continue;
        for (const FaultId fault : core.second) pinned[fault] = 1;
        Model model = m_classes[key.goalClass]->core(&pinned);
        for (const FaultId fault : core.second) pinned[fault] = 0;
        for (std::size_t v = 0; v < model.kept.size(); ++v) model.kept[v] = m_sourceVertex[v];
        reduce(model);
        m_cores.emplace(std::move(core), std::move(model));
    }
    m_terms.resize(m_keys.size());
    std::atomic<std::size_t> done = 0;
    std::atomic<bool> stopped = false;
    const auto total = static_cast<std::int64_t>(m_keys.size());
    parallelFor(m_keys.size(), threads, [&](std::size_t i, std::size_t worker) {
        if (stopped) return;
        m_terms[i] = work(m_keys[i], mostStates);
        const std::size_t now = ++done;
        // The caller's own thread tells.
        if (worker == 0 && progress && !progress(static_cast<std::int64_t>(now), total)) {
            stopped = true;
        }
    });
    return !stopped;
}

Term Terms::work(const TermKey& key, std::size_t mostStates) const {
    const GoalClass& goalClass = *m_classes[key.goalClass];
    const LabelRules& rules = goalClass.rules();
    Term term;
    const bool alone = key.model == TermKey::noModel;
    const bool unattached = alone && key.attachments.empty() && rules.whole.empty();
    if ((goalClass.hopeless() || unattached) && key.gateways.empty()) {
        term.failing = 1;
        return term;
    }
    Model model = alone ? m_cores.at(coreKey(key)) : m_models[key.model];
    std::fill(model.kept.begin(), model.kept.end(), std::uint8_t{0});
    for (const auto& [vertex, source] : key.attachments) {
        model.labels[model.place[vertex]] |= sourceLabel(source);
    }
    requireGateways(key, model);
    for (const auto& [fault, up] : key.fixed) {
        for (VariableId v = 0; v < model.faultOf.size(); ++v) {
            if (model.faultOf[v] == fault) fix(model, v, up);
        }
    }
    std::fill(model.pinned.begin(), model.pinned.end(), std::uint8_t{0});
    model.whole |= key.whole;
    reduce(model);
    double ignored = 0;
    const Script script = makeScript(model, ignored);
    Diagram diagram(rules, mostStates);
    diagram.run(script);
    term.failing = diagram.failed();
    term.unknown = std::min(1.0, diagram.dropped() + ignored);
    if (goalClass.crowded()) {
        // What was left out can only have made failures look more likely.
        term.unknown = std::min(1.0, term.unknown + term.failing);
        term.failing = 0;
    }
    term.nodes = diagram.nodes();
    term.stated = std::any_of(script.steps.begin(), script.steps.end(),
                              [](const Step& step) { return step.slot != Step::noSlot; });
    std::vector<double> slope(model.variables.size(), 0.0);
    diagram.addSlopes(script, {}, slope);
    model.variables.spreadSlopes(slope);
    for (VariableId v = 0; v < slope.size(); ++v) {
        if (slope[v] != 0 && model.faultOf[v] != Model::noFault) {
            term.slopes.emplace_back(model.faultOf[v], slope[v]);
        }
    }
    return term;
}

}  // namespace peerplan::uptime
