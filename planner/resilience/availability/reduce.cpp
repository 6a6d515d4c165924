// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "planner/resilience/availability/model.h"

namespace peerplan::uptime {
namespace {

constexpr std::uint32_t none = 0xffff'ffff;

class Reducer {
  public:
    explicit Reducer(Model& model) : m_model(model) {}

    void reduce() {
        contract();
        combineAlike();
        bool changed = true;
        while (changed) {
            prune();
            changed = joinParallel();
            changed |= joinSeries();
        }
        combineAlike();
    }

  private:
    using Kind = Element::Kind;

    bool matters(std::uint32_t vertex) const {
        return m_model.labels[vertex] != 0 || m_model.kept[vertex] != 0 || m_labelled[vertex] != 0;
    }
    void findLabelled();
    void dropMarked();
    void contract();
    void combineAlike();
    void countUses();
    bool isPrivate(VariableId variable) const {
        return m_uses[variable] == 1 && m_model.pinned[variable] == 0;
    }
    void prune();
    bool joinParallel();
    bool orOf(Event& a, const Event& b);
    bool joinSeries();

    Model& m_model;
    std::vector<std::uint8_t> m_labelled;
    std::vector<std::uint8_t> m_drop;
    std::vector<std::uint32_t> m_uses;
};

void Reducer::findLabelled() {
    m_labelled.assign(m_model.labels.size(), 0);
    for (const Element& element : m_model.elements) {
        if (element.kind == Kind::Label) m_labelled[element.u] = 1;
    }
}

void Reducer::dropMarked() {
    auto& elements = m_model.elements;
    std::size_t kept = 0;
    for (std::size_t e = 0; e < elements.size(); ++e) {
        if (m_drop[e]) continue;
        if (kept != e) elements[kept] = std::move(elements[e]);
        ++kept;
    }
    elements.resize(kept);
}

// Edges that always hold make one vertex of two; labels that always hold are the vertex's own.
void Reducer::contract() {
    Model& model = m_model;
    std::vector<std::uint32_t> root(model.labels.size());
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t v) {
        while (root[v] != v) v = root[v] = root[root[v]];
        return v;
    };
    m_drop.assign(model.elements.size(), 0);
    for (std::size_t e = 0; e < model.elements.size(); ++e) {
        const Element& element = model.elements[e];
        if (element.event.never && element.kind != Kind::Require) m_drop[e] = 1;
        if (element.kind == Kind::Edge && element.event.certain()) {
            root[find(element.u)] = find(element.v);
        }
    }
    for (std::uint32_t v = 0; v < root.size(); ++v) {
        const std::uint32_t to = find(v);
        if (to == v) continue;
        model.labels[to] |= model.labels[v];
        model.kept[to] |= model.kept[v];
        model.labels[v] = 0;
        model.kept[v] = 0;
    }
    for (std::uint32_t& place : model.place) place = find(place);
    for (std::size_t e = 0; e < model.elements.size(); ++e) {
        Element& element = model.elements[e];
        if (m_drop[e]) continue;
        if (element.kind == Kind::Edge) {
            element.u = find(element.u);
            element.v = find(element.v);
            if (element.u > element.v) std::swap(element.u, element.v);
            if (element.u == element.v) m_drop[e] = 1;
        } else if (element.kind == Kind::Label) {
            element.u = find(element.u);
            if (element.event.certain()) {
                model.labels[element.u] |= element.labels;
                m_drop[e] = 1;
            }
        } else if (element.kind == Kind::Global && element.event.certain() &&
                   element.attachments == 0) {
            model.whole |= element.labels;
            m_drop[e] = 1;
        }
    }
    dropMarked();
}

void Reducer::countUses() {
    m_uses.assign(m_model.variables.size(), 0);
    for (const Element& element : m_model.elements) {
        for (const VariableId v : element.event.all) ++m_uses[v];
        for (const Clause& clause : element.event.clauses) {
            for (const auto& literal : clause.literals) {
                for (const VariableId v : literal) m_uses[v] += 2;
            }
        }
    }
}

// Variables that decide the same elements, all of them outright, are one in series.
void Reducer::combineAlike() {
    std::vector<std::vector<std::uint32_t>> where(m_model.variables.size());
    std::vector<std::uint8_t> inClause(m_model.variables.size(), 0);
    for (std::uint32_t e = 0; e < m_model.elements.size(); ++e) {
        const Event& event = m_model.elements[e].event;
        for (const VariableId v : event.all) where[v].push_back(e);
        for (const Clause& clause : event.clauses) {
            for (const auto& literal : clause.literals) {
                for (const VariableId v : literal) inClause[v] = 1;
            }
        }
    }
    std::map<std::vector<std::uint32_t>, std::vector<VariableId>> alike;
    for (VariableId v = 0; v < where.size(); ++v) {
        if (where[v].empty() || inClause[v] || m_model.pinned[v]) continue;
        alike[where[v]].push_back(v);
    }
    for (const auto& [elements, variables] : alike) {
        if (variables.size() < 2) continue;
        const VariableId made = m_model.addSeries(variables);
        for (const std::uint32_t e : elements) {
            auto& all = m_model.elements[e].event.all;
            std::erase_if(all, [&series = variables](VariableId v) {
                return std::binary_search(series.begin(), series.end(), v);
            });
            // The newest variable has the highest id.
            all.push_back(made);
        }
    }
}

// Pendant trees and blocks: behind a vertex that parts them from everything that matters.
void Reducer::prune() {
    findLabelled();
    const std::size_t vertices = m_model.labels.size();
    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> out(vertices);
    for (std::uint32_t e = 0; e < m_model.elements.size(); ++e) {
        const Element& element = m_model.elements[e];
        if (element.kind != Kind::Edge) continue;
        out[element.u].emplace_back(element.v, e);
        out[element.v].emplace_back(element.u, e);
    }
    // Depth-first; a branch whose lowest way back is its own foot hangs on that foot alone.
    std::vector<std::uint32_t> found(vertices, 0);
    std::vector<std::uint32_t> low(vertices, 0);
    std::vector<std::uint8_t> holds(vertices, 0);
    std::vector<std::uint32_t> next(vertices, 0);
    std::vector<std::uint32_t> parentEdge(vertices, none);
    std::vector<std::uint32_t> stack;
    std::vector<std::uint32_t> edges;
    std::vector<std::size_t> edgeMark(vertices, 0);
    m_drop.assign(m_model.elements.size(), 0);
    std::uint32_t clock = 0;
    const auto walk = [&](std::uint32_t start) {
        stack = {start};
        edges.clear();
        found[start] = low[start] = ++clock;
        holds[start] = matters(start) ? 1 : 0;
        while (!stack.empty()) {
            const std::uint32_t u = stack.back();
            if (next[u] < out[u].size()) {
                const auto [v, e] = out[u][next[u]++];
                if (e == parentEdge[u]) continue;
                if (found[v] == 0) {
                    edgeMark[v] = edges.size();
                    edges.push_back(e);
                    parentEdge[v] = e;
                    found[v] = low[v] = ++clock;
                    holds[v] = matters(v) ? 1 : 0;
                    stack.push_back(v);
                } else if (found[v] < found[u]) {
                    edges.push_back(e);
                    low[u] = std::min(low[u], found[v]);
                }
                continue;
            }
            stack.pop_back();
            if (stack.empty()) break;
            const std::uint32_t foot = stack.back();
            low[foot] = std::min(low[foot], low[u]);
            if (low[u] < found[foot]) {
                holds[foot] |= holds[u];
                continue;
            }
            if (holds[u]) {
                holds[foot] = 1;
                continue;
            }
            for (std::size_t i = edgeMark[u]; i < edges.size(); ++i) m_drop[edges[i]] = 1;
            edges.resize(edgeMark[u]);
        }
    };
    for (std::uint32_t v = 0; v < vertices; ++v) {
        if (found[v] == 0 && matters(v)) walk(v);
    }
    for (std::uint32_t e = 0; e < m_model.elements.size(); ++e) {
        const Element& element = m_model.elements[e];
        if (element.kind == Kind::Edge && found[element.u] == 0) m_drop[e] = 1;
    }
    dropMarked();
}

// a := a or b, where what differs is used nowhere else.
bool Reducer::orOf(Event& a, const Event& b) {
    if (a.clauses != b.clauses) return false;
    std::vector<VariableId> common;
    std::vector<VariableId> onlyA;
    std::vector<VariableId> onlyB;
    std::set_intersection(a.all.begin(), a.all.end(), b.all.begin(), b.all.end(),
                          std::back_inserter(common));
    std::set_difference(a.all.begin(), a.all.end(), common.begin(), common.end(),
                        std::back_inserter(onlyA));
    std::set_difference(b.all.begin(), b.all.end(), common.begin(), common.end(),
                        std::back_inserter(onlyB));
    const auto free = [&](VariableId v) { return isPrivate(v); };
    if (!onlyA.empty() && !onlyB.empty()) {
        if (!std::all_of(onlyA.begin(), onlyA.end(), free)) return false;
        if (!std::all_of(onlyB.begin(), onlyB.end(), free)) return false;
        const VariableId left = m_model.addSeries(std::move(onlyA));
        const VariableId right = m_model.addSeries(std::move(onlyB));
        common.push_back(m_model.addParallel({left, right}));
        m_uses.resize(m_model.variables.size(), 1);
    }
    a.all = std::move(common);
    return true;
}

bool Reducer::joinParallel() {
    countUses();
    std::map<std::tuple<Kind, std::uint32_t, std::uint32_t, Labels, std::uint64_t>,
             std::vector<std::uint32_t>>
        groups;
    for (std::uint32_t e = 0; e < m_model.elements.size(); ++e) {
        const Element& element = m_model.elements[e];
        if (element.kind == Kind::Require) continue;
        groups[{element.kind, element.u, element.v, element.labels, element.attachments}].push_back(
            e);
    }
    m_drop.assign(m_model.elements.size(), 0);
    bool any = false;
    for (const auto& [key, members] : groups) {
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (m_drop[members[i]]) continue;
            for (std::size_t k = i + 1; k < members.size(); ++k) {
                if (m_drop[members[k]]) continue;
                Event& into = m_model.elements[members[i]].event;
                const Event& from = m_model.elements[members[k]].event;
                if (!orOf(into, from)) continue;
                for (const VariableId v : from.all) --m_uses[v];
                m_drop[members[k]] = 1;
                any = true;
            }
        }
    }
    dropMarked();
    return any;
}

