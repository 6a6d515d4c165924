// SPDX-License-Identifier: MIT
#include "planner/routing/evaluate.h"

#include <algorithm>
#include <cassert>

#include "planner/routing/evaluation_scratch.h"

namespace peerplan {
namespace {

/// Loads of a whole state: a place for every element and shape.
class StateBook : public LoadBook {
  public:
    StateBook(const LoadLayout& layout, std::vector<double>& up, std::vector<double>& down)
        : m_layout(layout), m_up(up), m_down(down) {}

    void add(ElementId element, bool reversed, const Amount& amount, double factor) override {
        std::vector<double>& along = reversed ? m_down : m_up;
        std::vector<double>& against = reversed ? m_up : m_down;
        for (const TrafficEntry& entry : amount.entries) {
            const std::size_t slot = m_layout.slot(element, entry.shape);
            const double up = entry.upKbps * amount.up * factor;
            const double down = entry.downKbps * amount.down * factor;
            along[slot] += amount.inbound ? down : up;
            against[slot] += amount.inbound ? up : down;
        }
    }

    void addRow(ElementId element, bool reversed, const double* row, double factor) override {
        double* along = (reversed ? m_down : m_up).data() + m_layout.first[element.at()];
        double* against = (reversed ? m_up : m_down).data() + m_layout.first[element.at()];
        assert(m_layout.dense[element.at()]);
        for (std::size_t s = 0; s < m_layout.shapeCount; ++s) {
            along[s] += row[s * 2] * factor;
            against[s] += row[s * 2 + 1] * factor;
        }
    }

  private:
    const LoadLayout& m_layout;
    std::vector<double>& m_up;
    std::vector<double>& m_down;
};

}  // namespace

EvaluationScratch::EvaluationScratch(const CompiledNetwork& network)
    : live(network), distances(network), chooser(network, live, distances) {}

Workspace::Workspace(const CompiledNetwork& network)
    : m_network(&network),
      m_flows(network.flows.size()),
      m_scratch(std::make_unique<EvaluationScratch>(network)) {}

Workspace::Workspace(const CompiledNetwork& network, const Traffic& traffic) : Workspace(network) {
    m_traffic = &traffic;
    m_layout = std::make_shared<const LoadLayout>(network, traffic);
    m_spread = std::make_shared<const SpreadPlan>(network);
    m_up.resize(m_layout->shapes.size());
    m_down.resize(m_layout->shapes.size());
}

Workspace::Workspace(const Workspace& other) : Workspace(*other.m_network) {
    m_traffic = other.m_traffic;
    m_layout = other.m_layout;
    m_spread = other.m_spread;
    m_up.resize(other.m_up.size());
    m_down.resize(other.m_down.size());
}

Workspace::Workspace(Workspace&& other) noexcept = default;
Workspace::~Workspace() = default;

ElementLoad Workspace::load(ElementId id) const {
    if (m_layout == nullptr) return {};
    const std::size_t first = m_layout->first[id.at()];
    const std::size_t count = m_layout->first[id.at() + 1] - first;
    return {{m_layout->shapes.data() + first, count},
            {m_up.data() + first, count},
            {m_down.data() + first, count}};
}

bool Workspace::alive(AtomId atom) const {
    return m_scratch->live.alive(atom);
}

std::int64_t Workspace::capacityBps(ElementId id, Direction direction) const {
    return m_scratch->live.capacityBps(id, direction);
}

void evaluate(const FailureState& state, Workspace& workspace) {
    EvaluationScratch& scratch = *workspace.m_scratch;
    const CompiledNetwork& network = *workspace.m_network;
    workspace.m_state = state;
    scratch.live.reviveAll();
    for (const ComponentId component : state.failed) scratch.live.kill(component);
    scratch.distances.compute(scratch.live);
    scratch.afterManualSwitch = state.afterManualSwitch;
    scratch.chooser.begin(state.afterManualSwitch);
    workspace.m_uses.clear();
    // Site by site, so that what one site's flows ask of an egress is worked out once.
    for (std::size_t s = 0; s < network.sites.size(); ++s) {
        const auto choose = [&](FlowId flow) {
            workspace.m_flows[flow.at()] = scratch.chooser.choose(flow, workspace.m_uses);
        };
        for (std::size_t g = 0; g < network.groupCount; ++g) {
            choose(FlowId(s * network.groupCount + g));
        }
        for (std::uint32_t i = network.firstExtraFlow[s]; i < network.firstExtraFlow[s + 1]; ++i) {
            choose(network.extraFlows[i]);
        }
    }
    if (workspace.m_traffic == nullptr) return;

    const Traffic& traffic = *workspace.m_traffic;
    std::fill(workspace.m_up.begin(), workspace.m_up.end(), 0.0);
    std::fill(workspace.m_down.begin(), workspace.m_down.end(), 0.0);
    StateBook book(*workspace.m_layout, workspace.m_up, workspace.m_down);
    if (!scratch.spreader) {
        scratch.spreader.emplace(network, *workspace.m_spread, scratch.live, scratch.distances);
    }
    Spreader& spreader = *scratch.spreader;
    spreader.begin(traffic.shapes.size());
    for (std::size_t f = 0; f < network.flows.size(); ++f) {
        const std::span<const TrafficEntry> entries(traffic.entries.data() + traffic.first[f],
                                                    traffic.first[f + 1] - traffic.first[f]);
        if (entries.empty()) continue;
        spreadFlow(network, FlowId(f), workspace.m_flows[f], workspace.uses(FlowId(f)), entries,
                   spreader, book);
    }
    spreader.finish(book);
    for (const FixedLoad& fixed : traffic.fixed) {
        const std::size_t slot = workspace.m_layout->slot(fixed.element, fixed.shape);
        if (scratch.live.capacityBps(fixed.element, fixed.direction) == 0) continue;
        (fixed.direction == Direction::Up ? workspace.m_up : workspace.m_down)[slot] += fixed.kbps;
    }
}

void spreadFlow(const CompiledNetwork& network, FlowId id, const FlowResult& result,
                std::span<const Use> uses, std::span<const TrafficEntry> entries,
                Spreader& spreader, LoadBook& book) {
    if (result.outcome != Outcome::Served) return;
    const Flow& flow = network.flows[id.at()];
    for (const Use& use : uses) {
        spreader.spread(use, entries, flow.kind, flow.destination, book);
    }
    if (flow.access == Access::Gateway && !uses.empty()) {
        spreader.spreadAccess(uses.front().from, entries, book);
    }
}

}  // namespace peerplan
