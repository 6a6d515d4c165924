// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/candidates.h"

#include <algorithm>
#include <memory>
#include <numeric>

#include "planner/bandwidth/atom_regions.h"
#include "planner/bandwidth/mattering.h"
#include "planner/parallel.h"
#include "planner/routing/evaluate.h"

namespace peerplan::sweeping {
namespace {

/// States between which progress is told.
constexpr std::size_t block = 64;

/// For each paired candidate which of the others anything rides on once it has failed.
class UsedAfter {
  public:
    UsedAfter(const Workspace& base, std::span<const Candidate> candidates,
              const std::vector<std::uint32_t>& paired)
        : m_base(base), m_candidates(candidates), m_paired(paired) {}

    /// False if the work was stopped.
    bool find(const PairOptions& options) {
        m_used.resize(m_paired.size());
        const std::vector<std::uint8_t> usedBefore = matteringComponents(m_base);
        std::vector<std::uint32_t> toEvaluate;
        for (std::uint32_t i = 0; i < m_paired.size(); ++i) {
            const Candidate& candidate = m_candidates[m_paired[i]];
            if (candidate.leaf) continue;
            if (candidate.idle) {
                // What is not used changes no way when it fails.
                m_used[i] = among(usedBefore);
            } else {
                toEvaluate.push_back(i);
            }
        }
        std::vector<std::unique_ptr<Workspace>> states(workerCount(options.threads));
        const auto total = static_cast<std::int64_t>(toEvaluate.size());
        for (std::size_t begin = 0; begin < toEvaluate.size(); begin += block) {
            if (options.progress && !options.progress(static_cast<std::int64_t>(begin), total)) {
                return false;
            }
            const std::size_t count = std::min(block, toEvaluate.size() - begin);
            parallelFor(count, options.threads, [&](std::size_t item, std::size_t worker) {
                if (!states[worker]) states[worker] = std::make_unique<Workspace>(m_base);
                const std::uint32_t i = toEvaluate[begin + item];
                FailureState state = m_base.state();
                state.failed.push_back(m_candidates[m_paired[i]].component);
                evaluate(state, *states[worker]);
                m_used[i] = among(matteringComponents(*states[worker]));
            });
        }
        return true;
    }

    /// Whether the failure of paired j may change something after that of paired i. A leaf's own
    /// failure is not evaluated: everything may.
    bool operator()(std::uint32_t i, std::uint32_t j) const {
        return m_used[i].empty() || m_used[i][j] != 0;
    }

  private:
    std::vector<std::uint8_t> among(const std::vector<std::uint8_t>& used) const {
        std::vector<std::uint8_t> result(m_paired.size());
        for (std::size_t j = 0; j < m_paired.size(); ++j) {
            result[j] = used[m_candidates[m_paired[j]].component.at()];
        }
        return result;
    }

    const Workspace& m_base;
    std::span<const Candidate> m_candidates;
    const std::vector<std::uint32_t>& m_paired;
    std::vector<std::vector<std::uint8_t>> m_used;
};

/// The most things whose pairs stay within the cap.
std::size_t mostPaired(std::int64_t maxPairs) {
    std::size_t count = 1;
    while (static_cast<std::int64_t>((count + 1) * count / 2) <= maxPairs) ++count;
    return count;
}

bool takesAlong(const CompiledNetwork& network, ComponentId whole, ComponentId part) {
    const auto atoms = network.components.atoms(whole);
    const auto parts = network.components.atoms(part);
    return std::includes(atoms.begin(), atoms.end(), parts.begin(), parts.end());
}

}  // namespace

FailureTier tierOf(FailureKind kind, std::int64_t regions) {
    switch (kind) {
        case FailureKind::Unit:
        case FailureKind::Device:
        case FailureKind::Link:
        case FailureKind::Connection:
        case FailureKind::Msee:
            return FailureTier::Local;
        default:
            return mayBeWide(kind) && regions > 1 ? FailureTier::Global : FailureTier::Regional;
    }
}

std::vector<Candidate> candidates(const Workspace& base, std::span<const FailureKind> kinds) {
    const CompiledNetwork& network = base.network();
    const std::vector<std::uint8_t> used = matteringComponents(base);
    const AtomRegions regions(network);
    std::vector<Candidate> list;
    for (std::size_t c = 0; c < network.components.size(); ++c) {
        const ComponentId id(c);
        const FailureKind kind = network.components[id].failureKind;
        if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
        const auto atoms = network.components.atoms(id);
        if (std::none_of(atoms.begin(), atoms.end(),
                         [&](AtomId atom) { return base.alive(atom); })) {
            continue;
        }
        const std::int64_t reach = mayBeWide(kind) ? regions.count(id) : 1;
        list.push_back({id, tierOf(kind, reach), used[c] == 0, network.leafOf(id).valid()});
    }
    return list;
}

PairPlan planPairs(const Workspace& base, std::span<const Candidate> candidates,
                   std::span<const std::int64_t> importance, const PairOptions& options) {
    const CompiledNetwork& network = base.network();
    PairPlan plan;
    std::vector<std::uint32_t> paired;
    for (std::uint32_t c = 0; c < candidates.size(); ++c) {
        if (candidates[c].leaf && !options.leaves) {
            ++plan.leavesUnpaired;
        } else {
            paired.push_back(c);
        }
    }
    const std::size_t most = mostPaired(options.maxPairs);
    if (paired.size() > most) {
        plan.beyondCap = static_cast<std::int64_t>(paired.size() - most);
        std::stable_sort(paired.begin(), paired.end(), [&](std::uint32_t a, std::uint32_t b) {
            return importance[a] > importance[b];
        });
        paired.resize(most);
        std::sort(paired.begin(), paired.end());
    }
    plan.paired = static_cast<std::int64_t>(paired.size());
    UsedAfter usedAfter(base, candidates, paired);
    if (!usedAfter.find(options)) {
        plan.complete = false;
        return plan;
    }
    for (std::uint32_t i = 0; i < paired.size(); ++i) {
        const Candidate& a = candidates[paired[i]];
        for (std::uint32_t j = i + 1; j < paired.size(); ++j) {
            const Candidate& b = candidates[paired[j]];
            if (a.leaf && b.leaf && network.leafOf(a.component) != network.leafOf(b.component)) {
                ++plan.leafPairs;
            } else if (!usedAfter(i, j) || !usedAfter(j, i) ||
                       takesAlong(network, a.component, b.component) ||
                       takesAlong(network, b.component, a.component)) {
                ++plan.pruned;
            } else {
                plan.pairs.emplace_back(paired[i], paired[j]);
            }
        }
    }
    return plan;
}

}  // namespace peerplan::sweeping
