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

Terms::CoreKey Terms::coreKey(const TermKey& key) const {
    CoreKey made{key.goalClass, {}};
    for (const auto& [fault, up] : key.fixed) made.second.push_back(fault);
    return made;
}

bool Terms::solve(int threads, std::size_t mostStates, const Progress& progress) {
    std::vector<std::uint8_t> pinned(m_faults.list.size(), 0);
    for (const TermKey& key : m_keys) {
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
    if (key.attachments.empty() && rules.whole.empty()) {
        term.failing = 1;
        return term;
    }
    Model model = m_cores.at(coreKey(key));
    std::fill(model.kept.begin(), model.kept.end(), std::uint8_t{0});
    std::fill(model.pinned.begin(), model.pinned.end(), std::uint8_t{0});
    for (const auto& [vertex, source] : key.attachments) {
        model.labels[model.place[vertex]] |= sourceLabel(source);
    }
    for (const auto& [fault, up] : key.fixed) {
        for (VariableId v = 0; v < model.faultOf.size(); ++v) {
            if (model.faultOf[v] == fault) fix(model, v, up);
        }
    }
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
