// SPDX-License-Identifier: MIT
#pragma once

/// What rules look at: the plan with its scenario applied, the network compiled from it, the public
/// facts, and what other questions answered about it. With the look-ups that many rules need.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "model/plan_index.h"
#include "planner/answers/bandwidth.h"
#include "planner/answers/inbound.h"
#include "planner/answers/ogs_score.h"
#include "planner/answers/ogs_selection.h"
#include "planner/answers/site_ways.h"
#include "planner/network/network.h"

namespace peerplan {

/// Answers of other questions about the same plan, each worked out once by the caller. Where one is
/// null, the rules that read it find nothing and stand as not stated.
struct ReviewAnswers {
    const BandwidthAnswer* bandwidth = nullptr;
    /// The normal state.
    const SiteWaysAnswer* ways = nullptr;
    /// Where flows that Microsoft starts come in, by position in the plan (rule R6).
    const InboundAnswer* inbound = nullptr;
    const OgsSelectionAnswer* ogs = nullptr;
    const OgsScoreAnswer* ogsScore = nullptr;
};

namespace reviewing {

/// All that it refers to must outlive it. Positions are those of the plan's lists.
class ReviewInput {
  public:
    ReviewInput(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                const ReviewAnswers& answers);

    const Plan& plan;
    const CompiledNetwork& network;
    const Catalogue& catalogue;
    const ReviewAnswers answers;
    const PlanIndex index;

    /// The object that a reference names; nullptr where it is empty.
    const Site* site(const Ref<Site>& ref) const;
    const Circuit* circuit(const Ref<Circuit>& ref) const;
    const Device* device(const Ref<Device>& ref) const;
    const Perimeter* perimeter(const Ref<Perimeter>& ref) const;
    const Provider* provider(const Ref<Provider>& ref) const;

    /// Users of a site, by position, of any persona.
    std::int64_t users(std::size_t site) const { return m_users[site]; }
    std::int64_t allUsers() const { return m_allUsers; }

    /// Positions of the circuits whose own region is this one, or of whose connections one ends at
    /// a site of it (rule R3): of them `microsoft` ones have Microsoft peering.
    std::vector<std::size_t> circuitsOf(std::string_view region, bool microsoft) const;
    /// The regions a circuit serves (rule R3), ids in the plan's order.
    std::vector<std::string> regionsOf(const Circuit& circuit) const;
    /// Buildings that a circuit ends in, as slugs of the catalogue: two of a Metro.
    std::vector<std::string> buildingsOf(const Circuit& circuit) const;
    /// The catalogue's usual spelling of the provider, or the plan's name for it.
    std::string providerOf(const Circuit& circuit) const;
    /// The catalogue's entry for its peering location; of a Metro the first of its buildings.
    const PeeringLocation* locationOf(const Circuit& circuit) const;

    /// Whether the circuit has this peering.
    static bool has(const Circuit& circuit, Peering peering);
    /// Whether it carries Microsoft 365: Microsoft peering and a route filter with one of its
    /// communities (exchange, sharepoint, teams, other).
    bool carriesMicrosoft365(const Circuit& circuit) const;

    /// The way of a site for a group, by positions; nullptr without `answers.ways`.
    const SiteWay* way(std::size_t site, std::size_t group) const;
    std::span<const EgressWayShare> shares(const SiteWay& way) const;
    /// `circuit/x` or `internet/x` of an egress position of `EgressWayShare`.
    std::string egressRef(std::uint32_t egress) const;
    bool isCircuit(std::uint32_t egress) const { return egress < plan.circuits.size(); }

  private:
    std::vector<std::int64_t> m_users;
    std::int64_t m_allUsers = 0;
};

/// `kind/id`.
std::string refTo(std::string_view kind, std::string_view id);

/// The first few ids with commas between them, as an argument of a Text, and how many more after a
/// plus sign: `a, b, c, +4`.
std::string fewOf(std::span<const std::string> ids, std::size_t most = 3);

}  // namespace reviewing
}  // namespace peerplan
