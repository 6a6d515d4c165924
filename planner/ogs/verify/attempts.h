// SPDX-License-Identifier: MIT
#pragma once

/// The log's messages put together to attempts: what was probed, with what result, who was chosen.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/ogs/ogs_log.h"

namespace peerplan {

/// More gateways than an attempt of OGS probes: what comes after them is another attempt.
inline constexpr std::size_t mostHostsAnAttempt = 500;

struct ProbedHost {
    std::string host;
    /// The client's clock when its thread started and when its results stood in the log.
    std::optional<std::int64_t> started;
    std::optional<std::int64_t> finished;
    std::vector<std::optional<std::int64_t>> ms;

    /// The smallest of those that gave a number (rule R20, option A14).
    std::optional<std::int64_t> best() const;
};

struct Attempt {
    /// From 1.
    std::int64_t number = 0;
    /// In the order of the log; none where all came from the cache.
    std::vector<ProbedHost> hosts;
    std::optional<OgsSelection> selection;
    /// The client's clock at the selection.
    std::optional<std::int64_t> selectedAt;

    const ProbedHost* find(const std::string& host) const;
    /// The earliest start of a thread, else the earliest result.
    std::optional<std::int64_t> begins() const;
    /// The latest result; nothing if there is none.
    std::optional<std::int64_t> ends() const;
    bool probed() const { return !hosts.empty(); }
};

/// In the order of the log. An attempt ends with its table of results, or where a host begins that
/// it has already. A table from the cache is an attempt of its own: nothing was probed for it.
std::vector<Attempt> attemptsOf(const OgsLog& log);

}  // namespace peerplan
