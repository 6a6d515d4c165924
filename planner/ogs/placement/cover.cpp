// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/cover.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "planner/ogs/placement/cover_bound.h"

namespace peerplan::placement {

namespace {

constexpr int rootIterations = 300;
constexpr int nodeIterations = 60;
constexpr std::int64_t firstPrice = 1 << 16;

/// Lists of indices as bits: whether one is part of another is asked for every pair.
class BitRows {
  public:
    BitRows(const std::vector<std::vector<Index>>& lists, std::size_t width)
        : m_words((width + 63) / 64), m_bits(lists.size() * m_words) {
        for (std::size_t row = 0; row < lists.size(); ++row) {
            for (const Index at : lists[row]) {
                m_bits[row * m_words + at / 64] |= std::uint64_t{1} << (at % 64);
            }
        }
    }

    bool within(std::size_t inner, std::size_t outer) const {
        for (std::size_t word = 0; word < m_words; ++word) {
            const std::uint64_t beyond =
                m_bits[inner * m_words + word] & ~m_bits[outer * m_words + word];
            if (beyond != 0) return false;
        }
        return true;
    }

  private:
    std::size_t m_words;
    std::vector<std::uint64_t> m_bits;
};

/// Clients without those that are served whenever another one is.
CoverProblem withoutDominatedClients(const CoverProblem& problem, Effort& effort) {
    CoverProblem kept{.candidates = problem.candidates};
    const std::size_t clients = problem.reached.size();
    const BitRows bits(problem.reached, problem.candidates);
    for (std::size_t i = 0; i < clients; ++i) {
        const std::size_t size = problem.reached[i].size();
        bool dominated = false;
        for (std::size_t k = 0; k < clients && !dominated; ++k) {
            if (k == i || problem.needed[k] < problem.needed[i]) continue;
            if (problem.reached[k].size() > size || !bits.within(k, i)) continue;
            // Of clients alike the first stays.
            const bool alike =
                problem.needed[k] == problem.needed[i] && problem.reached[k].size() == size;
            dominated = !alike || k < i;
        }
        effort.steps += clients;
        if (dominated) continue;
        kept.reached.push_back(problem.reached[i]);
        kept.needed.push_back(problem.needed[i]);
    }
    return kept;
}

std::vector<std::vector<Index>> reachesOf(const CoverProblem& problem) {
    std::vector<std::vector<Index>> reaches(problem.candidates);
    for (Index i = 0; i < problem.reached.size(); ++i) {
        for (const Index j : problem.reached[i]) reaches[j].push_back(i);
    }
    return reaches;
}

/// Closes candidates whose clients another one reaches too. Where a client needs two, both may be
/// in use, so then only those that reach no such client.
void closeDominated(const CoverProblem& problem, const std::vector<std::vector<Index>>& reaches,
                    CoverPart& part) {
    const BitRows bits(reaches, problem.reached.size());
    for (Index j = 0; j < reaches.size(); ++j) {
        if (part.standing[j] != Standing::Free) continue;
        if (reaches[j].empty()) {
            part.standing[j] = Standing::Closed;
            continue;
        }
        const bool single = std::all_of(reaches[j].begin(), reaches[j].end(),
                                        [&](Index i) { return problem.needed[i] == 1; });
        if (!single) continue;
        // Whatever dominates it reaches its first client.
        for (const Index other : problem.reached[reaches[j].front()]) {
            if (other == j || part.standing[other] != Standing::Free) continue;
            if (reaches[j].size() > reaches[other].size() || !bits.within(j, other)) continue;
            if (reaches[j].size() == reaches[other].size() && other > j) continue;
            part.standing[j] = Standing::Closed;
            break;
        }
    }
}

/// The client that fewest free candidates can still serve, per need.
std::size_t tightestClient(const CoverProblem& problem, const CoverPart& part) {
    std::size_t best = problem.reached.size();
    std::ptrdiff_t least = 0;
    for (std::size_t i = 0; i < problem.reached.size(); ++i) {
        if (part.needed[i] <= 0) continue;
        std::ptrdiff_t spare = -part.needed[i];
        for (const Index j : problem.reached[i]) spare += part.standing[j] == Standing::Free;
        if (best != problem.reached.size() && spare >= least) continue;
        least = spare;
        best = i;
    }
    return best;
}

std::vector<Index> openOf(const CoverPart& part) {
    std::vector<Index> open;
    for (Index j = 0; j < part.standing.size(); ++j) {
        if (part.standing[j] == Standing::Open) open.push_back(j);
    }
    return open;
}

}  // namespace

CoverAnswer decideCover(const CoverProblem& whole, std::size_t limit, std::uint64_t mostNodes,
                        Effort& effort) {
    const CoverProblem problem = withoutDominatedClients(whole, effort);
    const std::vector<std::vector<Index>> reaches = reachesOf(problem);
    CoverPart root{.standing = std::vector<Standing>(problem.candidates, Standing::Free),
                   .needed = problem.needed,
                   .left = limit,
                   .prices = std::vector<std::int64_t>(problem.needed.size(), firstPrice)};
    closeDominated(problem, reaches, root);
    CoverBound bound(problem, reaches);
    std::vector<CoverPart> parts;
    parts.push_back(std::move(root));
    std::uint64_t nodes = 0;
    while (!parts.empty()) {
        if (nodes >= mostNodes) return {};
        CoverPart part = std::move(parts.back());
        parts.pop_back();
        const int iterations = nodes++ == 0 ? rootIterations : nodeIterations;
        ++effort.nodes;
        const CoverBound::Result result = bound.examine(part, iterations, effort);
        if (result == CoverBound::Result::Impossible) continue;
        const std::size_t client = tightestClient(problem, part);
        if (result == CoverBound::Result::Covered || client == problem.reached.size()) {
            std::vector<Index> chosen = openOf(part);
            if (result == CoverBound::Result::Covered) {
                chosen.insert(chosen.end(), bound.chosen().begin(), bound.chosen().end());
            }
            std::sort(chosen.begin(), chosen.end());
            return {CoverVerdict::Possible, std::move(chosen)};
        }
        // Either the candidate that reaches most of what is lacking serves the client, or not.
        Index on = 0;
        std::size_t most = 0;
        for (const Index j : problem.reached[client]) {
            if (part.standing[j] != Standing::Free) continue;
            std::size_t helps = 0;
            for (const Index i : reaches[j]) helps += part.needed[i] > 0 ? 1U : 0U;
            if (helps <= most) continue;
            most = helps;
            on = j;
        }
        CoverPart closing = part;
        closing.standing[on] = Standing::Closed;
        parts.push_back(std::move(closing));
        if (part.left > 0) {
            part.choose(on, reaches);
            parts.push_back(std::move(part));
        }
    }
    return {CoverVerdict::Impossible, {}};
}

}  // namespace peerplan::placement
