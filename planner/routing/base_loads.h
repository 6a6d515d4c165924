// SPDX-License-Identifier: MIT
#pragma once

/// The traffic of a base state at every node, by where it goes: what a failure takes out and lays
/// elsewhere; for the .cpp files of this folder.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "planner/routing/inner_graph.h"
#include "planner/routing/spread.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Columns are shape × 2, + 1 for what runs backward. A sink keeps those that go there alone, so
/// that the shapes of one region do not cost room at the sinks of another.
class BaseLoads {
  public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// The base must have a traffic.
    BaseLoads(const Workspace& base, const InnerGraph& graph);

    const SpreadPlan& plan() const { return *m_plan; }
    /// Ascending; empty where nothing goes.
    std::span<const std::uint32_t> columns(std::uint32_t sink) const {
        return {m_columns.data() + m_firstColumn[sink],
                m_firstColumn[sink + 1] - m_firstColumn[sink]};
    }
    /// Equal for sinks with equal columns.
    std::uint32_t columnSet(std::uint32_t sink) const { return m_columnSet[sink]; }
    /// All that passes or begins at an inner node on its way to a sink; nullptr for nothing.
    const double* through(std::uint32_t sink, std::uint32_t node) const {
        const std::uint32_t at = m_through[sink * m_nodes + node];
        return at == none ? nullptr : m_values.data() + at;
    }
    /// What begins there, by port.
    const double* injected(std::uint32_t sink, std::uint32_t port) const {
        const std::uint32_t at = m_injected[sink * m_plan->ports.count() + port];
        return at == none ? nullptr : m_values.data() + at;
    }
    /// Takes away all that begins anywhere; rows have every column.
    void takeOut(SinkRows& rows) const;
    /// What lies on elements without having to be pushed, by place in the base's layout.
    const std::vector<double>& directUp() const { return m_directUp; }
    const std::vector<double>& directDown() const { return m_directDown; }
    /// Of a sink with one column, where no device counts: by inner node what each next hop gets of
    /// what passes, and what begins there. Else nullptr.
    struct Scalar {
        double share = 0;
        double injected = 0;
    };
    const Scalar* scalars(std::uint32_t sink) const {
        return m_scalars[sink] == none ? nullptr : m_scalarPool.data() + m_scalars[sink];
    }
    /// Whether any port or sink is a device.
    bool devices() const { return m_devices; }

  private:
    void addSink(std::uint32_t destination, std::uint32_t sink, std::span<const SinkRows::Row> rows,
                 const SinkRows& from, const InnerGraph& graph, const Distances& distances);
    std::uint32_t store(const double* row, std::size_t width);

    const SpreadPlan* m_plan;
    std::size_t m_nodes;
    bool m_devices;
    std::vector<std::uint32_t> m_firstColumn;
    std::vector<std::uint32_t> m_columns;
    std::vector<std::uint32_t> m_columnSet;
    std::vector<std::uint32_t> m_through;
    std::vector<std::uint32_t> m_injected;
    std::vector<double> m_values;
    std::vector<double> m_directUp;
    std::vector<double> m_directDown;
    std::vector<std::uint32_t> m_scalars;
    std::vector<Scalar> m_scalarPool;
    std::vector<double> m_scratch;
};

}  // namespace peerplan
