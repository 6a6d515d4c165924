// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/placement.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "model/error.h"
#include "planner/ogs/placement/center_search.h"
#include "planner/ogs/placement/evaluation.h"
#include "planner/ogs/placement/interchange.h"
#include "planner/ogs/placement/loss.h"
#include "planner/ogs/placement/problem_check.h"
#include "planner/ogs/placement/worst_loss_search.h"
#include "planner/parallel.h"

namespace peerplan {

namespace {

using namespace placement;

/// A question, checked, with its costs as whole numbers.
struct Question {
    Question(const PlacementProblem& asked, const PlacementOptions& how, PlacementGoal aim)
        : problem(asked),
          options(how),
          goal(aim),
          existing(0),
          weighted((checkProblem(asked), checkCount(asked, how.count), asked), true) {
        existing = weighted.existing().size();
    }

    SearchLimits limits() const { return {options.maxNodes, options.maxSteps}; }

    const PlacementProblem& problem;
    const PlacementOptions& options;
    PlacementGoal goal;
    std::size_t existing;
    ScaledCosts weighted;
};

/// Losses count only where there is what they leave.
void checkSurvive(const Question& question, std::size_t leastSize) {
    if (question.options.survive == SurviveRule::Off) return;
    if (question.goal == PlacementGoal::Center &&
        question.options.survive == SurviveRule::MeanLoss) {
        throw UsageError(tr("The radius after a mean loss is not defined: ask for the worst loss"));
    }
    if (leastSize > 1 || question.problem.unservedCost) return;
    throw UsageError(
        tr("The loss of the only gateway leaves nobody served: place two or more, or "
           "state what a client that no gateway serves pays"));
}

PlacementCertificate certify(const ScaledCosts& costs, const Searched& searched, double divisor,
                             double rounding) {
    PlacementCertificate certificate;
    certificate.rounding = rounding;
    certificate.proven = searched.lower >= searched.best.cost;
    certificate.objective = costs.toCost(searched.best.cost) / divisor;
    certificate.lowerBound = std::max(0.0, costs.toCost(searched.lower) / divisor - rounding);
    if (!certificate.proven && certificate.objective > 0) {
        certificate.gap = (certificate.objective - certificate.lowerBound) / certificate.objective;
    }
    certificate.nodes = searched.effort.nodes;
    certificate.steps = searched.effort.steps;
    return certificate;
}

/// The median of `size` gateways from a good set, by the rule.
GatewayPlacement searchFrom(const Question& question, const std::vector<Index>& start) {
    const ScaledCosts& costs = question.weighted;
    const std::size_t size = start.size();
    const SurviveRule rule = size > 1 ? question.options.survive : SurviveRule::Off;
    const auto members = static_cast<Cost>(size);
    Searched searched;
    double divisor = 1;
    if (rule == SurviveRule::WorstLoss) {
        searched = searchWorstLoss(costs, size, improveLoss(costs, rule, start), question.limits());
    } else if (rule == SurviveRule::MeanLoss) {
        searched = searchMedian(costs, {members - 1, 1}, size, improveLoss(costs, rule, start),
                                question.limits());
        divisor = static_cast<double>(size);
    } else {
        searched =
            searchMedian(costs, {}, size, {medianCost(costs, start), start}, question.limits());
    }
    GatewayPlacement placement = evaluateSet(question.problem, costs, searched.best.open);
    if (question.options.survive != SurviveRule::Off && size == 1) {
        // Whichever stands alone, its loss leaves everybody unserved.
        Cost unserved = 0;
        for (std::size_t i = 0; i < costs.clients(); ++i) unserved += costs.unserved(i);
        searched.best.cost = searched.lower = unserved;
    }
    placement.certificate = certify(costs, searched, divisor, costs.rounding());
    return placement;
}

/// The center of `size` gateways from a set of at most so many.
GatewayPlacement searchCenterFrom(const Question& question, const ScaledCosts& radii,
                                  std::size_t size, const std::vector<Index>& start) {
    const bool oneLost = question.options.survive != SurviveRule::Off;
    Searched searched = searchCenter(radii, size, oneLost && size > 1, start, question.limits());
    GatewayPlacement placement =
        evaluateSet(question.problem, question.weighted, searched.best.open);
    if (oneLost && size == 1) {
        Cost unserved = 0;
        for (std::size_t i = 0; i < radii.clients(); ++i) {
            unserved = std::max(unserved, radii.unserved(i));
        }
        searched.best.cost = searched.lower = unserved;
    }
    // One client's cost, not a sum.
    placement.certificate =
        certify(radii, searched, 1, radii.rounding() / static_cast<double>(radii.clients()));
    return placement;
}

std::vector<Index> openOf(const GatewayPlacement& placement) {
    std::vector<Index> open;
    for (const PlacedGateway& gateway : placement.gateways) {
        open.push_back(static_cast<Index>(gateway.candidate));
    }
    return open;
}

/// Good sets of existing + 1, …, existing + count gateways. Each begins as the one before with one
/// more; then each that the next one, with its least useful gateway left out, beats is replaced.
std::vector<std::vector<Index>> goodSets(const ScaledCosts& costs, std::size_t count) {
    std::vector<std::vector<Index>> sets;
    std::vector<Index> open = costs.existing();
    for (std::size_t k = 0; k < count; ++k) {
        addGreedily(costs, open, open.size() + 1);
        interchange(costs, open);
        sets.push_back(open);
    }
    for (std::size_t k = count; k-- > 1;) {
        open = sets[k];
        const std::vector<Cost> afterLoss = costsAfterLoss(costs, open);
        std::size_t drop = open.size();
        for (std::size_t s = 0; s < open.size(); ++s) {
            if (costs.isExisting(open[s])) continue;
            if (drop == open.size() || afterLoss[s] < afterLoss[drop]) drop = s;
        }
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(drop));
        if (interchange(costs, open) < medianCost(costs, sets[k - 1])) sets[k - 1] = open;
    }
    return sets;
}

PlacementCurve centerCurve(const Question& question) {
    const ScaledCosts radii(question.problem, question.options.weightedRadius);
    PlacementCurve curve;
    std::vector<Index> start = radii.existing();
    for (std::size_t k = 1; k <= question.options.count; ++k) {
        curve.points.push_back(searchCenterFrom(question, radii, question.existing + k, start));
        start = openOf(curve.points.back());
    }
    return curve;
}

}  // namespace

