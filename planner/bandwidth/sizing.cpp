// SPDX-License-Identifier: MIT
#include "planner/bandwidth/sizing.h"

#include <algorithm>
#include <memory>

#include "planner/bandwidth/region_load.h"
#include "planner/bandwidth/sizing_failures.h"
#include "planner/parallel.h"
#include "planner/routing/change_evaluator.h"

namespace peerplan {
namespace {

/// Failures between which progress is told and asked whether to go on.
constexpr std::size_t block = 256;

/// What one thread holds: the state it is at and the worst that it has seen.
struct Worker {
    Worker(const JudgedBase& base, const SizingOptions& options, const Sizing& normal,
           const ChangeEvaluator& prototype)
        : evaluator(prototype),
          judge(base),
          cuts(base.base(), options.users),
          worst(normal.worst),
          worstOfRegion(normal.worstOfRegion) {}

    ChangeEvaluator evaluator;
    StateChange change;
    StateJudge judge;
    CutCounter cuts;
    ShapeLoads sum;
    std::vector<std::uint32_t> regions;
    std::vector<StateLoad> worst;
    std::vector<StateLoad> worstOfRegion;
};

class Sizer {
  public:
    Sizer(const JudgedBase& base, const SizingOptions& options)
        : m_base(base),
          m_network(base.base().network()),
          m_options(options),
          m_regions(m_network),
          m_failures(sizingFailures(base.base(), options.kinds)) {}

    Sizing run() {
        for (std::size_t e = 0; e < m_network.elements.size(); ++e) {
            m_sizing.normal.push_back(m_base.normal(ElementId(e)));
        }
        m_sizing.worst = m_sizing.normal;
        for (std::size_t r = 0; r < m_regions.count(); ++r) {
            m_sizing.worstOfRegion.push_back(m_regions.normal(m_base, r));
        }
        m_sizing.states = static_cast<std::int64_t>(m_failures.size()) + 1;
        sweep();
        merge();
        return std::move(m_sizing);
    }

  private:
    void sweep() {
        m_cuts.resize(m_failures.size());
        m_wide.resize(m_failures.size());
        m_workers.resize(workerCount(m_options.threads));
        const ChangeEvaluator prototype(m_base.base());
        const auto total = static_cast<std::int64_t>(m_failures.size());
        for (std::size_t begin = 0; begin < m_failures.size(); begin += block) {
            if (m_options.progress &&
                !m_options.progress(static_cast<std::int64_t>(begin), total)) {
                m_sizing.complete = false;
                return;
            }
            const std::size_t count = std::min(block, m_failures.size() - begin);
            parallelFor(count, m_options.threads, [&](std::size_t item, std::size_t index) {
                std::unique_ptr<Worker>& worker = m_workers[index];
                if (!worker) {
                    worker = std::make_unique<Worker>(m_base, m_options, m_sizing, prototype);
                }
                consider(begin + item, *worker);
            });
        }
        if (m_options.progress) m_options.progress(total, total);
    }

    void consider(std::size_t index, Worker& worker) {
        const SizingFailure& failure = m_failures[index];
        worker.evaluator.evaluate(failure.component, worker.change);
        worker.judge.begin(worker.evaluator, worker.change);
        m_cuts[index] = worker.cuts.count(failure.component, worker.change);
        if (failure.wideRegions > 0) {
            considerWide(index, worker);
            return;
        }
        for (std::size_t i = 0; i < worker.judge.touchedCount(); ++i) {
            StateLoad& best = worker.worst[worker.judge.element(i).at()];
            // What cannot be worse cannot be equal either, so that no tie is lost.
            if (!worker.judge.mayBeWorse(i, best)) continue;
            StateLoad load = worker.judge.load(i);
            blame(load, failure.component);
            if (sizesBefore(load, best)) best = load;
        }
        considerRegions(failure.component, worker);
    }

    void considerWide(std::size_t index, Worker& worker) {
        const SizingFailure& failure = m_failures[index];
        StateWide& wide = m_wide[index];
        wide.failure = failure.component;
        wide.regions = failure.wideRegions;
        wide.usersCut = m_cuts[index].users;
        for (std::size_t i = 0; i < worker.judge.touchedCount(); ++i) {
            const ElementId element = worker.judge.element(i);
            const StateLoad& normal = m_base.normal(element);
            if (!worker.judge.capacity(i).up || !worker.judge.mayBeWorse(i, normal)) continue;
            if (wide.load && !worker.judge.mayBeWorse(i, *wide.load)) continue;
            StateLoad load = worker.judge.load(i);
            if (!isWorse(load, normal)) continue;
            blame(load, failure.component);
            const bool first = wide.load && element < wide.element;
            if (!wide.load || isWorse(load, *wide.load) || (first && !isWorse(*wide.load, load))) {
                wide.element = element;
                wide.load = load;
            }
        }
    }

    /// Regions whose circuits take on load, be it from one another.
    void considerRegions(ComponentId failure, Worker& worker) const {
        worker.regions.clear();
        for (const LoadChange& change : worker.change.loads) {
            if (change.upKbps <= 0 && change.downKbps <= 0) continue;
            for (const std::uint32_t region : m_regions.regionsOf(change.element)) {
                worker.regions.push_back(region);
            }
        }
        std::sort(worker.regions.begin(), worker.regions.end());
        const auto end = std::unique(worker.regions.begin(), worker.regions.end());
        for (auto region = worker.regions.begin(); region != end; ++region) {
            StateLoad load = m_regions.load(m_base, worker.judge, *region, worker.sum);
            blame(load, failure);
            StateLoad& best = worker.worstOfRegion[*region];
            if (sizesBefore(load, best)) best = load;
        }
    }

    void blame(StateLoad& load, ComponentId failure) const {
        load.failure = failure;
        load.breadth = static_cast<std::uint32_t>(m_network.components.atoms(failure).size());
    }

    void merge() {
        const auto takeWorse = [](std::vector<StateLoad>& worst,
                                  const std::vector<StateLoad>& seen) {
            for (std::size_t i = 0; i < worst.size(); ++i) {
                if (sizesBefore(seen[i], worst[i])) worst[i] = seen[i];
            }
        };
        for (const std::unique_ptr<Worker>& worker : m_workers) {
            if (!worker) continue;
            takeWorse(m_sizing.worst, worker->worst);
            takeWorse(m_sizing.worstOfRegion, worker->worstOfRegion);
        }
        for (std::size_t i = 0; i < m_failures.size(); ++i) {
            // What cuts across regions is told with its own kind.
            if (m_wide[i].failure.valid()) {
                m_sizing.wide.push_back(m_wide[i]);
            } else if (m_cuts[i].sites > 0) {
                m_sizing.cuts.push_back(m_cuts[i]);
            }
        }
    }

    const JudgedBase& m_base;
    const CompiledNetwork& m_network;
    const SizingOptions& m_options;
    RegionCircuits m_regions;
    std::vector<SizingFailure> m_failures;
    std::vector<StateCut> m_cuts;
    std::vector<StateWide> m_wide;
    std::vector<std::unique_ptr<Worker>> m_workers;
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

Sizing sizeElements(const JudgedBase& base, const SizingOptions& options) {
    return Sizer(base, options).run();
}

}  // namespace peerplan
