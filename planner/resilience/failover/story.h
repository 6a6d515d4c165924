// SPDX-License-Identifier: MIT
#pragma once

/// What happens in a course, in words: failures, what notices them, who moves where, repairs.

#include "planner/answers/failover.h"
#include "planner/resilience/failover/course.h"

namespace peerplan {

/// Everything of a course that events, timers and assumptions are told from.
struct StoryInput {
    const Plan& plan;
    const CompiledNetwork& network;
    const Timers& timers;
    const Schedule& schedule;
    const Course& course;
    std::span<const ScriptedOutage> outages;
    std::span<const std::int64_t> users;
};

/// Fills `timers` and `assumptions` of the answer: what notices each loss, and what the plan left
/// to be assumed.
void tellTimers(const StoryInput& input, FailoverAnswer& answer);
void tellAssumptions(const StoryInput& input, FailoverAnswer& answer);

/// Fills these two, `events` and `manual`. Linear in the course.
void tellStory(const StoryInput& input, FailoverAnswer& answer);

}  // namespace peerplan