GatewayPlacement placeMedian(const PlacementProblem& problem, const PlacementOptions& options) {
    const Question question(problem, options, PlacementGoal::Median);
    checkSurvive(question, question.existing + options.count);
    std::vector<Index> start = question.weighted.existing();
    addGreedily(question.weighted, start, question.existing + options.count);
    interchange(question.weighted, start);
    return searchFrom(question, start);
}

GatewayPlacement placeCenter(const PlacementProblem& problem, const PlacementOptions& options) {
    const Question question(problem, options, PlacementGoal::Center);
    checkSurvive(question, question.existing + options.count);
    const ScaledCosts radii(problem, options.weightedRadius);
    return searchCenterFrom(question, radii, question.existing + options.count, radii.existing());
}

PlacementCurve placementCurve(const PlacementProblem& problem, PlacementGoal goal,
                              const PlacementOptions& options) {
    const Question question(problem, options, goal);
    checkSurvive(question, question.existing + 1);
    if (goal == PlacementGoal::Center) return centerCurve(question);
    const std::vector<std::vector<Index>> sets = goodSets(question.weighted, options.count);
    PlacementCurve curve;
    curve.points.resize(sets.size());
    parallelFor(sets.size(), options.threads, [&](std::size_t k, std::size_t) {
        curve.points[k] = searchFrom(question, sets[k]);
    });
    return curve;
}

GatewayPlacement evaluatePlacement(const PlacementProblem& problem,
                                   const std::vector<std::size_t>& gateways) {
    checkProblem(problem);
    const ScaledCosts costs(problem, true);
    std::vector<Index> open = costs.existing();
    for (const std::size_t j : gateways) {
        if (j >= problem.candidates) {
            throw UsageError(Text(tr("There is no candidate {candidate}"),
                                  {{"candidate", static_cast<std::int64_t>(j)}}));
        }
        open.push_back(static_cast<Index>(j));
    }
    std::sort(open.begin(), open.end());
    open.erase(std::unique(open.begin(), open.end()), open.end());
    if (open.empty()) throw UsageError(tr("Place at least one gateway"));
    return evaluateSet(problem, costs, open);
}

}  // namespace peerplan
