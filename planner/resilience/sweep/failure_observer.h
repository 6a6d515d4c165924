// SPDX-License-Identifier: MIT
#pragma once

/// Reads single failures that a sweep evaluates anyhow, for another answer.

#include <cstddef>

#include "planner/bandwidth/failure_probe.h"
#include "planner/network/network.h"

namespace peerplan {

class FailureObserver {
  public:
    FailureObserver() = default;
    FailureObserver(const FailureObserver&) = delete;
    FailureObserver& operator=(const FailureObserver&) = delete;
    virtual ~FailureObserver() = default;
    /// `probe` is in the state in which `failed` alone has failed. Called from several threads at
    /// a time, never by two of them with one number of a worker.
    virtual void read(ComponentId failed, FailureProbe& probe, std::size_t worker) = 0;
};

}  // namespace peerplan
