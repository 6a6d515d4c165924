// SPDX-License-Identifier: MIT
#pragma once

/// In which regions of the plan each part of the network serves or stands: what tells a failure in
/// one place from one across regions (rules H3, F5).

#include <cstdint>
#include <vector>

#include "model/policy.h"
#include "planner/network/network.h"

namespace peerplan {

class AtomRegions {
  public:
    explicit AtomRegions(const CompiledNetwork& network);

    /// The number of regions that the component reaches into with all that it takes along; 0 where
    /// the plan puts none of it in a region.
    std::int64_t count(ComponentId id) const;

  private:
    void add(AtomId atom, std::uint32_t region);
    std::uint32_t regionAt(SiteId site) const;

    const CompiledNetwork& m_network;
    std::vector<std::vector<std::uint32_t>> m_regions;
};

/// Provider, ISP, network and risk groups may reach across regions; the rest is in one place.
bool mayBeWide(FailureKind kind);

}  // namespace peerplan
