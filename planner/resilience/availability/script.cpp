// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>
#include <optional>

#include "planner/resilience/availability/model.h"
#include "planner/resilience/availability/order.h"

namespace peerplan::uptime {
namespace {

constexpr std::uint32_t none = 0xffff'ffff;

/// What is looked at: a vertex that comes into view, or an element.
struct Look {
    std::uint32_t vertex = none;
    std::uint32_t element = none;
    std::vector<std::uint32_t> forgets{};
};

class Writer {
  public:
    explicit Writer(const Model& model) : m_model(model) {}

    /// Nothing if a state cannot hold it; then `pressed` is a variable to do without, or none if
    /// the frontier is too wide.
    std::optional<Script> write(VariableId& pressed) {
        pressed = none;
        listLooks();
        if (m_width > Script::mostPlaces) return std::nullopt;
        findLastUses();
        m_slot.assign(m_model.variables.size(), Step::noSlot);
        for (std::uint32_t i = 0; i < m_looks.size(); ++i) {
            if (!writeLook(i)) {
                pressed = mostReliableOpen();
                return std::nullopt;
            }
        }
        m_script.initial = m_model.whole;
        return std::move(m_script);
    }

  private:
    using Kind = Element::Kind;

    void listLooks();
    void findLastUses();
    bool writeLook(std::uint32_t index);
    VariableId mostReliableOpen() const;
    template <class Body>
    void forVariables(const Event& event, const Body& body) const {
        for (const VariableId v : event.all) body(v);
        for (const Clause& clause : event.clauses) {
            for (const auto& literal : clause.literals) {
                for (const VariableId v : literal) body(v);
            }
        }
    }
    std::uint64_t bits(const std::vector<VariableId>& variables) const {
        std::uint64_t made = 0;
        for (const VariableId v : variables) made |= std::uint64_t{1} << m_slot[v];
        return made;
    }

