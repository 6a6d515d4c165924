// SPDX-License-Identifier: MIT
#include "planner/network/element_ref.h"

namespace peerplan {

std::string elementRef(const CompiledNetwork& network, ElementId element) {
    const ComponentId component = network.elements[element.at()].component;
    if (component.valid()) return network.components[component].ref;
    const std::uint32_t first = network.firstElement[static_cast<std::size_t>(ElementKind::Trunk)];
    return network.trunkNames[element.at() - first];
}

}  // namespace peerplan
