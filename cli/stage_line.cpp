// SPDX-License-Identifier: MIT
#include "cli/stage_line.h"

#include <algorithm>

namespace peerplan::cli {
namespace {

constexpr std::int64_t width = 20;

}  // namespace

std::string StageLine::at(const std::string& name, std::size_t number, std::size_t of,
                          std::int64_t done, std::int64_t total, Clock::time_point now) {
    if (number == m_number && now - m_shown < std::chrono::milliseconds(100)) return {};
    m_number = number;
    m_shown = now;
    const auto stages = static_cast<std::int64_t>(std::max<std::size_t>(of, 1));
    const auto before = static_cast<std::int64_t>(number) - 1;
    std::int64_t filled = width * before / stages;
    if (total > 0) filled += width * std::min(done, total) / total / stages;
    filled = std::clamp<std::int64_t>(filled, 0, width);
    std::string line = "\r[";
    line.append(static_cast<std::size_t>(filled), '#');
    line.append(static_cast<std::size_t>(width - filled), ' ');
    line += "] ";
    line += std::to_string(number);
    line += " of ";
    line += std::to_string(of);
    line += ", ";
    line += name;
    if (total > 0) {
        line += ": ";
        line += std::to_string(100 * std::min(done, total) / total);
        line += " %";
    }
    line += "\x1b[K";
    return line;
}

}  // namespace peerplan::cli
