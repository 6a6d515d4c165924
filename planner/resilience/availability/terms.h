// SPDX-License-Identifier: MIT
#pragma once

/// The core's part of every office's figure: each worked out once, whoever asks for it.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "model/progress.h"
#include "planner/resilience/availability/goal_class.h"

namespace peerplan::uptime {

/// Weights by which failures are summed up: bare by users, usable by users and by sites.
inline constexpr std::size_t weightCount = 3;
using Weights = std::array<double, weightCount>;

/// What asks for a term: from which vertices the core is entered, and what holds already.
struct TermKey {
    std::uint32_t goalClass = 0;
    Labels whole = 0;
    /// Vertex and source, ascending.
    std::vector<std::pair<std::uint32_t, std::uint8_t>> attachments;
    /// Faults that the office's own part has decided: up or down.
    std::vector<std::pair<FaultId, bool>> fixed;
    /// VPN gateways that clients try in turn (rule R7): only states count in which all but the last
    /// cannot be had, and the last can, or not, as `tunnel` says.
    std::vector<std::pair<AtomId, SiteId>> gateways;
    bool tunnel = false;
    /// A model of its own (core and site together) instead of the class's core, or `noModel`.
    std::uint32_t model = noModel;
    static constexpr std::uint32_t noModel = 0xffff'ffff;
    auto operator<=>(const TermKey&) const = default;
};

struct Term {
    double failing = 0;
    /// Probability that was not worked out: failing is at most this much higher.
    double unknown = 0;
    /// Derivatives by the unavailabilities of faults.
    std::vector<std::pair<FaultId, double>> slopes{};
    /// Whether the core has any fault that bears on it.
    bool stated = false;
    std::size_t nodes = 0;
};

class Terms {
  public:
    Terms(const CompiledNetwork& network, const Faults& faults, const CoreGraph& graph);

    std::uint32_t egressesId(Egresses egresses);
    const Egresses& egresses(std::uint32_t id) const { return m_egresses[id]; }
    std::uint32_t classId(const Goals& goals);
    const GoalClass& goalClass(std::uint32_t id) const { return *m_classes[id]; }
    const CoreGraph& graph() const { return m_graph; }
    /// A source may stand at this vertex.
    void expectSource(std::uint32_t vertex) { m_sourceVertex[vertex] = 1; }

    /// Adds what a gateway needs to be had, beyond the ways on from it (rule R7).
    void addGateway(Event& event, const std::pair<AtomId, SiteId>& gateway, EventMaker& make) const;
    /// Probability that none of the gateways can be had.
    double noneLives(const std::vector<std::pair<AtomId, SiteId>>& gateways) const;

    /// The term's number; it is worked out by `solve`.
    std::uint32_t ask(TermKey key);
    /// The same for a model of its own, in which the sources stand already.
    std::uint32_t ask(TermKey key, Model model);
    std::size_t size() const { return m_terms.size(); }
    const Term& term(std::uint32_t id) const { return m_terms[id]; }

    /// False if `progress` stopped it.
    bool solve(int threads, std::size_t mostStates, const Progress& progress);

  private:
    using CoreKey = std::pair<std::uint32_t, std::vector<FaultId>>;
    Term work(const TermKey& key, std::size_t mostStates) const;
    CoreKey coreKey(const TermKey& key) const;
    void requireGateways(const TermKey& key, Model& model) const;

    const CompiledNetwork& m_network;
    const Faults& m_faults;
    const CoreGraph& m_graph;
    std::map<Egresses, std::uint32_t> m_egressIds;
    std::vector<Egresses> m_egresses;
    std::map<Goals, std::uint32_t> m_classIds;
    std::vector<std::unique_ptr<GoalClass>> m_classes;
    std::vector<std::uint8_t> m_sourceVertex;
    std::map<TermKey, std::uint32_t> m_ids;
    std::vector<TermKey> m_keys;
    std::vector<Term> m_terms;
    std::map<CoreKey, Model> m_cores;
    /// Models of one asker each.
    std::vector<Model> m_models;
};

}  // namespace peerplan::uptime
