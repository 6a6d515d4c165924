// SPDX-License-Identifier: MIT
#pragma once

/// How ways and loads to one target shift in one failure state; for the .cpp files of this folder.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/routing/matrix/matrix_base.h"

namespace peerplan {

/// The sums of one state: kbit/s by arc, and a bit for each that was touched.
struct ArcSums {
    double* kbps = nullptr;
    std::uint64_t* touched = nullptr;

    void add(std::uint32_t arc, double more) const {
        touched[arc / 64] |= std::uint64_t{1} << arc % 64;
        kbps[arc] += more;
    }
};

/// Incremental shortest ways and equal-cost loads: only nodes that lost their last next hop are
/// settled anew, and only what differs walks on from them (see `docs/method/routing.md`).
class MatrixShift {
  public:
    MatrixShift(const MatrixNetwork& network, const MatrixBase& base);

    void setDead(std::uint32_t arc, bool dead);

    /// What a target loses in a state: the hop of a node over an arc that died, or (with no arc)
    /// some of what begins at the node. Ranks are those of the target.
    struct Loss {
        std::uint32_t rank;
        std::uint32_t arc;
        double kbps;
    };
    /// The targets' turn; states of one target follow each other.
    void begin(std::size_t k);
    /// Adds what changes on arcs. Arcs that died must be dead here.
    void move(std::span<const Loss> losses, const ArcSums& sums);
    /// Ranks of the nodes that do not reach the target in the state moved last.
    std::span<const std::uint32_t> unreached() const { return m_unreached; }

  private:
    using Hop = MatrixBase::Hop;
    using Step = MatrixNetwork::Step;
    enum Status : std::uint8_t { AsBefore, Partial, Affected };

    void findAffected(std::span<const Loss> losses);
    void settle();
    void settleFew();
    void settleMany();
    // Loads: in matrix_shift_loads.cpp.
    void takeOut();
    void layAnew();
    void walk();
    void passPartly(std::size_t rank, double delta);
    void forget();

    void look(std::uint32_t rank) { m_bits[rank / 64] |= std::uint64_t{1} << rank % 64; }
    void addToNode(std::uint32_t rank, double kbps) {
        m_delta[rank] += kbps;
        look(rank);
    }

    const MatrixBase* m_base;
    std::size_t m_nodeCount;
    const MatrixNetwork* m_network;
    /// Those of the network, with dead arcs out of reach.
    std::vector<Step> m_out;
    std::vector<Step> m_in;
    const std::uint32_t* m_firstOut;
    const std::uint32_t* m_firstIn;
    std::vector<std::uint8_t> m_dead;
    // Of the target at hand; costs by node, in the state at hand.
    std::size_t m_k = 0;
    const Hop* m_nextHop = nullptr;
    const double* m_shares = nullptr;
    const double* m_injected = nullptr;
    const std::uint32_t* m_rank = nullptr;
    const std::uint32_t* m_order = nullptr;
    std::vector<std::uint32_t> m_costs;
    /// By node: its place in `m_heap` while few are settled.
    std::vector<std::uint32_t> m_place;
    ArcSums m_sums;
    // By rank.
    std::vector<Status> m_status;
    std::vector<std::uint32_t> m_lostHops;
    std::vector<double> m_delta;
    std::vector<std::uint64_t> m_bits;
    std::vector<std::uint32_t> m_affected;
    std::vector<std::uint32_t> m_losers;
    std::vector<std::uint32_t> m_unreached;
    /// Affected nodes that are reached, nearest first.
    std::vector<std::uint32_t> m_settled;
    /// Cost in the upper half, node in the lower one.
    std::vector<std::uint64_t> m_heap;
    std::vector<std::uint32_t> m_nextArcs;
};

}  // namespace peerplan
