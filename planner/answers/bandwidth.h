// SPDX-License-Identifier: MIT
#pragma once

/// What `bandwidth` answers, as plain structs: demand, load and headroom, sizes, and what was
/// assumed. Rates are in kbit/s; names are component references and ids of the plan.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/circuit.h"
#include "model/policy.h"
#include "model/quantity.h"
#include "model/service.h"
#include "model/site.h"
#include "model/text.h"

namespace peerplan {

/// Site to Microsoft (up) and Microsoft to site (down).
struct Rates {
    double upKbps = 0;
    double downKbps = 0;
    double sum() const { return upKbps + downKbps; }
    Rates& operator+=(const Rates& other) {
        upKbps += other.upKbps;
        downKbps += other.downKbps;
        return *this;
    }
    bool operator==(const Rates&) const = default;
};

/// How much of a capacity is free at the busiest quarter-hour (rule H2).
enum class HeadroomClass : std::uint8_t { Congested, Tight, Target, Generous, Wasteful };
PEERPLAN_WORDS(HeadroomClass, "congested", "tight", "target", "generous", "wasteful")

/// Which rule asks for more capacity (rule H7).
enum class SizingRule : std::uint8_t { Percent, Statistical };
PEERPLAN_WORDS(SizingRule, "percent", "statistical")

/// Something taken because the plan does not say it, or a choice that a figure rests on (PL6).
struct Assumption {
    /// What it is about, in a word or two, such as `growth`; equal words stand together.
    std::string subject;
    Text text;
};

/// Something about the input that a reader of the figures must know; no default and no error.
struct Remark {
    /// The object it is about: `measurement/pilot-2026`.
    std::string subject;
    Text text;
};

/// Where a figure of demand comes from, best first (rule D2).
enum class DemandBasis : std::uint8_t { Measured, Pilot, Persona };
PEERPLAN_WORDS(DemandBasis, "measured", "pilot", "persona")

/// Busy-hour demand of one site's users for one service, at `as_of`.
struct ServiceDemand {
    /// Positions in `BandwidthAnswer::sites` and `services`.
    std::uint32_t site = 0;
    std::uint32_t service = 0;
    DemandBasis basis = DemandBasis::Persona;
    /// What is planned with.
    Rates used;
    /// What the personas say, for comparison.
    Rates estimate;
    /// used / estimate, both directions together; nothing where the estimate is 0.
    std::optional<double> ratio;
    /// Media that goes site to site and is in none of the above (rule PL5).
    Rates peer;
};

/// Traffic that the plan states itself, or that was measured and nothing else explains.
struct FixedDemand {
    /// `demand/x`, `inbound/x` or `measurement/x`.
    std::string ref;
    /// Position in `BandwidthAnswer::sites`, or none for a baseline on a link.
    std::optional<std::uint32_t> site;
    /// Where it goes: a service's id, `site/x`, an Azure region, or the measured element.
    std::string to;
    TrafficClass trafficClass = TrafficClass::BE;
    /// At its busiest, at `as_of`.
    Rates rates;
    bool flat = false;
};

/// A measurement of an element beside what the plan's own traffic lays on it (rule D4).
struct MeasurementAnswer {
    /// `measurement/x` and the element or the site it is of.
    std::string ref;
    std::string of;
    /// At `as_of`, grown from the day it was measured.
    Rates measured;
    /// Peak of what the plan itself lays there, of what the measurement includes.
    Rates explained;
    /// What is left, and counts as a baseline.
    Rates baseline;
    /// Of business hours, as measured.
    std::optional<double> p95UpKbps;
    std::optional<double> p95DownKbps;
    std::optional<double> p99UpKbps;
    std::optional<double> p99DownKbps;
    bool series = false;
};

/// Load by class of traffic, in the order of `TrafficClass`.
using ByClass = std::array<double, 5>;

/// When in the plan's year: the first day with those UTC offsets, and the time of day in UTC.
struct Instant {
    Date date;
    int utcMinute = 0;
};

/// Load and headroom of an element in one state, in its busiest quarter-hour (rule H1).
struct LoadAnswer {
    /// The direction with less headroom. Up is from the site, of a link from its `from` end.
    enum class Way : std::uint8_t { Up, Down, Both };
    Way way = Way::Up;
    /// What headroom is decided on.
    std::int64_t loadKbps = 0;
    /// Nothing where the plan states none.
    std::optional<std::int64_t> capacityKbps;
    std::optional<double> headroom;
    Instant busiest;
};

/// Both rules of link dimensioning for the load of the sizing state (rule H7).
struct DimensioningAnswer {
    double flowKbps = 0;
    double percentKbps = 0;
    double statisticalKbps = 0;
    SizingRule binds = SizingRule::Percent;
    /// Below this load the statistical rule asks for more, above it the percent rule.
    double crossingKbps = 0;
};

enum class BandwidthElementKind : std::uint8_t {
    Circuit,
    Connection,
    Internet,
    Link,
    Trunk,
    Control,
    Device
};
PEERPLAN_WORDS(BandwidthElementKind, "circuit", "connection", "internet", "link", "trunk",
               "control", "device")

/// Something with a capacity.
struct ElementAnswer {
    BandwidthElementKind kind = BandwidthElementKind::Circuit;
    /// Its component reference; of a trunk `network/x/pop/a-b`.
    std::string ref;
    /// For people; empty where the id serves.
    std::string name;
    /// The site it stands at; empty where there is none.
    std::string site;
    /// Nothing rides on it in any state; it has no class then.
    bool idle = false;

