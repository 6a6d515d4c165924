// SPDX-License-Identifier: MIT
#pragma once

/// The nearest right spelling of a word that nobody knows.

#include <cstddef>
#include <string>
#include <string_view>

namespace peerplan {

/// Fewest insertions, deletions, substitutions and swaps of neighbours that turn one word into
/// the other, no part edited twice; `bound + 1` where that is more than `bound`. Time is
/// proportional to the product of the lengths, and 0 where they differ by more than the bound.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t bound);

/// Collects the candidate nearest to a word: of equally near ones the first offered. Case does
/// not count: `Mbps` is as near to `mbps` as can be. Candidates further than a third of the word's
/// length, or than three edits, are not near.
class NearestSpelling {
  public:
    explicit NearestSpelling(std::string_view wanted);
    void offer(std::string_view candidate);
    /// The best so far; empty where nothing was near.
    const std::string& best() const { return m_best; }

  private:
    std::string m_wanted;
    /// Only what is nearer than this can replace the best.
    std::size_t m_reach;
    std::string m_best;
};

/// The nearest of a range of strings, or an empty string.
template <class Range>
std::string nearestSpelling(std::string_view wanted, const Range& candidates) {
    NearestSpelling nearest(wanted);
    for (const auto& candidate : candidates) nearest.offer(candidate);
    return nearest.best();
}

}  // namespace peerplan
