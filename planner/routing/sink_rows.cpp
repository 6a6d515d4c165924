// SPDX-License-Identifier: MIT
#include "planner/routing/sink_rows.h"

#include <algorithm>

namespace peerplan {
namespace {

/// 4 MiB of table.
constexpr std::size_t mostPairs = std::size_t{1} << 20U;

}  // namespace

SinkRows::SinkRows(std::size_t sinks, std::size_t ports)
    : m_ports(ports), m_pairs(sinks * ports <= mostPairs ? sinks * ports : 0) {}

void SinkRows::begin(std::size_t width) {
    m_width = width;
    m_count = 0;
    for (const Row& row : m_rows) m_table[row.slot] = 0;
    m_rows.clear();
}

std::uint32_t SinkRows::newRow() {
    if (m_pool.size() < (m_count + 1) * m_width) {
        m_pool.resize(std::max((m_count + 1) * m_width, m_pool.size() * 2));
    }
    std::fill_n(m_pool.begin() + static_cast<std::ptrdiff_t>(m_count * m_width), m_width, 0.0);
    return m_count++;
}

std::size_t SinkRows::slotOf(std::uint32_t sink, std::uint32_t port) const {
    if (m_pairs != 0) return sink * m_ports + port;
    std::uint64_t key = static_cast<std::uint64_t>(sink) << 32U | port;
    key *= 0x9e3779b97f4a7c15ULL;
    std::size_t slot = (key >> 32U) & (m_table.size() - 1);
    while (m_table[slot] != 0) {
        const Row& row = m_rows[m_table[slot] - 1];
        if (row.sink == sink && row.port == port) break;
        slot = (slot + 1) & (m_table.size() - 1);
    }
    return slot;
}

void SinkRows::grow() {
    m_table.assign(m_pairs != 0 ? m_pairs : std::max<std::size_t>(64, m_table.size() * 2), 0);
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        const std::size_t to = slotOf(m_rows[i].sink, m_rows[i].port);
        m_table[to] = i + 1;
        m_rows[i].slot = static_cast<std::uint32_t>(to);
    }
}

double* SinkRows::row(std::uint32_t sink, std::uint32_t port) {
    if (m_table.empty()) grow();
    std::size_t slot = slotOf(sink, port);
    if (m_table[slot] == 0) {
        if (m_pairs == 0 && (m_rows.size() + 1) * 2 > m_table.size()) {
            grow();
            slot = slotOf(sink, port);
        }
        m_rows.push_back({sink, port, newRow(), static_cast<std::uint32_t>(slot)});
        m_table[slot] = static_cast<std::uint32_t>(m_rows.size());
    }
    return at(m_rows[m_table[slot] - 1].place);
}

void SinkRows::sort() {
    if (m_pairs == 0 || m_rows.size() < m_pairs / 32) {
        std::sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
            return a.sink != b.sink ? a.sink < b.sink : a.port < b.port;
        });
        return;
    }
    // The table is in order already.
    m_sorted.clear();
    for (const std::uint32_t at : m_table) {
        if (at != 0) m_sorted.push_back(m_rows[at - 1]);
    }
    m_rows.swap(m_sorted);
}

}  // namespace peerplan
