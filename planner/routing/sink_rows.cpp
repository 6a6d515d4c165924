// SPDX-License-Identifier: MIT
#include "planner/routing/sink_rows.h"

#include <algorithm>

namespace peerplan {

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

double* SinkRows::row(std::uint32_t sink, std::uint32_t port) {
    const auto slotOf = [this](std::uint32_t s, std::uint32_t p) {
        std::uint64_t key = static_cast<std::uint64_t>(s) << 32U | p;
        key *= 0x9e3779b97f4a7c15ULL;
        std::size_t slot = (key >> 32U) & (m_table.size() - 1);
        while (m_table[slot] != 0) {
            const Row& row = m_rows[m_table[slot] - 1];
            if (row.sink == s && row.port == p) break;
            slot = (slot + 1) & (m_table.size() - 1);
        }
        return slot;
    };
    std::size_t slot = slotOf(sink, port);
    if (m_table[slot] == 0) {
        if ((m_rows.size() + 1) * 2 > m_table.size()) {
            const std::size_t size = m_table.size() * 2;
            m_table.assign(size, 0);
            for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
                const std::size_t to = slotOf(m_rows[i].sink, m_rows[i].port);
                m_table[to] = i + 1;
                m_rows[i].slot = static_cast<std::uint32_t>(to);
            }
            slot = slotOf(sink, port);
        }
        m_rows.push_back({sink, port, newRow(), static_cast<std::uint32_t>(slot)});
        m_table[slot] = static_cast<std::uint32_t>(m_rows.size());
    }
    return at(m_rows[m_table[slot] - 1].place);
}

void SinkRows::sort() {
    std::sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
        return a.sink != b.sink ? a.sink < b.sink : a.port < b.port;
    });
}

}  // namespace peerplan
