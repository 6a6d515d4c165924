// SPDX-License-Identifier: MIT
#pragma once

/// One line that says at which stage work of several stages is, and how far in all.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace peerplan::cli {

class StageLine {
  public:
    using Clock = std::chrono::steady_clock;

    /// What to write at this time over the line before, such as
    /// `[######              ] 3 of 10, Single failures: 42 %`; empty if there is nothing new for a
    /// tenth of a second. `number` counts the stages from 1; `total` is 0 where the stage does not
    /// say how long it is.
    std::string at(const std::string& name, std::size_t number, std::size_t of, std::int64_t done,
                   std::int64_t total, Clock::time_point now);

    /// Clears the line.
    static std::string end() { return "\r\x1b[K"; }

  private:
    std::size_t m_number = 0;
    Clock::time_point m_shown;
};

}  // namespace peerplan::cli
