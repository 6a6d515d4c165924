// SPDX-License-Identifier: MIT
#pragma once

/// What `spof` was asked about: sites and services, with what a service stands on, its limit, and
/// how much of a site's traffic it is.

#include <cstdint>
#include <optional>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/answers/bandwidth.h"
#include "planner/network/network.h"
#include "planner/resilience/spof/spof.h"

namespace peerplan {

/// One of the flows that a service's traffic is (rule PL5).
struct ServicePart {
    std::uint32_t group = 0;
    /// Of the service's traffic.
    double share = 1;
};

struct SpofAsked {
    static constexpr std::uint32_t none = CompiledNetwork::none;

    std::vector<SiteId> sites;
    /// Position in `sites` of every site, or `none`.
    std::vector<std::uint32_t> indexOfSite;
    /// By position in `sites`.
    std::vector<std::int64_t> users;
    /// Services of the network, ascending.
    std::vector<std::uint32_t> services;

    /// By service of the network: its parts, itself with all that it needs in turn (rule F2), and
    /// its longest round trip in µs (rule F1).
    std::vector<std::vector<ServicePart>> parts;
    std::vector<std::vector<std::uint32_t>> standsOn;
    std::vector<std::optional<double>> limitUs;

    /// Share of asked service k in the traffic that asked site s has for all of them; where it has
    /// none, all services are alike.
    double weight(std::size_t s, std::size_t k) const { return weights[s * services.size() + k]; }
    std::vector<double> weights;

    std::vector<Assumption> assumptions;
};

/// `demand` is what users need by site and service. Linear in sites × services.
SpofAsked spofAsked(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                    const std::vector<ServiceDemand>& demand, const SpofOptions& options);

}  // namespace peerplan
