// SPDX-License-Identifier: MIT
#include "planner/routing/change_evaluator.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "planner/routing/base_loads.h"
#include "planner/routing/crossing.h"
#include "planner/routing/delta_push.h"
#include "planner/routing/evaluation_scratch.h"
#include "planner/routing/flow_update.h"

namespace peerplan {
namespace {

/// What is worked out once about a base.
struct Shared {
    InnerGraph graph;
    FlowIndex index;
    std::optional<BaseLoads> loads;
    /// Positions in the traffic's fixed loads, by element.
    std::vector<std::uint32_t> fixed;
    std::size_t loadedFlows = 0;

    explicit Shared(const Workspace& base)
        : graph(base.network(), base.scratch().live, base.scratch().distances), index(base, graph) {
        if (base.traffic() == nullptr) return;
        loads.emplace(base, graph);
        const auto& first = base.traffic()->first;
        for (std::size_t f = 0; f + 1 < first.size(); ++f) loadedFlows += first[f] < first[f + 1];
        const auto& all = base.traffic()->fixed;
        for (std::uint32_t i = 0; i < all.size(); ++i) fixed.push_back(i);
        std::stable_sort(fixed.begin(), fixed.end(), [&](std::uint32_t a, std::uint32_t b) {
            return all[a].element < all[b].element;
        });
    }
};

}  // namespace

struct ChangeEvaluator::Impl {
    const Workspace& base;
    std::shared_ptr<const Shared> shared;
    LiveState live;
    std::size_t deadInBase;
    std::vector<AtomId> died;
    DistanceUpdate update;
    FlowUpdate flows;
    Crossing crossing;
    /// Whose flows alone can notice what failed; nobody's name where others can, too.
    std::vector<SiteId> sites;
    // Loads, where the base has a traffic.
    std::optional<Spreader> before;
    std::optional<Spreader> after;
    std::optional<DeltaPush> push;
    std::optional<DeltaBook> book;
    std::optional<SinkRows> rows;
    std::vector<FixedLoad> lostFixed;

    Impl(const Workspace& of, std::shared_ptr<const Shared> made)
        : base(of),
          shared(std::move(made)),
          live(of.scratch().live),
          deadInBase(live.dead().size()),
          update(of.network(), shared->graph, of.scratch().distances),
          flows(of, shared->index, live, update),
          crossing(of.network()) {
        if (!shared->loads) return;
        const CompiledNetwork& network = of.network();
        const SpreadPlan& plan = shared->loads->plan();
        before.emplace(network, plan, of.scratch().live, of.scratch().distances);
        after.emplace(network, plan, live, update.distances());
        rows.emplace(plan.sinks.device.size(), plan.ports.count());
        before->keepIn(*rows);
        after->keepIn(*rows);
        push.emplace(network, shared->graph, *shared->loads, update);
        book.emplace(of);
    }

    void fail(std::span<const ComponentId> failed) {
        live.reviveTo(deadInBase);
        sites.clear();
        for (const ComponentId component : failed) {
            live.kill(component);
            sites.push_back(base.network().leafOf(component));
        }
        const auto dead = live.dead().subspan(deadInBase);
        died.assign(dead.begin(), dead.end());
        std::sort(died.begin(), died.end());
    }

    /// Calls `act` with the flows of these sites, or with all if one is invalid; ascending.
    template <class Act>
    void eachFlowOf(std::vector<SiteId>& of, Act&& act) const {
        const CompiledNetwork& network = base.network();
        if (std::any_of(of.begin(), of.end(), [](SiteId site) { return !site.valid(); })) {
            for (std::size_t f = 0; f < network.flows.size(); ++f) act(FlowId(f));
            return;
        }
        std::sort(of.begin(), of.end());
        of.erase(std::unique(of.begin(), of.end()), of.end());
        std::vector<FlowId> flowsOf;
        for (const SiteId site : of) {
            for (std::size_t g = 0; g < network.groupCount; ++g) {
                flowsOf.emplace_back(site.at() * network.groupCount + g);
            }
            for (std::uint32_t i = network.firstExtraFlow[site.at()];
                 i < network.firstExtraFlow[site.at() + 1]; ++i) {
                flowsOf.push_back(network.extraFlows[i]);
            }
        }
        std::sort(flowsOf.begin(), flowsOf.end());
        for (const FlowId flow : flowsOf) act(flow);
    }

