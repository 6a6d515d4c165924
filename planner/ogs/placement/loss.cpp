// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/loss.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace peerplan::placement {

namespace {

/// Clients looked at by one call of improveLoss: some seconds.
constexpr std::uint64_t mostLooks = 1'000'000'000;
constexpr Index none = ~Index{0};

struct Choice {
    Cost cost = unreachedCost;
    Index slot = none;
};

/// The three cheapest open candidates of a client: with one swapped away two of them remain.
using Cheapest = std::array<Choice, 3>;

void insert(Cheapest& cheapest, Choice choice) {
    for (Choice& place : cheapest) {
        if (choice.cost < place.cost) std::swap(choice, place);
    }
}

class LossSwapper {
  public:
    LossSwapper(const ScaledCosts& costs, SurviveRule rule, std::vector<Index> open)
        : m_costs(costs),
          m_rule(rule),
          m_open(std::move(open)),
          m_isOpen(costs.candidates()),
          m_cheapest(costs.clients()),
          m_afterLoss(m_open.size()) {
        for (const Index j : m_open) m_isOpen[j] = 1;
        rank();
    }

    Incumbent improve() {
        Cost best = lossObjective(m_rule, costsAfterLoss(m_costs, m_open));
        const std::size_t candidates = m_costs.candidates();
        std::uint64_t looks = 0;
        std::size_t sinceBetter = 0;
        // Round and round over all pairs, until a full round found nothing.
        for (std::size_t pair = 0; sinceBetter < candidates * m_open.size() && looks < mostLooks;
             pair = (pair + 1) % (candidates * m_open.size())) {
            ++sinceBetter;
            const auto j = static_cast<Index>(pair / m_open.size());
            const std::size_t slot = pair % m_open.size();
            if (m_isOpen[j] != 0 || m_costs.isExisting(m_open[slot])) continue;
            looks += m_costs.clients();
            const Cost cost = costWith(j, slot);
            if (cost >= best) continue;
            best = cost;
            sinceBetter = 0;
            m_isOpen[m_open[slot]] = 0;
            m_isOpen[j] = 1;
            m_open[slot] = j;
            rank();
        }
        return {best, m_open};
    }

  private:
    void rank() {
        for (std::size_t i = 0; i < m_costs.clients(); ++i) {
            m_cheapest[i] = {};
            for (Index slot = 0; slot < m_open.size(); ++slot) {
                insert(m_cheapest[i], {m_costs.at(i, m_open[slot]), slot});
            }
        }
    }

    Cost costWith(Index opened, std::size_t slot) {
        std::fill(m_afterLoss.begin(), m_afterLoss.end(), 0);
        Cost sum = 0;
        for (std::size_t i = 0; i < m_costs.clients(); ++i) {
            const Cheapest& cheapest = m_cheapest[i];
            const std::size_t a = cheapest[0].slot == slot ? 1 : 0;
            const std::size_t b = a == 1 || cheapest[1].slot == slot ? 2 : 1;
            Choice first = cheapest[a];
            Choice second = cheapest[b];
            const Choice fresh{m_costs.at(i, opened), static_cast<Index>(slot)};
            if (fresh.cost < first.cost) {
                second = first;
                first = fresh;
            } else if (fresh.cost < second.cost) {
                second = fresh;
            }
            sum += first.cost;
            m_afterLoss[first.slot] += second.cost - first.cost;
        }
        for (Cost& cost : m_afterLoss) cost += sum;
        return lossObjective(m_rule, m_afterLoss);
    }

    const ScaledCosts& m_costs;
    SurviveRule m_rule;
    std::vector<Index> m_open;
    std::vector<std::uint8_t> m_isOpen;
    std::vector<Cheapest> m_cheapest;
    std::vector<Cost> m_afterLoss;
};

}  // namespace

std::vector<Cost> costsAfterLoss(const ScaledCosts& costs, const std::vector<Index>& open) {
    std::vector<Cost> afterLoss(open.size());
    Cost sum = 0;
    for (std::size_t i = 0; i < costs.clients(); ++i) {
        Cheapest cheapest;
        for (Index slot = 0; slot < open.size(); ++slot) {
            insert(cheapest, {costs.at(i, open[slot]), slot});
        }
        if (open.size() == 1) cheapest[1].cost = costs.unserved(i);
        sum += cheapest[0].cost;
        afterLoss[cheapest[0].slot] += cheapest[1].cost - cheapest[0].cost;
    }
    for (Cost& cost : afterLoss) cost += sum;
    return afterLoss;
}

Cost lossObjective(SurviveRule rule, const std::vector<Cost>& afterLoss) {
    if (rule == SurviveRule::MeanLoss) {
        return std::accumulate(afterLoss.begin(), afterLoss.end(), Cost{0});
    }
    return *std::max_element(afterLoss.begin(), afterLoss.end());
}

Incumbent improveLoss(const ScaledCosts& costs, SurviveRule rule, std::vector<Index> open) {
    return LossSwapper(costs, rule, std::move(open)).improve();
}

}  // namespace peerplan::placement
