// SPDX-License-Identifier: MIT
#pragma once

/// Where loads are kept: worked out once for a network and a traffic.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/network/network.h"
#include "planner/routing/traffic.h"

namespace peerplan {

/// Entrances of inner nodes: one for what comes from no device, and one for each device there. A
/// device counts what passes through it once, not once for the link in and once for the link out,
/// so traffic at a node is kept apart by the device that it came in by.
struct Ports {
    /// Of inner node i: first[i] .. first[i + 1], the first of them for no device.
    std::vector<std::uint32_t> first;
    std::vector<ElementId> device;

    explicit Ports(const CompiledNetwork& network);
    std::size_t count() const { return device.size(); }
    std::uint32_t of(std::uint32_t inner, ElementId by) const {
        for (std::uint32_t port = first[inner] + 1; port < first[inner + 1]; ++port) {
            if (by.valid() && device[port] == by) return port;
        }
        return first[inner];
    }
};

/// The shapes that can load each element. Elements that one fringe site alone loads know that
/// site's shapes; the others have a place for every shape.
struct LoadLayout {
    std::vector<std::uint32_t> first;
    std::vector<ShapeId> shapes;
    /// Whether an element has a place for every shape, in order.
    std::vector<std::uint8_t> dense;
    std::size_t shapeCount = 0;

    LoadLayout(const CompiledNetwork& network, const Traffic& traffic);
    /// Place of a shape at an element; the shape must be one of the element's.
    std::size_t slot(ElementId element, ShapeId shape) const;
};

}  // namespace peerplan
