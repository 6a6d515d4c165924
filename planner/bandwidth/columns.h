// SPDX-License-Identifier: MIT
#pragma once

/// Short ways to write the columns and cells of tables of rates.

#include <optional>
#include <string>
#include <utility>

#include "model/table.h"
#include "planner/answers/bandwidth.h"

namespace peerplan {

inline Column keyColumn(const char* key, const char* title, CellKind kind = CellKind::Component) {
    return {key, Text(title), kind, 0, true};
}

inline Column column(const char* key, const char* title, CellKind kind, int digits = 0) {
    return {key, Text(title), kind, digits, false};
}

/// Two digits: a hundredth of a Mbit/s is a small office's mail.
inline Column mbpsColumn(const char* key, const char* title) {
    return column(key, title, CellKind::Mbps, 2);
}

inline Column shareColumn(const char* key, const char* title) {
    return column(key, title, CellKind::Ratio, 1);
}

inline Cell mbps(double kbps) {
    return kbps / 1e3;
}
inline Cell mbps(std::int64_t kbps) {
    return static_cast<double>(kbps) / 1e3;
}

template <class Value>
Cell mbps(const std::optional<Value>& kbps) {
    return kbps ? mbps(*kbps) : Cell{};
}

inline Cell number(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell{};
}

inline Cell words(std::string text) {
    return text.empty() ? Cell{} : Cell(std::move(text));
}

template <class Enum>
Cell wordCell(Enum value) {
    return std::string(word(value));
}

}  // namespace peerplan
