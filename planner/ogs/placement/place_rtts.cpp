// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/place_rtts.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/error.h"
#include "model/fields/spelling.h"
#include "planner/ogs/clients.h"
#include "planner/ogs/gateway_groups.h"
#include "planner/ogs/gateway_rtt.h"

namespace peerplan {

namespace {

/// Placement takes 20 bytes a pair.
constexpr std::size_t mostPairs = 20'000'000;

void checkSize(std::size_t clients, std::size_t candidates) {
    if (clients == 0) throw InputError(tr("No site has users: nobody is to be served"));
    if (candidates <= mostPairs / clients) return;
    throw UsageError(Text(tr("{clients} sites with users times {candidates} candidates are more "
                             "than can be held: name fewer candidates"),
                          {{"clients", static_cast<std::int64_t>(clients)},
                           {"candidates", static_cast<std::int64_t>(candidates)}}));
}

Diagnostic misnamed(const char* message, const std::string& name, std::string suggestion) {
    Diagnostic diagnostic;
    diagnostic.message = Text(message, {{"name", name}});
    diagnostic.suggestion = std::move(suggestion);
    return diagnostic;
}

std::vector<OgsPlaceCandidate> existingOf(const GatewayGroups& gateways) {
    std::vector<OgsPlaceCandidate> candidates;
    for (const GatewayGroup& group : gateways.groups) candidates.push_back({group.name, true});
    return candidates;
}

/// The column of each gateway, one that its id, its cluster or a member of that bears.
std::vector<std::size_t> gatewayColumns(
    const Plan& plan, const GatewayGroups& gateways,
    const std::unordered_map<std::string_view, std::size_t>& columnOf,
    std::unordered_set<std::size_t>& taken, Diagnostics& diagnostics) {
    std::vector<std::size_t> columns;
    for (const GatewayGroup& group : gateways.groups) {
        std::vector<std::string_view> names{group.name};
        for (const std::size_t member : group.members) names.push_back(plan.gateways[member].id);
        std::optional<std::size_t> found;
        for (const std::string_view name : names) {
            const auto column = columnOf.find(name);
            if (column == columnOf.end()) continue;
            taken.insert(column->second);
            if (!found) found = column->second;
        }
        if (!found) {
            report(diagnostics,
                   misnamed(tr("the matrix has no column for gateway {name}"), group.name, {}));
        }
        columns.push_back(found.value_or(0));
    }
    return columns;
}

/// The columns of candidates that have no gateway yet.
std::vector<std::size_t> freeColumns(
    const RttMatrix& matrix, const std::vector<std::string>& only,
    const std::unordered_map<std::string_view, std::size_t>& columnOf,
    const std::unordered_set<std::size_t>& taken) {
    std::vector<std::size_t> columns;
    if (only.empty()) {
        for (std::size_t c = 0; c < matrix.columns.size(); ++c) {
            if (!taken.contains(c)) columns.push_back(c);
        }
        return columns;
    }
    for (const std::string& name : only) {
        const auto column = columnOf.find(name);
        if (column == columnOf.end()) {
            throw UsageError(Diagnostics{misnamed(tr("the matrix has no column {name}"), name,
                                                  nearestSpelling(name, matrix.columns))});
        }
        const bool again =
            std::find(columns.begin(), columns.end(), column->second) != columns.end();
        if (!again && !taken.contains(column->second)) columns.push_back(column->second);
    }
    return columns;
}

}  // namespace

PlaceRtts modelledRtts(const Plan& plan, const Catalogue& catalogue, const CompiledNetwork& network,
                       const std::vector<CandidatePlace>& places) {
    const GatewayGroups gateways = gatewayGroups(plan);
    PlaceRtts result;
    result.clients = vpnClients(plan);
    result.candidates = existingOf(gateways);
    checkSize(result.clients.size(), result.candidates.size() + places.size());
    // The places as gateways of a plan that is otherwise the same.
    Plan extended = plan;
    for (const CandidatePlace& place : places) {
        Gateway gateway;
        // No measurement names it.
        gateway.id = std::string("place/").append(place.name);
        gateway.lat = place.at.latitude;
        gateway.lon = place.at.longitude;
        extended.gateways.push_back(std::move(gateway));
        result.candidates.push_back({place.name, false});
    }
    const GatewayRtts rtts = gatewayRtts(extended, catalogue, network);
    for (const SiteId client : result.clients) {
        for (const GatewayGroup& group : gateways.groups) {
            result.ms.push_back(rtts.at(client, GatewayId(group.members.front())));
        }
        for (std::size_t p = 0; p < places.size(); ++p) {
            result.ms.push_back(rtts.at(client, GatewayId(plan.gateways.size() + p)));
        }
    }
    return result;
}

PlaceRtts statedRtts(const Plan& plan, const RttMatrix& matrix,
                     const std::vector<std::string>& only) {
    std::unordered_map<std::string_view, std::size_t> columnOf;
    for (std::size_t c = 0; c < matrix.columns.size(); ++c) columnOf.emplace(matrix.columns[c], c);
    std::unordered_map<std::string_view, std::size_t> siteOf;
    for (std::size_t s = 0; s < plan.sites.size(); ++s) siteOf.emplace(plan.sites[s].id, s);
    Diagnostics diagnostics;
    std::vector<std::size_t> rows;
    PlaceRtts result;
    for (std::size_t r = 0; r < matrix.rows.size(); ++r) {
        const auto site = siteOf.find(matrix.rows[r]);
        if (site == siteOf.end()) {
            NearestSpelling nearest(matrix.rows[r]);
            for (const Site& known : plan.sites) nearest.offer(known.id);
            report(diagnostics, misnamed(tr("the matrix has a row {name}, which is no site of "
                                            "the plan"),
                                         matrix.rows[r], nearest.best()));
            continue;
        }
        if (usersOf(plan.sites[site->second]) <= 0) continue;
        rows.push_back(r);
        result.clients.emplace_back(site->second);
    }
    const GatewayGroups gateways = gatewayGroups(plan);
    std::unordered_set<std::size_t> taken;
    std::vector<std::size_t> columns = gatewayColumns(plan, gateways, columnOf, taken, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    result.candidates = existingOf(gateways);
    for (const std::size_t column : freeColumns(matrix, only, columnOf, taken)) {
        columns.push_back(column);
        result.candidates.push_back({matrix.columns[column], false});
    }
    checkSize(result.clients.size(), columns.size());
    for (const std::size_t row : rows) {
        for (const std::size_t column : columns) result.ms.push_back(matrix.at(row, column));
    }
    return result;
}

}  // namespace peerplan