    std::span<const TrafficEntry> entriesOf(FlowId flow) const {
        const Traffic& traffic = *base.traffic();
        return {traffic.entries.data() + traffic.first[flow.at()],
                traffic.first[flow.at() + 1] - traffic.first[flow.at()]};
    }

    void findLostFixed() {
        lostFixed.clear();
        if (shared->fixed.empty()) return;
        const CompiledNetwork& network = base.network();
        const auto& all = base.traffic()->fixed;
        for (const AtomId atom : died) {
            const std::uint32_t span = shared->graph.spanOf(atom);
            const ComponentId own = network.components.componentOf(atom);
            ElementId element = own.valid() ? network.elementOf(own) : ElementId();
            if (span != InnerGraph::none) element = network.wan.spans[span].element;
            if (!element.valid()) continue;
            auto i =
                std::lower_bound(shared->fixed.begin(), shared->fixed.end(), element,
                                 [&](std::uint32_t a, ElementId e) { return all[a].element < e; });
            for (; i != shared->fixed.end() && all[*i].element == element; ++i) {
                if (base.capacityBps(element, all[*i].direction) == 0) continue;
                if (live.capacityBps(element, all[*i].direction) == 0) lostFixed.push_back(all[*i]);
            }
        }
    }

    void lay(FlowId id, const FlowResult& result, std::span<const Use> uses, Spreader& spreader,
             double sign) {
        if (result.outcome != Outcome::Served) return;
        const Flow& flow = base.network().flows[id.at()];
        const auto entries = entriesOf(id);
        for (Use use : uses) {
            use.up *= sign;
            use.down *= sign;
            spreader.spread(use, entries, flow.kind, flow.destination, *book);
        }
        if (flow.access == Access::Gateway && !uses.empty()) {
            spreader.spreadAccess(uses.front().from, entries, *book, sign);
        }
    }

    /// What the flow does in the state at hand.
    void layNow(const MovedFlow& moved, const StateChange& change) {
        if (moved.at == MovedFlow::asBefore) {
            lay(moved.flow, base.flow(moved.flow), base.uses(moved.flow), *after, 1);
        } else {
            lay(moved.flow, change.results[moved.at], change.usesOf(moved.at), *after, 1);
        }
    }

    void takePart() {
        const Sinks& sinks = shared->loads->plan().sinks;
        for (const MovedFlow& moved : flows.moved()) {
            for (const TrafficEntry& entry : entriesOf(moved.flow)) book->takesPart(entry.shape);
        }
        for (const HitDestination& hit : update.hits()) {
            for (std::uint32_t sink = sinks.first[hit.destination];
                 sink < sinks.first[hit.destination + 1]; ++sink) {
                for (const std::uint32_t column : shared->loads->columns(sink)) {
                    book->takesPart(ShapeId(column / 2));
                }
            }
        }
        for (const FixedLoad& fixed : lostFixed) book->takesPart(fixed.shape);
    }

    /// Takes each flow that moved out of its way and lays it on its new one.
    void layMoved(const StateChange& change) {
        for (const MovedFlow& moved : flows.moved()) {
            if (entriesOf(moved.flow).empty()) continue;
            lay(moved.flow, base.flow(moved.flow), base.uses(moved.flow), *before, -1);
            layNow(moved, change);
        }
    }

