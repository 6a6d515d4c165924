// SPDX-License-Identifier: MIT
#pragma once

/// One client as a state machine over simulated time: what it remembers, what happens to it, and
/// what it decides each time (section 1.2 of docs/method/ogs.md).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "planner/ogs/selection/choice.h"
#include "planner/ogs/selection/decide.h"
#include "planner/ogs/selection/location.h"
#include "planner/ogs/selection/noise.h"

namespace peerplan {

enum class ClientState : std::uint8_t { Idle, Connected, Suspended };

/// What made a client decide.
enum class Trigger : std::uint8_t { Connect, Resume, Loss };
PEERPLAN_WORDS(Trigger, "connect", "resume", "loss")

/// By which rule the gateway was found.
enum class Cause : std::uint8_t {
    Probed,     ///< R14: measured now
    Cached,     ///< R13: the results of an earlier measurement
    Held,       ///< R6, R8: not long enough away, the last gateway again
    Off,        ///< R1: OGS is off, the usual host
    AutoProxy,  ///< R3: a PAC file or proxy detection is configured
    OnlyOne,    ///< R4
    NoResults,  ///< R21: nothing answered within the deadline
    AfterLoss   ///< R9, R26: the list of the last decision, without the gateway that was lost
};
PEERPLAN_WORDS(Cause, "probed", "cached", "held", "off", "auto-proxy", "only-one", "no-results",
               "after-loss")

/// What a client finds around it at one instant.
struct Surroundings {
    /// Where it is, for the explanation only.
    SiteId site;
    LocationKeys keys;
    WebProxy proxy = WebProxy::None;
    /// By candidate of the profile; not finite for one that does not answer.
    std::vector<double> networkMs;
    /// By gateway of the plan: whether it answers.
    std::vector<std::uint8_t> alive;
};

/// What a client did and why.
struct Decision {
    Duration at;
    Trigger trigger = Trigger::Connect;
    Cause cause = Cause::Probed;
    /// R16: whether the request that looks for an authenticating proxy went first.
    bool preflight = false;
    /// R23: another candidate was better, but not by enough.
    bool kept = false;
    /// By candidate, what the decision went by; empty where it went by none.
    std::vector<double> values;
    /// When those were measured, and at which site (R12).
    Duration measuredOn;
    SiteId measuredAt;
    /// Position of the preferred candidate, and of the best by value.
    std::uint32_t preferred = 0;
    std::uint32_t best = 0;
    /// Which stop of the order answered, and the gateway; invalid if none did.
    Stop stop{};
    GatewayId gateway;
};

class OgsClient {
  public:
    /// The profile may change later; `noise` may be null and outlives the client.
    OgsClient(ClientProfile profile, const OgsOptions& options, ProbeNoise* noise = nullptr);

    /// A newer profile was downloaded; the cache stays as it is (R15).
    void setProfile(ClientProfile profile) { m_profile = std::move(profile); }
    const ClientProfile& profile() const { return m_profile; }
    ClientState state() const { return m_state; }
    /// The gateway that the tunnel ends at; invalid without one.
    GatewayId gateway() const { return m_gateway; }

    /// The user connects, or the client does by itself (R5, R6). Not while connected.
    Decision connect(Duration now, const Surroundings& around);
    void disconnect(Duration now);
    /// The machine sleeps with what it has.
    void suspend(Duration now);
    /// It wakes (R8). Without ReconnectAfterResume the tunnel is gone, and the user connects.
    Decision resume(Duration now, const Surroundings& around);
    /// The gateway of the tunnel is gone (R9, R26); `around.alive` no longer has it.
    Decision lose(Duration now, const Surroundings& around);
    /// Deletes the preferences file (R14).
    void forget() { m_cache.clear(); }

  private:
    Decision evaluate(Decision decision, const Surroundings& around, bool resumed);
    bool fromCache(Decision& decision, const Surroundings& around);
    void probe(Decision& decision, const Surroundings& around);
    void decide(Decision& decision, bool resumed);
    Decision finish(Decision decision, const Surroundings& around, bool afterLoss = false);
    std::optional<std::uint32_t> lastCandidate() const;
    /// The last gateway, else the first host entry (R21).
    std::uint32_t usual() const { return lastCandidate().value_or(0); }
    void orderFromLastRanking(std::uint32_t preferred);

    ClientProfile m_profile;
    OgsOptions m_options;
    ProbeNoise* m_noise;
    LocationCache m_cache;
    ClientState m_state = ClientState::Idle;
    bool m_suspendedConnected = false;
    GatewayId m_gateway;
    /// Host that it was connected to last, as `last_gateway` in its preferences.
    std::string m_lastHost;
    std::optional<Duration> m_lastDisconnect;
    Duration m_suspendedAt;
    LocationKeys m_lastKeys;
    /// Hosts in the order of the last ranking, and the order of connection made of it.
    std::vector<std::string> m_lastRanking;
    std::vector<Stop> m_order;
};

}  // namespace peerplan
