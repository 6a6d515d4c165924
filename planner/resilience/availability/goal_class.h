// SPDX-License-Identifier: MIT
#pragma once

/// What must be reached for a set of services to be up, and the network's core as it bears on that.
/// All offices that ask for the same share one.

#include <cstdint>
#include <map>
#include <vector>

#include "planner/resilience/availability/core_graph.h"
#include "planner/resilience/availability/model.h"

namespace peerplan::uptime {

/// The egresses of which one must be reached, without their order (rule R2).
struct Egresses {
    /// The Internet egresses of the flow's own site.
    bool ownSite = false;
    /// Ascending.
    std::vector<EgressId> list;
    auto operator<=>(const Egresses&) const = default;
};

/// An egress at the source itself whose perimeters stand elsewhere.
struct DistantPerimeters {
    std::uint8_t source = 0;
    Labels goals = 0;
    std::vector<PerimeterId> perimeters;
    auto operator<=>(const DistantPerimeters&) const = default;
};

struct Goals {
    struct Goal {
        /// Which `Egresses`, and whether from the site itself (0) or its VPN gateway's (1).
        std::uint32_t egresses = 0;
        std::uint8_t source = 0;
        auto operator<=>(const Goal&) const = default;
    };
    /// Goal i has label i.
    std::vector<Goal> list;
    /// One more goal: the users' own site is up.
    bool presence = false;
    std::vector<DistantPerimeters> distant;
    auto operator<=>(const Goals&) const = default;

    Labels presenceLabel() const { return presence ? Labels{1} << list.size() : 0; }
    Labels of(std::uint8_t source) const;
};

/// What is on offer at a place to who reaches it.
struct Offer {
    /// The entry that must live; invalid for none.
    EntryId entry;
    PerimeterId perimeter;
    Labels labels = 0;
};

/// Adds what must be up to events over a model's variables.
class EventMaker {
  public:
    EventMaker(const CompiledNetwork& network, const Faults& faults, Model& model)
        : m_network(network), m_faults(faults), m_model(model) {}

    /// Faults that are not to be combined with others.
    void pin(const std::vector<std::uint8_t>* pinned) { m_pinned = pinned; }
    /// Takes over the model's variables of faults that stand alone.
    void adopt();
    void add(Event& event, AtomId atom);
    /// The perimeter lives (rules C3, W4).
    void add(Event& event, PerimeterId perimeter);
    void add(Event& event, const Offer& offer);
    VariableId variable(FaultId fault);

  private:
    void addControl(Event& event, std::size_t control);
    bool isOwn(FaultId fault) const;
    const CompiledNetwork& m_network;
    const Faults& m_faults;
    Model& m_model;
    const std::vector<std::uint8_t>* m_pinned = nullptr;
    std::map<FaultId, VariableId> m_variables;
    std::map<std::size_t, VariableId> m_controls;
};

class GoalClass {
  public:
    GoalClass(const CompiledNetwork& network, const Faults& faults, const CoreGraph& graph,
              const std::vector<Egresses>& egresses, Goals goals);

    const Goals& goals() const { return m_goals; }
    const LabelRules& rules() const { return m_rules; }
    /// More labels were needed than there are: ways through a perimeter at another place than its
    /// egress may be missing, so that failures are counted too high.
    bool crowded() const { return m_crowded; }

    /// Some goal is not on offer anywhere.
    bool hopeless() const { return m_hopeless; }

    /// What a site that is no vertex offers.
    const std::vector<Offer>& offersAt(SiteId site) const;
    /// A live perimeter of the source's own site, before ExpressRoute or the Internet; 0 if that
    /// helps nobody.
    Labels ownPerimeter(std::uint8_t source, EgressKind kind) const {
        return m_ownPerimeter[source][static_cast<std::size_t>(kind)];
    }
    /// The label of `goals().distant[i]`.
    Labels distant(std::size_t i) const { return m_distant[i]; }
    /// That the egress of such a label was reached from a site that is no vertex; 0 if that helps
    /// nobody.
    Labels reachedFrom(SiteId site, Labels egress) const;

    /// By fault: whether it bears on the core.
    const std::vector<std::uint8_t>& inCore() const { return m_inCore; }
    /// Whether anything of the core stands at a vertex, and the faults that take all of it.
    bool used(std::uint32_t vertex) const { return m_usedVertex[vertex] != 0; }
    const std::vector<FaultId>& killers(std::uint32_t vertex) const { return m_killers[vertex]; }

    /// The core with a variable for every fault; pinned ones stay alone.
    Model core(const std::vector<std::uint8_t>* pinned) const;

  private:
    void allot(std::uint8_t source);
    Labels take();
    std::uint32_t placeOf(NodeId node) const;
    void offer(std::uint32_t place, const Offer& offer) { m_offers[place].push_back(offer); }
    void survey();

    const CompiledNetwork& m_network;
    const Faults& m_faults;
    const CoreGraph& m_graph;
    const std::vector<Egresses>& m_egresses;
    Goals m_goals;
    LabelRules m_rules;
    bool m_crowded = false;
    bool m_hopeless = false;
    int m_labels = 0;
    /// By place: a vertex, or behind those a site that is none.
    std::map<std::uint32_t, std::vector<Offer>> m_offers;
    Labels m_ownPerimeter[2][2] = {};
    std::vector<Labels> m_distant;
    /// By site that is no vertex: the label of what can be reached from it, and the labels that
    /// say that an egress was.
    std::map<std::uint32_t, Labels> m_wayOut;
    std::map<std::uint32_t, std::map<Labels, Labels>> m_reached;
    std::vector<std::uint8_t> m_inCore;
    std::vector<std::uint8_t> m_usedVertex;
    std::vector<std::vector<FaultId>> m_killers;
};

/// The perimeters that an egress names and that count for outbound flows to it (rule W4), without
/// its `own-site`.
std::vector<PerimeterId> namedPerimeters(const CompiledNetwork& network, const Egress& egress);
/// Those at a site that count for outbound flows to such an egress.
std::vector<PerimeterId> perimetersAt(const CompiledNetwork& network, SiteId site, bool circuit);

}  // namespace peerplan::uptime
