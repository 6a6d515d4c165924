// SPDX-License-Identifier: MIT
#include "data/report/map/clusters.h"

#include <bit>
#include <cmath>

namespace peerplan {
namespace {

std::size_t hashOf(std::int64_t column, std::int64_t row) {
    const std::uint64_t mixed = static_cast<std::uint64_t>(column) * 0x9e3779b97f4a7c15U +
                                static_cast<std::uint64_t>(row) * 0xc2b2ae3d27d4eb4fU;
    return mixed ^ (mixed >> 29U);
}

std::int64_t cellOf(double coordinate, double radius) {
    return static_cast<std::int64_t>(std::floor(coordinate / radius));
}

}  // namespace

void Clusters::clear(std::size_t places, std::size_t ordered) {
    m_cells.assign(std::bit_ceil(2 * ordered + 2), Cell{});
    m_before.clear();
    m_founders.clear();
    m_clusterOf.assign(places, none);
}

// The cell's entry in the table: its own, or the free one where it would stand.
std::uint32_t& Clusters::cellAt(std::int64_t column, std::int64_t row) {
    const std::size_t mask = m_cells.size() - 1;
    std::size_t at = hashOf(column, row) & mask;
    while (m_cells[at].last != none && (m_cells[at].column != column || m_cells[at].row != row)) {
        at = (at + 1) & mask;
    }
    m_cells[at].column = column;
    m_cells[at].row = row;
    return m_cells[at].last;
}

std::uint32_t Clusters::nearest(std::span<const PlanePoint> places, PlanePoint at, double radius) {
    const std::int64_t column = cellOf(at.x, radius);
    const std::int64_t row = cellOf(at.y, radius);
    std::uint32_t best = none;
    double least = radius * radius;
    for (std::int64_t r = row - 1; r <= row + 1; ++r) {
        for (std::int64_t c = column - 1; c <= column + 1; ++c) {
            for (std::uint32_t k = cellAt(c, r); k != none; k = m_before[k]) {
                const PlanePoint founder = places[m_founders[k]];
                const double dx = founder.x - at.x;
                const double dy = founder.y - at.y;
                const double squared = dx * dx + dy * dy;
                if (squared < least || (squared == least && k < best)) {
                    least = squared;
                    best = k;
                }
            }
        }
    }
    return best;
}

void Clusters::build(std::span<const PlanePoint> places, std::span<const std::uint32_t> order,
                     double radius) {
    clear(places.size(), order.size());
    for (const std::uint32_t place : order) {
        const PlanePoint at = places[place];
        std::uint32_t cluster = nearest(places, at, radius);
        if (cluster == none) {
            cluster = static_cast<std::uint32_t>(m_founders.size());
            m_founders.push_back(place);
            std::uint32_t& cell = cellAt(cellOf(at.x, radius), cellOf(at.y, radius));
            m_before.push_back(cell);
            cell = cluster;
        }
        m_clusterOf[place] = cluster;
    }
    m_first.assign(m_founders.size() + 1, 0);
    for (const std::uint32_t place : order) ++m_first[m_clusterOf[place] + 1];
    for (std::size_t k = 0; k < m_founders.size(); ++k) m_first[k + 1] += m_first[k];
    m_members.resize(order.size());
    m_before.assign(m_first.begin(), m_first.end() - 1);
    for (const std::uint32_t place : order) m_members[m_before[m_clusterOf[place]]++] = place;
}

}  // namespace peerplan
