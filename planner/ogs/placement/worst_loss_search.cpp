// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/worst_loss_search.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "planner/ogs/placement/loss.h"

namespace peerplan::placement {

namespace {

constexpr int rootIterations = 100;
constexpr int nodeIterations = 30;

struct Node {
    Part part;
    Cost lower = 0;
    /// The candidate whose loss the bound looks at first.
    Index critical = 0;
};

class WorstLossSearch {
  public:
    WorstLossSearch(const ScaledCosts& costs, std::size_t size, const Incumbent& start)
        : m_costs(costs), m_relaxation(costs, {}, Relaxation::Adopts::No) {
        m_answer.best = start;
        Node root;
        root.part.standing.assign(costs.candidates(), Standing::Free);
        for (const Index j : costs.existing()) root.part.standing[j] = Standing::Open;
        root.part.toOpen = size - costs.existing().size();
        root.critical = worstOf(start.open);
        boundByMean(root, static_cast<Cost>(size));
        m_relaxation.startPrices(m_answer.best.open, root.part);
        m_nodes.push_back(std::move(root));
    }

    Searched run(const SearchLimits& limits) {
        while (!m_nodes.empty()) {
            if (m_answer.effort.nodes > 0 &&
                (m_answer.effort.nodes >= limits.nodes || m_answer.effort.steps >= limits.steps)) {
                break;
            }
            Node node = std::move(m_nodes.back());
            m_nodes.pop_back();
            if (node.lower < m_answer.best.cost) explore(std::move(node));
        }
        m_answer.lower = m_answer.best.cost;
        for (const Node& node : m_nodes) m_answer.lower = std::min(m_answer.lower, node.lower);
        std::sort(m_answer.best.open.begin(), m_answer.best.open.end());
        return m_answer;
    }

  private:
    Index worstOf(const std::vector<Index>& open) {
        const std::vector<Cost> afterLoss = costsAfterLoss(m_costs, open);
        const auto worst = std::max_element(afterLoss.begin(), afterLoss.end());
        if (*worst < m_answer.best.cost) m_answer.best = {*worst, open};
        m_answer.effort.steps += m_costs.clients() * open.size();
        return open[static_cast<std::size_t>(worst - afterLoss.begin())];
    }

    /// No set's worst loss costs less than its mean loss.
    void boundByMean(Node& root, Cost size) {
        Relaxation mean(m_costs, {size - 1, 1}, Relaxation::Adopts::No);
        mean.startPrices(m_answer.best.open, root.part);
        Incumbent sum{size * m_answer.best.cost, {}};
        const Bound bound = mean.raise(root.part, rootIterations, sum, m_answer.effort);
        root.lower = bound.lower / size + (bound.lower % size > 0 ? 1 : 0);
    }

    /// The part's bound by the loss of one candidate; settles what follows from it. That is sound
    /// for a lost one outside y too: with a candidate forced open or closed on trial, y still has
    /// another member to leave out as long as two are to be opened; with one, nothing is settled.
    Bound boundByLoss(Node& node, Index lost, int iterations) {
        Part part = node.part;
        if (part.standing[lost] != Standing::Open) --part.toOpen;
        part.standing[lost] = Standing::Closed;
        Bound bound = m_relaxation.raise(part, iterations, m_answer.best, m_answer.effort);
        node.lower = std::max(node.lower, bound.lower);
        node.part.prices = std::move(part.prices);
        for (Index j = 0; j < part.standing.size(); ++j) {
            Standing& standing = node.part.standing[j];
            if (j == lost || standing != Standing::Free) continue;
            standing = part.standing[j];
            if (standing == Standing::Open) --node.part.toOpen;
        }
        return bound;
    }

    /// Whether one set at most is left in the part; costs it.
    bool closeIfDecided(const Part& part) {
        const auto free = static_cast<std::size_t>(
            std::count(part.standing.begin(), part.standing.end(), Standing::Free));
        if (free < part.toOpen) return true;
        if (part.toOpen > 0 && free > part.toOpen) return false;
        std::vector<Index> open;
        for (Index j = 0; j < part.standing.size(); ++j) {
            const bool taken = part.standing[j] == Standing::Free && part.toOpen > 0;
            if (taken || part.standing[j] == Standing::Open) open.push_back(j);
        }
        worstOf(open);
        return true;
    }

    void explore(Node node);
    void branch(Node node, Index on, bool openFirst, Index criticalIfOpen);

    const ScaledCosts& m_costs;
    Relaxation m_relaxation;
    Searched m_answer;
    std::vector<Node> m_nodes;
};

void WorstLossSearch::branch(Node node, Index on, bool openFirst, Index criticalIfOpen) {
    Node closing = node;
    closing.part.standing[on] = Standing::Closed;
    node.part.standing[on] = Standing::Open;
    --node.part.toOpen;
    node.critical = criticalIfOpen;
    if (openFirst) std::swap(node, closing);
    m_nodes.push_back(std::move(node));
    m_nodes.push_back(std::move(closing));
}

void WorstLossSearch::explore(Node node) {
    const int iterations = m_answer.effort.nodes++ == 0 ? rootIterations : nodeIterations;
    if (closeIfDecided(node.part)) return;
    std::vector<Standing>& standing = node.part.standing;
    // With one left to open the argument of the bound needs a settled candidate.
    if (node.part.toOpen == 1 && standing[node.critical] != Standing::Open) {
        const auto settled = std::find(standing.begin(), standing.end(), Standing::Open);
        node.critical = static_cast<Index>(settled - standing.begin());
    }
    std::optional<Index> worst;
    Bound bound;
    for (int look = 0; look < 2; ++look) {
        const Index lost = worst.value_or(node.critical);
        bound = boundByLoss(node, lost, iterations);
        if (bound.closed || node.lower >= m_answer.best.cost) return;
        if (closeIfDecided(node.part)) return;
        // What the bound was reached with, and the lost one, is a set to try.
        std::vector<Index> open = bound.open;
        open.push_back(lost);
        if (open.size() < 2) break;
        worst = worstOf(open);
        if (node.lower >= m_answer.best.cost) return;
        if (*worst == lost || standing[*worst] != Standing::Open) break;
        node.critical = *worst;
    }
    const bool newWorst = worst && standing[*worst] == Standing::Free;
    if (newWorst) {
        branch(std::move(node), *worst, true, *worst);
        return;
    }
    Index on = bound.branch;
    if (standing[on] != Standing::Free) {
        on = static_cast<Index>(std::find(standing.begin(), standing.end(), Standing::Free) -
                                standing.begin());
    }
    const Index critical = node.critical;
    branch(std::move(node), on, bound.openFirst, critical);
}

}  // namespace

Searched searchWorstLoss(const ScaledCosts& costs, std::size_t size, const Incumbent& start,
                         const SearchLimits& limits) {
    return WorstLossSearch(costs, size, start).run(limits);
}

}  // namespace peerplan::placement
