// SPDX-License-Identifier: MIT
#include "planner/bandwidth/sizing.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "planner/parallel.h"
#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

constexpr std::uint32_t noControl = 0xffffffffU;

bool sameLoad(const ElementLoad& a, const ElementLoad& b) {
    return std::equal(a.up.begin(), a.up.end(), b.up.begin(), b.up.end()) &&
           std::equal(a.down.begin(), a.down.end(), b.down.begin(), b.down.end());
}

/// Provider, ISP, network and risk groups reach across regions; the rest is in one place.
bool mayBeWide(FailureKind kind) {
    return kind == FailureKind::Provider || kind == FailureKind::Isp ||
           kind == FailureKind::Network || kind == FailureKind::RiskGroup ||
           kind == FailureKind::Metro;
}

struct Failure {
    ComponentId component;
    std::int64_t wideRegions = 0;
};

class Sizer {
  public:
    Sizer(const Workspace& base, const FailureState& given, const DayTable& table,
          const SizingOptions& options)
        : m_base(base),
          m_network(base.network()),
          m_traffic(*base.traffic()),
          m_given(given),
          m_table(table),
          m_options(options) {}

    Sizing run() {
        prepare();
        judgeBase();
        collectFailures();
        m_workers.resize(workerCount(m_options.threads));
        sizeSpareUnits();
        sweepFull();
        sweepLeaves();
        merge();
        return std::move(m_sizing);
    }

  private:
    /// What one thread holds: a state of its own and the worst it has seen.
    struct Worker {
        std::unique_ptr<Workspace> state;
        std::unique_ptr<LeafEvaluator> leaves;
        StateChange change;
        ShapeLoads loads;
        std::vector<StateLoad> worst;
        std::vector<StateLoad> worstOfRegion;
        std::vector<std::uint32_t> siteSeen;
        std::uint32_t stamp = 0;
    };

    void prepare() {
        m_controlOfAtom.assign(m_network.components.atomCount(), noControl);
        for (std::size_t c = 0; c < m_network.controls.size(); ++c) {
            const CompiledControl& control = m_network.controls[c];
            for (std::int64_t unit = 0; unit < control.units; ++unit) {
                m_controlOfAtom[control.firstUnit.at() + static_cast<std::size_t>(unit)] =
                    static_cast<std::uint32_t>(c);
            }
        }
        m_groups = std::max<std::size_t>(1, m_network.regionCount);
        m_circuitsOfRegion.resize(m_groups);
        m_regionsOfElement.resize(m_network.elements.size());
        for (std::size_t e = 0; e < m_network.circuitCount; ++e) {
            const Egress& egress = m_network.egresses[e];
            for (std::uint32_t r = 0; r < m_groups; ++r) {
                const bool serves =
                    egress.regions.empty() ||
                    std::binary_search(egress.regions.begin(), egress.regions.end(), r);
                if (!serves) continue;
                m_circuitsOfRegion[r].push_back(egress.element);
                m_regionsOfElement[egress.element.at()].push_back(r);
            }
        }
        // Flows that carry anything; others are cut unnoticed.
        for (std::size_t f = 0; f < m_network.flows.size(); ++f) {
            if (f + 1 < m_traffic.first.size() && m_traffic.first[f] < m_traffic.first[f + 1]) {
                m_loadedFlows.push_back(FlowId(f));
            }
        }
    }

    void judgeBase() {
        m_sizing.normal.resize(m_network.elements.size());
        ShapeLoads loads;
        for (std::size_t e = 0; e < m_network.elements.size(); ++e) {
            const ElementId element(e);
            loads.clear();
            loads.add(m_base.load(element));
            m_sizing.normal[e] = judge(m_network.elements[e], loads, capacityOf(m_base, element),
                                       m_table, m_traffic.shapes);
        }
        m_sizing.worstOfRegion.resize(m_groups);
        for (std::size_t r = 0; r < m_groups; ++r) {
            m_sizing.worstOfRegion[r] = judgeRegion(m_base, nullptr, r, loads);
        }
        m_sizing.worst = m_sizing.normal;
    }

    StateLoad judgeRegion(const Workspace& state, const StateChange* change, std::size_t region,
                          ShapeLoads& loads) const {
        loads.clear();
        for (const ElementId element : m_circuitsOfRegion[region]) loads.add(state.load(element));
        if (change != nullptr) {
            for (const LoadChange& delta : change->loads) {
                const std::vector<std::uint32_t>& regions = m_regionsOfElement[delta.element.at()];
                if (std::find(regions.begin(), regions.end(), region) != regions.end()) {
                    addChange(loads, delta);
                }
            }
        }
        return judge(Element{}, loads, {}, m_table, m_traffic.shapes);
    }

