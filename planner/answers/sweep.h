// SPDX-License-Identifier: MIT
#pragma once

/// What `sweep` answers, as plain structs: every failure and its effect, and the same read by
/// element, office, region and tier (rules F3 to F5, F8).

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/policy.h"
#include "model/text.h"
#include "planner/answers/bandwidth.h"

namespace peerplan {

/// How far a failure reaches (rule F5).
enum class FailureTier : std::uint8_t { Local, Regional, Global };
PEERPLAN_WORDS(FailureTier, "local", "regional", "global")

/// What one failure state does, against the state before it.
struct SweepState {
    /// What failed: one component, or two; nothing for the state before.
    std::vector<std::string> failed;
    FailureTier tier = FailureTier::Local;
    /// All users of sites that send any share over what failed (rule F4), those of sites that
    /// failed included.
    std::int64_t usersTouched = 0;
    /// All users of sites of which some flow has no way left.
    std::int64_t usersCut = 0;
    /// Of the others, those of sites of which some flow waits for a person to switch (rule R4).
    std::int64_t usersWaiting = 0;
    /// Of the others, those of sites of which some flow crosses an element that is congested and
    /// worse than before (rules F1, F3).
    std::int64_t usersDegraded = 0;
    /// Users of sites that failed themselves: in none of the figures above but `usersTouched`.
    std::int64_t usersDown = 0;
    /// Sites of which some flow is cut or waits.
    std::int64_t sitesHurt = 0;
    /// Of pairs: users cut or waiting that neither failure alone cuts or makes wait.
    std::int64_t usersBeyond = 0;
    /// Users × share of their traffic that is cut, waits or crosses what is congested (rule F4).
    double userEquivalents = 0;
    /// The element with the least headroom of those that have less than before, and its load;
    /// nothing where none has less.
    std::string element;
    std::optional<LoadAnswer> load;
    std::optional<HeadroomClass> headroomClass;
    /// The same of all that live, worse than before or not.
    std::string leastElement;
    std::optional<LoadAnswer> least;
    /// Elements that are congested and worse than before.
    std::int64_t congested = 0;
    /// Change of the round trip of the sites that are touched and still served: mean over their
    /// users, and the most of one site; nothing where there are none.
    std::optional<double> extraRttMs;
    std::optional<double> worstExtraRttMs;
    std::string worstExtraRttSite;
    /// That just this has failed and all else is up, by stated availabilities.
    std::optional<double> probability;
};

/// The worst failure of one element that has a capacity.
struct SweepElement {
    BandwidthElementKind kind = BandwidthElementKind::Circuit;
    std::string ref;
    LoadAnswer normal;
    LoadAnswer worst;
    /// Empty if no failure is worse than the state before.
    std::vector<std::string> failed;
    std::optional<HeadroomClass> headroomClass;
    /// In how many states it is congested and worse than before.
    std::int64_t congestedIn = 0;
};

/// What a failure does to an office, worst first.
enum class SiteFate : std::uint8_t { Cut, Waiting, Degraded, Slower, Unhurt };
PEERPLAN_WORDS(SiteFate, "cut", "manual", "congested", "slower", "unhurt")

/// The worst failure of one office; that of its own building is left out.
struct SweepOffice {
    std::string site;
    std::int64_t users = 0;
    SiteFate fate = SiteFate::Unhurt;
    std::vector<std::string> failed;
    /// Share of its traffic that is cut, waits or is congested.
    double share = 0;
    /// Change of its mean round trip in that state.
    double extraRttMs = 0;
    /// In how many states it is so.
    std::int64_t cutIn = 0;
    std::int64_t waitingIn = 0;
    std::int64_t degradedIn = 0;
};

/// The worst failure for the users of one region.
struct SweepRegion {
    std::string region;
    std::int64_t users = 0;
    /// Empty where no failure hurts the region.
    std::vector<std::string> failed;
    FailureTier tier = FailureTier::Local;
    std::int64_t usersCut = 0;
    std::int64_t usersWaiting = 0;
    std::int64_t usersDegraded = 0;
    double userEquivalents = 0;
    std::optional<double> extraRttMs;
};

/// Single failures of one tier.
struct SweepTier {
    FailureTier tier = FailureTier::Local;
    std::int64_t states = 0;
    /// States in which users are cut, wait, or meet congestion.
    std::int64_t cutting = 0;
    std::int64_t waiting = 0;
    std::int64_t congesting = 0;
    /// The worst of them.
    std::int64_t usersCut = 0;
    double userEquivalents = 0;
    std::vector<std::string> failed;
};

/// States whose number of users cut is in a range, singles and pairs apart.
struct SweepUsersBin {
    std::int64_t least = 0;
    /// Inclusive; nothing is without end.
    std::optional<std::int64_t> most;
    std::int64_t singles = 0;
    std::int64_t pairs = 0;
};

/// States by the class of the least headroom that a state leaves on what lives; `overload` is
/// below none.
struct SweepHeadroomBin {
    bool overload = false;
    HeadroomClass headroomClass = HeadroomClass::Target;
    std::int64_t singles = 0;
    std::int64_t pairs = 0;
};

/// Load and headroom of one circuit in one single failure that leaves it less than before.
struct SweepCircuit {
    std::string circuit;
    std::string failed;
    LoadAnswer load;
    std::optional<HeadroomClass> headroomClass;
};

/// What was swept, and what was not, and why nothing is lost by that.
struct SweepScope {
    std::int64_t depth = 1;
    std::vector<std::string> given;
    /// Kinds of failure; empty is all.
    std::vector<FailureKind> only;
    std::int64_t singles = 0;
    /// Single failures of what nothing rides on: they change nothing.
    std::int64_t idle = 0;
    /// Components that pairs were made of, and pairs that were evaluated.
    std::int64_t paired = 0;
    std::int64_t pairs = 0;
    /// Pairs that cannot change more than one of their members: the other takes along what is dead
    /// or what nothing rides on then.
    std::int64_t pairsPruned = 0;
    /// Components that no pair was made of: they concern one site alone, or are beyond the cap.
    std::int64_t leavesUnpaired = 0;
    std::int64_t beyondCap = 0;
    std::int64_t maxPairs = 0;
    /// Pairs of two sites' own components: what they do adds up.
    std::int64_t leafPairs = 0;
    bool metricsStated = false;
    /// False if the work was stopped before its end.
    bool complete = true;
    std::int64_t evaluated = 0;
    std::int64_t planned = 0;

