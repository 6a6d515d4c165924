// SPDX-License-Identifier: MIT
#include "planner/routing/change_evaluator.h"

#include <algorithm>

#include "planner/routing/crossing.h"
#include "planner/routing/evaluate.h"
#include "planner/routing/evaluation_scratch.h"

namespace peerplan {
namespace {

/// Below a millionth of a bit per second a change is what floating point left over.
constexpr double leastKbps = 1e-9;

bool sameUse(const Use& a, const Use& b) {
    return a.entry == b.entry && a.perimeter == b.perimeter && a.from == b.from &&
           a.inbound == b.inbound && a.up == b.up && a.down == b.down && a.rttUs == b.rttUs;
}

bool sameResult(const FlowResult& a, const FlowResult& b) {
    return a.outcome == b.outcome && a.asymmetric == b.asymmetric && a.useCount == b.useCount &&
           a.rttUs == b.rttUs;
}

}  // namespace

struct ChangeEvaluator::Impl {
    LiveState live;
    std::vector<AtomId> died;
    LeafEvaluator leaves;
    std::unique_ptr<Workspace> state;
    /// Whether `state` holds what was evaluated last.
    bool current = false;
    FailureState last;
    Crossing crossing;

    explicit Impl(const Workspace& base)
        : live(base.scratch().live), leaves(base), crossing(base.network()) {}

    const Workspace& fullState(const Workspace& base) {
        if (current) return *state;
        if (!state) state = std::make_unique<Workspace>(base);
        peerplan::evaluate(last, *state);
        current = true;
        return *state;
    }
};

ChangeEvaluator::ChangeEvaluator(const Workspace& base)
    : m_base(&base), m_impl(std::make_unique<Impl>(base)) {}
ChangeEvaluator::ChangeEvaluator(const ChangeEvaluator& other) : ChangeEvaluator(other.base()) {}
ChangeEvaluator::ChangeEvaluator(ChangeEvaluator&&) noexcept = default;
ChangeEvaluator::~ChangeEvaluator() = default;

void ChangeEvaluator::evaluate(std::span<const ComponentId> failed, bool afterManualSwitch,
                               StateChange& change) {
    const CompiledNetwork& network = m_base->network();
    change.clear();
    LiveState& live = m_impl->live;
    live.reviveTo(m_base->scratch().live.dead().size());
    for (const ComponentId component : failed) live.kill(component);
    const auto dead = live.dead().subspan(m_base->scratch().live.dead().size());
    m_impl->died.assign(dead.begin(), dead.end());
    std::sort(m_impl->died.begin(), m_impl->died.end());

    m_impl->last = m_base->state();
    m_impl->last.failed.insert(m_impl->last.failed.end(), failed.begin(), failed.end());
    m_impl->last.afterManualSwitch = afterManualSwitch;
    m_impl->current = false;
    const bool sameSwitch = afterManualSwitch == m_base->state().afterManualSwitch;
    if (failed.size() == 1 && sameSwitch && network.leafOf(failed[0]).valid()) {
        m_impl->leaves.evaluate(failed[0], change);
        return;
    }
    const Workspace& now = m_impl->fullState(*m_base);
    for (std::size_t f = 0; f < network.flows.size(); ++f) {
        const FlowId flow(f);
        const auto uses = now.uses(flow);
        const auto before = m_base->uses(flow);
        if (sameResult(now.flow(flow), m_base->flow(flow)) &&
            std::equal(uses.begin(), uses.end(), before.begin(), before.end(), sameUse)) {
            continue;
        }
        change.flows.push_back(flow);
        change.results.push_back(now.flow(flow));
        change.results.back().firstUse = static_cast<std::uint32_t>(change.uses.size());
        change.uses.insert(change.uses.end(), uses.begin(), uses.end());
    }
    if (m_base->traffic() == nullptr) return;
    for (std::size_t e = 0; e < network.elements.size(); ++e) {
        const ElementLoad load = now.load(ElementId(e));
        const ElementLoad before = m_base->load(ElementId(e));
        for (std::size_t s = 0; s < load.shapes.size(); ++s) {
            const double up = load.up[s] - before.up[s];
            const double down = load.down[s] - before.down[s];
            if (up < leastKbps && up > -leastKbps && down < leastKbps && down > -leastKbps) {
                continue;
            }
            change.loads.push_back({ElementId(e), load.shapes[s], up, down});
        }
    }
}

void ChangeEvaluator::flowsThrough(std::span<const ElementId> elements,
                                   std::vector<FlowId>& flows) {
    const Workspace& now = m_impl->fullState(*m_base);
    const EvaluationScratch& scratch = now.scratch();
    Crossing& crossing = m_impl->crossing;
    crossing.begin(scratch.live, scratch.distances, scratch.chooser);
    for (const ElementId element : elements) crossing.mark(element);
    flows.clear();
    for (std::size_t f = 0; f < m_base->network().flows.size(); ++f) {
        if (crossing.crosses(FlowId(f), now.uses(FlowId(f)))) flows.emplace_back(f);
    }
}

void ChangeEvaluator::touched(std::vector<FlowId>& flows) {
    const EvaluationScratch& scratch = m_base->scratch();
    Crossing& crossing = m_impl->crossing;
    crossing.begin(scratch.live, scratch.distances, scratch.chooser);
    for (const AtomId atom : m_impl->died) crossing.mark(atom);
    flows.clear();
    for (std::size_t f = 0; f < m_base->network().flows.size(); ++f) {
        if (crossing.crosses(FlowId(f), m_base->uses(FlowId(f)))) flows.emplace_back(f);
    }
}

std::span<const AtomId> ChangeEvaluator::died() const {
    return m_impl->died;
}

bool ChangeEvaluator::alive(AtomId atom) const {
    return m_impl->live.alive(atom);
}

std::int64_t ChangeEvaluator::capacityBps(ElementId element, Direction direction) const {
    return m_impl->live.capacityBps(element, direction);
}

}  // namespace peerplan
