// SPDX-License-Identifier: MIT
#pragma once

/// A failure state, and the memory in which it is evaluated.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "planner/network/network.h"
#include "planner/routing/traffic.h"

namespace peerplan {

/// A set of failed components; the base network is never changed. A repair is another set.
struct FailureState {
    std::vector<ComponentId> failed;
    /// Whether people have switched to the fallbacks that need a person (rule R4).
    bool afterManualSwitch = false;
};

enum class Outcome : std::uint8_t {
    /// Takes an egress, or reaches the other site.
    Served,
    /// Only a fallback that needs a person is left (rule R4).
    ManualOnly,
    /// No way at all.
    Cut,
    /// The flow's own site is what failed: nobody is there.
    SiteDown
};

/// A way of a flow: which entry it leaves by and how much of it, apart by direction (rule R5).
struct Use {
    /// Invalid for site to site, and for what goes straight to the Internet from a remote site.
    EntryId entry;
    /// The perimeter that it crosses; invalid for none.
    PerimeterId perimeter;
    /// Where its path through the WAN begins: its site, or its VPN gateway's (rule R7).
    SiteId from;
    /// Microsoft starts it: the path runs from the entry to the site (rule R6).
    bool inbound = false;
    /// Shares of the flow's traffic up and down.
    double up = 0;
    double down = 0;
    /// Whole round trip in µs: WAN, controls, connection, Microsoft's network (rule L1).
    double rttUs = 0;
};

struct FlowResult {
    Outcome outcome = Outcome::Cut;
    /// Of an inbound flow: the answers leave by another egress (rule R6).
    bool asymmetric = false;
    std::uint32_t firstUse = 0;
    std::uint32_t useCount = 0;
    /// Mean over what it takes, in µs; 0 unless served.
    double rttUs = 0;
};

/// Loads of one element: `up[i]` and `down[i]` are kbit/s of the shape `shapes[i]`.
struct ElementLoad {
    std::span<const ShapeId> shapes;
    std::span<const double> up;
    std::span<const double> down;
};

struct LoadLayout;
struct SpreadPlan;
struct EvaluationScratch;

/// What evaluating one state needs and leaves behind, used again and again without allocation.
/// One thread at a time; any number of workspaces may share a network and a traffic, both of
/// which must outlive them.
class Workspace {
  public:
    /// For loads of this traffic. Works out once which shapes can load which element.
    Workspace(const CompiledNetwork& network, const Traffic& traffic);
    /// Only where flows go, no loads.
    explicit Workspace(const CompiledNetwork& network);
    /// Shares what the other worked out once, but none of its results.
    Workspace(const Workspace& other);
    Workspace(Workspace&& other) noexcept;
    Workspace& operator=(const Workspace&) = delete;
    ~Workspace();

    const FlowResult& flow(FlowId id) const { return m_flows[id.at()]; }
    std::span<const Use> uses(FlowId id) const {
        const FlowResult& result = m_flows[id.at()];
        return {m_uses.data() + result.firstUse, result.useCount};
    }
    /// Shapes ascending; a shape that is not listed has no load. Empty without loads.
    ElementLoad load(ElementId id) const;
    bool alive(AtomId atom) const;
    /// Capacity in this state: that of a control follows its live units (rule H1), of a dead
    /// element it is 0; `Element::unknown` where not known.
    std::int64_t capacityBps(ElementId id, Direction direction) const;

    const CompiledNetwork& network() const { return *m_network; }
    /// What was evaluated last.
    const FailureState& state() const { return m_state; }
    /// For the .cpp files of this folder.
    const EvaluationScratch& scratch() const { return *m_scratch; }
    const Traffic* traffic() const { return m_traffic; }
    const SpreadPlan* spreadPlan() const { return m_spread.get(); }

  private:
    friend void evaluate(const FailureState& state, Workspace& workspace);
    friend class LeafEvaluator;
    friend std::vector<std::uint8_t> usedComponents(const Workspace& base);
    const CompiledNetwork* m_network = nullptr;
    const Traffic* m_traffic = nullptr;
    FailureState m_state;
    std::shared_ptr<const LoadLayout> m_layout;
    std::shared_ptr<const SpreadPlan> m_spread;
    std::vector<FlowResult> m_flows;
    std::vector<Use> m_uses;
    std::vector<double> m_up;
    std::vector<double> m_down;
    std::unique_ptr<EvaluationScratch> m_scratch;
};

}  // namespace peerplan
