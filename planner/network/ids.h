// SPDX-License-Identifier: MIT
#pragma once

/// Integer ids of the compiled network: dense from 0, each a type of its own.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace peerplan {

template <class Tag>
struct Index {
    std::uint32_t value = std::numeric_limits<std::uint32_t>::max();

    constexpr Index() = default;
    constexpr explicit Index(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
    constexpr bool valid() const { return value != std::numeric_limits<std::uint32_t>::max(); }
    constexpr std::size_t at() const { return value; }
    constexpr auto operator<=>(const Index&) const = default;
};

using ComponentId = Index<struct ComponentTag>;
/// What routing tests for life: a site, link, trunk, device, unit, connection, egress and so on.
using AtomId = Index<struct AtomTag>;
/// An object of the plan's list, in its order.
using SiteId = Index<struct SiteTag>;
using LinkId = Index<struct LinkTag>;
using CircuitId = Index<struct CircuitTag>;
/// A candidate to leave the company by: the circuits first, then the Internet egresses.
using EgressId = Index<struct EgressTag>;
/// A way through an egress: a connection of a circuit, or an Internet egress as a whole. The
/// connections first, circuit by circuit.
using EntryId = Index<struct EntryTag>;
using PerimeterId = Index<struct PerimeterTag>;
/// A control, perimeter by perimeter.
using ControlId = Index<struct ControlTag>;
using GatewayId = Index<struct GatewayTag>;
/// A node of the WAN: the sites in their order, then PoPs, then ends of any-to-any connections.
using NodeId = Index<struct NodeTag>;
/// Something with a capacity that traffic loads.
using ElementId = Index<struct ElementTag>;
/// Traffic of one site for one group of services: what is routed as a whole.
using FlowId = Index<struct FlowTag>;
/// A course of load over the day: diurnal profile, clock and class.
using ShapeId = Index<struct ShapeTag>;

/// Site to Microsoft (up) or Microsoft to site (down); on a link, from → to and to → from.
enum class Direction : std::uint8_t { Up = 0, Down = 1 };

}  // namespace peerplan