    LoadAnswer normal;
    /// The normal state has so much headroom that it is wasteful there (rule H3).
    bool normalWasteful = false;

    /// The worst single failure (rule H3); empty if no failure is worse than the normal state.
    std::string failure;
    LoadAnswer sizing;
    std::optional<HeadroomClass> headroomClass;
    /// The worst of all states in which people have switched what needs a person (rule R4), where
    /// it is worse than the above.
    std::optional<LoadAnswer> afterSwitch;
    std::string afterSwitchFailure;
    std::optional<HeadroomClass> afterSwitchClass;
    /// By class of traffic, in the sizing state's busiest quarter-hour.
    ByClass byClass{};
    /// What of it is lost in overload, best effort first where classes are honoured (rule H6).
    ByClass shed{};
    bool honoursClasses = false;
    /// EF at its own peak with its burst, for EF is dropped at once (rules H6, H7); 0 where classes
    /// are not honoured.
    double efPeakKbps = 0;

    /// Capacity at which the least and the most headroom of the target are met (rule H4).
    double neededKbps = 0;
    double roomyKbps = 0;
    /// Smallest size of the ladder with at least the least headroom; circuits only, and nothing
    /// where even the largest has less.
    std::optional<std::int64_t> ladderMbps;
    DimensioningAnswer rules;