    static void addChange(ShapeLoads& loads, const LoadChange& delta) {
        if (delta.upKbps != 0) loads.up.push_back({delta.shape, delta.upKbps});
        if (delta.downKbps != 0) loads.down.push_back({delta.shape, delta.downKbps});
    }

    void collectFailures() {
        const std::vector<std::uint8_t> used = usedComponents(m_base);
        for (std::size_t c = 0; c < m_network.components.size(); ++c) {
            const ComponentId id(c);
            if (used[c] == 0 || allDead(id)) continue;
            const FailureKind kind = m_network.components[id].failureKind;
            std::int64_t regions = 0;
            if (mayBeWide(kind)) regions = static_cast<std::int64_t>(regionsOf(id).size());
            const bool wide = regions > 1;
            const bool swept = std::find(m_options.kinds.begin(), m_options.kinds.end(), kind) !=
                               m_options.kinds.end();
            if (!wide && !swept) continue;
            if (!wide && onlyTakesCapacity(id)) {
                m_spareUnits.push_back(id);
            } else if (!wide && m_network.leafOf(id).valid()) {
                m_leaves.push_back({id, 0});
            } else {
                m_full.push_back({id, wide ? regions : 0});
            }
        }
        m_total = static_cast<std::int64_t>(m_full.size() + m_leaves.size());
        m_sizing.states = m_total + static_cast<std::int64_t>(m_spareUnits.size()) + 1;
    }

    /// Whether nothing but units of controls dies, and every control lives on with those that are
    /// left: no flow moves then (rule C3), so that there is nothing to evaluate.
    bool onlyTakesCapacity(ComponentId id) const {
        const auto atoms = m_network.components.atoms(id);
        return std::all_of(atoms.begin(), atoms.end(), [&](AtomId atom) {
            const std::uint32_t control = m_controlOfAtom[atom.at()];
            return control != noControl &&
                   liveWithout(control, id) >= m_network.controls[control].needed;
        });
    }

    /// The units of a control that live when the component dies too.
    std::int64_t liveWithout(std::uint32_t control, ComponentId component) const {
        const CompiledControl& c = m_network.controls[control];
        const auto atoms = m_network.components.atoms(component);
        std::int64_t live = 0;
        for (std::int64_t unit = 0; unit < c.units; ++unit) {
            const AtomId atom(c.firstUnit.at() + static_cast<std::size_t>(unit));
            const bool dies = std::find(atoms.begin(), atoms.end(), atom) != atoms.end();
            live += m_base.alive(atom) && !dies ? 1 : 0;
        }
        return live;
    }

    void sizeSpareUnits() {
        Worker& only = worker(0);
        only.change.loads.clear();
        for (const ComponentId id : m_spareUnits) considerLeaf(id, only);
    }

    bool allDead(ComponentId id) const {
        const auto atoms = m_network.components.atoms(id);
        return std::none_of(atoms.begin(), atoms.end(),
                            [&](AtomId atom) { return m_base.alive(atom); });
    }

    std::set<std::uint32_t> regionsOf(ComponentId id) {
        if (m_regionsOfAtom.empty()) {
            m_regionsOfAtom.resize(m_network.components.atomCount());
            const auto add = [&](AtomId atom, std::uint32_t region) {
                if (atom.valid() && region != CompiledNetwork::none) {
                    m_regionsOfAtom[atom.at()].push_back(region);
                }
            };
            const auto regionAt = [&](SiteId site) {
                return site.valid() ? m_network.sites[site.at()].region : CompiledNetwork::none;
            };
            for (const CompiledSite& site : m_network.sites) add(site.atom, site.region);
            for (const Entry& entry : m_network.entries) {
                const Egress& egress = m_network.egresses[entry.egress.at()];
                for (const std::uint32_t region : egress.regions) add(entry.atom, region);
                if (!egress.circuit) add(entry.atom, regionAt(egress.site));
            }
            for (const Span& span : m_network.wan.spans) {
                add(span.atom, regionAt(m_network.elements[span.element.at()].site));
            }
        }
        std::set<std::uint32_t> regions;
        for (const AtomId atom : m_network.components.atoms(id)) {
            const std::vector<std::uint32_t>& of = m_regionsOfAtom[atom.at()];
            regions.insert(of.begin(), of.end());
        }
        return regions;
    }

