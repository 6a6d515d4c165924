// SPDX-License-Identifier: MIT
#pragma once

/// The figures of a course in one quarter-hour: what arrives, what is lost and shed, what lies on
/// every element, and how many users feel it (rules F4, H1, H6).

#include <cstdint>
#include <span>
#include <vector>

#include "planner/answers/failover.h"
#include "planner/bandwidth/diurnal.h"
#include "planner/bandwidth/headroom.h"
#include "planner/resilience/failover/course.h"

namespace peerplan {

/// Rates by direction and class of traffic, in kbit/s.
struct ClassRates {
    ByClass way[2]{};
    double sum(std::size_t direction) const {
        double total = 0;
        for (const double kbps : way[direction]) total += kbps;
        return total;
    }
};

class Ledger {
  public:
    /// All must outlive it; `users` by site.
    Ledger(const Course& course, const Workspace& base, const DayTable& table, std::uint32_t set,
           std::uint32_t quarter, std::span<const std::int64_t> users);

    /// Intervals of the course, the state before it first; elements that it changes, users.
    void write(FailoverAnswer& answer);
    /// Only what the users lose: `FailoverAnswer::userSeconds` and those of its regions.
    void sumUsers(FailoverAnswer& answer);

    /// The quarter-hour in which the traffic that the course touches is largest (rule F8): of all,
    /// or of the quarter-hours first to last alone.
    static DayPeak busiest(const Course& course, const Traffic& traffic, const DayTable& table,
                           std::uint32_t first, std::uint32_t last);

  private:
    struct Narrow {
        ElementId element;
        Direction direction = Direction::Up;
        /// Both directions share it.
        bool total = false;
        /// What is let through of each class.
        ByClass passes{};
        ByClass shed{};
    };
    using Loads = std::vector<ClassRates>;

    void prepare();
    ClassRates ratesOf(FlowId flow) const;
    double kbpsOf(FlowId flow) const;
    void layFlow(Delivery& delivery, const Workspace& view, FlowId flow, double sign, Loads& loads);
    std::vector<Narrow> narrowOf(const Delivery& delivery, const Loads& loads) const;
    /// Share that arrives after shedding, in kbit/s.
    double afterShedding(Delivery& delivery, const Workspace& view, FlowId flow,
                         const std::vector<Narrow>& narrow);
    void addInterval(const CourseStep* step, FailoverAnswer& answer);
    void addFlow(const FlowStep* step, FlowId flow, Delivery& delivery,
                 const std::vector<Narrow>& narrow, FailoverInterval& interval);
    void addWays(const CourseStep* step, Delivery& delivery, FailoverInterval& interval);
    std::vector<FailoverLoad> loadsOf(const Delivery& delivery, const Loads& loads,
                                      const std::vector<Narrow>& narrow) const;
    void keepElements(FailoverAnswer& answer);
    std::uint32_t regionOf(FlowId flow) const;

    const Course& m_course;
    const Workspace& m_base;
    const CompiledNetwork& m_network;
    const Traffic& m_traffic;
    const DayTable& m_table;
    std::uint32_t m_set;
    std::uint32_t m_quarter;
    std::span<const std::int64_t> m_users;
    Delivery m_delivery;
    /// By flow: user-equivalents that its whole traffic stands for; 0 for what is not users'.
    std::vector<double> m_weight;
    /// Flows that a step touches while their site stands (rule F4).
    std::vector<std::uint8_t> m_counted;
    /// Loads of what the course never touches.
    Loads m_untouched;
    std::vector<std::vector<FailoverLoad>> m_allLoads;
    /// While an interval is summed: RTT × weight, and weight, by region.
    std::vector<double> m_rttSum;
    std::vector<double> m_rttWeight;
};

}  // namespace peerplan
