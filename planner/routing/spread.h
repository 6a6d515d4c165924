// SPDX-License-Identifier: MIT
#pragma once

/// Lays the traffic of flows on everything along their ways (rules W1, W4, W5, H1).

#include <cstdint>
#include <span>
#include <vector>

#include "planner/routing/choice.h"
#include "planner/routing/load_layout.h"
#include "planner/routing/sink_rows.h"

namespace peerplan {

/// Traffic along one way, by the direction in which the way runs.
struct Amount {
    std::span<const TrafficEntry> entries;
    /// Shares of the entries' rates.
    double up = 0;
    double down = 0;
    /// The way runs from Microsoft to the site, so that `down` is forward.
    bool inbound = false;
};

/// Takes loads. `reversed` tells that the way crosses the element from its far end.
class LoadBook {
  public:
    virtual ~LoadBook() = default;
    virtual void add(ElementId element, bool reversed, const Amount& amount, double factor) = 0;
    /// `row` holds forward and backward kbit/s of each column in turn.
    virtual void addRow(ElementId element, bool reversed, const double* row, double factor) = 0;

  protected:
    LoadBook() = default;
    LoadBook(const LoadBook&) = default;
    LoadBook& operator=(const LoadBook&) = default;
};

/// Where the ways to each destination end: one place for those that go on without a device, and
/// one for each device that an entry there ends at.
struct Sinks {
    std::vector<std::uint32_t> first;
    std::vector<ElementId> device;

    explicit Sinks(const CompiledNetwork& network);
    std::uint32_t of(std::uint32_t destination, ElementId by) const;
};

/// What a spreader needs of the network, once for all.
struct SpreadPlan {
    Ports ports;
    Sinks sinks;

    explicit SpreadPlan(const CompiledNetwork& network) : ports(network), sinks(network) {}
};

class Spreader {
  public:
    /// Rows have `columns` columns; `columnOf` gives that of a shape and may be empty where shapes
    /// are columns.
    Spreader(const CompiledNetwork& network, const SpreadPlan& plan, const LiveState& live,
             const Distances& distances);

    /// What is to be kept for `finish` goes to these rows instead, for somebody else to push.
    void keepIn(SinkRows& rows) { m_kept = &rows; }
    void begin(std::size_t columns, std::span<const ShapeId> shapeOfColumn = {});
    /// A flow's use; loads its egress, perimeter and what lies on fringe links at once and keeps
    /// the rest for `finish`.
    void spread(const Use& use, std::span<const TrafficEntry> entries, FlowKind kind,
                std::uint32_t destination, LoadBook& book);
    /// A remote user's traffic also comes in over the Internet access of the gateway's site.
    void spreadAccess(SiteId gateway, std::span<const TrafficEntry> entries, LoadBook& book,
                      double factor = 1);
    /// Pushes what was kept along the equal-cost ways (rule W5), in order of decreasing distance.
    void finish(LoadBook& book);

  private:
    void leg(NodeId from, std::uint32_t destination, ElementId inDevice, ElementId sinkDevice,
             const Amount& amount, LoadBook& book);
    void cross(const Arc& arc, ElementId inDevice, const Amount& amount, double factor,
               LoadBook& book);
    double* rowOf(std::uint32_t sink, std::uint32_t port) {
        return (m_kept != nullptr ? *m_kept : m_rows).row(sink, port);
    }
    void addToRow(double* row, const Amount& amount, double factor) const;
    void push(std::uint32_t destination, ElementId sinkDevice, LoadBook& book);
    void pushNode(std::uint32_t inner, std::uint32_t destination, ElementId sinkDevice,
                  LoadBook& book);

    const CompiledNetwork* m_network;
    const SpreadPlan* m_plan;
    const LiveState* m_live;
    const Distances* m_distances;
    std::size_t m_columns = 0;
    std::span<const ShapeId> m_shapes;
    SinkRows m_rows;
    SinkRows* m_kept = nullptr;
    /// While one sink is pushed: row of each port, + 1.
    std::vector<std::uint32_t> m_rowOfPort;
    std::vector<std::uint32_t> m_touchedPorts;
    std::vector<double> m_total;
    std::vector<const Arc*> m_next;
};

}  // namespace peerplan