    const Model& m_model;
    Script m_script;
    std::vector<Look> m_looks;
    std::size_t m_width = 0;
    std::vector<std::uint32_t> m_lastUse;
    std::vector<std::uint8_t> m_slot;
    std::uint64_t m_taken = 0;
    std::vector<VariableId> m_open;
    std::vector<std::uint8_t> m_place;
    std::uint32_t m_placesTaken = 0;
};

void Writer::listLooks() {
    const std::size_t vertices = m_model.labels.size();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    std::vector<std::uint8_t> used(vertices, 0);
    std::vector<std::vector<std::uint32_t>> at(vertices);
    for (std::uint32_t v = 0; v < vertices; ++v) used[v] = m_model.labels[v] != 0 ? 1 : 0;
    for (std::uint32_t e = 0; e < m_model.elements.size(); ++e) {
        const Element& element = m_model.elements[e];
        if (element.kind == Kind::Require) m_looks.push_back({none, e, {}});
        if (element.kind == Kind::Edge) {
            edges.emplace_back(element.u, element.v);
            used[element.u] = used[element.v] = 1;
            at[element.u].push_back(e);
            at[element.v].push_back(e);
        }
        if (element.kind == Kind::Label) {
            used[element.u] = 1;
            at[element.u].push_back(e);
        }
    }
    for (std::uint32_t e = 0; e < m_model.elements.size(); ++e) {
        if (m_model.elements[e].kind == Kind::Global) m_looks.push_back({none, e, {}});
    }
    std::vector<std::uint32_t> sources;
    for (std::uint32_t v = 0; v < vertices; ++v) {
        if (m_model.labels[v] & allSources) sources.push_back(v);
    }
    const VertexOrder order = orderVertices(vertices, edges, used, sources);
    m_width = order.width;
    std::vector<std::uint8_t> seen(vertices, 0);
    std::vector<std::size_t> left(vertices, 0);
    for (std::uint32_t v = 0; v < vertices; ++v) left[v] = at[v].size();
    for (const std::uint32_t v : order.vertices) {
        seen[v] = 1;
        m_looks.push_back({v, none, {}});
        if (left[v] == 0) m_looks.back().forgets.push_back(v);
        const auto look = [&](std::uint32_t e) {
            const Element& element = m_model.elements[e];
            m_looks.push_back({none, e, {}});
            if (--left[element.u] == 0) m_looks.back().forgets.push_back(element.u);
            if (element.kind != Kind::Edge) return;
            if (--left[element.v] == 0) m_looks.back().forgets.push_back(element.v);
        };
        for (const std::uint32_t e : at[v]) {
            const Element& element = m_model.elements[e];
            if (element.kind != Kind::Edge) continue;
            if (seen[element.u] && seen[element.v]) look(e);
        }
        for (const std::uint32_t e : at[v]) {
            if (m_model.elements[e].kind == Kind::Label) look(e);
        }
    }
    m_place.assign(vertices, 0);
}

void Writer::findLastUses() {
    m_lastUse.assign(m_model.variables.size(), 0);
    for (std::uint32_t i = 0; i < m_looks.size(); ++i) {
        if (m_looks[i].element == none) continue;
        forVariables(m_model.elements[m_looks[i].element].event,
                     [&](VariableId v) { m_lastUse[v] = i; });
    }
}

bool Writer::writeLook(std::uint32_t index) {
    const Look& look = m_looks[index];
    Step step;
    if (look.element == none) {
        step.act = Step::Act::Introduce;
        const auto place = static_cast<std::uint8_t>(std::countr_one(m_placesTaken));
        m_placesTaken |= 1U << place;
        m_place[look.vertex] = place;
        m_script.places = std::max<std::size_t>(m_script.places, place + 1U);
        step.u = place;
        step.labels = m_model.labels[look.vertex];
        if (step.labels & allSources) m_script.lastSource = m_script.steps.size();
    } else {
        const Element& element = m_model.elements[look.element];
        std::vector<VariableId> opens;
        forVariables(element.event, [&](VariableId v) {
            if (m_slot[v] != Step::noSlot) return;
            if (std::popcount(m_taken) >= Script::mostSlots) {
                m_slot[v] = Script::mostSlots;
                m_open.push_back(v);
                return;
            }
            m_slot[v] = static_cast<std::uint8_t>(std::countr_one(m_taken));
            m_taken |= std::uint64_t{1} << m_slot[v];
            m_open.push_back(v);
            opens.push_back(v);
        });
        for (const VariableId v : m_open) {
            if (m_slot[v] == Script::mostSlots) return false;
        }
        for (std::size_t i = 0; i < opens.size(); ++i) {
            step.slot = m_slot[opens[i]];
            step.variable = opens[i];
            step.q = m_model.variables.q(opens[i]);
            if (i + 1 < opens.size()) m_script.steps.push_back(step);
        }
        switch (element.kind) {
            case Kind::Edge:
                step.act = Step::Act::Edge;
                step.v = m_place[element.v];
                step.u = m_place[element.u];
                break;
            case Kind::Label:
                step.act = Step::Act::Label;
                step.u = m_place[element.u];
                if (element.labels & allSources) m_script.lastSource = m_script.steps.size();
                break;
            case Kind::Global:
                step.act = Step::Act::Global;
                // It may bring what no source in view can reach.
                m_script.lastSource = m_script.steps.size();
                break;
            case Kind::Require:
                step.act = Step::Act::Require;
                // Nothing is a failure before it is known to count.
                m_script.lastSource = m_script.steps.size();
                break;
        }
        step.wanted = element.wanted;
        step.labels = element.labels;
        step.attachments = element.attachments;
        step.event.all = bits(element.event.all);
        for (const Clause& clause : element.event.clauses) {
            auto& need = step.event.clauses.emplace_back();
            need.need = clause.need;
            for (const auto& literal : clause.literals) need.literals.push_back(bits(literal));
        }
        // An event that cannot hold asks for a slot that is never up.
        if (element.event.never) step.event.all = std::uint64_t{1} << 63;
        for (std::size_t i = 0; i < m_open.size();) {
            const VariableId v = m_open[i];
            if (m_lastUse[v] != index || m_model.pinned[v]) {
                ++i;
                continue;
            }
            step.closes |= std::uint64_t{1} << m_slot[v];
            m_open.erase(m_open.begin() + static_cast<std::ptrdiff_t>(i));
        }
        m_taken &= ~step.closes;
    }
    for (const std::uint32_t v : look.forgets) {
        step.forgets |= 1U << m_place[v];
        m_placesTaken &= ~(1U << m_place[v]);
    }
    m_script.steps.push_back(std::move(step));
    return true;
}

VariableId Writer::mostReliableOpen() const {
    VariableId best = m_open.front();
    for (const VariableId v : m_open) {
        if (m_model.variables.q(v) < m_model.variables.q(best)) best = v;
    }
    return best;
}

/// Takes the most reliable tenth of the edges as up.
double takeEdgesAsUp(Model& model) {
    std::vector<std::pair<double, std::uint32_t>> edges;
    for (std::uint32_t e = 0; e < model.elements.size(); ++e) {
        const Element& element = model.elements[e];
        if (element.kind != Element::Kind::Edge) continue;
        double q = 0;
        for (const VariableId v : element.event.all) q += model.variables.q(v);
        edges.emplace_back(q, e);
    }
    std::sort(edges.begin(), edges.end());
    double ignored = 0;
    for (std::size_t i = 0; i <= edges.size() / 10 && i < edges.size(); ++i) {
        ignored += edges[i].first;
        model.elements[edges[i].second].event = Event{};
    }
    return ignored;
}

}  // namespace

Script makeScript(Model& model, double& ignored) {
    while (true) {
        VariableId pressed = none;
        Writer writer(model);
        if (auto script = writer.write(pressed)) return std::move(*script);
        if (pressed == none) {
            ignored += takeEdgesAsUp(model);
        } else {
            ignored += model.variables.q(pressed);
            fix(model, pressed, true);
        }
        reduce(model);
    }
}

}  // namespace peerplan::uptime
