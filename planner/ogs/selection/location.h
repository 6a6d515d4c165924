// SPDX-License-Identifier: MIT
#pragma once

/// How a client knows where it is: location keys of DNS suffix and resolver (R10), and the cache
/// of results under them (R11 to R15).

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/site.h"
#include "planner/network/ids.h"
#include "planner/ogs/selection/options.h"

namespace peerplan {

/// Sorted, each once. Several suffixes stand in one text with commas or spaces between.
using LocationKeys = std::vector<std::string>;

/// R10: `suffix|resolver` for every suffix and resolver. An empty suffix still makes keys, as in a
/// hotel that gives none; without a resolver there are none.
LocationKeys locationKeys(const Dns& dns);

/// What was measured at a location, and when it was first cached (R12).
struct CacheEntry {
    LocationKeys keys;
    Duration firstCached;
    /// The site where it was measured, for the explanation only: a client does not know it.
    SiteId measuredAt;
    /// By host in profile order; hosts without a result are not in it.
    std::vector<std::pair<std::string, double>> ms;
};

/// The file of one client, newest entry last.
class LocationCache {
  public:
    /// R11: the entry of the keys, the newest by first caching where several match. R12: entries of
    /// full age are dropped, here, as the client drops them when it looks.
    const CacheEntry* find(const LocationKeys& keys, Duration now, const OgsOptions& options);
    /// R14: one entry reachable through all keys of the location.
    void store(CacheEntry entry);
    bool empty() const { return m_entries.empty(); }
    /// Deleting the preferences file forces a new measurement (R14).
    void clear() { m_entries.clear(); }

  private:
    std::vector<CacheEntry> m_entries;
};

}  // namespace peerplan
