// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/scaled_costs.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace peerplan::placement {

namespace {

constexpr int mostPlaces = 6;
/// With it a sum over a thousand gateways, in 16ths of a multiple, stays below 2^62, and a
/// candidate's index fits beside a cost in 64 bits.
constexpr double mostTotal = 4398046511104.0;  // 2^42

/// 10^places where every number is the double nearest to a decimal of at most six places; else 0.
double decimalScale(const std::vector<double>& numbers) {
    double scale = 1;
    int places = 0;
    for (const double number : numbers) {
        if (!std::isfinite(number)) continue;
        while (std::round(number * scale) / scale != number) {
            if (++places > mostPlaces) return 0;
            scale *= 10;
        }
    }
    return scale;
}

double weightOf(const PlacementProblem& problem, std::size_t client, bool weighted) {
    const double weight = problem.weights.empty() ? 1 : problem.weights[client];
    if (weighted) return weight;
    return weight > 0 ? 1 : 0;
}

double costOf(const PlacementProblem& problem, std::size_t client, std::size_t candidate) {
    const double cost = problem.costs[client * problem.candidates + candidate];
    return std::isfinite(cost) ? cost : problem.unservedCost.value_or(0);
}

/// The greatest that all clients can pay together.
double greatestTotal(const PlacementProblem& problem, bool weighted) {
    double total = 0;
    for (std::size_t i = 0; i < problem.clients; ++i) {
        double greatest = problem.unservedCost.value_or(0);
        for (std::size_t j = 0; j < problem.candidates; ++j) {
            greatest = std::max(greatest, costOf(problem, i, j));
        }
        total += greatest * weightOf(problem, i, weighted);
    }
    return total;
}

}  // namespace

ScaledCosts::ScaledCosts(const PlacementProblem& problem, bool weighted)
    : m_clients(problem.clients),
      m_candidates(problem.candidates),
      m_costs(problem.clients * problem.candidates),
      m_unserved(problem.clients),
      m_isExisting(problem.candidates) {
    for (const std::size_t j : problem.existing) m_isExisting[j] = 1;
    for (std::size_t j = 0; j < m_candidates; ++j) {
        if (m_isExisting[j] != 0) m_existing.push_back(static_cast<Index>(j));
    }
    const double limit = mostTotal / std::max(1.0, static_cast<double>(m_candidates) / 1024);
    if (!scaleDecimals(problem, weighted, limit)) scaleBinary(problem, weighted, limit);
    divideByCommonFactor();
    for (std::size_t i = 0; i < m_clients; ++i) {
        Cost greatest = m_unserved[i];
        for (std::size_t j = 0; j < m_candidates; ++j) greatest = std::max(greatest, at(i, j));
        m_total += greatest;
    }
    sortCandidates();
}

bool ScaledCosts::scaleDecimals(const PlacementProblem& problem, bool weighted, double limit) {
    std::vector<double> costs = problem.costs;
    if (problem.unservedCost) costs.push_back(*problem.unservedCost);
    const double costScale = decimalScale(costs);
    const double weightScale = weighted ? decimalScale(problem.weights) : 1;
    if (costScale * weightScale <= 0) return false;
    if (greatestTotal(problem, weighted) * costScale * weightScale > limit) return false;
    const auto whole = [](double number, double scale) {
        return static_cast<Cost>(std::llround(number * scale));
    };
    for (std::size_t i = 0; i < m_clients; ++i) {
        const Cost weight = whole(weightOf(problem, i, weighted), weightScale);
        for (std::size_t j = 0; j < m_candidates; ++j) {
            m_costs[i * m_candidates + j] = weight * whole(costOf(problem, i, j), costScale);
        }
        m_unserved[i] = weight * whole(problem.unservedCost.value_or(0), costScale);
    }
    m_denominator = costScale * weightScale;
    return true;
}

void ScaledCosts::scaleBinary(const PlacementProblem& problem, bool weighted, double limit) {
    int exponent = 0;
    std::frexp(limit / std::max(greatestTotal(problem, weighted), 1e-300), &exponent);
    // One bit for what rounding adds.
    const double scale = std::ldexp(1.0, std::min(exponent - 2, 1000));
    for (std::size_t i = 0; i < m_clients; ++i) {
        const double weight = weightOf(problem, i, weighted);
        for (std::size_t j = 0; j < m_candidates; ++j) {
            m_costs[i * m_candidates + j] =
                static_cast<Cost>(std::llround(weight * costOf(problem, i, j) * scale));
        }
        m_unserved[i] =
            static_cast<Cost>(std::llround(weight * problem.unservedCost.value_or(0) * scale));
    }
    m_denominator = scale;
    m_exact = false;
    m_rounding = static_cast<double>(m_clients) * 0.5 / scale;
}

void ScaledCosts::divideByCommonFactor() {
    Cost factor = 0;
    for (const Cost cost : m_costs) factor = std::gcd(factor, cost);
    for (const Cost cost : m_unserved) factor = std::gcd(factor, cost);
    if (factor <= 1) return;
    for (Cost& cost : m_costs) cost /= factor;
    for (Cost& cost : m_unserved) cost /= factor;
    m_numerator = static_cast<double>(factor);
}

void ScaledCosts::sortCandidates() {
    m_order.resize(m_clients * m_candidates);
    // Cost and index in one number sort faster than pairs.
    constexpr unsigned indexBits = 20;
    constexpr std::uint64_t indexMask = (std::uint64_t{1} << indexBits) - 1;
    std::vector<std::uint64_t> keys(m_candidates);
    for (std::size_t i = 0; i < m_clients; ++i) {
        for (std::size_t j = 0; j < m_candidates; ++j) {
            keys[j] = (static_cast<std::uint64_t>(at(i, j)) << indexBits) | j;
        }
        std::sort(keys.begin(), keys.end());
        for (std::size_t j = 0; j < m_candidates; ++j) {
            m_order[i * m_candidates + j] = static_cast<Index>(keys[j] & indexMask);
        }
    }
}

}  // namespace peerplan::placement