// A vertex that matters to nobody and joins two edges makes one edge of them.
bool Reducer::joinSeries() {
    findLabelled();
    countUses();
    const std::size_t vertices = m_model.labels.size();
    std::vector<std::vector<std::uint32_t>> at(vertices);
    for (std::uint32_t e = 0; e < m_model.elements.size(); ++e) {
        const Element& element = m_model.elements[e];
        if (element.kind != Kind::Edge) continue;
        at[element.u].push_back(e);
        at[element.v].push_back(e);
    }
    m_drop.assign(m_model.elements.size(), 0);
    bool any = false;
    for (std::uint32_t v = 0; v < vertices; ++v) {
        if (at[v].size() != 2 || matters(v)) continue;
        const std::uint32_t first = at[v][0];
        const std::uint32_t second = at[v][1];
        Element& a = m_model.elements[first];
        const Element& b = m_model.elements[second];
        const std::uint32_t left = a.u == v ? a.v : a.u;
        const std::uint32_t right = b.u == v ? b.v : b.u;
        if (left == right) continue;
        std::vector<VariableId> all;
        std::set_union(a.event.all.begin(), a.event.all.end(), b.event.all.begin(),
                       b.event.all.end(), std::back_inserter(all));
        std::vector<VariableId> mine;
        std::vector<VariableId> others;
        for (const VariableId variable : all) {
            const bool both =
                std::binary_search(a.event.all.begin(), a.event.all.end(), variable) &&
                std::binary_search(b.event.all.begin(), b.event.all.end(), variable);
            if (both) --m_uses[variable];
            (isPrivate(variable) ? mine : others).push_back(variable);
        }
        if (!mine.empty()) {
            others.push_back(m_model.addSeries(std::move(mine)));
            m_uses.resize(m_model.variables.size(), 1);
            std::sort(others.begin(), others.end());
        }
        a.event.all = std::move(others);
        a.event.clauses.insert(a.event.clauses.end(), b.event.clauses.begin(),
                               b.event.clauses.end());
        a.u = std::min(left, right);
        a.v = std::max(left, right);
        std::replace(at[right].begin(), at[right].end(), second, first);
        at[v].clear();
        m_drop[second] = 1;
        any = true;
    }
    dropMarked();
    return any;
}

}  // namespace

void reduce(Model& model) {
    Reducer(model).reduce();
}

}  // namespace peerplan::uptime
