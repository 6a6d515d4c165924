// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/hosts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace peerplan {
namespace {

/// Servers that are listed where nothing says which ones are gateways.
constexpr std::size_t mostServers = 100;

using Server = std::pair<std::string, std::uint16_t>;

/// The network's side of a name that the log prints: of the profile's entry where there is one.
GatewayHost hostNamed(const std::string& name, const std::vector<AnyConnectProfile>& profiles) {
    GatewayHost out;
    out.name = name;
    out.address = name;
    for (const AnyConnectProfile& profile : profiles) {
        for (const AnyConnectHost& host : profile.hosts) {
            if (host.address != name && lowered(host.name) != name) continue;
            out.address = host.address;
            out.port = host.port;
            return out;
        }
    }
    // `gw.example.com:8443`; an IPv6 address has more colons.
    const std::size_t colon = name.find(':');
    if (colon != std::string::npos && name.find(':', colon + 1) == std::string::npos) {
        std::uint32_t port = 0;
        for (const char c : name.substr(colon + 1)) {
            if (c < '0' || c > '9' || port > 65'535) return out;
            port = port * 10 + static_cast<std::uint32_t>(c - '0');
        }
        if (port > 0 && port <= 65'535) {
            out.address = name.substr(0, colon);
            out.port = static_cast<std::uint16_t>(port);
        }
    }
    return out;
}

bool isAddress(const std::string& text) {
    return text.find(':') != std::string::npos ||
           (!text.empty() && text.find_first_not_of("0123456789.") == std::string::npos);
}

class Finder {
  public:
    Finder(const OgsEvidence& evidence, const OgsVerifyOptions& options) : m_evidence(evidence) {
        for (const auto& [host, address] : options.addresses) {
            m_addresses[host].emplace(address, KnownBy::Given);
        }
        if (!evidence.capture) return;
        for (const DnsAnswer& answer : evidence.capture->names) {
            m_addresses[answer.name].emplace(answer.address, KnownBy::NameServer);
        }
    }

    std::vector<GatewayHost> find(std::vector<GatewayHost> hosts) {
        if (!m_evidence.capture) return hosts;
        const std::vector<TcpConnection>& connections = m_evidence.capture->connections;
        std::set<std::string> names;
        std::map<Server, std::vector<std::size_t>> byServer;
        for (std::size_t h = 0; h < hosts.size(); ++h) {
            names.insert(hosts[h].address);
            for (const auto& [address, by] : addressesOf(hosts[h])) {
                byServer[{address, hosts[h].port}].push_back(h);
            }
        }
        std::map<Server, std::vector<std::size_t>> left;
        for (std::size_t c = 0; c < connections.size(); ++c) {
            const TcpConnection& connection = connections[c];
            if (connection.segments.empty()) continue;
            if (names.count(connection.serverName) > 0) {
                for (GatewayHost& host : hosts) {
                    if (host.address != connection.serverName) continue;
                    take(host, c, KnownBy::ServerName);
                    break;
                }
                continue;
            }
            const Server server{connection.server, connection.serverPort};
            const auto at = byServer.find(server);
            if (at == byServer.end()) {
                left[server].push_back(c);
                continue;
            }
            for (const std::size_t h : at->second) {
                if (at->second.size() > 1) {
                    hosts[h].ambiguous = true;
                } else {
                    take(hosts[h], c, addressesOf(hosts[h])[connection.server]);
                }
            }
        }
        takeLeftover(hosts, left);
        return hosts;
    }

  private:
    std::map<std::string, KnownBy> addressesOf(const GatewayHost& host) {
        std::map<std::string, KnownBy> out;
        for (const std::string& name : {host.address, host.name}) {
            const auto at = m_addresses.find(name);
            if (at != m_addresses.end()) out.insert(at->second.begin(), at->second.end());
        }
        if (isAddress(host.address)) out.emplace(host.address, KnownBy::Address);
        return out;
    }

    static void take(GatewayHost& host, std::size_t connection, KnownBy by) {
        host.connections.push_back(connection);
        if (host.knownBy == KnownBy::Nothing || by == KnownBy::ServerName) host.knownBy = by;
    }

    /// Where one gateway and one server of its port are left over, they are each other's.
    static void takeLeftover(std::vector<GatewayHost>& hosts,
                             const std::map<Server, std::vector<std::size_t>>& left) {
        GatewayHost* open = nullptr;
        for (GatewayHost& host : hosts) {
            if (!host.connections.empty()) continue;
            if (open != nullptr || host.ambiguous) return;
            open = &host;
        }
        if (open == nullptr) return;
        const std::vector<std::size_t>* only = nullptr;
        for (const auto& [server, connections] : left) {
            if (server.second != open->port) continue;
            if (only != nullptr) return;
            only = &connections;
        }
        if (only == nullptr) return;
        for (const std::size_t c : *only) take(*open, c, KnownBy::Leftover);
    }

    const OgsEvidence& m_evidence;
    std::map<std::string, std::map<std::string, KnownBy>> m_addresses;
};

/// Each server on port 443 by the name asked for, else by its address.
std::vector<GatewayHost> serversOf(const TcpCapture& capture) {
    std::vector<GatewayHost> out;
    for (const TcpConnection& connection : capture.connections) {
        if (connection.serverPort != 443 || connection.segments.empty()) continue;
        const std::string& name =
            connection.serverName.empty() ? connection.server : connection.serverName;
        const auto at = std::find_if(out.begin(), out.end(),
                                     [&](const GatewayHost& host) { return host.name == name; });
        if (at != out.end() || out.size() == mostServers) continue;
        out.push_back({.name = name, .address = name});
    }
    return out;
}

}  // namespace

std::string lowered(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::vector<GatewayHost> findHosts(const std::vector<std::string>& names,
                                   const OgsEvidence& evidence, const OgsVerifyOptions& options) {
    std::vector<GatewayHost> hosts;
    for (const std::string& name : names) hosts.push_back(hostNamed(name, evidence.profiles));
    if (hosts.empty()) {
        // Candidates are the primary entries of all profiles, each network target once (rule R2).
        for (const AnyConnectProfile& profile : evidence.profiles) {
            for (const AnyConnectHost& host : profile.hosts) {
                const bool there =
                    std::any_of(hosts.begin(), hosts.end(), [&](const GatewayHost& each) {
                        return each.address == host.address && each.port == host.port;
                    });
                if (!there) {
                    hosts.push_back(
                        {.name = host.address, .address = host.address, .port = host.port});
                }
            }
        }
    }
    if (hosts.empty() && evidence.capture) hosts = serversOf(*evidence.capture);
    return Finder(evidence, options).find(std::move(hosts));
}

}  // namespace peerplan
