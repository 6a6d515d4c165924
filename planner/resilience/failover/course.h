// SPDX-License-Identifier: MIT
#pragma once

/// The course of a failover: which way every flow takes from one event to the next, and how much of
/// it arrives (rules F6, F7, R4). Knows no loads.

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "planner/resilience/failover/schedule.h"
#include "planner/resilience/failover/views.h"
#include "planner/routing/delivery.h"
#include "planner/routing/evaluate.h"

namespace peerplan {

/// A control in a while in which not all its places are taken by living units.
struct TakenShare {
    ControlId control;
    double share = 1;
};

/// What became of a flow in one step; only flows for which something differs from the base.
struct FlowStep {
    FlowId flow;
    /// Index into the course's views.
    std::uint32_t view = 0;
    /// Of its traffic up and down, the share that arrives if nothing is overloaded.
    double up = 0;
    double down = 0;
    /// Its own site is what failed: nobody is there.
    bool absent = false;
    /// The ways are others than in the step before, and a person switched it.
    bool moved = false;
    bool switched = false;
    /// Share of its sessions that breaks as the step begins (rule F7).
    double broken = 0;
};

/// From `fromMs` until the next step.
struct CourseStep {
    std::int64_t fromMs = 0;
    std::vector<ComponentId> dead;
    std::vector<TakenShare> taken;
    /// By flow, ascending.
    std::vector<FlowStep> flows;
};

class Course {
  public:
    /// `base` holds the state before the first failure, evaluated with loads, and stays. Flows
    /// without traffic are left out. Time: one evaluation for each set of failures that routing
    /// comes to know, and linear in flows × steps.
    Course(const Plan& plan, const Workspace& base, const Timers& timers, const Schedule& schedule,
           int threads = 1);

    const std::vector<CourseStep>& steps() const { return m_steps; }
    const Workspace& view(std::uint32_t index) const { return m_views[index]; }
    /// Whether anything of the flow ever differs from the base; by flow.
    const std::vector<std::uint8_t>& touched() const { return m_touched; }
    bool carries(FlowId flow) const { return m_carries[flow.at()] != 0; }

  private:
    struct Memory {
        std::uint32_t view = 0;
        /// View of the ways last taken, which sessions stand on.
        std::uint32_t served = 0;
        /// Since when it has not fully arrived; -1 while it does.
        std::int64_t outSince = -1;
        bool switched = false;
    };
    struct ActiveUnits {
        std::vector<std::int64_t> units;
        double replaced = 0;
    };

    void step(std::int64_t ms);
    void replaceUnits(const std::vector<ComponentId>& known, CourseStep& step);
    double brokenShare(FlowId flow, const Memory& memory, std::uint32_t view) const;
    std::pair<double, double> arriving(FlowId flow, std::uint32_t view);
    std::uint64_t poolOf(const Use& use) const;
    bool likeBase(const FlowStep& of);
    bool changesNothing(const CourseStep& before, const CourseStep& now) const;
    bool sameWays(FlowId flow, std::uint32_t a, std::uint32_t b) const;

    const Plan* m_plan;
    const Workspace* m_base;
    const CompiledNetwork* m_network;
    const Timers* m_timers;
    const Schedule* m_schedule;
    Delivery m_delivery;
    Views m_views;
    std::vector<std::uint8_t> m_carries;
    std::vector<std::uint8_t> m_touched;
    std::vector<Memory> m_memory;
    std::map<ControlId, ActiveUnits> m_active;
    /// Times at which people have switched, besides those of the schedule.
    std::map<std::int64_t, bool> m_open;
    std::vector<CourseStep> m_steps;
};

}  // namespace peerplan
