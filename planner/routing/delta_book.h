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
    }
    double* operator[](std::size_t key) {
        if (m_place[key] == 0) add(key);
        return m_pool.data() + (m_place[key] - 1) * m_width;
    }
    /// nullptr where it was never asked for.
    double* find(std::size_t key) {
        return m_place[key] == 0 ? nullptr : m_pool.data() + (m_place[key] - 1) * m_width;
    }
    std::span<const std::uint32_t> touched() const { return m_touched; }

  private:
    /// Apart from what is asked for again and again, so that that is short.
    void add(std::size_t key);

    std::vector<std::uint32_t> m_place;
    std::vector<std::uint32_t> m_touched;
    std::vector<double> m_pool;
    std::size_t m_width = 0;
};

/// Rows of elements over the shapes that take part in a state: forward and backward of each in
/// turn.
class DeltaBook : public LoadBook {
  public:
    DeltaBook(std::size_t elements, std::size_t shapes)
        : m_rows(elements), m_columnOf(shapes, none) {}

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
    void addFixed(const FixedLoad& fixed, double sign);
    /// What is left of a load that is gone is what floating point left over: then all of it is
    /// lost.
    void write(const Workspace& base, std::vector<LoadChange>& changes);

  private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    TouchedRows m_rows;
    std::vector<std::uint32_t> m_columnOf;
    std::vector<ShapeId> m_shapes;
};

}  // namespace peerplan
