// SPDX-License-Identifier: MIT
#pragma once

/// What `ogs place` answers: where gateways should stand, whom OGS then sends where, and how well
/// the choice is proven. Candidates and clients are indices of the problem; costs are in its unit
/// (milliseconds of round trip), sums weighted by users.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace peerplan {

/// How good a set is known to be.
struct PlacementCertificate {
    /// No set of as many gateways has a lower objective than `lowerBound`; the set has `objective`.
    double lowerBound = 0;
    double objective = 0;
    /// The two are the same, as whole multiples of the finest step of the costs.
    bool proven = false;
    /// (objective − lowerBound) / objective; 0 where proven.
    double gap = 0;
    /// How far sums may be off for costs and weights that are no decimals of at most six places;
    /// 0 where everything is exact. Already taken off the lower bound.
    double rounding = 0;
    /// Parts of the search looked at, and entries of cost lists read.
    std::uint64_t nodes = 0;
    std::uint64_t steps = 0;
};

struct PlacedGateway {
    std::size_t candidate = 0;
    bool existing = false;
    /// Whom OGS sends here: the clients for which it has the least cost.
    std::size_t clients = 0;
    double weight = 0;
    double cost = 0;
    /// What all clients pay after its loss, each moved to its next-ranked gateway; nothing where it
    /// is the only one and what an unserved client pays is not stated.
    std::optional<double> costAfterLoss{};
    /// The best one backup server for all of its clients (rule R26: backups come before the next in
    /// rank), and what all clients pay after its loss with that backup. Nothing for the only one.
    std::optional<std::size_t> backup{};
    std::optional<double> costAfterLossWithBackup{};
};

struct PlacementRegion {
    double weight = 0;
    /// Per user; nothing where nobody is served or weights are 0.
    std::optional<double> meanCost{};
    /// With the existing gateways only.
    std::optional<double> meanCostBefore{};
};

struct GatewayPlacement {
    /// By candidate.
    std::vector<PlacedGateway> gateways;
    /// By client: the candidate of least cost, of equal ones the lowest index; nothing where none
    /// can serve it.
    std::vector<std::optional<std::size_t>> assigned;
    /// Σ weight × cost; a client that is not served pays what the problem states.
    double cost = 0;
    /// With the existing gateways only; nothing where there are none.
    std::optional<double> costBefore{};
    /// The greatest cost of a client with users.
    double radius = 0;
    double unservedWeight = 0;
    /// Of the cost after each single loss, where every one is stated.
    std::optional<double> meanCostAfterLoss{};
    std::optional<double> worstCostAfterLoss{};
    /// By region number.
    std::vector<PlacementRegion> regions;
    PlacementCertificate certificate{};
};

struct PlacementCurve {
    /// For 1, 2, … gateways more.
    std::vector<GatewayPlacement> points;
};

}  // namespace peerplan
