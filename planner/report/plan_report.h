// SPDX-License-Identifier: MIT
#pragma once

/// The report of a plan from the plan: every answer that the sections asked for need, each worked
/// out once, and the report of them. Behind `peerplan report` and the window alike.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/diagnostic.h"
#include "model/plan.h"
#include "model/price_book.h"
#include "model/report.h"
#include "planner/compare/study.h"
#include "planner/report/compose.h"
#include "planner/report/section_ids.h"

namespace peerplan {

/// One of the pieces of work behind a report.
struct ReportStage {
    Text name;
    /// From 1 to `of`.
    std::size_t number = 1;
    std::size_t of = 1;
};

/// Called from one thread as a stage begins and goes on, with what is done of what is to do in it
/// (0: unknown). Returning false asks the work to stop soon; the report then says that it is
/// incomplete.
using ReportProgress =
    std::function<bool(const ReportStage& stage, std::int64_t done, std::int64_t total)>;

/// What is to be reported. All that is referred to outlives the call.
struct PlanReportQuestion {
    /// Free of errors, with its scenario applied.
    const Plan& plan;
    const Catalogue& catalogue;
    const SiteClocks& clocks;
    /// Components that are down already: of the scenario, and of what people name.
    std::vector<std::string> given{};
    /// Name of the scenario for people, or empty.
    std::string scenario{};
    /// Name and version of the program.
    std::string generator{};
    /// Designs to put side by side, the first of which is this plan; fewer than two for none.
    std::span<const Design> designs{};
    /// What things cost a month; may be null.
    const PriceBook* prices = nullptr;
    /// Empty is all.
    ReportSections sections{};
    /// 0: one a processor.
    int threads = 0;
    ReportProgress progress{};
    /// Renders names made of words in the reader's language; English where there is none.
    Wording wording{};
};

/// The answers; those that no section needs, or that the plan has no ground for, are empty.
struct PlanAnswers {
    /// What compiling the plan warned of.
    Diagnostics told;
    BandwidthAnswer bandwidth;
    std::vector<EgressFlow> egressFlows;
    std::optional<SweepAnswer> sweep;
    std::optional<SpofAnswer> spof;
    std::vector<ReportedFailover> failovers;
    std::optional<AvailabilityAnswer> availability;
    std::optional<OgsSelectionAnswer> ogsSelection;
    std::optional<OgsScoreAnswer> ogsScore;
    std::optional<OgsPlaceAnswer> ogsPlace;
    std::optional<ReviewAnswer> review;
    std::optional<CompareAnswer> comparison;
    std::optional<ProvidersAnswer> providers;
};

/// Throws UsageError with the nearest spelling where something given is no component. The same
/// answers for any number of threads.
PlanAnswers answerPlan(const PlanReportQuestion& question);

/// The report of those answers.
Report composeReport(const PlanReportQuestion& question, const PlanAnswers& answers);

}  // namespace peerplan
