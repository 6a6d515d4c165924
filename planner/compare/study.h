// SPDX-License-Identifier: MIT
#pragma once

/// Everything that a comparison asks of one design.

#include <optional>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "model/price_book.h"
#include "model/progress.h"
#include "planner/answers/availability.h"
#include "planner/answers/bandwidth.h"
#include "planner/answers/compare.h"
#include "planner/answers/ogs_score.h"
#include "planner/answers/review.h"
#include "planner/answers/spof.h"
#include "planner/answers/sweep.h"

namespace peerplan {

/// A plan with its scenario applied.
struct Design {
    /// As the question named it, and for people.
    std::string name;
    std::string title;
    Plan plan;
    /// Components that the scenario fails.
    std::vector<std::string> failed{};
    SiteClocks clocks{};
};

/// What the planner answers about a design, all of it with nothing down but what the design fails.
struct DesignAnswers {
    const BandwidthAnswer* bandwidth = nullptr;
    /// Null where the plan has no VPN gateway or nobody who uses one.
    const OgsScoreAnswer* ogsScore = nullptr;
    const ReviewAnswer* review = nullptr;
    const SweepAnswer* sweep = nullptr;
    const SpofAnswer* spof = nullptr;
    const AvailabilityAnswer* availability = nullptr;
};

struct StudyOptions {
    /// Prices of what the plan states none for; may be null.
    const PriceBook* prices = nullptr;
    /// Answers about the first design that the caller has already; may be null.
    const DesignAnswers* ofFirst = nullptr;
    int threads = 1;
    Progress progress{};
};

/// A design's figures, and the review that its findings come from.
struct DesignStudy {
    DesignFigures figures;
    ReviewAnswer review;
};

/// Compiles the design, asks (where `known` is null) bandwidth, every single failure, single points
/// of failure, availability, the score of VPN gateways and the review, and reads the figures off.
/// The design is to be free of errors. Throws UsageError where it fails a component that it does
/// not have.
DesignStudy studyDesign(const Design& design, const Catalogue& catalogue,
                        const StudyOptions& options, const DesignAnswers* known = nullptr);

}  // namespace peerplan
