// SPDX-License-Identifier: MIT
#pragma once

/// The worst state of every element, office and region, kept while states go by (rules F4, F5).

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "planner/answers/sweep.h"
#include "planner/bandwidth/state_judge.h"
#include "planner/resilience/sweep/effect.h"

namespace peerplan::sweeping {

/// A state's place in the order in which states are counted: singles first, then pairs. Of equally
/// bad states the first counts.
using StateIndex = std::uint64_t;
inline constexpr StateIndex noState = ~StateIndex{0};

struct ElementTally {
    /// Of the worst state that is worse than the base; nothing if there is none.
    std::optional<StateLoad> worst;
    StateIndex state = noState;
    /// How much fails in that state: of equal headroom what takes least along counts (rule H3).
    std::uint32_t breadth = 0;
    std::int64_t congestedIn = 0;
};

struct OfficeTally {
    SiteFate fate = SiteFate::Unhurt;
    double share = 0;
    double extraUs = 0;
    StateIndex state = noState;
    std::int64_t cutIn = 0;
    std::int64_t waitingIn = 0;
    std::int64_t degradedIn = 0;
};

struct RegionTally {
    std::int64_t usersCut = 0;
    std::int64_t usersWaiting = 0;
    std::int64_t usersDegraded = 0;
    double userEquivalents = 0;
    /// Σ users × change of round trip, and Σ users, of sites touched and still served.
    double extraUs = 0;
    double weight = 0;
    StateIndex state = noState;
};

/// States by users cut: 0, 1 to 9, 10 to 99 and so on, the last without end.
inline constexpr std::size_t userBins = 8;
std::size_t userBin(std::int64_t users);

/// States by least headroom: overload, then `HeadroomClass` in order.
inline constexpr std::size_t headroomBins = 6;
/// Nothing where the state has no headroom anywhere.
std::optional<std::size_t> headroomBin(const std::optional<StateLoad>& least,
                                       const HeadroomBorders& borders);

/// One a thread; merged at the end. The result does not depend on the order of states.
class Tally {
  public:
    explicit Tally(const Audience& audience);

    /// Counts the state that `reader` read last.
    void take(StateIndex state, const Effect& effect, EffectReader& reader);
    void merge(const Tally& other);

    const std::vector<ElementTally>& elements() const { return m_elements; }
    const std::vector<OfficeTally>& offices() const { return m_offices; }
    /// By region of the plan, then one for sites without a region.
    const std::vector<RegionTally>& regions() const { return m_regions; }
    const std::array<std::int64_t, userBins>& byUsers() const { return m_byUsers; }
    const std::array<std::int64_t, headroomBins>& byHeadroom() const { return m_byHeadroom; }

  private:
    void takeElements(StateIndex state, EffectReader& reader);
    void takeSites(StateIndex state, const EffectReader& reader);

    const Audience* m_audience;
    std::vector<ElementTally> m_elements;
    std::vector<OfficeTally> m_offices;
    std::vector<RegionTally> m_regions;
    std::array<std::int64_t, userBins> m_byUsers{};
    std::array<std::int64_t, headroomBins> m_byHeadroom{};
    /// Of the state at hand.
    std::vector<RegionTally> m_now;
    std::vector<std::uint32_t> m_seen;
};

}  // namespace peerplan::sweeping
