// SPDX-License-Identifier: MIT
#pragma once

/// Short ways to write the columns and cells of tables of rates.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// up, down or both.
inline Cell wayCell(LoadAnswer::Way way) {
    switch (way) {
        case LoadAnswer::Way::Up:
            return std::string("up");
        case LoadAnswer::Way::Down:
            return std::string("down");
        case LoadAnswer::Way::Both:
            break;
    }
    return std::string("both");
}

template <class Enum>
Cell wordCell(Enum value) {
    return std::string(word(value));
}

/// Without these columns: what people read fits a line.
inline Table without(Table table, const std::vector<std::string_view>& keys) {
    for (std::size_t c = table.columns.size(); c-- > 0;) {
        if (std::find(keys.begin(), keys.end(), table.columns[c].key) == keys.end()) continue;
        const auto at = static_cast<std::ptrdiff_t>(c);
        table.columns.erase(table.columns.begin() + at);
        for (auto& row : table.rows) row.erase(row.begin() + at);
    }
    return table;
}

}  // namespace peerplan
