// SPDX-License-Identifier: MIT
#pragma once

/// Loads of a traffic matrix in many failure states: the quick way for networks of carriers.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "planner/network/network.h"
#include "planner/routing/state_change.h"
#include "planner/routing/traffic.h"

namespace peerplan {

/// What each of many failures changes of the loads of the normal state, and whom it cuts off, where
/// all traffic goes between sites in one shape and direction. Says the same as `ChangeEvaluator`
/// does of loads, for links and for what only links die with, and needs no base that was evaluated.
class MatrixFailures {
  public:
    /// Routes and lays all traffic once, a Dijkstra for each node that traffic goes to. The network
    /// and the traffic must outlive it.
    MatrixFailures(const CompiledNetwork& network, const Traffic& traffic);
    ~MatrixFailures();
    MatrixFailures(MatrixFailures&&) noexcept;
    /// Shares what was worked out, so that one a thread costs its scratch alone.
    MatrixFailures(const MatrixFailures& other);

    /// Whether the traffic is of that kind, every site that has any has one neighbour or carries
    /// others' traffic, no device counts, and costs are whole numbers that add up to less than
    /// 2^30 along any way. If not, nothing else may be asked.
    bool usable() const;
    /// Whether only links die with the component, as with a link, a duct or a carrier of links.
    bool answers(ComponentId component) const;
    /// Of the normal state, in kbit/s; not for elements that carry none of it.
    double kbps(ElementId element, Direction direction) const;

    /// What differs in one state from the normal one. Spans hold until `act` returns.
    struct Result {
        /// Of `failures`.
        std::size_t index;
        /// Each element at most once; elements that died are listed with what they lose.
        std::span<const LoadChange> loads;
        /// The flows between sites that are served no more, ascending; those without any traffic
        /// too.
        std::span<const FlowId> cut;
    };
    /// Calls `act` for each of the failures alone, in turn; all must be such as it answers. States
    /// are worked out a block at a time, in it target by target, so that the records of a target
    /// stay at hand. Time is that of the nodes whose way or load changes.
    void each(std::span<const ComponentId> failures, const std::function<void(const Result&)>& act);

  private:
    struct Shared;
    struct Scratch;
    std::shared_ptr<const Shared> m_shared;
    std::unique_ptr<Scratch> m_scratch;
};

}  // namespace peerplan
