// SPDX-License-Identifier: MIT
#pragma once

/// What `fail` answers: a failover second by second, and the way back. Times are in milliseconds
/// from the first failure, rates in kbit/s, names are component references and ids of the plan.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/enumeration.h"
#include "model/text.h"
#include "planner/answers/bandwidth.h"

namespace peerplan {

/// What notices a failure (rule F6).
enum class DetectedBy : std::uint8_t {
    LossOfLight,
    Bfd,
    HoldTimer,
    StandbyUnit,
    WanConvergence,
    InternetCheck,
    Person
};
PEERPLAN_WORDS(DetectedBy, "loss-of-light", "bfd", "hold-timer", "standby-unit", "wan-convergence",
               "internet-check", "person")

/// A component that the question fails, and perhaps repairs.
struct FailoverOutage {
    std::string component;
    std::int64_t fromMs = 0;
    /// Nothing: it is not repaired.
    std::optional<std::int64_t> toMs;
};

/// How the loss of one thing is noticed, once for all that are noticed alike at one time.
struct FailoverTimer {
    /// `connection/x/primary`, `internet/x`, `control/p/firewall#1`, or the failed component where
    /// only the WAN converges.
    std::string component;
    /// Further components that are noticed alike.
    std::int64_t others = 0;
    DetectedBy by = DetectedBy::WanConvergence;
    std::int64_t leastMs = 0;
    /// Nothing: only a repair ends it.
    std::optional<std::int64_t> mostMs;
    /// The plan states no timer, and 0 is taken.
    bool assumed = false;
};

enum class FailoverEventKind : std::uint8_t {
    Failed,
    Detected,
    Moved,
    Switched,
    Repaired,
    Returned
};
PEERPLAN_WORDS(FailoverEventKind, "failed", "detected", "moved", "switched", "repaired", "returned")

struct FailoverEvent {
    std::int64_t atMs = 0;
    /// Where a timer leaves a range: when it may happen at the earliest.
    std::int64_t earliestMs = 0;
    FailoverEventKind kind = FailoverEventKind::Failed;
    Text what;
};

/// How the touched traffic leaves in one interval, by egress and connection; in order of share.
struct FailoverWay {
    /// `circuit/x` or `internet/x`; empty for what goes to another site or straight to the
    /// Internet.
    std::string egress;
    /// `connection/x/primary`; empty for an Internet egress.
    std::string connection;
    /// Of the touched traffic.
    double share = 0;
    Rates rates;
};

/// Load of an element in one interval, in the direction with less headroom.
struct FailoverLoad {
    LoadAnswer::Way way = LoadAnswer::Way::Up;
    std::int64_t loadKbps = 0;
    std::optional<std::int64_t> capacityKbps;
    std::optional<double> headroom;
    /// What the element sheds in that direction (rule H6).
    ByClass shed{};
    double shedKbps() const {
        double sum = 0;
        for (const double kbps : shed) sum += kbps;
        return sum;
    }
};

/// A region's users in one interval; the last of a list is all regions together.
struct FailoverRegionState {
    /// User-equivalents without service, and with traffic shed (rule F4).
    double usersWithout = 0;
    double usersShed = 0;
    /// Round trip of what of the touched traffic arrives, by users; nothing where nothing arrives.
    std::optional<double> rttMs;
};

/// What holds from one event to the next.
struct FailoverInterval {
    std::int64_t fromMs = 0;
    /// Nothing: for good.
    std::optional<std::int64_t> toMs;
    /// All traffic of the plan's sites that stand, both directions: demand = delivered + lost +
    /// shed.
    double demandKbps = 0;
    double deliveredKbps = 0;
    double lostKbps = 0;
    double shedKbps = 0;
    /// Of the traffic that this timeline touches, the share that is lost.
    double lostShare = 0;
    /// Sites all of whose touched traffic is lost have this many users.
    std::int64_t usersCut = 0;
    /// Sessions that break as the interval begins (rule F7): user-equivalents, and all users of the
    /// sites that lose any.
    double sessionsBroken = 0;
    std::int64_t usersWithBrokenSessions = 0;
    FailoverRegionState all;
    /// By position in `FailoverAnswer::regions`.
    std::vector<FailoverRegionState> regions;
    std::vector<FailoverWay> ways;
    /// By position in `FailoverAnswer::elements`.
    std::vector<FailoverLoad> loads;
};

/// An element whose load or capacity the timeline changes.
struct FailoverElement {
    BandwidthElementKind kind = BandwidthElementKind::Circuit;
    std::string ref;
    bool honoursClasses = false;
};

struct FailoverRegion {
    /// A region's id; empty for sites without one.
    std::string region;
    std::int64_t usersTouched = 0;
    /// User-equivalents × seconds without service, up to the last event.
    double userSeconds = 0;
    /// The same if every timer runs out at its earliest.
    double userSecondsLeast = 0;
    double sessionsBroken = 0;
};

struct FailoverAnswer {
    std::vector<FailoverOutage> outages;
    /// Failed before the story begins.
    std::vector<std::string> given;
    std::vector<FailoverTimer> timers;
    /// The quarter-hour that it happens in (rule F8), and whether the question chose it.
    Instant at;
    bool asked = false;

    std::vector<FailoverEvent> events;
    /// The first is before the first failure and ends at 0.
    std::vector<FailoverInterval> intervals;
    std::vector<FailoverElement> elements;
    std::vector<FailoverRegion> regions;

    /// Users of all sites that the failures touch (rule F4), and their traffic in this
    /// quarter-hour.
    std::int64_t usersTouched = 0;
    double touchedKbps = 0;
    double userSeconds = 0;
    double userSecondsLeast = 0;
    double sessionsBroken = 0;
    /// Somebody stays without service after the last event.
    bool unresolved = false;
    /// A person had to act.
    bool manual = false;

    std::vector<Assumption> assumptions;
};

}  // namespace peerplan
