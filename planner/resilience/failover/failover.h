// SPDX-License-Identifier: MIT
#pragma once

/// What happens second by second when things fail, and on the way back.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/failover.h"
#include "planner/bandwidth/loaded_network.h"
#include "planner/network/network.h"
#include "planner/resilience/failover/schedule.h"
#include "planner/resilience/sweep/failure_observer.h"
#include "planner/routing/state.h"

namespace peerplan {

struct FailoverQuestion {
    /// At least one; the earliest at 0.
    std::vector<ScriptedOutage> outages;
    /// First and last quarter-hour of the UTC day to choose the busiest from; unset is the whole
    /// day (rule F8).
    std::optional<std::pair<std::uint32_t, std::uint32_t>> quarters;
    /// For the evaluations; 0 is one a processor. The answer is the same for any number.
    int threads = 1;
};

/// A failure and the users that it takes the service from, before it is told in full.
struct FailureCost {
    ComponentId component;
    /// User-equivalents × seconds until traffic goes another way; what only a repair ends counts
    /// as a day.
    double userSeconds = 0;
    std::int64_t usersTouched = 0;
};

/// Reads what single failures cost while somebody sweeps them.
class CostObserver : public FailureObserver {
  public:
    /// As `Failovers::worstByRegion`, once the sweep is over.
    virtual std::vector<FailureCost> worstByRegion() const = 0;
};

/// Tells failovers of one plan. The plan is to be free of errors, and all are to outlive it.
class Failovers {
  public:
    /// `given` is down before the story begins (`--given`). Works out the plan's traffic and the
    /// state before; time: one or two evaluations.
    Failovers(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
              const SiteClocks& clocks, const FailureState& given);
    /// Of a network that was loaded for this or another answer, in the state before the story.
    Failovers(const Plan& plan, const LoadedNetwork& loaded);
    ~Failovers();
    Failovers(Failovers&&) noexcept;

    /// Time: an evaluation for each set of failures that routing comes to know, and linear in flows
    /// × events. The same answer for the same question.
    FailoverAnswer tell(const FailoverQuestion& question) const;

    /// For every region of the plan (and one for sites without a region, if there are any) the
    /// single failure of a kind in `policy.survive` that costs its users most, `FailureCost::
    /// userSeconds` of that region; of equal ones the first. Invalid where no failure costs
    /// anything. Without looking at the hour of the day. Time: one change a component.
    std::vector<FailureCost> worstByRegion() const;

    /// For the same read from a sweep that goes on anyhow, over all kinds of failure and in the
    /// state before the story: that begins, every failure is read, and it ends.
    std::unique_ptr<CostObserver> observer(int threads) const;

  private:
    struct Impl;
    struct Reader;
    class Costs;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace peerplan
