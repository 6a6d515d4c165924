// SPDX-License-Identifier: MIT
#pragma once

/// Queues on the way as noise on probes, from a generator of our own, so that a seed means the
/// same numbers everywhere.

#include <cmath>
#include <cstdint>

namespace peerplan {

/// SplitMix64 (Steele, Lea, Flood 2014).
class SeededNumbers {
  public:
    explicit SeededNumbers(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }
    /// In (0, 1).
    double uniform() { return (static_cast<double>(next() >> 12U) + 0.5) * 0x1p-52; }
    /// Mean 1.
    double exponential() { return -std::log(uniform()); }
    /// Below `n`, n > 0.
    std::uint64_t below(std::uint64_t n) { return next() % n; }

  private:
    std::uint64_t m_state;
};

/// A probe takes 1 + share × e times as long, e exponential with mean 1: queues only add.
class ProbeNoise {
  public:
    ProbeNoise(double share, std::uint64_t seed) : m_share(share), m_numbers(seed) {}

    double factor() { return 1 + m_share * m_numbers.exponential(); }

  private:
    double m_share;
    SeededNumbers m_numbers;
};

}  // namespace peerplan