    Worker& worker(std::size_t index) {
        std::unique_ptr<Worker>& slot = m_workers[index];
        if (!slot) {
            slot = std::make_unique<Worker>();
            slot->worst = m_sizing.normal;
            slot->worstOfRegion = m_sizing.worstOfRegion;
            slot->siteSeen.assign(m_network.siteCount(), 0);
        }
        return *slot;
    }

    /// Runs `body` over the failures in blocks, between which progress is told.
    template <class Body>
    void sweep(const std::vector<Failure>& failures, std::size_t block, const Body& body) {
        for (std::size_t begin = 0; begin < failures.size(); begin += block) {
            if (m_options.progress && !m_options.progress(m_done, m_total)) {
                m_sizing.complete = false;
            }
            if (!m_sizing.complete) return;
            const std::size_t count = std::min(block, failures.size() - begin);
            parallelFor(count, m_options.threads, [&](std::size_t item, std::size_t index) {
                body(begin + item, worker(index));
            });
            m_done += static_cast<std::int64_t>(count);
        }
    }

    void sweepFull() {
        m_fullCuts.resize(m_full.size());
        m_wide.resize(m_full.size());
        sweep(m_full, 64, [&](std::size_t i, Worker& worker) {
            if (!worker.state) worker.state = std::make_unique<Workspace>(m_base);
            FailureState state = m_given;
            state.failed.push_back(m_full[i].component);
            evaluate(state, *worker.state);
            considerState(i, worker);
        });
    }

    void considerState(std::size_t index, Worker& worker) {
        const Failure& failure = m_full[index];
        const Workspace& state = *worker.state;
        std::vector<char> regionChanged(m_groups, 0);
        StateWide wide;
        for (std::size_t e = 0; e < m_network.elements.size(); ++e) {
            const ElementId element(e);
            const ElementLoad load = state.load(element);
            const Capacity capacity = capacityOf(state, element);
            if (sameLoad(load, m_base.load(element)) && capacity == capacityOf(m_base, element)) {
                continue;
            }
            for (const std::uint32_t region : m_regionsOfElement[e]) regionChanged[region] = 1;
            if (isDead(e, capacity)) continue;
            worker.loads.clear();
            worker.loads.add(load);
            if (failure.wideRegions > 0) {
                considerWide(element, capacity, failure, worker.loads, wide);
            } else {
                consider(element, capacity, failure.component, worker);
            }
        }
        m_fullCuts[index] =
            cutOf(failure.component, worker, m_loadedFlows,
                  [&](std::size_t, FlowId flow) { return state.flow(flow).outcome; });
        if (failure.wideRegions > 0) {
            wide.failure = failure.component;
            wide.regions = failure.wideRegions;
            wide.usersCut = m_fullCuts[index].users;
            m_wide[index] = wide;
            return;
        }
        for (std::size_t r = 0; r < m_groups; ++r) {
            if (regionChanged[r] != 0) considerRegion(state, nullptr, r, failure.component, worker);
        }
    }

    /// Capacity 0 where the element has some: it is what failed, or stands where all failed.
    bool isDead(std::size_t e, const Capacity& capacity) const {
        const Element& element = m_network.elements[e];
        if (element.total()) return capacity.up == 0 && element.bps[0] != 0;
        return capacity.up == 0 && capacity.down == 0 &&
               (element.bps[0] != 0 || element.bps[1] != 0);
    }

    void consider(ElementId element, const Capacity& capacity, ComponentId failure,
                  Worker& worker) const {
        const Element& what = m_network.elements[element.at()];
        StateLoad& best = worker.worst[element.at()];
        if (cannotSize(what, worker.loads, capacity, best)) return;
        StateLoad load = judge(what, worker.loads, capacity, m_table, m_traffic.shapes);
        blame(load, failure);
        if (sizesBefore(load, best)) best = load;
    }

    void blame(StateLoad& load, ComponentId failure) const {
        load.failure = failure;
        load.breadth = static_cast<std::uint32_t>(m_network.components.atoms(failure).size());
    }

    void considerWide(ElementId element, const Capacity& capacity, const Failure& failure,
                      const ShapeLoads& loads, StateWide& wide) const {
        const Element& what = m_network.elements[element.at()];
        if (!capacity.up) return;
        if (wide.load && cannotSize(what, loads, capacity, *wide.load)) return;
        StateLoad load = judge(what, loads, capacity, m_table, m_traffic.shapes);
        blame(load, failure.component);
        if (!isWorse(load, m_sizing.normal[element.at()])) return;
        if (!wide.load || isWorse(load, *wide.load)) {
            wide.element = element;
            wide.load = load;
        }
    }

