// SPDX-License-Identifier: MIT
#pragma once

/// What `ogs select` answers, as plain structs: which gateway the clients of each site choose, why,
/// how sure that is, what happens over days, and what other policies would do. Names are ids of
/// the plan, times in milliseconds, instants in minutes of UTC from the plan's first midnight.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/enumeration.h"
#include "model/finding.h"
#include "model/quantity.h"
#include "model/text.h"

namespace peerplan {

/// Why clients are not on the gateway with the least network round trip; `none` if they are.
enum class OgsFault : std::uint8_t {
    None,
    OldSoftware,    ///< the delayed-ACK stall of the better one
    FullHandshake,  ///< the better one does not resume TLS sessions
    StaleCache,     ///< measured when the better one did not answer, or was not there
    SharedKey,      ///< measured at another place with the same DNS key
    Threshold,      ///< better, but not by enough
    Hold,           ///< not away for long enough
    Backup,         ///< the backup servers come before the next host
    NotMeasured,    ///< OGS is off, cannot run, or had no results
    Noise           ///< the probes were unlucky, or rounded to the same
};
PEERPLAN_WORDS(OgsFault, "none", "old-software", "full-handshake", "stale-cache", "shared-key",
               "threshold", "hold", "backup", "not-measured", "noise")

/// One candidate as the clients of a site see it when they measure afresh.
struct OgsRank {
    std::string gateway;
    /// 1 is what the client takes to be best; 0 without a result.
    std::int64_t rank = 0;
    std::optional<double> networkMs;
    /// What OGS compares: the least of its probes.
    std::optional<double> valueMs;
    /// The part of that which is the stall of old software.
    double stallMs = 0;
    /// How often it is preferred when probes are noisy.
    double probability = 0;
    /// How its round trip is known: `measured`, `internet`, `wan`.
    std::string source;
};

/// A first connection of the clients of a site, all gateways up.
struct OgsSiteAnswer {
    std::string site;
    std::string region;
    std::int64_t users = 0;
    /// Empty where no gateway answers.
    std::string chosen;
    std::string nearest;
    std::optional<double> chosenMs;
    std::optional<double> nearestMs;
    /// The next in rank, and by how much its value is worse.
    std::string second;
    std::optional<double> marginMs;
    /// How often `chosen` is preferred when probes are noisy.
    double probability = 0;
    OgsFault fault = OgsFault::None;
    Text why;
    /// In the order of the profile.
    std::vector<OgsRank> ranks;
};

/// Sites that a client cannot tell apart: what someone from the first gets at the second.
struct OgsSharedKey {
    std::string key;
    /// Sites with that key.
    std::int64_t sites = 0;
    std::string from;
    std::string at;
    std::string taken;
    std::string better;
    double extraMs = 0;
};

struct OgsGatewayAnswer {
    std::string gateway;
    /// Users whose clients prefer it, by probability.
    double users = 0;
    std::optional<std::int64_t> sessions;
    /// Mean network round trip of those users.
    std::optional<double> meanMs;
};

/// What tunnels add to an element in its busiest quarter-hour of tunnel traffic (rule R7).
struct OgsTunnelLoad {
    std::string element;
    double upKbps = 0;
    double downKbps = 0;
};

/// One policy for all clients, on the same round trips.
struct OgsPolicyAnswer {
    std::string policy;
    double meanMs = 0;
    double p95Ms = 0;
    /// Moves of a client from one gateway to another in 30 days.
    double movesPerMonth = 0;
    /// Users by gateway of the plan, in its order.
    std::vector<double> users;
    /// The gateway with most users, and its share of them.
    std::string busiest;
    double busiestShare = 0;
};

/// Something that a client did, and how often it did the same after.
struct OgsEvent {
    std::int64_t minute = 0;
    std::string site;
    /// Where the client was, if not at home.
    std::string place;
    std::string trigger;
    std::string cause;
    std::string gateway;
    std::optional<double> ms;
    std::int64_t times = 1;
    Text why;
};

/// Connections to a gateway that was not the best there was, for one reason.
struct OgsWrong {
    std::string site;
    std::string place;
    OgsFault fault = OgsFault::None;
    std::string gateway;
    std::string better;
    double extraMs = 0;
    /// First and last connection, and how many.
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t times = 0;
    std::int64_t users = 0;
    Text why;
};

struct OgsSelectionAnswer {
    Date asOf;
    std::uint64_t seed = 0;
    std::int64_t samples = 0;
    /// Mean of the noise as a share of a probe's time.
    double noise = 0;
    std::vector<std::string> gatewayNames;
    std::vector<OgsSiteAnswer> sites;
    std::vector<OgsGatewayAnswer> gateways;
    std::vector<OgsTunnelLoad> tunnels;
    std::vector<OgsPolicyAnswer> policies;
    std::vector<OgsSharedKey> sharedKeys;
    std::vector<Finding> findings;
    /// By finding: the reason with which the plan accepts it (rule V2); empty if it does not.
    std::vector<std::string> accepted;
    /// Only where days were asked for.
    std::int64_t days = 0;
    std::vector<OgsEvent> events;
    std::vector<OgsWrong> wrong;
};

}  // namespace peerplan
