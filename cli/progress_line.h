// SPDX-License-Identifier: MIT
#pragma once

/// One line that says how far long work is, how fast it goes and how long it will take.

#include <chrono>
#include <cstdint>
#include <string>

namespace peerplan::cli {

class ProgressLine {
  public:
    using Clock = std::chrono::steady_clock;

    explicit ProgressLine(std::string what) : m_what(std::move(what)) {}

    /// What to write at this time, such as `Failure states: 42 %, 1,250 a second, 8 s left` over
    /// the line before; empty if there is nothing new for a tenth of a second. At the end the line
    /// is cleared. Work that begins again (`done` falls) is a new count.
    std::string at(std::int64_t done, std::int64_t total, Clock::time_point now);

  private:
    std::string m_what;
    std::int64_t m_done = -1;
    Clock::time_point m_begun;
    Clock::time_point m_shown;
};

}  // namespace peerplan::cli
