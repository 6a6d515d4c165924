// SPDX-License-Identifier: MIT
#include "data/report/map/symbol_groups.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace peerplan {
namespace {

// Pixels, before the scale.
constexpr double leastDisc = 3.2;
constexpr double mostDisc = 11.5;
constexpr double plainSymbol = 5;
constexpr double satelliteAway = 3.4;

// In degrees from the right downwards.
double sideOf(MapPlaceKind kind) {
    switch (kind) {
        case MapPlaceKind::PeeringLocation:
            return -45;
        case MapPlaceKind::Datacenter:
            return 45;
        case MapPlaceKind::Gateway:
            return -135;
        case MapPlaceKind::Colocation:
            return 135;
        case MapPlaceKind::Pop:
            return 180;
        case MapPlaceKind::CloudRegion:
            return -90;
        case MapPlaceKind::Perimeter:
            return 90;
        case MapPlaceKind::Internet:
            return 0;
        case MapPlaceKind::Remote:
            return 112;
        case MapPlaceKind::Office:
            return -112;
        case MapPlaceKind::Network:
            return 22;
    }
    return 0;
}

bool isInfrastructure(MapPlaceKind kind) {
    return kind == MapPlaceKind::Datacenter || kind == MapPlaceKind::Colocation ||
           kind == MapPlaceKind::PeeringLocation || kind == MapPlaceKind::Gateway;
}

SymbolGroup groupOf(const MapScene& scene, const Clusters& clusters, std::uint32_t cluster) {
    SymbolGroup group;
    group.cluster = cluster;
    group.main = scene.map().places[clusters.founder(cluster)].kind;
    for (const std::uint32_t member : clusters.members(cluster)) {
        const MapPlace& place = scene.map().places[member];
        const auto kind = static_cast<std::size_t>(place.kind);
        group.users += place.users;
        ++group.count[kind];
        group.down[kind] += place.down ? 1 : 0;
        group.mood[kind] = std::max(group.mood[kind], place.mood);
        group.infrastructure = group.infrastructure || isInfrastructure(place.kind);
    }
    return group;
}

}  // namespace

QPointF SymbolGroup::offset(MapPlaceKind kind, double symbolScale) const {
    const double angle = sideOf(kind) * std::numbers::pi / 180;
    return (radius + satelliteAway * symbolScale) * QPointF(std::cos(angle), std::sin(angle));
}

QRectF SymbolGroup::box(QPointF centre, double symbolScale) const {
    QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    const double small = satelliteRadius * symbolScale;
    for (std::size_t kind = 0; kind < mapPlaceKinds; ++kind) {
        const auto of = static_cast<MapPlaceKind>(kind);
        if (!has(of) || of == main) continue;
        const QPointF at = centre + offset(of, symbolScale);
        box |= QRectF(at.x() - small, at.y() - small, 2 * small, 2 * small);
    }
    return box;
}

void groupSymbols(const MapScene& scene, const Clusters& clusters, double symbolScale,
                  std::vector<SymbolGroup>& groups) {
    groups.clear();
    std::int64_t mostUsers = 0;
    for (std::uint32_t cluster = 0; cluster < clusters.size(); ++cluster) {
        groups.push_back(groupOf(scene, clusters, cluster));
        mostUsers = std::max(mostUsers, groups.back().users);
    }
    for (SymbolGroup& group : groups) {
        group.radius = plainSymbol;
        if (group.users > 0) {
            const double share = static_cast<double>(group.users) / static_cast<double>(mostUsers);
            group.radius = leastDisc + (mostDisc - leastDisc) * std::sqrt(share);
        }
        // Room for the digits.
        const std::uint32_t count = group.count[static_cast<std::size_t>(group.main)];
        if (count > 1) group.radius = std::max(group.radius, 7.0);
        if (count > 99) group.radius = std::max(group.radius, 10.0);
        group.radius *= symbolScale;
    }
    std::stable_sort(groups.begin(), groups.end(), [](const SymbolGroup& a, const SymbolGroup& b) {
        return std::tuple(!a.infrastructure, -a.users) < std::tuple(!b.infrastructure, -b.users);
    });
}

}  // namespace peerplan