    /// The same where most flows moved: takes everything out at once, and lays all flows anew.
    void layAll(const StateChange& change) {
        book->takeOut(shared->loads->directUp(), shared->loads->directDown());
        shared->loads->takeOut(*rows);
        auto moved = flows.moved().begin();
        const auto last = flows.moved().end();
        for (std::uint32_t f = 0; f < base.network().flows.size(); ++f) {
            const FlowId id(f);
            const bool moves = moved != last && moved->flow == id;
            if (!entriesOf(id).empty()) {
                if (moves) {
                    layNow(*moved, change);
                } else {
                    lay(id, base.flow(id), base.uses(id), *before, 1);
                }
            }
            if (moves) ++moved;
        }
    }

    void moveLoads(StateChange& change) {
        const Traffic& traffic = *base.traffic();
        const bool most = flows.moved().size() > shared->loadedFlows / 2;
        findLostFixed();
        book->begin();
        if (most) {
            for (std::size_t s = 0; s < traffic.shapes.size(); ++s) book->takesPart(ShapeId(s));
        } else {
            takePart();
        }
        book->order();
        rows->begin(book->shapes().size() * 2);
        before->begin(book->shapes().size(), book->shapes());
        after->begin(book->shapes().size(), book->shapes());
        if (most) {
            layAll(change);
        } else {
            layMoved(change);
        }
        push->push(*rows, *book);
        for (const FixedLoad& fixed : lostFixed) book->addFixed(fixed, -1);
        book->write(change.loads);
    }

    void evaluate(std::span<const ComponentId> failed, bool afterManualSwitch,
                  StateChange& change) {
        assert(afterManualSwitch || !base.state().afterManualSwitch);
        change.clear();
        fail(failed);
        update.apply(died);
        flows.apply(died, afterManualSwitch, change);
        if (shared->loads) moveLoads(change);
    }
};

ChangeEvaluator::ChangeEvaluator(const Workspace& base)
    : m_base(&base), m_impl(std::make_unique<Impl>(base, std::make_shared<const Shared>(base))) {}
ChangeEvaluator::ChangeEvaluator(const ChangeEvaluator& other)
    : m_base(other.m_base), m_impl(std::make_unique<Impl>(*m_base, other.m_impl->shared)) {}
ChangeEvaluator::ChangeEvaluator(ChangeEvaluator&&) noexcept = default;
ChangeEvaluator::~ChangeEvaluator() = default;

void ChangeEvaluator::evaluate(std::span<const ComponentId> failed, bool afterManualSwitch,
                               StateChange& change) {
    m_impl->evaluate(failed, afterManualSwitch, change);
}

void ChangeEvaluator::flowsThrough(std::span<const ElementId> elements,
                                   std::vector<FlowId>& flows) {
    Impl& impl = *m_impl;
    flows.clear();
    Chooser chooser(m_base->network(), impl.live, impl.update.distances());
    impl.crossing.begin(impl.live, impl.update.distances(), chooser);
    std::vector<SiteId> sites;
    for (const ElementId element : elements) {
        impl.crossing.mark(element);
        const ComponentId component = m_base->network().elements[element.at()].component;
        sites.push_back(component.valid() ? m_base->network().leafOf(component) : SiteId());
    }
    const auto asked = impl.flows.asked();
    std::vector<Use> uses;
    impl.eachFlowOf(sites, [&](FlowId flow) {
        std::span<const Use> now = m_base->uses(flow);
        if (std::binary_search(asked.begin(), asked.end(), flow.value)) {
            uses.clear();
            const FlowResult result = impl.flows.choose(flow, uses);
            now = {uses.data(), result.useCount};
        }
        if (impl.crossing.crosses(flow, now)) flows.push_back(flow);
    });
}

void ChangeEvaluator::touched(std::vector<FlowId>& flows) {
    Impl& impl = *m_impl;
    flows.clear();
    const EvaluationScratch& scratch = m_base->scratch();
    impl.crossing.begin(scratch.live, scratch.distances, scratch.chooser);
    for (const AtomId atom : impl.died) impl.crossing.mark(atom);
    impl.eachFlowOf(impl.sites, [&](FlowId flow) {
        if (impl.crossing.crosses(flow, m_base->uses(flow))) flows.push_back(flow);
    });
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
