// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/remedies.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace peerplan {
namespace {

bool has(const OgsVerifyAnswer& answer, std::string_view rule, CheckOutcome outcome) {
    return std::any_of(answer.checks.begin(), answer.checks.end(), [&](const OgsCheck& check) {
        return check.rule == rule && check.outcome == outcome;
    });
}

/// Gateways with a probe that suffered so, each once, in order.
template <class Suffered>
std::vector<std::string> gatewaysWith(const OgsVerifyAnswer& answer, Suffered suffered) {
    std::vector<std::string> out;
    std::set<std::string> seen;
    for (const VerifiedConnection& connection : answer.connections) {
        if (connection.probe == 0 || !suffered(connection.trouble)) continue;
        if (seen.insert(connection.gateway).second) out.push_back(connection.gateway);
    }
    return out;
}

void addStall(const OgsVerifyAnswer& answer, ClientSystem system, std::vector<Text>& out) {
    const auto stalled =
        gatewaysWith(answer, [](const ConnectionTrouble& trouble) { return trouble.stallMs; });
    for (const std::string& gateway : stalled) {
        out.push_back({tr("{gateway}: bring its ASA to 9.1(3) or later, whose first window is two "
                          "segments; until then its probes are 120 ms too long, and a farther "
                          "gateway can win"),
                       {{"gateway", gateway}}});
    }
    const bool windows = system == ClientSystem::Windows || system == ClientSystem::WindowsXp;
    if (!stalled.empty() && windows) {
        out.push_back(
            tr("Or let the client acknowledge each segment: the DWORD TcpAckFrequency = 1 "
               "under HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\"
               "Parameters\\Interfaces\\ and the interface's GUID, then restart Windows"));
    }
}

void addTriage(const OgsVerifyAnswer& answer, std::vector<Text>& out) {
    const auto headend = gatewaysWith(answer, [](const ConnectionTrouble& trouble) {
        return trouble.retransmissions > (trouble.stallMs ? 1 : 0) || trouble.duplicateAcks > 0 ||
               trouble.resets > 0 || trouble.zeroWindows > 0;
    });
    for (const std::string& gateway : headend) {
        out.push_back(
            {tr("{gateway}: segments sent again, resets or closed windows within its probes "
                "point to the headend: look at its load, interfaces and captures there"),
             {{"gateway", gateway}}});
    }
    const auto provider = gatewaysWith(answer, [](const ConnectionTrouble& trouble) {
        return trouble.fragments > 0 || trouble.slow;
    });
    for (const std::string& gateway : provider) {
        out.push_back({tr("{gateway}: fragments or a large delay within its probes point to the "
                          "Internet service provider: take the path and its MTU up with it"),
                       {{"gateway", gateway}}});
    }
}

}  // namespace

std::string cacheFile(ClientSystem system) {
    switch (system) {
        case ClientSystem::WindowsXp:
            return "C:\\Documents and Settings\\AllUsers\\Application Data\\Cisco\\Cisco "
                   "AnyConnect "
                   "VPN Client\\preferences_global.xml";
        case ClientSystem::MacOs:
        case ClientSystem::Linux:
            return "/opt/cisco/anyconnect/.anyconnect_global";
        case ClientSystem::Windows:
            break;
    }
    return "C:\\ProgramData\\Cisco\\Cisco AnyConnect Secure Mobility "
           "Client\\preferences_global.xml";
}

std::vector<Text> remediesFor(const OgsVerifyAnswer& answer, ClientSystem system) {
    std::vector<Text> out;
    if (has(answer, "R3", CheckOutcome::Warning)) {
        out.emplace_back(
            tr("Configure a fixed proxy instead of automatic detection or a PAC file: OGS "
               "is not performed with those"));
    }
    addStall(answer, system, out);
    addTriage(answer, out);
    const bool apart = has(answer, "V8", CheckOutcome::Mismatch);
    const bool cached = has(answer, "V6", CheckOutcome::Mismatch) ||
                        has(answer, "V6", CheckOutcome::Warning) ||
                        has(answer, "V6", CheckOutcome::CannotTell);
    if (apart || cached || answer.verdict == OgsVerdict::CannotTell) {
        out.push_back(
            {tr("Take log and capture of one attempt: delete {file}, so that nothing comes "
                "from the cache, start the capture, connect, stop it once a gateway is "
                "chosen, then run DART"),
             {{"file", cacheFile(system)}}});
    } else if (has(answer, "V3", CheckOutcome::Mismatch)) {
        out.emplace_back(
            tr("Capture on the client itself, on the interface that the probes leave by, "
               "and compare again: log and capture are of one time, yet differ"));
    }
    if (has(answer, "V9", CheckOutcome::Warning)) {
        out.emplace_back(
            tr("Look for what kept the probes from answering within 7 s: a captive "
               "portal, a firewall, a gateway that is down"));
    }
    if (has(answer, "V2", CheckOutcome::Mismatch) || has(answer, "V10", CheckOutcome::Mismatch)) {
        out.emplace_back(
            tr("Compare the client's profile with the one given here (threshold, hosts): "
               "the choice does not follow from the numbers"));
    }
    if (out.empty()) {
        out.emplace_back(
            tr("The choice follows from what was measured. If it is still the wrong "
               "gateway, look at the right one's headend, then at the provider's way to "
               "it"));
    }
    return out;
}

}  // namespace peerplan
