// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/relaxation.h"

#include <algorithm>
#include <cmath>

namespace peerplan::placement {

namespace {

/// Bounds are sums of at most candidates + 1 terms of this size.
constexpr double mostScaled = 4611686018427387904.0;  // 2^62
constexpr Cost finestScale = 4096;

/// The subgradient's constants: chosen on pmed1 to pmed20; they change effort, not truth.
constexpr double firstStep = 1.0;
constexpr double stepDecay = 0.6;
constexpr int patience = 12;
constexpr double memory = 0.6;
constexpr int mostRounds = 10;
/// Weight of the newest selection in a candidate's habit.
constexpr double habitGain = 0.1;

/// Least whole number at or above a / b, b positive.
Cost ceilDivide(Cost a, Cost b) {
    return a / b + (a % b > 0 ? 1 : 0);
}

}  // namespace

Relaxation::Relaxation(const ScaledCosts& costs, Objective objective, Adopts adopts)
    : m_costs(costs), m_objective(objective), m_adopts(adopts) {
    const double greatest = static_cast<double>(costs.total() + 1) *
                            static_cast<double>(objective.first + objective.second) *
                            static_cast<double>(costs.candidates() + 2);
    while (m_scale < finestScale && greatest * static_cast<double>(m_scale * 2) < mostScaled) {
        m_scale *= 2;
    }
}

Cost Relaxation::costOf(const std::vector<Index>& open) const {
    Cost sum = 0;
    for (std::size_t i = 0; i < m_costs.clients(); ++i) {
        Cost nearest = m_costs.unserved(i);
        Cost second = nearest;
        if (!open.empty()) nearest = unreachedCost;
        if (open.size() > 1) second = unreachedCost;
        for (const Index j : open) {
            const Cost cost = m_costs.at(i, j);
            if (cost < nearest) {
                if (open.size() > 1) second = nearest;
                nearest = cost;
            } else if (cost < second && open.size() > 1) {
                second = cost;
            }
        }
        sum += m_objective.first * nearest + m_objective.second * second;
    }
    return sum;
}

void Relaxation::startPrices(const std::vector<Index>& open, Part& part) const {
    const std::size_t clients = m_costs.clients();
    part.prices.assign(clients * m_objective.levels(), 0);
    std::vector<Cost> near;
    for (std::size_t i = 0; i < clients; ++i) {
        near.clear();
        for (const Index j : open) near.push_back(m_costs.at(i, j));
        std::sort(near.begin(), near.end());
        const auto between = [&](std::size_t rank) {
            const Cost low = near[std::min(rank, near.size() - 1)];
            const Cost high = near[std::min(rank + 1, near.size() - 1)];
            return low + (high - low) / 2;
        };
        part.prices[i] = m_objective.first * between(0) * m_scale;
        if (m_objective.levels() == 2) {
            part.prices[clients + i] = m_objective.second * between(1) * m_scale;
        }
    }
}

/// The candidates that may still serve each client, cheapest first. A client never goes past as
/// many settled open ones as it uses, nor past so many candidates that fewer than those can be
/// closed before it.
void Relaxation::buildLists(const Part& part) {
    const std::size_t levels = m_objective.levels();
    m_free.clear();
    m_opened.clear();
    for (Index j = 0; j < part.standing.size(); ++j) {
        if (part.standing[j] == Standing::Free) m_free.push_back(j);
        if (part.standing[j] == Standing::Open) m_opened.push_back(j);
    }
    m_toOpen = part.toOpen;
    m_settled = 0;
    const std::size_t mostClosed = m_free.size() - m_toOpen;
    m_entries.clear();
    m_first.assign(1, 0);
    for (std::size_t i = 0; i < m_costs.clients(); ++i) {
        std::size_t open = 0;
        std::size_t listed = 0;
        for (const Index j : m_costs.nearestFirst(i)) {
            if (part.standing[j] == Standing::Closed) continue;
            m_entries.push_back({m_costs.at(i, j) * m_scale, j});
            if (part.standing[j] == Standing::Open) ++open;
            if (++listed == mostClosed + levels || open == levels) break;
        }
        m_first.push_back(m_entries.size());
    }
}

/// A price above the dearest entry, or below the cheapest, never raises the bound.
void Relaxation::clip(std::vector<Cost>& prices) const {
    const std::size_t clients = m_costs.clients();
    for (std::size_t i = 0; i < clients; ++i) {
        const Cost least = m_entries[m_first[i]].cost;
        const Cost most = m_entries[m_first[i + 1] - 1].cost;
        prices[i] = std::clamp(prices[i], least * m_objective.first, most * m_objective.first);
        if (m_objective.levels() == 1) continue;
        Cost& second = prices[clients + i];
        second = std::clamp(second, least * m_objective.second, most * m_objective.second);
    }
}

/// Fills the reduced costs; returns the sum of prices.
Cost Relaxation::reducedCosts(const std::vector<Cost>& prices, Effort& effort) {
    const std::size_t clients = m_costs.clients();
    std::fill(m_reduced.begin(), m_reduced.end(), 0);
    Cost sum = 0;
    for (std::size_t i = 0; i < clients; ++i) {
        const Cost price = prices[i];
        sum += price;
        const Entry* entry = &m_entries[m_first[i]];
        const Entry* const begin = entry;
        const Entry* const end = m_entries.data() + m_first[i + 1];
        if (m_objective.levels() == 1) {
            for (; entry != end && entry->cost < price; ++entry) {
                m_reduced[entry->candidate] += entry->cost - price;
            }
        } else {
            const Cost second = prices[clients + i];
            sum += second;
            for (; entry != end; ++entry) {
                const Cost least = std::min(m_objective.first * entry->cost - price,
                                            m_objective.second * entry->cost - second);
                if (least >= 0) break;
                m_reduced[entry->candidate] += least;
            }
        }
        effort.steps += static_cast<std::uint64_t>(entry - begin) + 1;
    }
    return sum;
}

/// Selects the settled open ones and the free ones of least reduced cost; returns their sum.
Cost Relaxation::select(const Part& part) {
    Cost sum = 0;
    for (const Index j : m_opened) sum += m_reduced[j];
    const auto before = [&](Index a, Index b) {
        return m_reduced[a] != m_reduced[b] ? m_reduced[a] < m_reduced[b] : a < b;
    };
    const auto cut = m_free.begin() + static_cast<std::ptrdiff_t>(m_toOpen);
    if (cut != m_free.end()) std::nth_element(m_free.begin(), cut, m_free.end(), before);
    m_lastIn = -unreachedCost;
    m_firstOut = cut == m_free.end() ? unreachedCost : m_reduced[*cut];
    for (auto j = m_free.begin(); j != cut; ++j) {
        sum += m_reduced[*j];
        m_lastIn = std::max(m_lastIn, m_reduced[*j]);
    }
    for (Index j = 0; j < m_selected.size(); ++j) {
        m_selected[j] = part.standing[j] == Standing::Open ? 1 : 0;
    }
    for (auto j = m_free.begin(); j != cut; ++j) m_selected[*j] = 1;
    return sum;
}

/// What each client lacks (1) or has too much of (negative); false where that is nothing anywhere.
bool Relaxation::subgradient(const std::vector<Cost>& prices, Effort& effort) {
    const std::size_t clients = m_costs.clients();
    bool any = false;
    for (std::size_t i = 0; i < clients; ++i) {
        const Cost price = prices[i];
        const Entry* entry = &m_entries[m_first[i]];
        const Entry* const end = m_entries.data() + m_first[i + 1];
        int first = 1;
        int second = 1;
        if (m_objective.levels() == 1) {
            for (; entry != end && entry->cost < price; ++entry)
                first -= m_selected[entry->candidate];
        } else {
            for (; entry != end; ++entry) {
                const Cost one = m_objective.first * entry->cost - price;
                const Cost two = m_objective.second * entry->cost - prices[clients + i];
                if (std::min(one, two) >= 0) break;
                if (m_selected[entry->candidate] == 0) continue;
                (one <= two ? first : second) -= 1;
            }
            m_slope[clients + i] = second;
            any = any || second != 0;
        }
        m_slope[i] = first;
        any = any || first != 0;
        effort.steps += static_cast<std::uint64_t>(entry - &m_entries[m_first[i]]) + 1;
    }
    return any;
}

/// Settles the free candidates of which the other standing would lift the bound to where nothing
/// beats `upper`: a scaled bound above (upper - 1) × scale.
void Relaxation::settle(Part& part, Cost boundNow, Cost upper) {
    const Cost slack = (upper - 1) * m_scale - boundNow;
    std::size_t kept = 0;
    for (std::size_t f = 0; f < m_free.size(); ++f) {
        const Index j = m_free[f];
        const bool in = f < m_toOpen;
        if (in && (m_firstOut == unreachedCost || m_firstOut - m_reduced[j] > slack)) {
            part.standing[j] = Standing::Open;
            --part.toOpen;
            m_opened.push_back(j);
        } else if (!in && (m_toOpen == 0 || m_reduced[j] - m_lastIn > slack)) {
            part.standing[j] = Standing::Closed;
        } else {
            m_free[kept++] = j;
        }
    }
    m_settled += m_free.size() - kept;
    m_free.resize(kept);
    m_toOpen = part.toOpen;
}

std::vector<Index> Relaxation::selectedSet() const {
    std::vector<Index> open;
    for (Index j = 0; j < m_selected.size(); ++j) {
        if (m_selected[j] != 0) open.push_back(j);
    }
    return open;
}

Cost Relaxation::selectionCost(Effort& effort) const {
    Cost sum = 0;
    for (std::size_t i = 0; i < m_costs.clients(); ++i) {
        const Entry* entry = &m_entries[m_first[i]];
        while (m_selected[entry->candidate] == 0) ++entry;
        sum += m_objective.first * (entry->cost / m_scale);
        if (m_objective.levels() == 2) {
            do ++entry;
            while (m_selected[entry->candidate] == 0);
            sum += m_objective.second * (entry->cost / m_scale);
        }
        effort.steps += static_cast<std::uint64_t>(entry - &m_entries[m_first[i]]) + 1;
    }
    return sum;
}

/// Where one set at most is left: costs it.
bool Relaxation::isDecided(Incumbent& incumbent, Bound& bound, Effort& effort) {
    if (m_free.size() < m_toOpen) {
        bound.lower = std::max(bound.lower, incumbent.cost);
        return bound.closed = true;
    }
    if (m_toOpen > 0 && m_free.size() > m_toOpen) return false;
    std::fill(m_selected.begin(), m_selected.end(), std::uint8_t{0});
    for (const Index j : m_opened) m_selected[j] = 1;
    if (m_toOpen > 0) {
        for (const Index j : m_free) m_selected[j] = 1;
    }
    const Cost cost = selectionCost(effort);
    bound.open = selectedSet();
    bound.lower = std::max(bound.lower, cost);
    if (m_adopts == Adopts::Yes && cost < incumbent.cost) incumbent = {cost, bound.open};
    bound.closed = bound.lower >= incumbent.cost;
    return true;
}

void Relaxation::move(std::vector<Cost>& prices, double step, double room) {
    double length = 0;
    for (std::size_t i = 0; i < prices.size(); ++i) {
        m_direction[i] = m_slope[i] + memory * m_direction[i];
        length += m_direction[i] * m_direction[i];
    }
    if (length <= 0) return;
    const double factor = step * room / length;
    const double farthest =
        static_cast<double>(m_costs.total() + 1) * static_cast<double>(m_scale * m_objective.first);
    for (std::size_t i = 0; i < prices.size(); ++i) {
        const double by = std::clamp(factor * m_direction[i], -farthest, farthest);
        prices[i] += static_cast<Cost>(std::llround(by));
    }
    clip(prices);
}

/// The free candidate about which the bound is least decided.
void Relaxation::chooseBranch(Bound& bound) const {
    double best = -1;
    for (const Index j : m_free) {
        const double undecided = 1 - std::abs(2 * m_habit[j] - 1);
        if (undecided < best || (undecided <= best && j > bound.branch)) continue;
        best = undecided;
        bound.branch = j;
    }
    bound.openFirst = m_habit[bound.branch] >= 0.5;
}

Bound Relaxation::raise(Part& part, int iterations, Incumbent& incumbent, Effort& effort) {
    const std::size_t candidates = m_costs.candidates();
    m_reduced.assign(candidates, 0);
    m_selected.assign(candidates, 0);
    m_habit.assign(candidates, 0.5);
    m_slope.assign(part.prices.size(), 0);
    m_direction.assign(part.prices.size(), 0);
    Bound bound;
    buildLists(part);
    if (isDecided(incumbent, bound, effort)) return bound;
    std::vector<Cost> prices = part.prices;
    clip(prices);
    Cost best = -unreachedCost;
    double step = firstStep;
    int sinceBetter = 0;
    Cost slack = unreachedCost;
    for (int iteration = 0;; ++iteration) {
        const Cost now = reducedCosts(prices, effort) + select(part);
        if (now > best) {
            best = now;
            part.prices = prices;
            sinceBetter = 0;
            bound.lower = std::max(bound.lower, ceilDivide(best, m_scale));
            bound.open = selectedSet();
            if (m_adopts == Adopts::Yes) {
                const Cost cost = selectionCost(effort);
                if (cost < incumbent.cost) incumbent = {cost, bound.open};
            }
        } else if (++sinceBetter >= patience) {
            sinceBetter = 0;
            step *= stepDecay;
        }
        if (bound.lower >= incumbent.cost) {
            bound.closed = true;
            return bound;
        }
        if (iteration > 0 && iteration % iterations == 0) {
            const Cost left = (incumbent.cost - 1) * m_scale - best;
            if (left >= slack - slack / 8 || iteration >= mostRounds * iterations) break;
            slack = left;
        }
        for (Index j = 0; j < candidates; ++j)
            m_habit[j] += habitGain * (m_selected[j] - m_habit[j]);
        // Where every client is served as often as it should be, the bound is as high as it gets.
        const bool balanced = !subgradient(prices, effort);
        settle(part, now, incumbent.cost);
        if (isDecided(incumbent, bound, effort)) return bound;
        if (balanced) break;
        if (m_settled * 4 >= m_free.size()) buildLists(part);
        move(prices, step,
             static_cast<double>(incumbent.cost) * static_cast<double>(m_scale) -
                 static_cast<double>(now));
    }
    chooseBranch(bound);
    return bound;
}

}  // namespace peerplan::placement
