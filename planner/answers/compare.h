// SPDX-License-Identifier: MIT
#pragma once

/// What `compare` answers, as plain structs: designs side by side, row by row, the findings that
/// one has and the first has not, and each office's ways. Times are in milliseconds, shares from 0
/// to 1, names are component references and ids of the plan.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/enumeration.h"
#include "model/finding.h"
#include "model/text.h"
#include "planner/answers/spof.h"

namespace peerplan {

/// How steady an office's way to Microsoft 365 is: in the normal state and in every single failure
/// but that of its own building. Of what ExpressRoute may carry, weighted by busy-hour traffic.
struct OfficeWays {
    std::string site;
    std::string region;
    std::int64_t users = 0;
    /// Mean round trip in the normal state; nothing where nothing is served.
    std::optional<double> rttMs{};
    /// The least and the greatest of the normal state and all single failures, people having
    /// switched what needs a person.
    std::optional<double> leastMs{};
    std::optional<double> mostMs{};
    /// The failure of the greatest; empty for the normal state.
    std::string mostIn{};
    /// Share that goes by the Internet in the normal state, and over a year by stated
    /// availabilities.
    double internetShare = 0;
    double internetYear = 0;
    /// Share that leaves in another region in the normal state; the most in any single failure.
    double abroadShare = 0;
    double abroadMost = 0;
    /// Some failure leaves it waiting for a person.
    bool waits = false;
    /// An Internet egress stands at the office itself.
    bool ownInternet = false;
    /// The least headroom of what its ways cross in the normal state, each element in its sizing
    /// state (rule H3).
    std::optional<double> leastHeadroom{};
    std::string leastElement{};
    /// A year without the service that it is worst off with, usable; nothing where no availability
    /// is stated.
    std::optional<double> minutesWithout{};
    /// Findings about the office and what stands at it that are not accepted.
    std::int64_t findings = 0;
};

/// What of a network has to follow when traffic leaves another way.
enum class FailoverMeans : std::uint8_t { Bgp, Nat, Dns, Proxy };
PEERPLAN_WORDS(FailoverMeans, "BGP", "NAT", "DNS", "proxy")

/// One thing that a person has to do in some failover of a circuit or an Internet egress.
struct ManualStep {
    FailoverMeans means = FailoverMeans::Bgp;
    /// Sites that it is for, in any failure.
    std::int64_t sites = 0;
    Text what;
};

/// Whether failovers need a person.
enum class FailoverManner : std::uint8_t { Automatic, Manual, NoneLeft };
PEERPLAN_WORDS(FailoverManner, "automatic", "by a person", "none")

/// How much there is to understand.
enum class Complexity : std::uint8_t { Simple, Moderate, Complex };
PEERPLAN_WORDS(Complexity, "simple", "moderate", "complex")

struct ComplexityAnswer {
    Complexity level = Complexity::Simple;
    /// What makes it so.
    std::vector<Text> reasons{};
};

struct UsersRtt {
    /// Empty for all together; a region's id, or `-` for sites without one.
    std::string region;
    std::int64_t users = 0;
    std::optional<double> medianMs{};
    std::optional<double> p95Ms{};
};

/// A finding of the review that a design has and the first has not, or the other way round.
struct FindingChange {
    bool gained = true;
    Finding finding;
};

/// What one design comes to.
struct DesignFigures {
    std::int64_t sites = 0;
    std::int64_t users = 0;
    std::int64_t circuits = 0;
    std::int64_t internetEgresses = 0;
    /// Users of offices that some single failure cuts off or leaves waiting, and of those, waiting
    /// only; and of offices that one congests, not among those.
    std::int64_t usersAtRisk = 0;
    std::int64_t usersWaiting = 0;
    std::int64_t usersCongested = 0;
    /// The most of a single failure, cut or waiting, and which.
    std::int64_t worstFailureUsers = 0;
    std::string worstFailure{};
    /// Users of sites that are cut off, wait, or meet congestion or too long a round trip with
    /// nothing failed: the kind that hurts most of them.
    std::int64_t usersHurtNormally = 0;
    /// Components, by SpofKind.
    std::array<std::int64_t, spofKinds> spofs{};
    /// In the sizing state (rule H3).
    std::optional<double> leastHeadroom{};
    std::string leastElement{};
    std::string leastFailure{};
    /// A month, in hundredths of the plan's currency, of what is priced; and how much is not.
    std::optional<std::int64_t> costHundredths{};
    std::string currency{};
    std::int64_t unpriced = 0;
    /// Minutes a year without the service that is worst off, mean over users; nothing where no
    /// availability is stated.
    std::optional<double> minutesWithout{};
    std::string worstService{};
    /// Regions in the plan's order; last all together.
    std::vector<UsersRtt> rtts{};
    double abroadShare = 0;
    /// Users whom some single failure sends to another region.
    std::int64_t usersAbroad = 0;
    /// Mean over users of the greatest less the least round trip, and the most of an office.
    std::optional<double> meanSpanMs{};
    std::optional<double> mostSpanMs{};
    std::string mostSpanSite{};
    std::string mostSpanFailure{};
    /// User-hours a year on the Internet, of what ExpressRoute may carry.
    double internetYear = 0;
    FailoverManner failover = FailoverManner::Automatic;
    /// How long people take, where the policy says so.
    std::optional<double> manualMinutes{};
    std::vector<ManualStep> steps{};
    std::optional<double> ogsScore{};
    ComplexityAnswer dns{};
    ComplexityAnswer routing{};
    /// Findings that are not accepted; nothing without a review.
    struct Findings {
        std::int64_t errors = 0;
        std::int64_t warnings = 0;
        std::int64_t notes = 0;
    };
    std::optional<Findings> findings{};
    std::vector<OfficeWays> offices{};
};

struct ComparedDesign {
    /// As the question named it: `base`, a scenario's id, or a file.
    std::string name;
    std::string title;
    DesignFigures figures;
    /// An earlier design that comes to the same plan, whose answers it has.
    std::optional<std::size_t> sameAs{};
    /// Against the first design, gained ones first, each in the order of its review.
    std::vector<FindingChange> changes{};
};

/// Which value of a row is best.
enum class Better : std::uint8_t { Less, More, Neither };

struct CompareCell {
    /// What is ranked; nothing where there is nothing to say.
    std::optional<double> value{};
    /// Of figures that are words.
    Text words{};
    /// The component, site or service, and the failure in which it is so.
    std::string where{};
    std::string failure{};
    /// Of a kind of single points of failure: how many there are of each worse kind. Fewer of a
    /// kind are no gain where they have only become worse.
    std::vector<std::int64_t> worseKinds{};
    bool best = false;
};

enum class CompareUnit : std::uint8_t { Count, Users, Ratio, Ms, Minutes, Money, Score, InWords };
PEERPLAN_WORDS(CompareUnit, "count", "users", "ratio", "ms", "min", "money", "score", "words")

struct CompareRow {
    /// Stable name, such as `users-at-risk`.
    std::string figure;
    /// Of figures by region.
    std::string region{};
    Text title{};
    CompareUnit unit = CompareUnit::Count;
    Better better = Better::Less;
    /// One a design.
    std::vector<CompareCell> cells{};
};

struct CompareAnswer {
    std::vector<ComparedDesign> designs;
    std::vector<CompareRow> rows;
    /// Names of regions for people, by id.
    std::vector<std::pair<std::string, std::string>> regionNames;
    /// Designs whose answers were worked out; the others had them already.
    std::int64_t workedOut = 0;
};

}  // namespace peerplan
