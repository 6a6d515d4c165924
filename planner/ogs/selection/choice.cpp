// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/choice.h"

#include <algorithm>
#include <cmath>

#include "planner/ogs/selection/probe_time.h"

namespace peerplan {
namespace {

/// Gateways that live and that the site has a way to.
std::vector<std::uint8_t> reachable(const GatewayRtts& rtts, SiteId site,
                                    std::span<const std::uint8_t> alive) {
    std::vector<std::uint8_t> out(rtts.gatewayCount, 0);
    for (std::size_t g = 0; g < out.size(); ++g) {
        const bool lives = alive.empty() || alive[g] != 0;
        out[g] = lives && std::isfinite(rtts.at(site, GatewayId(g))) ? 1 : 0;
    }
    return out;
}

}  // namespace

std::vector<double> networkTimes(const ClientProfile& profile, const GatewayRtts& rtts,
                                 SiteId site) {
    std::vector<double> out;
    out.reserve(profile.candidates.size());
    for (const Headend& candidate : profile.candidates) {
        out.push_back(rtts.at(site, candidate.master()));
    }
    return out;
}

std::vector<double> measuredValues(const ClientProfile& profile, std::span<const double> networkMs,
                                   const OgsOptions& options, ProbeNoise* noise) {
    std::vector<double> out;
    out.reserve(profile.candidates.size());
    std::vector<std::optional<double>> probes;
    for (std::size_t c = 0; c < profile.candidates.size(); ++c) {
        const Headend& candidate = profile.candidates[c];
        probes.clear();
        double elapsed = 0;
        for (std::int64_t i = 0; i < options.probes && std::isfinite(networkMs[c]); ++i) {
            const ProbePath path{networkMs[c], candidate.resumes, candidate.stalls,
                                 profile.ackFrequency};
            double ms = probeMs(path, i, options.timing);
            if (noise != nullptr) ms *= noise->factor();
            // R17: one after the other. R21: what is not complete by the deadline does not count.
            elapsed += ms;
            if (elapsed > static_cast<double>(options.deadline.asMs())) {
                if (options.deadlinePerHost) probes.clear();
                break;
            }
            probes.emplace_back(roundedMs(ms, options.rounding));
        }
        out.push_back(hostValue(probes, options));
    }
    return out;
}

std::optional<SiteChoice> chooseFresh(const Plan& plan, const GatewayRtts& rtts, SiteId site,
                                      const OgsOptions& options) {
    const Site& of = plan.sites[site.at()];
    std::optional<ClientProfile> profile = clientProfile(plan, of, options);
    if (!profile) return std::nullopt;
    SiteChoice choice;
    choice.site = site;
    choice.profile = std::move(*profile);
    choice.networkMs = networkTimes(choice.profile, rtts, site);
    choice.values = measuredValues(choice.profile, choice.networkMs, options);
    // R1, R3, R4: nothing is measured, and the first host entry is taken.
    const bool probes = choice.profile.ogs && choice.profile.candidates.size() > 1 &&
                        !isByScript(of.webProxy.value_or(WebProxy::None));
    if (!probes) choice.values.assign(choice.values.size(), unranked);
    choice.rank = ranking(choice.values);
    choice.preferred = choice.rank.front();
    // R21: without any result the first host entry, which stands first by R22 as well.
    choice.measured = probes && std::isfinite(choice.values[choice.preferred]);
    choice.order = connectionOrder(choice.profile, choice.rank, choice.preferred, options);
    const auto found =
        firstAnswering(choice.profile, choice.order, reachable(rtts, site, {}), options);
    if (found) choice.chosen = found->gateway;
    return choice;
}

GatewayId afterLoss(const SiteChoice& choice, const GatewayRtts& rtts,
                    std::span<const std::uint8_t> alive, const OgsOptions& options) {
    const auto found = firstAnswering(choice.profile, choice.order,
                                      reachable(rtts, choice.site, alive), options, true);
    return found ? found->gateway : GatewayId();
}

}  // namespace peerplan
