// SPDX-License-Identifier: MIT
#pragma once

/// What the sources leave open about Optimal Gateway Selection, each as one option with the default
/// of docs/method/ogs.md (A1 to A15), and the constants that they state.

#include <cstdint>
#include <optional>

#include "model/enumeration.h"
#include "model/quantity.h"

namespace peerplan {

/// A1: whether one location key in common is a hit, or only the same set of keys.
enum class CacheMatch : std::uint8_t { Any, Complete };
PEERPLAN_WORDS(CacheMatch, "any", "complete")

/// A6: what the improvement is a percentage of.
enum class ImprovementOf : std::uint8_t { Current, Best };
PEERPLAN_WORDS(ImprovementOf, "current", "best")

/// A12: when the request that looks for an authenticating proxy goes before the probes (R16).
enum class Preflight : std::uint8_t { NoEntryHere, NoEntryAtAll };
PEERPLAN_WORDS(Preflight, "no-entry-here", "no-entry-at-all")

/// A13: how a probe's time becomes whole milliseconds.
enum class Rounding : std::uint8_t { Nearest, Down, None };
PEERPLAN_WORDS(Rounding, "nearest", "down", "none")

/// How long a probe takes on top of the network (section 1.3).
struct ProbeTiming {
    /// The client's own work per probe.
    double overheadMs = 1;
    /// The headend's work in a full handshake: what the first probe of the published capture has
    /// beyond its round trips (section 1.4).
    double fullHandshakeMs = 66;
    double resumedHandshakeMs = 0;
    /// Retransmission of the ServerHello by ASA software before 9.1(3) (CSCug98113).
    double stallMs = 120;
    /// Whether resumed handshakes stall too; if not, the least of three never shows the stall.
    bool stallOnResumed = true;
    /// The stall is 120 ms and no more, as the document says, without the round trip it waits for.
    bool stallLiteral = false;
    /// A11: probes as plain HTTP on the SSL port.
    bool legacyHttp = false;
    bool tls13 = false;
    /// R3: a hard-coded proxy's own leg, part of every round trip of a probe.
    double proxyLegMs = 0;
    /// A15: 9.1(3) itself has the delayed-ACK stall as well.
    bool stallIn913 = false;
};

struct OgsOptions {
    CacheMatch cacheMatch = CacheMatch::Any;
    /// A2: how long after a disconnect the last gateway is kept, and how long a suspension must
    /// be; unset is the profile's suspend time.
    std::optional<Duration> hold{};
    std::optional<Duration> suspend{};
    /// A3: a new location within that time asks again all the same.
    bool locationChangeOverridesHold = false;
    /// A4: an open gate probes again, whatever the cache holds.
    bool gateReprobes = false;
    /// A5: after a loss nothing is tried beyond the backup servers.
    bool lossStopsAfterBackups = false;
    /// R25: the backup servers of the hosts further down are tried too.
    bool backupsOfOthers = false;
    ImprovementOf improvementOf = ImprovementOf::Current;
    /// A7: an improvement below 10 % is refused, not only warned of.
    bool strictImprovement = false;
    /// A8: the least improvement counts after a resume only.
    bool thresholdOnResumeOnly = false;
    /// A9: the deadline is for each host's whole result: a host that has not completed all its
    /// probes by then has none. Else what is complete counts.
    bool deadlinePerHost = false;
    Preflight preflight = Preflight::NoEntryHere;
    Rounding rounding = Rounding::Nearest;
    /// A14: a host with a lost probe has no result at all.
    bool needsAllProbes = false;

    std::int64_t probes = 3;                               ///< R17
    Duration deadline = Duration::seconds(7);              ///< R21
    Duration cacheLife = Duration::minutes(14 * 24 * 60);  ///< R12
    /// R14: the preferences file cannot be written (CSCtj84626).
    bool cacheWriteFails = false;
    /// R8: the network test after a resume fails where the resolver drops a type-A query for an
    /// address (CSCti20768).
    bool resolverDropsAddressQueries = false;
    /// R2: a client holds every profile that is deployed to it; else only the most specific one.
    bool mergeProfiles = true;
    ProbeTiming timing{};
};

}  // namespace peerplan
