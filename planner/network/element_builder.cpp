// SPDX-License-Identifier: MIT
#include "planner/network/compile_parts.h"

namespace peerplan::compiling {
namespace {

std::int64_t bpsOf(const std::optional<Bandwidth>& bandwidth) {
    return bandwidth ? bandwidth->asBps() : Element::unknown;
}

}  // namespace

void buildElements(Context& c, CompiledNetwork& network) {
    const Plan& plan = c.plan;
    std::vector<Element>& elements = network.elements;
    network.elementOfComponent.assign(network.components.size(), ElementId());
    const auto begin = [&](ElementKind kind) {
        network.firstElement[static_cast<std::size_t>(kind)] =
            static_cast<std::uint32_t>(elements.size());
    };
    const auto add = [&](ElementKind kind, std::uint32_t component, std::int64_t up,
                         std::int64_t down, std::uint32_t site, bool classes) {
        Element element;
        element.kind = kind;
        if (component != none) {
            element.component = ComponentId(component);
            network.elementOfComponent[component] = ElementId(elements.size());
        }
        element.bps[0] = up;
        element.bps[1] = down;
        if (site != none) element.site = SiteId(site);
        element.classes = classes;
        elements.push_back(element);
    };

    begin(ElementKind::Link);
    for (std::uint32_t i = 0; i < plan.links.size(); ++i) {
        const Link& link = plan.links[i];
        const auto& back = link.bandwidthBack ? link.bandwidthBack : link.bandwidth;
        add(ElementKind::Link, c.named.links + i, bpsOf(link.bandwidth), bpsOf(back),
            c.ids.sites(link.from.id), link.classes);
    }
    begin(ElementKind::Trunk);
    for (const Network& mesh : plan.networks) {
        for (const PopLink& trunk : mesh.popLinks) {
            const std::int64_t bps = bpsOf(trunk.bandwidth);
            add(ElementKind::Trunk, none, bps, bps, none, false);
            network.trunkNames.push_back(popRef(mesh.id, trunk.from) + "-" + trunk.to);
        }
    }
    begin(ElementKind::Device);
    for (std::uint32_t i = 0; i < plan.devices.size(); ++i) {
        const Device& device = plan.devices[i];
        add(ElementKind::Device, c.named.devices + i, bpsOf(device.bandwidth), Element::unknown,
            c.ids.sites(device.site.id), false);
    }
    begin(ElementKind::Control);
    for (std::uint32_t p = 0; p < plan.perimeters.size(); ++p) {
        const Perimeter& perimeter = plan.perimeters[p];
        for (std::uint32_t i = 0; i < perimeter.controls.size(); ++i) {
            add(ElementKind::Control, c.named.controls[p] + i,
                bpsOf(perimeter.controls[i].bandwidthPerUnit), Element::unknown,
                c.ids.sites(perimeter.site.id), false);
        }
    }
    begin(ElementKind::Connection);
    for (std::uint32_t i = 0; i < plan.circuits.size(); ++i) {
        const Circuit& circuit = plan.circuits[i];
        const std::int64_t bps = circuit.bandwidth.asBps();
        for (std::uint32_t k = 0; k < circuit.connections.size(); ++k) {
            // H6: classes exist on Microsoft peering.
            add(ElementKind::Connection, c.named.connections[i] + k, bps, bps,
                c.ids.sites(circuit.connections[k].site.id), true);
        }
    }
    begin(ElementKind::Circuit);
    for (std::uint32_t i = 0; i < plan.circuits.size(); ++i) {
        const std::int64_t bps = plan.circuits[i].bandwidth.asBps();
        add(ElementKind::Circuit, c.named.circuits + i, bps, bps, none, true);
    }
    begin(ElementKind::Internet);
    for (std::uint32_t i = 0; i < plan.internet.size(); ++i) {
        const InternetEgress& egress = plan.internet[i];
        add(ElementKind::Internet, c.named.internet + i, egress.up.asBps(), egress.down.asBps(),
            c.ids.sites(egress.site.id), false);
    }
    network.firstElement[7] = static_cast<std::uint32_t>(elements.size());
}

}  // namespace peerplan::compiling
