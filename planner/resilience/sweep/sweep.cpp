// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/sweep.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>
#include <utility>

#include "planner/parallel.h"
#include "planner/resilience/sweep/answer_maker.h"
#include "planner/resilience/sweep/candidates.h"
#include "planner/resilience/sweep/chances.h"
#include "planner/resilience/sweep/effect.h"
#include "planner/resilience/sweep/pair_ranking.h"
#include "planner/resilience/sweep/tally.h"

namespace peerplan {
namespace sweeping {
namespace {

/// States between which progress is told and asked whether to go on.
constexpr std::size_t block = 64;

struct Worker {
    Worker(const Audience& audience, const ChangeEvaluator& prototype, std::size_t worst,
           std::size_t index)
        : number(index), reader(audience, prototype), tally(audience), ranking(worst) {}
    std::size_t number;
    EffectReader reader;
    Tally tally;
    PairRanking ranking;
};

class Sweeper {
  public:
    Sweeper(const Plan& plan, const Audience& audience, const ChangeEvaluator& changes,
            const Chances& chances, const SweepOptions& options,
            std::span<FailureObserver* const> observers)
        : m_plan(plan),
          m_audience(audience),
          m_chances(chances),
          m_options(options),
          m_observers(observers),
          m_candidates(candidates(audience.base(), options.only)),
          m_prototype(changes),
          m_workers(workerCount(options.threads)) {}

    SweepAnswer run() {
        describe();
        sweepSingles();
        if (m_options.depth > 1 && m_answer.scope.complete) sweepPairs();
        Tally all(m_audience);
        PairRanking ranking(m_options.worst);
        for (const std::unique_ptr<Worker>& worker : m_workers) {
            if (!worker) continue;
            all.merge(worker->tally);
            ranking.merge(worker->ranking);
        }
        m_swept.worstPairs = ranking.pairs();
        for (const RankedPair& pair : m_swept.worstPairs) {
            const double chance = m_chances.of(m_candidates[pair.pair.first].component,
                                               m_candidates[pair.pair.second].component);
            m_swept.pairProbability.push_back(chance > 0 ? chance : -1);
        }
        m_answer.scope.notEnumerated = std::max(0.0, 1 - m_seen);
        makeAnswer(m_plan, m_audience, m_swept, all, m_options.worst, m_answer);
        return std::move(m_answer);
    }

  private:
    void describe() {
        SweepScope& scope = m_answer.scope;
        scope.depth = m_options.depth;
        for (const ComponentId id : m_options.given.failed) {
            scope.given.push_back(m_audience.network().components[id].ref);
        }
        scope.only = m_options.only;
        scope.maxPairs = m_options.maxPairs;
        scope.metricsStated = m_audience.network().wan.statesMetrics;
        m_swept.candidates = m_candidates;
        scope.minProbability = m_options.minProbability;
        scope.allUp = m_chances.allUp();
        scope.statedAvailabilities = m_chances.stated();
        scope.unstatedAvailabilities = m_chances.unstated();
        scope.assumedAvailabilities = m_chances.assumed();
        m_swept.effects.resize(m_candidates.size());
        m_swept.circuits.resize(m_candidates.size());
        m_seen = m_chances.allUp();
        for (std::uint32_t c = 0; c < m_candidates.size(); ++c) {
            const double chance = m_chances.of(m_candidates[c].component);
            m_swept.probability.push_back(chance > 0 ? chance : -1);
            if (m_options.minProbability && !(chance >= *m_options.minProbability)) {
                ++scope.unlikely;
            } else if (m_candidates[c].idle) {
                ++scope.idle;
                // It changes nothing, and so it is known what it does.
                m_seen += chance;
            } else {
                m_swept.singles.push_back(c);
            }
        }
        scope.planned = static_cast<std::int64_t>(m_swept.singles.size());
    }

    Worker& worker(std::size_t index) {
        std::unique_ptr<Worker>& slot = m_workers[index];
        if (!slot) slot = std::make_unique<Worker>(m_audience, m_prototype, m_options.worst, index);
        return *slot;
    }

    /// Calls body(item, worker) for every item below `count`, in blocks between which progress is
    /// told; returns how many were done before it was stopped.
    template <class Body>
    std::size_t inBlocks(std::size_t count, const Body& body) {
        const auto total = static_cast<std::int64_t>(count);
        for (std::size_t begin = 0; begin < count; begin += block) {
            if (m_options.progress &&
                !m_options.progress(static_cast<std::int64_t>(begin), total)) {
                m_answer.scope.complete = false;
                return begin;
            }
            parallelFor(
                std::min(block, count - begin), m_options.threads,
                [&](std::size_t item, std::size_t index) { body(begin + item, worker(index)); });
        }
        if (m_options.progress) m_options.progress(total, total);
        return count;
    }

    void sweepSingles() {
        const std::size_t done = inBlocks(
            m_swept.singles.size(),
            [&](std::size_t item, Worker& worker) { readSingle(m_swept.singles[item], worker); });
        m_swept.singles.resize(done);
        for (const std::uint32_t c : m_swept.singles) {
            m_seen += m_chances.of(m_candidates[c].component);
            const Effect& effect = m_swept.effects[c].effect;
            ++m_swept.singlesByUsers[userBin(effect.usersCut + effect.usersWaiting)];
            if (const auto bin = headroomBin(effect.least, m_audience.judged().borders())) {
                ++m_swept.singlesByHeadroom[*bin];
            }
        }
        m_answer.scope.singles = static_cast<std::int64_t>(done);
        m_answer.scope.evaluated = static_cast<std::int64_t>(done);
    }

