// SPDX-License-Identifier: MIT
#pragma once

/// Positions of a plan's objects by id, for the time of compiling.

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/plan.h"

namespace peerplan {

/// Positions of the objects of one list; `none` for an id that the list does not have. The list
/// must outlive it.
class IdTable {
  public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    IdTable() = default;
    template <class T>
    explicit IdTable(const std::vector<T>& list) {
        m_positions.reserve(list.size());
        for (std::size_t i = 0; i < list.size(); ++i) {
            m_positions.emplace(list[i].id, static_cast<std::uint32_t>(i));
        }
    }
    std::uint32_t operator()(std::string_view id) const {
        if (id.empty()) return none;
        const auto found = m_positions.find(id);
        return found == m_positions.end() ? none : found->second;
    }

  private:
    std::unordered_map<std::string_view, std::uint32_t> m_positions;
};

struct PlanIds {
    explicit PlanIds(const Plan& plan)
        : sites(plan.sites),
          regions(plan.regions),
          providers(plan.providers),
          networks(plan.networks),
          links(plan.links),
          devices(plan.devices),
          perimeters(plan.perimeters),
          circuits(plan.circuits),
          internet(plan.internet),
          gateways(plan.gateways),
          riskGroups(plan.riskGroups) {}

    IdTable sites;
    IdTable regions;
    IdTable providers;
    IdTable networks;
    IdTable links;
    IdTable devices;
    IdTable perimeters;
    IdTable circuits;
    IdTable internet;
    IdTable gateways;
    IdTable riskGroups;
};

}  // namespace peerplan
