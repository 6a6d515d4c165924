// SPDX-License-Identifier: MIT
#pragma once

/// The part of the WAN that carries others' traffic, as an undirected graph: links fail both ways
/// (rules W2, W3, A2), so that who reaches whom is the same in both directions.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/resilience/availability/faults.h"

namespace peerplan::uptime {

struct CoreEdge {
    std::uint32_t u = 0;
    std::uint32_t v = 0;
    /// What it crosses: alive while this is.
    AtomId atom;
};

/// A link of a site that is no vertex.
struct Attachment {
    /// A vertex, or `none`.
    std::uint32_t vertex = 0;
    /// A site that is no vertex itself (it carries nobody's traffic, but has an egress or a
    /// perimeter that others use); invalid where `vertex` is set.
    SiteId end;
    AtomId atom;
};

/// Vertices: sites that carry others' traffic, PoPs, and every any-to-any network as one, to which
/// the sites on it are joined by their access links.
struct CoreGraph {
    static constexpr std::uint32_t none = CompiledNetwork::none;

    std::size_t vertexCount = 0;
    std::vector<CoreEdge> edges;
    /// Of each node of the WAN, or `none`.
    std::vector<std::uint32_t> vertexOf;
    /// The atom of each vertex.
    std::vector<AtomId> atomOf;
    /// Links of the sites that are no vertices, by site: attachments[first[s] .. first[s + 1]).
    std::vector<std::uint32_t> firstAttachment;
    std::vector<Attachment> attachments;
    /// For sites that are no vertices but are reached: the links that others reach them by.
    std::vector<std::vector<Attachment>> waysIn;

    std::span<const Attachment> of(SiteId site) const {
        return {attachments.data() + firstAttachment[site.at()],
                firstAttachment[site.at() + 1] - firstAttachment[site.at()]};
    }
};

/// Linear in the network's arcs.
CoreGraph coreGraph(const CompiledNetwork& network);

}  // namespace peerplan::uptime
