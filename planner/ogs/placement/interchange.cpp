// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/interchange.h"

#include <algorithm>
#include <cassert>

namespace peerplan::placement {

namespace {

constexpr Index nowhere = ~Index{0};

/// The swap neighbourhood of a set, kept up to date.
class Swapper {
  public:
    Swapper(const ScaledCosts& costs, std::vector<Index>& open)
        : m_costs(costs),
          m_open(open),
          m_slotOf(costs.candidates(), nowhere),
          m_nearest(costs.clients()),
          m_gain(costs.candidates()),
          m_loss(open.size()),
          m_extra(costs.candidates() * open.size()) {
        for (Index slot = 0; slot < open.size(); ++slot) m_slotOf[open[slot]] = slot;
        for (std::size_t i = 0; i < costs.clients(); ++i) {
            m_nearest[i] = findNearest(i);
            contribute(i, 1);
        }
    }

    /// Does the best swap; false where none saves.
    bool swapOnce() {
        Cost best = 0;
        Index opened = nowhere;
        Index slot = nowhere;
        for (Index j = 0; j < m_costs.candidates(); ++j) {
            if (m_slotOf[j] != nowhere) continue;
            const Cost* extra = &m_extra[j * m_open.size()];
            for (Index s = 0; s < m_open.size(); ++s) {
                const Cost saved = m_gain[j] - m_loss[s] + extra[s];
                if (saved <= best || m_costs.isExisting(m_open[s])) continue;
                best = saved;
                opened = j;
                slot = s;
            }
        }
        if (opened == nowhere) return false;
        apply(opened, slot);
        return true;
    }

    Cost cost() const {
        Cost sum = 0;
        for (const Nearest& nearest : m_nearest) sum += nearest.first;
        return sum;
    }

  private:
    struct Nearest {
        Cost first = 0;
        Cost second = 0;
        Index firstSlot = nowhere;
        Index secondSlot = nowhere;
    };

    Nearest findNearest(std::size_t i) const {
        Nearest found;
        for (const Index j : m_costs.nearestFirst(i)) {
            const Index slot = m_slotOf[j];
            if (slot == nowhere) continue;
            if (found.firstSlot == nowhere) {
                found.firstSlot = slot;
                found.first = m_costs.at(i, j);
            } else {
                found.secondSlot = slot;
                found.second = m_costs.at(i, j);
                break;
            }
        }
        return found;
    }

    /// Adds (sign 1) or takes back (-1) what client i brings to gains, losses and extras.
    void contribute(std::size_t i, Cost sign) {
        const Nearest& nearest = m_nearest[i];
        m_loss[nearest.firstSlot] += sign * (nearest.second - nearest.first);
        for (const Index j : m_costs.nearestFirst(i)) {
            const Cost cost = m_costs.at(i, j);
            if (cost >= nearest.second) break;
            if (cost < nearest.first) m_gain[j] += sign * (nearest.first - cost);
            m_extra[j * m_open.size() + nearest.firstSlot] +=
                sign * (nearest.second - std::max(cost, nearest.first));
        }
    }

    void apply(Index opened, Index slot) {
        m_slotOf[m_open[slot]] = nowhere;
        m_slotOf[opened] = slot;
        m_open[slot] = opened;
        for (std::size_t i = 0; i < m_costs.clients(); ++i) {
            const Nearest& nearest = m_nearest[i];
            if (nearest.firstSlot != slot && nearest.secondSlot != slot &&
                m_costs.at(i, opened) >= nearest.second) {
                continue;
            }
            contribute(i, -1);
            m_nearest[i] = findNearest(i);
            contribute(i, 1);
        }
    }

    const ScaledCosts& m_costs;
    std::vector<Index>& m_open;
    std::vector<Index> m_slotOf;
    std::vector<Nearest> m_nearest;
    std::vector<Cost> m_gain;
    std::vector<Cost> m_loss;
    /// What opening j and closing slot s save beyond gain and loss, by j, then s.
    std::vector<Cost> m_extra;
};

/// The best single candidate: with one open gateway a swap is a choice among all of them.
Cost bestAlone(const ScaledCosts& costs, std::vector<Index>& open) {
    Cost best = medianCost(costs, open);
    if (costs.isExisting(open.front())) return best;
    for (Index j = 0; j < costs.candidates(); ++j) {
        const Cost cost = medianCost(costs, {j});
        if (cost >= best) continue;
        best = cost;
        open.front() = j;
    }
    return best;
}

}  // namespace

Cost medianCost(const ScaledCosts& costs, const std::vector<Index>& open) {
    Cost sum = 0;
    for (std::size_t i = 0; i < costs.clients(); ++i) {
        Cost least = unreachedCost;
        for (const Index j : open) least = std::min(least, costs.at(i, j));
        sum += open.empty() ? costs.unserved(i) : least;
    }
    return sum;
}

void addGreedily(const ScaledCosts& costs, std::vector<Index>& open, std::size_t size) {
    const std::size_t clients = costs.clients();
    std::vector<Cost> least(clients, unreachedCost);
    std::vector<Cost> gain(costs.candidates());
    std::vector<std::uint8_t> isOpen(costs.candidates());
    for (const Index j : open) {
        isOpen[j] = 1;
        for (std::size_t i = 0; i < clients; ++i) least[i] = std::min(least[i], costs.at(i, j));
    }
    for (std::size_t i = 0; i < clients; ++i) {
        // Before the first one the dearest candidate stands for nothing.
        if (open.empty()) least[i] = costs.at(i, costs.nearestFirst(i).back());
        for (const Index j : costs.nearestFirst(i)) {
            if (costs.at(i, j) >= least[i]) break;
            gain[j] += least[i] - costs.at(i, j);
        }
    }
    while (open.size() < size) {
        Index best = nowhere;
        for (Index j = 0; j < costs.candidates(); ++j) {
            if (isOpen[j] == 0 && (best == nowhere || gain[j] > gain[best])) best = j;
        }
        assert(best != nowhere);
        isOpen[best] = 1;
        open.push_back(best);
        for (std::size_t i = 0; i < clients; ++i) {
            const Cost now = costs.at(i, best);
            const Cost before = least[i];
            if (now >= before) continue;
            for (const Index j : costs.nearestFirst(i)) {
                if (costs.at(i, j) >= before) break;
                gain[j] -= before - std::max(now, costs.at(i, j));
            }
            least[i] = now;
        }
    }
}

Cost interchange(const ScaledCosts& costs, std::vector<Index>& open) {
    if (open.size() == 1) return bestAlone(costs, open);
    Swapper swapper(costs, open);
    while (swapper.swapOnce()) {
    }
    return swapper.cost();
}

}  // namespace peerplan::placement
