// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/client_profile.h"

#include <algorithm>
#include <unordered_map>

#include "planner/ogs/selection/probe_time.h"

namespace peerplan {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// R2: the address, else the name of the entry.
std::string hostOf(const Gateway& gateway) {
    std::string target = hostAddress(gateway.address).target;
    return target.empty() ? lower(gateway.id) : target;
}

bool names(const VpnProfile& profile, const Site& site) {
    return std::find(profile.sites.begin(), profile.sites.end(), Ref<Site>(site.id)) !=
           profile.sites.end();
}

bool namesRegion(const VpnProfile& profile, const Site& site) {
    return !site.region.empty() && std::find(profile.regions.begin(), profile.regions.end(),
                                             site.region) != profile.regions.end();
}

class ProfileMaker {
  public:
    ProfileMaker(const Plan& plan, const OgsOptions& options,
                 const std::vector<std::uint8_t>& present)
        : m_plan(plan), m_options(options), m_present(present) {
        for (std::size_t g = 0; g < plan.gateways.size(); ++g) {
            m_byId.emplace(plan.gateways[g].id, g);
            m_byHost.emplace(hostOf(plan.gateways[g]), g);
        }
    }

    void addHosts(const VpnProfile& profile, ClientProfile& out) {
        for (const Ref<Gateway>& ref : profile.gateways) {
            const auto found = m_byId.find(ref.id);
            if (found == m_byId.end()) continue;
            const std::size_t g = found->second;
            if (!m_present.empty() && m_present[g] == 0) continue;
            addHost(profile, GatewayId(g), out);
        }
    }

  private:
    void addHost(const VpnProfile& profile, GatewayId id, ClientProfile& out) {
        const Gateway& gateway = m_plan.gateways[id.at()];
        const std::string host = hostOf(gateway);
        for (Headend& known : out.candidates) {
            const Gateway& master = m_plan.gateways[known.master().at()];
            // R2: one target is probed once. R24: a cluster is one candidate, its master's name.
            const bool same = known.host == host ||
                              (!gateway.cluster.empty() && gateway.cluster == master.cluster);
            if (!same) continue;
            if (std::find(known.members.begin(), known.members.end(), id) == known.members.end()) {
                known.members.push_back(id);
            }
            return;
        }
        Headend candidate;
        candidate.host = host;
        candidate.members.push_back(id);
        candidate.resumes = gateway.sessionResumption.value_or(true);
        candidate.stalls = hasDelayedAckStall(gateway.software, m_options.timing);
        // R25: a host entry's own backup list, else the profile's.
        const auto& backups = gateway.backups.empty() ? profile.backups : gateway.backups;
        for (const std::string& address : backups) {
            candidate.backups.push_back({address, gatewayNamed(address)});
        }
        out.candidates.push_back(std::move(candidate));
    }

    GatewayId gatewayNamed(const std::string& address) const {
        if (const auto byId = m_byId.find(address); byId != m_byId.end()) {
            return GatewayId(byId->second);
        }
        const auto byHost = m_byHost.find(hostAddress(address).target);
        return byHost == m_byHost.end() ? GatewayId() : GatewayId(byHost->second);
    }

    const Plan& m_plan;
    const OgsOptions& m_options;
    const std::vector<std::uint8_t>& m_present;
    std::unordered_map<std::string, std::size_t> m_byId;
    std::unordered_map<std::string, std::size_t> m_byHost;
};

}  // namespace

HostAddress hostAddress(std::string_view address) {
    HostAddress out;
    const std::size_t scheme = address.find("://");
    if (scheme != std::string_view::npos) {
        out.hasScheme = true;
        address.remove_prefix(scheme + 3);
    }
    const std::size_t slash = address.find('/');
    if (slash != std::string_view::npos) {
        out.group = std::string(address.substr(slash + 1));
        address = address.substr(0, slash);
    }
    out.target = lower(address);
    // The SSL port is 443 unless the entry says another.
    constexpr std::string_view usual = ":443";
    if (out.target.size() > usual.size() && out.target.ends_with(usual)) {
        out.target.resize(out.target.size() - usual.size());
    }
    return out;
}

std::vector<std::uint32_t> profilesOf(const Plan& plan, const Site& site) {
    std::vector<std::uint32_t> out;
    const auto add = [&](auto matches) {
        for (std::uint32_t p = 0; p < plan.vpnProfiles.size(); ++p) {
            if (std::find(out.begin(), out.end(), p) == out.end() && matches(plan.vpnProfiles[p])) {
                out.push_back(p);
            }
        }
    };
    add([&](const VpnProfile& profile) { return names(profile, site); });
    add([&](const VpnProfile& profile) { return namesRegion(profile, site); });
    add([](const VpnProfile& profile) { return profile.sites.empty() && profile.regions.empty(); });
    return out;
}

std::optional<ClientProfile> clientProfile(const Plan& plan, const Site& site,
                                           const OgsOptions& options,
                                           const std::vector<std::uint8_t>& present) {
    ClientProfile out;
    out.profiles = profilesOf(plan, site);
    if (out.profiles.empty()) return std::nullopt;
    if (!options.mergeProfiles) out.profiles.resize(1);
    const VpnProfile& first = plan.vpnProfiles[out.profiles.front()];
    out.ogs = first.optimalGatewaySelection;
    out.improvementPercent = first.improvementPercent.value_or(out.improvementPercent);
    out.suspend = first.suspend.value_or(out.suspend);
    out.resume = first.resume.value_or(out.resume);
    out.ackFrequency = first.tcpAckFrequency.value_or(out.ackFrequency);
    ProfileMaker maker(plan, options, present);
    for (const std::uint32_t p : out.profiles) maker.addHosts(plan.vpnProfiles[p], out);
    if (out.candidates.empty()) return std::nullopt;
    return out;
}

bool usesVpn(const Plan& plan, const Site& site) {
    if (site.kind == SiteKind::Remote) return !profilesOf(plan, site).empty();
    return std::any_of(plan.vpnProfiles.begin(), plan.vpnProfiles.end(),
                       [&](const VpnProfile& profile) { return names(profile, site); });
}

}  // namespace peerplan