    void readSingle(std::uint32_t c, Worker& worker) {
        const Candidate& candidate = m_candidates[c];
        const Effect& effect = worker.reader.read({&candidate.component, 1});
        m_swept.effects[c].effect = effect;
        if (m_options.depth > 1) {
            for (const SiteEffect& site : worker.reader.sites()) {
                if (site.cut || site.waiting) m_swept.effects[c].hurt.push_back(site.site);
            }
        }
        if (!candidate.leaf) readCircuits(c, worker.reader.judge());
        worker.tally.take(c, effect, worker.reader);
        for (FailureObserver* observer : m_observers) {
            observer->read(candidate.component, worker.reader.probe(), worker.number);
        }
    }

    void readCircuits(std::uint32_t c, StateJudge& judge) {
        for (std::size_t i = 0; i < judge.touchedCount(); ++i) {
            const ElementId element = judge.element(i);
            if (m_audience.network().elements[element.at()].kind != ElementKind::Circuit) continue;
            const StateLoad& normal = m_audience.judged().normal(element);
            if (!judge.mayBeWorse(i, normal)) continue;
            const StateLoad now = judge.load(i);
            if (isWorse(now, normal)) m_swept.circuits[c].push_back({element, now});
        }
    }

    void sweepPairs() {
        SweepScope& scope = m_answer.scope;
        if (m_options.minProbability) {
            m_swept.pairs =
                likelyPairs(m_candidates, m_chances, *m_options.minProbability, m_options.maxPairs);
            scope.planned += static_cast<std::int64_t>(m_swept.pairs.size());
        } else {
            choosePairs();
        }
        if (!scope.complete) return;
        const std::size_t done =
            inBlocks(m_swept.pairs.size(),
                     [&](std::size_t item, Worker& worker) { readPair(item, worker); });
        scope.pairs = static_cast<std::int64_t>(done);
        scope.evaluated += scope.pairs;
        for (std::size_t i = 0; i < done; ++i) {
            const Pair& pair = m_swept.pairs[i];
            m_seen += m_chances.of(m_candidates[pair.first].component,
                                   m_candidates[pair.second].component);
        }
    }

    void choosePairs() {
        SweepScope& scope = m_answer.scope;
        std::vector<std::int64_t> importance(m_candidates.size(), 0);
        for (const std::uint32_t c : m_swept.singles) {
            importance[c] = m_swept.effects[c].effect.usersTouched;
        }
        const PairOptions options{m_options.leaves, m_options.maxPairs, m_options.threads,
                                  m_options.progress};
        PairPlan plan = planPairs(m_audience.base(), m_candidates, importance, options);
        scope.paired = plan.paired;
        scope.pairsPruned = plan.pruned;
        scope.leavesUnpaired = plan.leavesUnpaired;
        scope.beyondCap = plan.beyondCap;
        scope.leafPairs = plan.leafPairs;
        scope.planned += static_cast<std::int64_t>(plan.pairs.size());
        m_swept.pairs = std::move(plan.pairs);
        if (!plan.complete) scope.complete = false;
    }

    void readPair(std::size_t item, Worker& worker) {
        const Pair& pair = m_swept.pairs[item];
        const std::array<ComponentId, 2> failed{m_candidates[pair.first].component,
                                                m_candidates[pair.second].component};
        const Effect& effect = worker.reader.read(failed);
        const StateIndex state = m_candidates.size() + item;
        worker.ranking.take(rankedPair(pair, state, effect, worker.reader, m_audience,
                                       m_swept.effects[pair.first], m_swept.effects[pair.second]));
        worker.tally.take(state, effect, worker.reader);
    }

    const Plan& m_plan;
    const Audience& m_audience;
    const Chances& m_chances;
    const SweepOptions& m_options;
    std::span<FailureObserver* const> m_observers;
    std::vector<Candidate> m_candidates;
    const ChangeEvaluator& m_prototype;
    std::vector<std::unique_ptr<Worker>> m_workers;
    Swept m_swept;
    /// Chance of all states whose effect is known.
    double m_seen = 1;
    SweepAnswer m_answer;
};

}  // namespace
}  // namespace sweeping

SweepAnswer sweep(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                  const SiteClocks& clocks, const SweepOptions& options) {
    const LoadedNetwork loaded(plan, network, catalogue, clocks, options.given, options.threads);
    return sweep(plan, loaded, catalogue, options);
}

SweepAnswer sweep(const Plan& plan, const LoadedNetwork& loaded, const Catalogue& catalogue,
                  const SweepOptions& options, std::span<FailureObserver* const> observers) {
    assert(loaded.state().state().failed == options.given.failed);
    const sweeping::Audience audience(loaded.judged(), loaded.users());
    const sweeping::Chances chances(plan, loaded.network(), catalogue, options.given.failed);
    return sweeping::Sweeper(plan, audience, loaded.changes(), chances, options, observers).run();
}

}  // namespace peerplan
