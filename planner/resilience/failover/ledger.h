// SPDX-License-Identifier: MIT
#pragma once

/// The figures of a course in one quarter-hour: what arrives, what is lost and shed, and how many
/// users feel it (rules F4, H1, H6).

#include <vector>

#include "planner/answers/failover.h"
#include "planner/resilience/failover/load_sheet.h"

namespace peerplan {

class Ledger {
  public:
    /// All must outlive it.
    Ledger(const Course& course, const Workspace& base, const QuarterTraffic& traffic);

    /// Intervals of the course, the state before it first; elements that it changes, users.
    void write(FailoverAnswer& answer);
    /// Only what the users lose: `FailoverAnswer::userSeconds` and those of its regions.
    void sumUsers(FailoverAnswer& answer);

  private:
    void addInterval(const CourseStep* step, LoadSheet& sheet, FailoverAnswer& answer);
    void addFlow(const FlowStep* step, FlowId flow, LoadSheet& sheet, FailoverInterval& interval);
    void addWays(const CourseStep* step, FailoverInterval& interval);
    void sumIntervals(FailoverAnswer& answer) const;

    const Course& m_course;
    const Workspace& m_base;
    const CompiledNetwork& m_network;
    const QuarterTraffic& m_traffic;
    Delivery m_delivery;
    /// Flows that a step touches while their site stands (rule F4).
    std::vector<std::uint8_t> m_counted;
    std::vector<std::vector<FailoverLoad>> m_allLoads;
    /// While an interval is summed: RTT × weight, and weight, by region.
    std::vector<double> m_rttSum;
    std::vector<double> m_rttWeight;
};

}  // namespace peerplan