    std::optional<double> minProbability;
    /// Single failures left out because they are less likely.
    std::int64_t unlikely = 0;
    /// Chance that all is up, and of all states that were not looked at, together.
    double allUp = 1;
    double notEnumerated = 0;
    std::int64_t statedAvailabilities = 0;
    std::int64_t unstatedAvailabilities = 0;
    /// Availabilities that the catalogue gave: circuits without one of their own.
    std::int64_t assumedAvailabilities = 0;
};

struct SweepAnswer {
    SweepScope scope;
    /// The state before: nothing failed, or what was given.
    SweepState normal;
    std::int64_t users = 0;
    /// The plan has no users: every site with traffic counts as one in all figures of users.
    bool countsSites = false;
    /// Users of sites of which some flow is cut or waits in the state before already.
    std::int64_t usersCutBefore = 0;

    /// Every single failure, in the order of the components.
    std::vector<SweepState> singles;
    /// Positions of the worst in `singles`, worst first.
    std::vector<std::uint32_t> worst;
    /// The pairs that cut most beyond what either cuts alone, worst first.
    std::vector<SweepState> worstPairs;
    std::vector<SweepTier> tiers;
    std::vector<SweepUsersBin> byUsers;
    std::vector<SweepHeadroomBin> byHeadroom;
    /// Those that carry anything, worst first.
    std::vector<SweepElement> elements;
    /// Sites with users (or, in a plan without users, with traffic), worst first.
    std::vector<SweepOffice> offices;
    std::vector<SweepRegion> regions;
    /// By circuit, least headroom first.
    std::vector<SweepCircuit> circuits;
};

}  // namespace peerplan