    void considerRegion(const Workspace& state, const StateChange* change, std::size_t region,
                        ComponentId failure, Worker& worker) const {
        StateLoad load = judgeRegion(state, change, region, worker.loads);
        blame(load, failure);
        StateLoad& best = worker.worstOfRegion[region];
        if (sizesBefore(load, best)) best = load;
    }

    template <class Flows, class OutcomeOf>
    StateCut cutOf(ComponentId failure, Worker& worker, const Flows& flows,
                   const OutcomeOf& outcomeOf) const {
        StateCut cut;
        cut.failure = failure;
        const auto walk = [&](std::uint32_t stamp, bool manual, const auto& take) {
            for (std::size_t i = 0; i < flows.size(); ++i) {
                const FlowId flow = flows[i];
                if (m_base.flow(flow).outcome != Outcome::Served) continue;
                const Outcome outcome = outcomeOf(i, flow);
                if (outcome != Outcome::Cut && !(manual && outcome == Outcome::ManualOnly))
                    continue;
                const SiteId site = m_network.flows[flow.at()].site;
                const bool fresh = worker.siteSeen[site.at()] != stamp;
                worker.siteSeen[site.at()] = stamp;
                take(flow, site, fresh);
            }
        };
        worker.stamp += 2;
        std::int64_t usersForGood = 0;
        walk(worker.stamp - 1, true, [&](FlowId flow, SiteId site, bool fresh) {
            for (std::uint32_t i = m_traffic.first[flow.at()]; i < m_traffic.first[flow.at() + 1];
                 ++i) {
                cut.lost += {m_traffic.entries[i].upKbps, m_traffic.entries[i].downKbps};
            }
            if (!fresh) return;
            ++cut.sites;
            cut.users += usersOf(site);
            if (!cut.first.valid() || site < cut.first) cut.first = site;
        });
        if (cut.sites == 0) return cut;
        walk(worker.stamp, false, [&](FlowId, SiteId site, bool fresh) {
            if (fresh) usersForGood += usersOf(site);
        });
        cut.usersAfterSwitch = cut.users - usersForGood;
        return cut;
    }

    std::int64_t usersOf(SiteId site) const {
        return site.at() < m_options.users.size() ? m_options.users[site.at()] : 0;
    }

    void sweepLeaves() {
        m_leafCuts.resize(m_leaves.size());
        sweep(m_leaves, 4096, [&](std::size_t i, Worker& worker) {
            if (!worker.leaves) worker.leaves = std::make_unique<LeafEvaluator>(m_base);
            const ComponentId component = m_leaves[i].component;
            worker.leaves->evaluate(component, worker.change);
            considerLeaf(component, worker);
            m_leafCuts[i] =
                cutOf(component, worker, worker.change.flows, [&](std::size_t at, FlowId flow) {
                    const bool loaded = m_traffic.first[flow.at()] < m_traffic.first[flow.at() + 1];
                    return loaded ? worker.change.results[at].outcome : Outcome::Served;
                });
        });
    }

    void considerLeaf(ComponentId component, Worker& worker) const {
        const std::vector<LoadChange>& changes = worker.change.loads;
        // Units that die with it take capacity from their control, whatever its load does.
        thread_local std::vector<std::uint32_t> controls;
        controls.clear();
        for (const AtomId atom : m_network.components.atoms(component)) {
            const std::uint32_t control = m_controlOfAtom[atom.at()];
            if (control != noControl &&
                std::find(controls.begin(), controls.end(), control) == controls.end()) {
                controls.push_back(control);
            }
        }
        bool circuitGrew = false;
        for (std::size_t begin = 0; begin < changes.size();) {
            std::size_t end = begin;
            bool grew = false;
            while (end < changes.size() && changes[end].element == changes[begin].element) {
                grew = grew || changes[end].upKbps > 0 || changes[end].downKbps > 0;
                ++end;
            }
            const ElementId element = changes[begin].element;
            if (grew && !isControlOf(controls, element)) {
                gather(element, worker);
                consider(element, capacityOf(m_base, element), component, worker);
                circuitGrew = circuitGrew || !m_regionsOfElement[element.at()].empty();
            }
            begin = end;
        }
        for (const std::uint32_t control : controls) {
            const ElementId element = m_network.controls[control].element;
            const Capacity capacity = capacityWithout(control, component);
            if (isDead(element.at(), capacity)) continue;
            gather(element, worker);
            consider(element, capacity, component, worker);
        }
        if (!circuitGrew) return;
        for (std::size_t r = 0; r < m_groups; ++r) {
            considerRegion(m_base, &worker.change, r, component, worker);
        }
    }

