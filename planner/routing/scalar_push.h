// SPDX-License-Identifier: MIT
#pragma once

/// As `DeltaPush` where one number stands for all traffic to a destination and only distances
/// changed: networks of carriers, with one traffic matrix; for the .cpp files of this folder.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/routing/base_loads.h"
#include "planner/routing/delta_book.h"
#include "planner/routing/distance_update.h"
#include "planner/routing/waiting_ranks.h"

namespace peerplan {

class ScalarPush {
  public:
    ScalarPush(const CompiledNetwork& network, const InnerGraph& graph,
               const DistanceUpdate& update);

    /// What begins at a node in this state and did not in the base, or less of it.
    struct Injected {
        std::uint32_t node;
        double kbps;
    };
    /// One destination, hit or not, and what goes there in the base, all of it in one column.
    void push(const HitDestination& hit, const BaseLoads::Scalar* base, std::uint32_t column,
              std::span<const Injected> injected, DeltaBook& book);
    /// After all of them: lays what was gathered on the elements.
    void flush(DeltaBook& book);

  private:
    enum Status : std::uint8_t { AsBefore, Partial, Affected };

    void takeOut(const HitDestination& hit, const BaseLoads::Scalar* base);
    void layAnew(const HitDestination& hit, const BaseLoads::Scalar* base);
    void walk(const HitDestination& hit, const BaseLoads::Scalar* base);
    void passPartly(const HitDestination& hit, std::uint32_t v, double share, double delta);
    void addToArc(std::uint32_t a, double kbps) {
        // Without a branch: the place behind the last is written and kept only if it is new.
        m_touched[m_touchedCount] = a;
        m_touchedCount += m_isTouched[a] ^ 1U;
        m_isTouched[a] = 1;
        m_arcs[a] += kbps;
    }
    void addToNode(std::uint32_t v, double kbps) {
        m_delta[v] += kbps;
        m_waiting.add(m_rank[v]);
    }

    const CompiledNetwork* m_network;
    const InnerGraph* m_graph;
    const DistanceUpdate* m_update;
    std::vector<double> m_arcs;
    std::vector<std::uint8_t> m_isTouched;
    std::vector<std::uint32_t> m_touched;
    std::size_t m_touchedCount = 0;
    /// By node, one more for the end of a way; zero but while a destination is at hand.
    std::vector<double> m_delta;
    std::vector<std::uint8_t> m_status;
    WaitingRanks m_waiting;
    /// Of the destination at hand.
    const std::uint32_t* m_rank = nullptr;
    std::uint32_t m_end = 0;
    std::uint32_t m_column = BaseLoads::none;
    std::vector<InnerGraph::Hop> m_next;
};

}  // namespace peerplan
