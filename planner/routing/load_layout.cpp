// SPDX-License-Identifier: MIT
#include "planner/routing/load_layout.h"

#include <algorithm>
#include <cassert>

namespace peerplan {

Ports::Ports(const CompiledNetwork& network) {
    const WanGraph& wan = network.wan;
    std::vector<std::vector<ElementId>> devices(wan.innerNodes.size());
    const auto note = [&](NodeId node, ElementId by) {
        if (!by.valid() || !node.valid()) return;
        const std::uint32_t inner = wan.innerIndex[node.at()];
        if (inner == CompiledNetwork::none) return;
        auto& list = devices[inner];
        if (std::find(list.begin(), list.end(), by) == list.end()) list.push_back(by);
    };
    for (const Arc& arc : wan.arcs) note(arc.head, headDevice(wan, arc));
    for (const Entry& entry : network.entries) note(entry.node, entry.device);
    first.push_back(0);
    for (auto& list : devices) {
        std::sort(list.begin(), list.end());
        device.emplace_back();
        device.insert(device.end(), list.begin(), list.end());
        first.push_back(static_cast<std::uint32_t>(device.size()));
    }
}

LoadLayout::LoadLayout(const CompiledNetwork& network, const Traffic& traffic)
    : shapeCount(traffic.shapes.size()) {
    assert(traffic.first.size() == network.flows.size() + 1);
    std::vector<std::vector<ShapeId>> ofElement(network.elements.size());
    std::vector<SiteId> leafOf(network.elements.size());
    for (std::size_t e = 0; e < leafOf.size(); ++e) {
        const ComponentId component = network.elements[e].component;
        if (component.valid()) leafOf[e] = network.leafOf(component);
    }
    // Elements of each leaf, then the union of the shapes of the leaf's flows.
    std::vector<std::uint32_t> next(network.sites.size() + 1, 0);
    for (const SiteId leaf : leafOf) {
        if (leaf.valid()) ++next[leaf.at() + 1];
    }
    for (std::size_t s = 0; s < network.sites.size(); ++s) next[s + 1] += next[s];
    std::vector<std::uint32_t> firstOf = next;
    std::vector<std::uint32_t> elementsOf(firstOf.back());
    for (std::uint32_t e = 0; e < leafOf.size(); ++e) {
        if (leafOf[e].valid()) elementsOf[next[leafOf[e].at()]++] = e;
    }
    std::vector<ShapeId> mine;
    for (std::size_t s = 0; s < network.sites.size(); ++s) {
        if (firstOf[s] == firstOf[s + 1]) continue;
        mine.clear();
        const auto take = [&](std::size_t flow) {
            for (std::uint32_t i = traffic.first[flow]; i < traffic.first[flow + 1]; ++i) {
                mine.push_back(traffic.entries[i].shape);
            }
        };
        for (std::size_t g = 0; g < network.groupCount; ++g) take(s * network.groupCount + g);
        for (std::uint32_t i = network.firstExtraFlow[s]; i < network.firstExtraFlow[s + 1]; ++i) {
            take(network.extraFlows[i].at());
        }
        std::sort(mine.begin(), mine.end());
        mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
        for (std::uint32_t i = firstOf[s]; i < firstOf[s + 1]; ++i) {
            ofElement[elementsOf[i]] = mine;
        }
    }
    for (const FixedLoad& fixed : traffic.fixed) {
        auto& list = ofElement[fixed.element.at()];
        if (!leafOf[fixed.element.at()].valid()) continue;
        const auto at = std::lower_bound(list.begin(), list.end(), fixed.shape);
        if (at == list.end() || *at != fixed.shape) list.insert(at, fixed.shape);
    }
    first.push_back(0);
    for (std::size_t e = 0; e < leafOf.size(); ++e) {
        dense.push_back(leafOf[e].valid() ? 0 : 1);
        if (dense[e]) {
            for (std::size_t s = 0; s < shapeCount; ++s) shapes.emplace_back(s);
        } else {
            shapes.insert(shapes.end(), ofElement[e].begin(), ofElement[e].end());
        }
        first.push_back(static_cast<std::uint32_t>(shapes.size()));
    }
}

std::size_t LoadLayout::slot(ElementId element, ShapeId shape) const {
    if (dense[element.at()]) return first[element.at()] + shape.at();
    const auto begin = shapes.begin() + first[element.at()];
    const auto end = shapes.begin() + first[element.at() + 1];
    const auto at = std::find(begin, end, shape);
    assert(at != end);
    return static_cast<std::size_t>(at - shapes.begin());
}

}  // namespace peerplan
