// SPDX-License-Identifier: MIT
#include "cli/progress_line.h"

#include <algorithm>
#include <cmath>

namespace peerplan::cli {
namespace {

using Seconds = std::chrono::duration<double>;

/// Before this much has gone by a rate says nothing.
constexpr double leastSeconds = 0.5;

std::string grouped(std::int64_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t i = digits.size(); i > 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
    return digits;
}

std::string timeLeft(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
    std::string text;
    if (whole >= 3600) {
        text += std::to_string(whole / 3600);
        text += " h ";
    }
    if (whole >= 60) {
        text += std::to_string(whole / 60 % 60);
        text += " min ";
    }
    if (whole < 3600) {
        text += std::to_string(whole % 60);
        text += " s ";
    }
    text += "left";
    return text;
}

}  // namespace

std::string ProgressLine::at(std::int64_t done, std::int64_t total, Clock::time_point now) {
    if (total <= 0 || done >= total) {
        m_done = -1;
        return "\r\x1b[K";
    }
    if (m_done < 0 || done < m_done) {
        m_begun = now;
        m_shown = now - std::chrono::seconds(1);
    }
    m_done = done;
    if (now - m_shown < std::chrono::milliseconds(100)) return {};
    m_shown = now;
    std::string line = "\r";
    line += m_what;
    line += ": ";
    line += std::to_string(100 * done / total);
    line += " %";
    const double seconds = Seconds(now - m_begun).count();
    if (seconds >= leastSeconds && done > 0) {
        const double rate = static_cast<double>(done) / seconds;
        line += ", ";
        line += grouped(std::max<std::int64_t>(1, std::llround(rate)));
        line += " a second, ";
        line += timeLeft(static_cast<double>(total - done) / rate);
    }
    line += "\x1b[K";
    return line;
}

}  // namespace peerplan::cli
