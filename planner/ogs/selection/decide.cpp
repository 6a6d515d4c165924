// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/decide.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace peerplan {

double hostValue(std::span<const std::optional<double>> probes, const OgsOptions& options) {
    double least = unranked;
    for (const std::optional<double>& probe : probes) {
        if (!probe && options.needsAllProbes) return unranked;
        if (probe) least = std::min(least, *probe);
    }
    return least;
}

std::vector<std::uint32_t> ranking(std::span<const double> values) {
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
    return order;
}

double improvementPercent(double current, double best, const OgsOptions& options) {
    if (!std::isfinite(current)) return 100;
    const double base = options.improvementOf == ImprovementOf::Current ? current : best;
    if (base <= 0) return 0;
    return 100 * (current - best) / base;
}

bool improves(double current, double best, double leastPercent, const OgsOptions& options) {
    if (!std::isfinite(best)) return false;
    if (!std::isfinite(current)) return true;
    if (best >= current) return false;
    // Of whole milliseconds 20 % is met exactly where it is met on paper: no division.
    const double base = options.improvementOf == ImprovementOf::Current ? current : best;
    return 100 * (current - best) >= leastPercent * base;
}

std::vector<Stop> connectionOrder(const ClientProfile& profile, std::span<const std::uint32_t> rank,
                                  std::uint32_t preferred, const OgsOptions& options) {
    std::vector<Stop> order;
    std::vector<std::string> named;
    const auto add = [&](const Stop& stop) {
        const Headend& candidate = profile.candidates[stop.candidate];
        std::string target = stop.isBackup()
                                 ? hostAddress(candidate.backups[stop.backup].address).target
                                 : candidate.host;
        // A backup that names a gateway by its id is that gateway's host.
        if (stop.isBackup()) {
            const GatewayId gateway = candidate.backups[stop.backup].gateway;
            for (const Headend& other : profile.candidates) {
                if (gateway.valid() && other.master() == gateway) target = other.host;
            }
        }
        if (std::find(named.begin(), named.end(), target) != named.end()) return;
        named.push_back(std::move(target));
        order.push_back(stop);
    };
    const auto addBackups = [&](std::uint32_t candidate, StopKind kind) {
        const auto count = static_cast<std::uint32_t>(profile.candidates[candidate].backups.size());
        for (std::uint32_t b = 0; b < count; ++b) add({kind, candidate, b});
    };
    add({StopKind::Best, preferred, 0});
    addBackups(preferred, StopKind::Backup);
    for (const std::uint32_t next : rank) {
        if (next == preferred) continue;
        add({StopKind::NextHost, next, 0});
        if (options.backupsOfOthers) addBackups(next, StopKind::BackupOfNext);
    }
    return order;
}

std::vector<GatewayId> gatewaysAt(const ClientProfile& profile, const Stop& stop) {
    const Headend& candidate = profile.candidates[stop.candidate];
    if (!stop.isBackup()) return candidate.members;
    const GatewayId gateway = candidate.backups[stop.backup].gateway;
    if (!gateway.valid()) return {};
    // The name of a cluster's master stands for the whole cluster here too.
    for (const Headend& other : profile.candidates) {
        if (other.master() == gateway) return other.members;
    }
    return {gateway};
}

std::optional<Answering> firstAnswering(const ClientProfile& profile, std::span<const Stop> order,
                                        std::span<const std::uint8_t> alive,
                                        const OgsOptions& options, bool afterLoss) {
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool beyond =
            order[i].kind == StopKind::NextHost || order[i].kind == StopKind::BackupOfNext;
        if (afterLoss && options.lossStopsAfterBackups && beyond) return std::nullopt;
        for (const GatewayId gateway : gatewaysAt(profile, order[i])) {
            if (alive[gateway.at()] != 0) return Answering{i, gateway};
        }
    }
    return std::nullopt;
}

}  // namespace peerplan
