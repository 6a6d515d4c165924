// SPDX-License-Identifier: MIT
#pragma once

/// Networks drawn as lines of text, so that a test shows what it is about.

#include <string_view>

#include "model/catalogue.h"
#include "model/plan.h"

namespace peerplan::tests {

/// A plan from lines such as these; words after the first ones are `key value` pairs or flags, `#`
/// begins a comment. Sites come into being by name, as offices; names have no `-`.
///
///     site london dc region emea at 51.5,-0.1      (office, dc, colo, remote; transit, leaf,
///                                                    resolver X, group G)
///     oslo-london 500M 9ms metric 10 back 20       (a link; mbps, RTT; from-device, to-device,
///                                                    provider, group, id)
///     oslo-@wan 100M pop north                     (a link to a network)
///     network wan provider telco pops north@59,10 south@51,0
///     trunk wan north south 1000M 5ms metric 3
///     device ce1 london 2000M
///     perimeter fw london firewall 2/1x100M +0.5ms stateful covers internet inbound
///     circuit er London 200M via london,paris      (ends of primary and secondary; @wan is a
///                                                    network; rtt 1,2 devices ce1,ce2 filter
///                                                    exchange,teams private perimeters fw,own-site
///                                                    preference 200 weight 3 passive region emea
///                                                    provider p denied msee pair prefix P group G)
///     internet inet london 100M/50M isp telia rtt 5 (down/up; perimeters, shared, unshared,
///                                                    preference, weight, prefix, device)
///     gateway gw london
///     profile vpn gateways gw,gw2 split dns
///     demand d from to 10M/20M                      (to: a site, `service:exchange` or
///                                                    `azure:westeurope`)
///     inbound in site 203.0.113.0/24 service exchange snat
///     route r site oslo service exchange to circuit/er,circuit/er2 then internet/inet
///     group duct members link/a-b,link/c-d
///     service voice class EF community 12076:5030 internet-share 0.2
///     policy internet manual regions none tolerance 5 order internet,own-region
///
/// A line that it cannot read throws std::invalid_argument with the line.
Plan textNetwork(std::string_view text);

/// A few peering locations, a Metro, an Azure region and the services exchange (12076:5010),
/// teams (12076:5030) and dns (Internet only). It has no table of round-trip times.
Catalogue smallCatalogue();

}  // namespace peerplan::tests
