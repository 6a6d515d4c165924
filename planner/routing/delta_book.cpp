// SPDX-License-Identifier: MIT
#include "planner/routing/delta_book.h"

#include <algorithm>
#include <cmath>

namespace peerplan {
namespace {

/// Below a millionth of a bit per second a change is what floating point left over.
constexpr double leastKbps = 1e-9;
constexpr double leastPart = 1e-12;

}  // namespace

void TouchedRows::add(std::size_t key) {
    m_touched.push_back(static_cast<std::uint32_t>(key));
    const std::size_t place = m_touched.size();
    m_place[key] = static_cast<std::uint32_t>(place);
    if (m_pool.size() < place * m_width) {
        m_pool.resize(std::max(place * m_width, m_pool.size() * 2));
    }
    std::fill_n(m_pool.begin() + static_cast<std::ptrdiff_t>((place - 1) * m_width), m_width, 0.0);
}

void DeltaBook::begin() {
    for (const ShapeId shape : m_shapes) m_columnOf[shape.at()] = none;
    m_shapes.clear();
    m_rows.begin(0);
}

void DeltaBook::order() {
    std::sort(m_shapes.begin(), m_shapes.end());
    for (std::uint32_t c = 0; c < m_shapes.size(); ++c) m_columnOf[m_shapes[c].at()] = c;
    m_rows.begin(m_shapes.size() * 2);
}

void DeltaBook::add(ElementId element, bool reversed, const Amount& amount, double factor) {
    double* row = m_rows[element.at()];
    for (const TrafficEntry& entry : amount.entries) {
        const std::size_t column = m_columnOf[entry.shape.at()] * std::size_t{2};
        const bool upForward = amount.inbound == reversed;
        row[column + (upForward ? 0 : 1)] += entry.upKbps * amount.up * factor;
        row[column + (upForward ? 1 : 0)] += entry.downKbps * amount.down * factor;
    }
}

void DeltaBook::addRow(ElementId element, bool reversed, const double* row, double factor) {
    double* to = m_rows[element.at()];
    for (std::size_t c = 0; c < m_shapes.size() * 2; c += 2) {
        to[c] += row[c + (reversed ? 1 : 0)] * factor;
        to[c + 1] += row[c + (reversed ? 0 : 1)] * factor;
    }
}

void DeltaBook::addColumns(ElementId element, bool reversed, const double* row,
                           std::span<const std::uint32_t> columns, double factor) {
    double* to = m_rows[element.at()];
    const std::uint32_t flip = reversed ? 1 : 0;
    for (std::size_t c = 0; c < columns.size(); ++c) to[columns[c] ^ flip] += row[c] * factor;
}

void DeltaBook::addFixed(const FixedLoad& fixed, double sign) {
    m_rows[fixed.element.at()][m_columnOf[fixed.shape.at()] * std::size_t{2} +
                               (fixed.direction == Direction::Up ? 0 : 1)] += sign * fixed.kbps;
}

void DeltaBook::write(const Workspace& base, std::vector<LoadChange>& changes) {
    const auto settle = [](double change, double load) {
        return std::abs(load + change) < load * leastPart ? -load : change;
    };
    for (const std::uint32_t element : m_rows.touched()) {
        const double* row = m_rows.find(element);
        const ElementLoad before = base.load(ElementId(element));
        for (std::size_t c = 0; c < m_shapes.size(); ++c) {
            const double up = row[c * 2];
            const double down = row[c * 2 + 1];
            if (std::abs(up) < leastKbps && std::abs(down) < leastKbps) continue;
            std::size_t at = m_shapes[c].at();
            if (before.shapes.size() <= at || before.shapes[at] != m_shapes[c]) {
                at = static_cast<std::size_t>(
                    std::find(before.shapes.begin(), before.shapes.end(), m_shapes[c]) -
                    before.shapes.begin());
            }
            const bool known = at < before.shapes.size();
            changes.push_back({ElementId(element), m_shapes[c],
                               settle(up, known ? before.up[at] : 0),
                               settle(down, known ? before.down[at] : 0)});
        }
    }
}

}  // namespace peerplan
