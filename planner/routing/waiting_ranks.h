// SPDX-License-Identifier: MIT
#pragma once

/// Places of an order that wait to be visited, the last first; for the .cpp files of this folder.

#include <bit>
#include <cstdint>
#include <vector>

namespace peerplan {

/// A set of ranks as bits: what is below the rank at hand may be added while it is emptied.
/// `takeLast` costs the words between two ranks, so that a walk over near ones is linear.
class WaitingRanks {
  public:
    explicit WaitingRanks(std::size_t ranks) : m_bits(ranks / 64 + 1, 0) {}

    void add(std::uint32_t rank) {
        m_bits[rank / 64] |= std::uint64_t{1} << rank % 64;
        if (rank / 64 >= m_words) m_words = rank / 64 + 1;
    }

    /// Nothing waits any more. After it is true, `takeLast` must not be called.
    bool empty() {
        while (m_words > 0 && m_bits[m_words - 1] == 0) --m_words;
        return m_words == 0;
    }

    /// The greatest rank, which no longer waits.
    std::uint32_t takeLast() {
        std::uint64_t& word = m_bits[m_words - 1];
        const auto bit = static_cast<std::uint32_t>(63 - std::countl_zero(word));
        word &= ~(std::uint64_t{1} << bit);
        return static_cast<std::uint32_t>(m_words - 1) * 64 + bit;
    }

  private:
    std::vector<std::uint64_t> m_bits;
    /// Words behind these are zero.
    std::size_t m_words = 0;
};

}  // namespace peerplan
