// SPDX-License-Identifier: MIT
#pragma once

/// Rows of numbers by sink and port, made as they are asked for; for the .cpp files of this folder.

#include <cstdint>
#include <vector>

namespace peerplan {

class SinkRows {
  public:
    struct Row {
        std::uint32_t sink = 0;
        std::uint32_t port = 0;
        std::uint32_t place = 0;
        /// In the table.
        std::uint32_t slot = 0;
    };

    /// For sinks and ports below these numbers; if they are not too many, each pair has a place of
    /// its own.
    SinkRows(std::size_t sinks, std::size_t ports);

    /// Forgets all rows; those to come are `width` long.
    void begin(std::size_t width);
    /// The row of a sink and port, of zeros when it is new. Holds until the next row is made.
    double* row(std::uint32_t sink, std::uint32_t port);
    /// A row of zeros that belongs to no sink; its place.
    std::uint32_t newRow();
    double* at(std::uint32_t place) { return m_pool.data() + place * m_width; }
    const double* at(std::uint32_t place) const { return m_pool.data() + place * m_width; }
    /// By sink, then port, once sorted; no row may be made after that until all are forgotten.
    void sort();
    const std::vector<Row>& rows() const { return m_rows; }
    std::size_t width() const { return m_width; }

  private:
    std::size_t slotOf(std::uint32_t sink, std::uint32_t port) const;
    void grow();

    std::size_t m_ports;
    /// Of all pairs, or 0 where places are found by open addressing.
    std::size_t m_pairs;
    std::size_t m_width = 0;
    std::vector<double> m_pool;
    std::uint32_t m_count = 0;
    std::vector<Row> m_rows;
    std::vector<Row> m_sorted;
    /// Position in m_rows + 1 by slot; 0 is free.
    std::vector<std::uint32_t> m_table;
};

}  // namespace peerplan
