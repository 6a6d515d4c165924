// SPDX-License-Identifier: MIT
// Links, networks and devices: what ends where.
#include <algorithm>
#include <string>

#include "model/check/context.h"
#include "model/check/ends.h"

namespace peerplan::check {
namespace {

std::vector<std::string> popIds(const Network& network) {
    std::vector<std::string> out;
    for (const Pop& pop : network.pops) out.push_back(pop.id);
    return out;
}

void checkLink(Context& context, std::size_t i) {
    const Link& link = context.plan.links[i];
    if (link.to.empty() == link.network.empty()) {
        context.error(pointerTo("links", i),
                      link.to.empty() ? tr("a link that ends nowhere")
                                      : tr("a link that ends at a site and at a network"),
                      {}, tr("exactly one of to and network"));
    }
    if (!link.to.empty() && link.to == link.from) {
        context.error(pointerTo("links", i, "to"), tr("a link from a site to itself"), link.to.id,
                      tr("another site"));
    }
    expectPop(context, link.network, link.pop,
              [i](std::string_view key) { return pointerTo("links", i, key); });
    expectDeviceAt(context, link.fromDevice, link.from, pointerTo("links", i, "from_device"));
    expectDeviceAt(context, link.toDevice, link.to, pointerTo("links", i, "to_device"));
}

void checkTrunks(Context& context, std::size_t i) {
    const Network& network = context.plan.networks[i];
    const std::vector<std::string> pops = popIds(network);
    const auto expectEnd = [&](const std::string& name, std::size_t j, std::string_view key) {
        if (std::find(pops.begin(), pops.end(), name) != pops.end()) return;
        context.error(pointerTo("networks", i, "trunks", j, key),
                      tr("this names no PoP of the network"), name, tr("an id of its pops"),
                      context.nearest(name, pops));
    };
    for (std::size_t j = 0; j < network.popLinks.size(); ++j) {
        const PopLink& trunk = network.popLinks[j];
        expectEnd(trunk.from, j, "from");
        expectEnd(trunk.to, j, "to");
        if (trunk.from == trunk.to) {
            context.error(pointerTo("networks", i, "trunks", j, "to"),
                          tr("a trunk from a PoP to itself"), trunk.to, tr("another PoP"));
        }
    }
}

}  // namespace

void expectPop(Context& context, const Ref<Network>& network, const std::string& pop,
               const std::function<std::string(std::string_view)>& pointer) {
    if (network.empty()) {
        if (pop.empty()) return;
        context.error(pointer("pop"), tr("a PoP without its network"), pop,
                      tr("network beside pop"));
        return;
    }
    const auto i = context.index.find("networks", network.id);
    if (!i) return;
    const std::vector<std::string> pops = popIds(context.plan.networks[*i]);
    if (pop.empty() && !pops.empty()) {
        context.error(pointer("network"), tr("the network names its PoPs, and this end does not"),
                      network.id, tr("pop beside network"));
    } else if (!pop.empty() && std::find(pops.begin(), pops.end(), pop) == pops.end()) {
        context.error(pointer("pop"), tr("this names no PoP of the network"), pop,
                      tr("an id of its pops"), context.nearest(pop, pops));
    }
}

void expectDeviceAt(Context& context, const Ref<Device>& device, const Ref<Site>& site,
                    std::string pointer) {
    if (device.empty()) return;
    const auto i = context.index.find("devices", device.id);
    if (!i) return;
    const Ref<Site>& stands = context.plan.devices[*i].site;
    if (stands == site) return;
    context.error(std::move(pointer), tr("a device of another site"), device.id,
                  site.empty() ? Text(tr("no device where there is no site"))
                               : Text(tr("a device at {site}"), {{"site", site.id}}));
}

void checkNetwork(Context& context) {
    for (std::size_t i = 0; i < context.plan.links.size(); ++i) checkLink(context, i);
    for (std::size_t i = 0; i < context.plan.networks.size(); ++i) checkTrunks(context, i);
}

}  // namespace peerplan::check
