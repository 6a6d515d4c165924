// SPDX-License-Identifier: MIT
#pragma once

/// The decisions of OGS as plain functions: a host's value, the ranking, whether an improvement
/// moves a client, and the order in which gateways are tried (R20, R22, R23, R25, R26).

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "planner/ogs/selection/client_profile.h"
#include "planner/ogs/selection/options.h"

namespace peerplan {

/// Value of a host that has none: it ranks behind all that have one.
inline constexpr double unranked = std::numeric_limits<double>::infinity();

/// R20: the least of the probes that were completed, in ms; `unranked` without any (A14).
double hostValue(std::span<const std::optional<double>> probes, const OgsOptions& options);

/// R22: positions of the candidates by value, ties and unranked ones in profile order.
std::vector<std::uint32_t> ranking(std::span<const double> values);

/// The improvement of `best` over `current` in percent (A6); of an unranked current it is 100.
double improvementPercent(double current, double best, const OgsOptions& options);

/// R23: whether a client leaves its gateway for a better one.
bool improves(double current, double best, double leastPercent, const OgsOptions& options);

/// Why a server stands in the order of connection (R25).
enum class StopKind : std::uint8_t { Best, Backup, NextHost, BackupOfNext };
PEERPLAN_WORDS(StopKind, "best", "backup", "next-host", "backup-of-next")

/// One server that a client tries.
struct Stop {
    StopKind kind = StopKind::Best;
    /// Position among the profile's candidates whose host or backup it is.
    std::uint32_t candidate = 0;
    /// Of a backup, its position in the candidate's list.
    std::uint32_t backup = 0;

    bool isBackup() const { return kind == StopKind::Backup || kind == StopKind::BackupOfNext; }
};

/// R25: the preferred candidate, its backup servers in order, then the other candidates in rank
/// order. What was named before is not named again.
std::vector<Stop> connectionOrder(const ClientProfile& profile, std::span<const std::uint32_t> rank,
                                  std::uint32_t preferred, const OgsOptions& options);

/// The plan's gateways that a stop leads to: a cluster's members, or the one; empty for a server
/// that the plan does not have.
std::vector<GatewayId> gatewaysAt(const ClientProfile& profile, const Stop& stop);

/// R25 and, with what failed marked dead, R26: the position in `order` of the first stop that
/// answers, and which of its gateways does; nothing if none does. `alive` is by gateway of the
/// plan; backup servers that the plan does not have never answer. `afterLoss` keeps to backups
/// under A5.
struct Answering {
    std::size_t stop = 0;
    GatewayId gateway;
};
std::optional<Answering> firstAnswering(const ClientProfile& profile, std::span<const Stop> order,
                                        std::span<const std::uint8_t> alive,
                                        const OgsOptions& options, bool afterLoss = false);

}  // namespace peerplan
