// SPDX-License-Identifier: MIT
#include <bit>
#include <cmath>
#include <utility>

#include "planner/routing/matrix/matrix_shift.h"

namespace peerplan {
namespace {

/// A difference that is less than this part of what passes is what floating point left over.
constexpr double leastPart = 1e-13;
constexpr double leastKbps = 1e-14;

}  // namespace

void MatrixShift::takeOut() {
    for (const std::uint32_t r : m_affected) {
        const double share = m_shares[r];
        if (share == 0) continue;
        for (const MatrixBase::Hop& hop : m_base->hops(m_nextHop[r])) {
            m_sums.add(hop.arc, -share);
            if (m_status[hop.rank] != Affected) addToNode(hop.rank, -share);
        }
    }
}

// Farthest first, so that what affected nodes send to each other has arrived.
void MatrixShift::layAnew() {
    const std::uint32_t* now = m_costs.data();
    for (std::size_t i = m_settled.size(); i-- > 0;) {
        const std::uint32_t u = m_settled[i];
        const std::uint32_t r = m_rank[u];
        const double all = m_injected[r] + m_delta[r];
        m_delta[r] = 0;
        if (all == 0) continue;
        std::size_t count = 0;
        for (std::uint32_t a = m_firstOut[u]; a < m_firstOut[u + 1]; ++a) {
            // Without a branch: what is written is kept only if it counts.
            m_nextArcs[count] = a;
            count += now[m_out[a].node] + m_out[a].cost == now[u] ? 1U : 0U;
        }
        const double share = count == 1 ? all : all / static_cast<double>(count);
        for (std::size_t n = 0; n < count; ++n) {
            const std::uint32_t a = m_nextArcs[n];
            const std::uint32_t head = m_rank[m_out[a].node];
            m_sums.add(a, share);
            m_delta[head] += share;
            if (m_status[head] != Affected) look(head);
        }
    }
}

// Nodes that are as near as before, farthest first: their order is that of the base.
void MatrixShift::walk() {
    const double leastOfAll = leastKbps + m_base->total(m_k) * leastPart;
    for (const std::uint32_t r : m_losers) {
        if (m_status[r] == Partial) look(r);
    }
    for (std::size_t word = m_bits.size(); word-- > 0;) {
        // At hand, for what is added is most often looked at next.
        std::uint64_t bits = std::exchange(m_bits[word], 0);
        const auto add = [&](std::uint32_t rank, double kbps) {
            m_delta[rank] += kbps;
            const std::uint64_t bit = std::uint64_t{1} << rank % 64;
            if (rank / 64 == word) {
                bits |= bit;
            } else {
                m_bits[rank / 64] |= bit;
            }
        };
        while (bits != 0) {
            const auto bit = static_cast<std::size_t>(63 - std::countl_zero(bits));
            bits &= ~(std::uint64_t{1} << bit);
            const std::size_t r = word * 64 + bit;
            const MatrixBase::Hop next = m_nextHop[r];
            const double delta = m_delta[r];
            m_delta[r] = 0;
            if (m_status[r] == Partial) {
                m_bits[word] = bits;
                passPartly(r, delta);
                bits = std::exchange(m_bits[word], 0);
                continue;
            }
            if (std::abs(delta) <= leastOfAll &&
                std::abs(delta) <= leastKbps + m_shares[r] * leastPart) {
                continue;
            }
            if (next.arc < MatrixBase::several) {
                m_sums.add(next.arc, delta);
                add(next.rank, delta);
                continue;
            }
            const auto hops = m_base->hops(next);
            const double share = hops.empty() ? 0 : delta / static_cast<double>(hops.size());
            for (const MatrixBase::Hop& hop : hops) {
                m_sums.add(hop.arc, share);
                add(hop.rank, share);
            }
        }
    }
}

void MatrixShift::passPartly(std::size_t rank, double delta) {
    const auto stays = [&](const MatrixBase::Hop& hop) {
        return m_dead[hop.arc] == 0 && m_status[hop.rank] != Affected;
    };
    const auto hops = m_base->hops(m_nextHop[rank]);
    std::size_t left = 0;
    for (const MatrixBase::Hop& hop : hops) left += stays(hop) ? 1U : 0U;
    const double share = m_shares[rank];
    const double all = share * static_cast<double>(hops.size()) + delta;
    if (all == 0 && share == 0) return;
    const double now = all / static_cast<double>(left);
    for (const MatrixBase::Hop& hop : hops) {
        const double more = stays(hop) ? now - share : -share;
        m_sums.add(hop.arc, more);
        if (m_status[hop.rank] != Affected) addToNode(hop.rank, more);
    }
}

void MatrixShift::forget() {
    const std::uint32_t* before = m_base->costs(m_k);
    for (const std::uint32_t r : m_affected) {
        m_status[r] = AsBefore;
        m_costs[m_order[r]] = before[m_order[r]];
    }
    for (const std::uint32_t r : m_losers) {
        m_status[r] = AsBefore;
        m_lostHops[r] = 0;
    }
}

}  // namespace peerplan
