// SPDX-License-Identifier: MIT
#pragma once

/// What the parts of compiling share: the plan with its tables, and each part as one function.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "planner/latency/front_door.h"
#include "planner/latency/rtt_model.h"
#include "planner/network/compile.h"
#include "planner/network/component_builder.h"

namespace peerplan::compiling {

constexpr std::uint32_t none = IdTable::none;

/// Places for the latency model, each worked out once.
class PlacePool {
  public:
    explicit PlacePool(const RttModel& model) : m_model(model) {}
    /// Stays valid.
    const RttPlace& at(double lat, double lon);

  private:
    struct Hash {
        std::size_t operator()(const std::pair<double, double>& at) const {
            return std::hash<double>()(at.first) ^
                   (std::hash<double>()(at.second) * 0x9e3779b97f4a7c15ULL >> 7U);
        }
    };
    const RttModel& m_model;
    std::unordered_map<std::pair<double, double>, RttPlace, Hash> m_places;
};

/// What part of the work a site does for others (rule W2).
struct SiteRole {
    bool transit = false;
    /// Hosts an entry or a perimeter that flows of other sites use.
    bool hub = false;
    /// The far end of a demand, or where Microsoft's flows go.
    bool demanded = false;
};

struct Context {
    const Plan& plan;
    const Catalogue& catalogue;
    const PlanIds& ids;
    const UsedLocations& used;
    const AtomLayout& atoms;
    const NamedComponents& named;
    const RttModel& model;
    PlacePool& places;
    Diagnostics& diagnostics;

    std::vector<SiteRole> roles{};
    /// Whether each Internet egress serves other sites.
    std::vector<std::uint8_t> shared{};
    /// Pairs of sites with a demand between them, both ways, sorted.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> demandPairs{};
    /// The node that a connection ends at, circuit by circuit; invalid where it ends nowhere.
    std::vector<NodeId> connectionNode{};
    /// PoPs of all networks, in the order of their nodes.
    std::vector<const Pop*> pops{};
    /// Round-trip times that the latency model gave, and those that lacked coordinates.
    std::size_t modelled = 0;
    std::size_t unplaced = 0;

    /// Nothing where the site has no coordinates.
    const RttPlace* sitePlace(std::uint32_t site);
    const RttPlace* locationPlace(std::uint32_t location);
    /// Of a site or a PoP.
    const RttPlace* nodePlace(NodeId node);
    /// By the model, in µs; 0 and counted where a place is not known.
    std::uint32_t rttUs(const RttPlace* a, const RttPlace* b);
};

/// The VPN profile of a site: one that names it, else its region, else everybody; nullptr if none.
const VpnProfile* profileOf(const Plan& plan, const Site& site);

void assignRoles(Context& context, CompiledNetwork& network);
void buildWan(Context& context, CompiledNetwork& network);
void buildElements(Context& context, CompiledNetwork& network);
void buildEgresses(Context& context, CompiledNetwork& network);
void buildServices(Context& context, CompiledNetwork& network);
void buildFlows(Context& context, CompiledNetwork& network);
void findLeaves(CompiledNetwork& network);

}  // namespace peerplan::compiling
