// SPDX-License-Identifier: MIT
#include "planner/routing/delta_book.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace peerplan {
namespace {

/// Below a millionth of a bit per second, and below this part of the load, a change is what
/// floating point left over.
constexpr double leastKbps = 1e-9;
constexpr double leastPart = 1e-12;

bool isLeftOver(double change, double load) {
    return std::abs(change) < std::max(leastKbps, load * leastPart);
}

}  // namespace

void TouchedRows::add(std::size_t key, std::size_t width) {
    m_touched.push_back(static_cast<std::uint32_t>(key));
    const std::size_t first = m_used;
    m_used += width;
    m_place[key] = static_cast<std::uint32_t>(first + 1);
    if (m_pool.size() < m_used) m_pool.resize(std::max(m_used, m_pool.size() * 2));
    std::fill_n(m_pool.begin() + static_cast<std::ptrdiff_t>(first), width, 0.0);
}

DeltaBook::DeltaBook(const Workspace& base)
    : m_base(&base),
      m_rows(base.network().elements.size()),
      m_columnOf(base.traffic()->shapes.size(), none) {
    for (std::size_t e = 0; e < base.network().elements.size(); ++e) {
        m_isNarrow.push_back(base.load(ElementId(e)).shapes.size() < m_columnOf.size() ? 1 : 0);
    }
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

// Forward, then backward.
double* DeltaBook::cell(ElementId element, ShapeId shape) {
    if (!isNarrow(element)) return m_rows[element.at()] + m_columnOf[shape.at()] * std::size_t{2};
    const auto shapes = m_base->load(element).shapes;
    const auto at = std::find(shapes.begin(), shapes.end(), shape) - shapes.begin();
    assert(static_cast<std::size_t>(at) < shapes.size());
    return m_rows.row(element.at(), shapes.size() * 2) + at * 2;
}

void DeltaBook::add(ElementId element, bool reversed, const Amount& amount, double factor) {
    const bool upForward = amount.inbound == reversed;
    const auto addTo = [&](double* to, const TrafficEntry& entry) {
        to[upForward ? 0 : 1] += entry.upKbps * amount.up * factor;
        to[upForward ? 1 : 0] += entry.downKbps * amount.down * factor;
    };
    if (isNarrow(element)) {
        // Both are ascending as a rule: each search goes on where the last one ended.
        const auto shapes = m_base->load(element).shapes;
        double* row = m_rows.row(element.at(), shapes.size() * 2);
        std::size_t at = 0;
        for (const TrafficEntry& entry : amount.entries) {
            if (at == shapes.size() || shapes[at] > entry.shape) at = 0;
            while (shapes[at] != entry.shape) ++at;
            addTo(row + at * 2, entry);
        }
        return;
    }
    double* row = m_rows[element.at()];
    for (const TrafficEntry& entry : amount.entries) {
        addTo(row + m_columnOf[entry.shape.at()] * std::size_t{2}, entry);
    }
}

void DeltaBook::addRow(ElementId element, bool reversed, const double* row, double factor) {
    for (std::size_t s = 0; s < m_shapes.size(); ++s) {
        if (row[s * 2] == 0 && row[s * 2 + 1] == 0) continue;
        double* to = cell(element, m_shapes[s]);
        to[0] += row[s * 2 + (reversed ? 1 : 0)] * factor;
        to[1] += row[s * 2 + (reversed ? 0 : 1)] * factor;
    }
}

void DeltaBook::addColumns(ElementId element, bool reversed, const double* row,
                           std::span<const std::uint32_t> columns, double factor) {
    const std::uint32_t flip = reversed ? 1 : 0;
    if (isNarrow(element)) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (row[c] == 0) continue;
            cell(element, m_shapes[columns[c] / 2])[(columns[c] ^ flip) % 2] += row[c] * factor;
        }
        return;
    }
    double* to = m_rows[element.at()];
    for (std::size_t c = 0; c < columns.size(); ++c) to[columns[c] ^ flip] += row[c] * factor;
}

void DeltaBook::takeOut(std::span<const double> up, std::span<const double> down) {
    std::size_t at = 0;
    for (std::size_t e = 0; e < m_isNarrow.size(); ++e) {
        for (const ShapeId shape : m_base->load(ElementId(e)).shapes) {
            if (up[at] != 0 || down[at] != 0) {
                double* to = cell(ElementId(e), shape);
                to[0] -= up[at];
                to[1] -= down[at];
            }
            ++at;
        }
    }
}

void DeltaBook::addFixed(const FixedLoad& fixed, double sign) {
    cell(fixed.element, fixed.shape)[fixed.direction == Direction::Up ? 0 : 1] += sign * fixed.kbps;
}

void DeltaBook::write(std::vector<LoadChange>& changes) {
    const auto settle = [](double change, double load) {
        return std::abs(load + change) < load * leastPart ? -load : change;
    };
    for (const std::uint32_t e : m_rows.touched()) {
        const ElementId element(e);
        const double* row = m_rows.find(e);
        const ElementLoad before = m_base->load(element);
        // Rows that are not narrow belong to elements with a place for every shape.
        const bool narrow = isNarrow(element);
        const auto shapes = narrow ? before.shapes : std::span<const ShapeId>(m_shapes);
        for (std::size_t s = 0; s < shapes.size(); ++s) {
            const double up = row[s * 2];
            const double down = row[s * 2 + 1];
            const std::size_t at = narrow ? s : shapes[s].at();
            if (isLeftOver(up, before.up[at]) && isLeftOver(down, before.down[at])) continue;
            changes.push_back(
                {element, shapes[s], settle(up, before.up[at]), settle(down, before.down[at])});
        }
    }
}

}  // namespace peerplan
