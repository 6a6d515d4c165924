// SPDX-License-Identifier: MIT
#pragma once

/// The work behind `spof`: failures read one by one, counts by site and service, findings in order.

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/answers/spof.h"
#include "planner/bandwidth/failure_probe.h"
#include "planner/network/network.h"
#include "planner/resilience/spof/asked.h"
#include "planner/resilience/spof/failure_reader.h"
#include "planner/resilience/spof/independent_paths.h"
#include "planner/resilience/spof/spof.h"

namespace peerplan {

/// What single points of failure stand on.
struct SpofGround {
    const CompiledNetwork& network;
    const std::vector<ServiceDemand>& demand;
    const ChangeEvaluator& changes;
    /// By component.
    const std::vector<std::uint8_t>& used;
    /// Null where nobody asks for congestion.
    const JudgedBase* judged;
};

/// Of a ground and options that outlive it.
class SpofFinder {
  public:
    SpofFinder(const Plan& plan, const Catalogue& catalogue, const SpofGround& ground,
               const SpofOptions& options);

    /// A sweep of its own.
    SpofAnswer run();

    /// For a sweep of somebody else's: begin, read each failure, end.
    void begin();
    void read(ComponentId failed, FailureProbe& probe, std::size_t worker);
    SpofAnswer end(bool complete);

  private:
    FailureReader& reader(std::size_t worker);
    void head();
    void collectFailures();
    void place();
    void normalState();
    void keepCuts(PathCounter& paths);
    void countPaths(PathCounter& counter);
    void sweep(std::size_t first, std::size_t last, std::size_t block);
    void countPair(const PairKinds& pair);
    SpofAnswer finish();
    void rank();

    const Plan& m_plan;
    const CompiledNetwork& m_network;
    const SpofOptions& m_options;
    SpofKindSet m_wanted = 0;
    const ChangeEvaluator& m_changes;
    const std::vector<std::uint8_t>& m_used;
    const Workspace& m_base;
    const JudgedBase* m_judged;
    SpofAsked m_asked;
    std::vector<ComponentId> m_failures;
    /// How many of them more than one site can notice: the first ones.
    std::size_t m_coreCount = 0;
    std::int64_t m_total = 0;
    std::atomic<std::int64_t> m_read = 0;
    /// By component where it stands among the failures.
    std::vector<std::uint32_t> m_position;
    std::vector<std::vector<SpofFinding>> m_found;
    std::vector<std::unique_ptr<FailureReader>> m_readers;
    std::vector<std::unique_ptr<FailureProbe>> m_probes;
    SpofAnswer m_answer;
};

}  // namespace peerplan
