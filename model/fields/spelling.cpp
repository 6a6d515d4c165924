// SPDX-License-Identifier: MIT
#include "model/fields/spelling.h"

#include <algorithm>
#include <array>

namespace peerplan {
namespace {

/// Longer words are not guessed at: nobody misspells one by three letters and means another.
constexpr std::size_t longestWord = 64;
constexpr std::size_t mostEdits = 3;

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

}  // namespace

// Optimal string alignment: the Levenshtein recurrence with a fourth case for two neighbours that
// changed places, kept in three rows. A row whose least value is past the bound ends it.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t bound) {
    if (a.size() > b.size()) std::swap(a, b);
    const std::size_t tooFar = bound + 1;
    if (b.size() - a.size() > bound || b.size() > longestWord) return a == b ? 0 : tooFar;
    std::array<std::size_t, longestWord + 1> before{}, above{}, row{};
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
            least = std::min(least, row[j]);
        }
        if (least > bound) return tooFar;
        before = above;
        above = row;
    }
    return std::min(above[b.size()], tooFar);
}

NearestSpelling::NearestSpelling(std::string_view wanted)
    : m_wanted(lowered(wanted)),
      m_reach(std::clamp<std::size_t>(wanted.size() / 3, 1, mostEdits) + 1) {}

void NearestSpelling::offer(std::string_view candidate) {
    if (m_reach == 0) return;
    const std::size_t longer = std::max(candidate.size(), m_wanted.size());
    const std::size_t shorter = std::min(candidate.size(), m_wanted.size());
    if (longer - shorter >= m_reach) return;
    const std::size_t distance = editDistance(m_wanted, lowered(candidate), m_reach - 1);
    if (distance < m_reach) {
        m_reach = distance;
        m_best = candidate;
    }
}

}  // namespace peerplan