    bool isControlOf(const std::vector<std::uint32_t>& controls, ElementId element) const {
        return std::any_of(controls.begin(), controls.end(), [&](std::uint32_t control) {
            return m_network.controls[control].element == element;
        });
    }

    /// The element's loads in the leaf's state: those of the base and what changed.
    void gather(ElementId element, Worker& worker) const {
        worker.loads.clear();
        worker.loads.add(m_base.load(element));
        const auto first = std::lower_bound(
            worker.change.loads.begin(), worker.change.loads.end(), element,
            [](const LoadChange& change, ElementId id) { return change.element < id; });
        for (auto at = first; at != worker.change.loads.end() && at->element == element; ++at) {
            addChange(worker.loads, *at);
        }
    }

    /// A control's capacity (rule H1) when units of it die with the component; 0 if too few live
    /// (rule C3).
    Capacity capacityWithout(std::uint32_t control, ComponentId component) const {
        const CompiledControl& c = m_network.controls[control];
        const Element& element = m_network.elements[c.element.at()];
        if (element.bps[0] == Element::unknown) return {};
        const std::int64_t live = liveWithout(control, component);
        const std::int64_t units = live < c.needed ? 0 : std::min(live, c.active);
        const std::int64_t kbps = units * element.bps[0] / 1000;
        return {kbps, kbps};
    }

    void merge() {
        for (const std::unique_ptr<Worker>& worker : m_workers) {
            if (!worker) continue;
            for (std::size_t e = 0; e < m_sizing.worst.size(); ++e) {
                if (sizesBefore(worker->worst[e], m_sizing.worst[e])) {
                    m_sizing.worst[e] = worker->worst[e];
                }
            }
            for (std::size_t r = 0; r < m_sizing.worstOfRegion.size(); ++r) {
                if (sizesBefore(worker->worstOfRegion[r], m_sizing.worstOfRegion[r])) {
                    m_sizing.worstOfRegion[r] = worker->worstOfRegion[r];
                }
            }
        }
        // What cuts across regions is told with its own kind.
        for (std::size_t i = 0; i < m_fullCuts.size(); ++i) {
            if (m_fullCuts[i].sites > 0 && m_full[i].wideRegions == 0) {
                m_sizing.cuts.push_back(m_fullCuts[i]);
            }
        }
        for (const StateCut& cut : m_leafCuts) {
            if (cut.sites > 0) m_sizing.cuts.push_back(cut);
        }
        std::sort(m_sizing.cuts.begin(), m_sizing.cuts.end(),
                  [](const StateCut& a, const StateCut& b) { return a.failure < b.failure; });
        for (const StateWide& wide : m_wide) {
            if (wide.failure.valid()) m_sizing.wide.push_back(wide);
        }
    }

    const Workspace& m_base;
    const CompiledNetwork& m_network;
    const Traffic& m_traffic;
    const FailureState& m_given;
    const DayTable& m_table;
    const SizingOptions& m_options;
    std::vector<std::uint32_t> m_controlOfAtom;
    /// Regions of the plan; one for all circuits where it has none.
    std::size_t m_groups = 1;
    std::vector<std::vector<ElementId>> m_circuitsOfRegion;
    std::vector<std::vector<std::uint32_t>> m_regionsOfElement;
    std::vector<std::vector<std::uint32_t>> m_regionsOfAtom;
    std::vector<FlowId> m_loadedFlows;
    std::vector<Failure> m_full;
    std::vector<Failure> m_leaves;
    std::vector<ComponentId> m_spareUnits;
    std::vector<StateCut> m_fullCuts;
    std::vector<StateCut> m_leafCuts;
    std::vector<StateWide> m_wide;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
    Sizing m_sizing;
};

}  // namespace

std::vector<FailureKind> survivedKinds(const Policy& policy) {
    if (!policy.survive.empty()) return policy.survive;
    return {FailureKind::Unit,
            FailureKind::Device,
            FailureKind::Link,
            FailureKind::Connection,
            FailureKind::Msee,
            FailureKind::Circuit,
            FailureKind::PeeringLocation,
            FailureKind::Site};
}

Sizing sizeElements(const Workspace& base, const FailureState& given, const DayTable& table,
                    const SizingOptions& options) {
    return Sizer(base, given, table, options).run();
}

}  // namespace peerplan
