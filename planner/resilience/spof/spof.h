// SPDX-License-Identifier: MIT
#pragma once

/// Single points of failure: for every office and service the components whose failure alone hurts
/// it (rules F1 to F5).

#include <cstdint>
#include <memory>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "model/progress.h"
#include "planner/answers/spof.h"
#include "planner/bandwidth/loaded_network.h"
#include "planner/network/network.h"
#include "planner/resilience/sweep/failure_observer.h"
#include "planner/routing/state.h"

namespace peerplan {

struct SpofOptions {
    /// Down already: every failure comes on top (rule F8).
    FailureState given;
    /// Kinds to look for; empty is all. Without `congested` no load is laid.
    std::vector<SpofKind> kinds;
    /// Empty is every site that has users (or, in a plan without users, every office and remote
    /// site, or every site).
    std::vector<SiteId> sites;
    /// Indices into `CompiledNetwork::services`; empty is all.
    std::vector<std::uint32_t> services;
    int threads = 1;
    Progress progress;
};

/// The single-failure sweep over every component that the network lists, read by component, and the
/// number of independent paths. A site's own components cost that site's flows alone, the others
/// one incremental evaluation each; time and memory are linear in sites × services. The same answer
/// for any number of threads. Where `progress` stops it, what was found so far, not `complete`.
/// Asked for `cut` alone it knows by dominators which failures cut anybody, and evaluates no other.
SpofAnswer spof(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                const SiteClocks& clocks, const SpofOptions& options);

/// The same of a network that was loaded for this or another answer, in the state `options.given`.
SpofAnswer spof(const Plan& plan, const LoadedNetwork& loaded, const Catalogue& catalogue,
                const SpofOptions& options);

/// The same read from a sweep that goes on anyhow: one over all kinds of failure, in the state
/// `options.given` and with as many threads. Without progress of its own.
class SpofObserver : public FailureObserver {
  public:
    /// All but the options must outlive it.
    SpofObserver(const Plan& plan, const LoadedNetwork& loaded, const Catalogue& catalogue,
                 const SpofOptions& options);
    ~SpofObserver() override;
    void read(ComponentId failed, FailureProbe& probe, std::size_t worker) override;
    /// Once, when the sweep is over; `complete`: it saw every failure.
    SpofAnswer answer(bool complete);

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace peerplan