    /// Load of the sizing state at the plan's horizon, and the first calendar year in which the
    /// headroom is below the target (rule D5); no year if none in the 30 years ahead.
    std::int64_t horizonKbps = 0;
    std::optional<int> outgrown;
};

/// An element on the way of a region's traffic when one circuit carries it alone.
struct WayElement {
    std::string ref;
    LoadAnswer load;
};

/// Whether one circuit carries its region with all others of the region failed (rule H5).
struct AloneAnswer {
    std::string region;
    std::string circuit;
    LoadAnswer load;
    bool fits = false;
    bool fitsWithTarget = false;
    /// The same of every link, control, device and connection on the way.
    bool wayFits = true;
    bool wayFitsWithTarget = true;
    /// Those that have less headroom than the target asks, least first.
    std::vector<WayElement> narrow;
    /// Users of the region at sites that lose a service in that state.
    std::int64_t usersCut = 0;
};

/// How large each of n equal circuits of a region must be so that the others carry the region when
/// one fails, if they share evenly (rule H4).
struct RegionSizes {
    std::string region;
    std::int64_t circuits = 0;
    /// Busiest direction and quarter-hour of all its circuits together, in the state that lays most
    /// on them.
    std::int64_t loadKbps = 0;
    std::string failure;
    /// For one (which no circuit backs), two and three circuits; nothing beyond the ladder.
    std::array<std::optional<std::int64_t>, 3> ladderMbps;
};

/// What a circuit carries in a month, and what that means for its bill (rule H4).
struct VolumeAnswer {
    std::string circuit;
    Billing billing = Billing::Metered;
    /// 10^9 bytes. Microsoft to customer is what a metered circuit is charged for.
    double gigabytesDown = 0;
    double gigabytesUp = 0;
    Text meaning;
};

/// A single failure that leaves flows without an automatic way (rule H3).
struct CutAnswer {
    /// Empty: the normal state.
    std::string failure;
    std::int64_t sites = 0;
    /// All users of those sites.
    std::int64_t users = 0;
    /// Of `users`, those whose flows a person can switch to another egress (rule R4).
    std::int64_t usersAfterSwitch = 0;
    /// Busy-hour rate of the flows that are cut.
    Rates lost;
    /// One of the sites.
    std::string site;
};

/// A failure that spans regions: told, not sized for (rule H3).
struct WideFailure {
    std::string failure;
    std::int64_t regions = 0;
    std::int64_t usersCut = 0;
    /// The element with the least headroom among those that the failure loads more, if any.
    std::string element;
    std::optional<LoadAnswer> load;
};

/// Load over the 96 quarter-hours of the UTC day that is busiest in the year, normal state.
struct DayLoad {
    /// `circuit/x`, or the id of a region or a service.
    std::string of;
    Date date;
    std::array<double, 96> upKbps{};
    std::array<double, 96> downKbps{};
};

/// A site's demand in its busiest quarter-hour.
struct SiteDemand {
    std::int64_t users = 0;
    /// To and from Microsoft and the Internet, stated demands and inbound flows included.
    Rates busiest;
    Rates atHorizon;
    Rates peer;
};

/// Sites of one kind whose users have the same personas.
struct SiteClassDemand {
    /// Kind of site and its personas: `office: clerk, engineer`.
    std::string name;
    std::int64_t sites = 0;
    std::int64_t users = 0;
    /// Of all sites, busy-hour rates without diversity.
    Rates total;
    Rates perSite;
    /// Of all sites, by class of traffic.
    ByClass upByClass{};
    ByClass downByClass{};
};

struct BandwidthAnswer {
    Date asOf;
    std::int64_t horizonYears = 0;
    double growthPerYear = 0;
    double leastHeadroom = 0.2;
    double mostHeadroom = 0.5;
    double epsilon = 0.01;
    /// What was failed from the start.
    std::vector<std::string> given;
    /// Kinds of failure that were swept, and how many states that made.
    std::vector<FailureKind> survived;
    std::int64_t states = 0;
    /// False if the work was stopped before its end: worst states may be missing.
    bool complete = true;

    /// Ids, in the plan's order.
    std::vector<std::string> sites;
    std::vector<std::string> services;
    /// One per site.
    std::vector<SiteDemand> siteDemand;
    std::vector<ServiceDemand> demand;
    std::vector<SiteClassDemand> siteClasses;
    std::vector<FixedDemand> fixed;
    std::vector<MeasurementAnswer> measurements;

    /// Circuits, connections, Internet egresses, links, trunks, controls, devices.
    std::vector<ElementAnswer> elements;
    std::vector<AloneAnswer> alone;
    std::vector<RegionSizes> regionSizes;
    std::vector<VolumeAnswer> volumes;
    /// Most users first.
    std::vector<CutAnswer> cuts;
    std::vector<WideFailure> wide;
    std::vector<DayLoad> days;
    /// What users take of each service, by its id, on the UTC day on which all together are
    /// busiest; services that nobody uses are left out.
    std::vector<DayLoad> serviceDays;

    std::vector<Assumption> assumptions;
    std::vector<Remark> remarks;
};

}  // namespace peerplan
