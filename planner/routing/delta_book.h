// SPDX-License-Identifier: MIT
#pragma once

/// By how much a failure changes the loads of the elements that it touches; for the .cpp files of
/// this folder.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "planner/routing/spread.h"
#include "planner/routing/state_change.h"

namespace peerplan {

/// A row for each key that is asked for, of zeros at first; forgets in time of what was asked.
class TouchedRows {
  public:
    explicit TouchedRows(std::size_t keys) : m_place(keys, 0) {}

    void begin(std::size_t width) {
        for (const std::uint32_t key : m_touched) m_place[key] = 0;
        m_touched.clear();
        m_width = width;
        m_used = 0;
    }
    double* operator[](std::size_t key) { return row(key, m_width); }
    /// The same for a row that is of another width than the others; always of the same one.
    double* row(std::size_t key, std::size_t width) {
        if (m_place[key] == 0) add(key, width);
        return m_pool.data() + m_place[key] - 1;
    }
    /// nullptr where it was never asked for.
    double* find(std::size_t key) {
        return m_place[key] == 0 ? nullptr : m_pool.data() + m_place[key] - 1;
    }
    std::span<const std::uint32_t> touched() const { return m_touched; }

  private:
    /// Apart from what is asked for again and again, so that that is short.
    void add(std::size_t key, std::size_t width);

    std::vector<std::uint32_t> m_place;
    std::vector<std::uint32_t> m_touched;
    std::vector<double> m_pool;
    std::size_t m_width = 0;
    std::size_t m_used = 0;
};

/// Rows of elements over the shapes that take part in a state: forward and backward of each in
/// turn. Elements that only some shapes can load have rows over those, so that thousands of access
/// links cost no more than what their sites send.
class DeltaBook : public LoadBook {
  public:
    /// The base must have a traffic.
    explicit DeltaBook(const Workspace& base);

    /// Forgets everything.
    void begin();
    /// To be called before any load is added.
    void takesPart(ShapeId shape) {
        if (m_columnOf[shape.at()] != none) return;
        m_columnOf[shape.at()] = 0;
        m_shapes.push_back(shape);
    }
    /// The shapes that take part are known: ascending columns.
    void order();
    std::span<const ShapeId> shapes() const { return m_shapes; }
    std::uint32_t columnOf(ShapeId shape) const { return m_columnOf[shape.at()]; }

    void add(ElementId element, bool reversed, const Amount& amount, double factor) override;
    void addRow(ElementId element, bool reversed, const double* row, double factor) override;
    /// `columns` tells where each number of the row belongs.
    void addColumns(ElementId element, bool reversed, const double* row,
                    std::span<const std::uint32_t> columns, double factor);
    /// Of all shapes, by place in the base's layout. Every shape must take part.
    void takeOut(std::span<const double> up, std::span<const double> down);
    void addFixed(const FixedLoad& fixed, double sign);
    /// A change that is no more than what floating point left over is none. What is so left of a
    /// load that is gone is lost as well.
    void write(std::vector<LoadChange>& changes);

  private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    /// Whether only some shapes can load it.
    bool isNarrow(ElementId element) const { return m_isNarrow[element.at()] != 0; }
    double* cell(ElementId element, ShapeId shape);

    const Workspace* m_base;
    TouchedRows m_rows;
    std::vector<std::uint8_t> m_isNarrow;
    std::vector<std::uint32_t> m_columnOf;
    std::vector<ShapeId> m_shapes;
};

}  // namespace peerplan
