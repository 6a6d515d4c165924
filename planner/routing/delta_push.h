// SPDX-License-Identifier: MIT
#pragma once

/// Moves the traffic of a base along the ways of a failure state by what differs alone (rule W5);
/// for the .cpp files of this folder.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/routing/base_loads.h"
#include "planner/routing/delta_book.h"
#include "planner/routing/distance_update.h"
#include "planner/routing/scalar_push.h"
#include "planner/routing/waiting_ranks.h"

namespace peerplan {

class DeltaPush {
  public:
    DeltaPush(const CompiledNetwork& network, const InnerGraph& graph, const BaseLoads& loads,
              const DistanceUpdate& update);

    /// Pushes all that the state changes. `injected` holds what begins at inner nodes in this state
    /// and did not in the base, or less of it, in rows over the shapes of `book`; they get sorted.
    void push(SinkRows& injected, DeltaBook& book);

  private:
    /// What is pushed at a time: one sink.
    struct Task {
        std::uint32_t destination;
        std::uint32_t sink;
        const HitDestination* hit;
        std::span<const SinkRows::Row> rows;
    };

    /// Whether the sink has scalars and the rows no other column; fills `m_injected`.
    bool isScalar(const Task& task, const SinkRows& injected, const DeltaBook& book);
    void pushTask(const Task& task, const SinkRows& injected, DeltaBook& book);
    void pushSink(const Task& task, const SinkRows& injected, DeltaBook& book);
    void moveAffected(const Task& task);
    void walk(const Task& task);
    void pass(const Task& task, std::uint32_t v);
    void passPartly(const Task& task, std::uint32_t v);
    const double* through(std::uint32_t sink, std::uint32_t v);
    const double* widened(const double* row);
    void flushArcs(std::uint32_t end, ElementId sinkDevice, DeltaBook& book);
    void correctDevices(const Task& task, const SinkRows& injected, DeltaBook& book);
    void correctDevice(const Task& task, std::uint32_t v, std::uint32_t port,
                       const SinkRows& injected, DeltaBook& book);
    void useColumns(const Task& task, DeltaBook& book);

    enum Status : std::uint8_t { AsBefore, Partial, Affected };

    const CompiledNetwork* m_network;
    const InnerGraph* m_graph;
    const BaseLoads* m_loads;
    const DistanceUpdate* m_update;
    std::size_t m_nodes;
    ScalarPush m_scalars;
    std::vector<ScalarPush::Injected> m_injected;
    /// Hit of each destination at hand, by position + 1.
    std::vector<std::uint32_t> m_hitOf;
    std::vector<std::uint8_t> m_status;
    TouchedRows m_delta;
    TouchedRows m_arcs;
    WaitingRanks m_waiting;
    /// The columns of the rows at hand, as positions in the rows of the book.
    std::vector<std::uint32_t> m_columns;
    std::vector<std::uint32_t> m_nodeOfPort;
    bool m_isWide = false;
    /// Where the base's columns of the sink are in wider rows; empty where they are the same.
    std::vector<std::uint32_t> m_widen;
    std::vector<double> m_wide;
    std::vector<double> m_sum;
    std::vector<double> m_in;
    std::uint32_t m_columnSet = BaseLoads::none;
};

}  // namespace peerplan
