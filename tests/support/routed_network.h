// SPDX-License-Identifier: MIT
#pragma once

/// A drawn network with traffic in it, asked by name: what tests of routing look at.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/network/compile.h"
#include "planner/routing/evaluate.h"

namespace peerplan::tests {

/// Traffic of named flows, one shape unless told otherwise, in kbit/s.
class TrafficBuilder {
  public:
    explicit TrafficBuilder(const CompiledNetwork& network) : m_network(network) {}
    void add(FlowId flow, double upKbps, double downKbps, std::uint32_t shape = 0);
    void fix(ElementId element, Direction direction, double kbps, std::uint32_t shape = 0);
    Traffic build() const;

  private:
    struct Row {
        FlowId flow;
        TrafficEntry entry;
    };
    const CompiledNetwork& m_network;
    std::vector<Row> m_rows;
    std::vector<FixedLoad> m_fixed;
    std::uint32_t m_shapes = 1;
};

class RoutedNetwork {
  public:
    explicit RoutedNetwork(std::string_view lines);
    RoutedNetwork(const Plan& plan, const Catalogue& catalogue);

    /// Traffic of a site for a service, in kbit/s. Loading starts again from the normal state.
    void load(std::string_view site, std::string_view service, double up, double down);
    void loadDemand(std::size_t demand, double up, double down);
    void loadInbound(std::size_t inbound, double up, double down);
    void loadFlow(FlowId flow, double up, double down);

    /// Evaluates the state with components failed by reference.
    void fail(const std::vector<std::string>& components, bool afterManualSwitch = false);

    SiteId site(std::string_view id) const;
    FlowId flow(std::string_view site, std::string_view service) const;
    const FlowResult& result(std::string_view site, std::string_view service);
    /// Share of the flow that takes an egress, up and down, such as `circuit/er`.
    double up(std::string_view site, std::string_view service, std::string_view egress);
    double down(std::string_view site, std::string_view service, std::string_view egress);
    double rttMs(std::string_view site, std::string_view service);
    /// Load of an element in kbit/s: link/x, device/x, control/p/firewall, connection/c/primary.
    double upKbps(std::string_view element);
    double downKbps(std::string_view element);
    double capacityMbps(std::string_view element);

    const CompiledNetwork& network() const { return *m_network; }
    const Diagnostics& diagnostics() const { return m_diagnostics; }
    Workspace& workspace();
    Traffic& traffic();

  private:
    double share(std::string_view site, std::string_view service, std::string_view egress, bool up);
    double kbps(std::string_view element, bool up);

    Diagnostics m_diagnostics;
    std::unique_ptr<const CompiledNetwork> m_network;
    TrafficBuilder m_traffic;
    std::unique_ptr<Traffic> m_built;
    std::unique_ptr<Workspace> m_workspace;
};

}  // namespace peerplan::tests
