// SPDX-License-Identifier: MIT
#include "planner/report/plan_report.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "planner/bandwidth/bandwidth.h"
#include "planner/bandwidth/egress_flows.h"
#include "planner/bandwidth/loaded_network.h"
#include "planner/compare/compare.h"
#include "planner/compare/providers.h"
#include "planner/network/compile.h"
#include "planner/ogs/clients.h"
#include "planner/ogs/placement/plan_placement.h"
#include "planner/ogs/score/plan_score.h"
#include "planner/ogs/selection/select.h"
#include "planner/report/sections.h"
#include "planner/report/worst_failovers.h"
#include "planner/resilience/availability/availability.h"
#include "planner/resilience/spof/spof.h"
#include "planner/resilience/sweep/sweep.h"
#include "planner/review/review.h"
#include "planner/routing/evaluate.h"
#include "planner/routing/flow_ways.h"
#include "planner/routing/inbound.h"
#include "planner/routing/site_ways.h"

namespace peerplan {
namespace {

/// Noisy measurements of each site: enough for a percentage, on a plan of any size.
constexpr std::int64_t ogsSamples = 1000;
/// Further gateways of the curve.
constexpr std::size_t furtherGateways = 5;

/// Which answers the sections asked for need.
struct Needs {
    bool bandwidth = false;
    bool map = false;
    bool sweep = false;
    bool spof = false;
    bool failovers = false;
    bool availability = false;
    bool ogs = false;
    bool ogsPlace = false;
    bool review = false;
    bool comparison = false;
    bool providers = false;
};

Needs needsOf(const PlanReportQuestion& question) {
    const auto any = [&](std::initializer_list<ReportSection> sections) {
        return std::any_of(sections.begin(), sections.end(), [&](ReportSection section) {
            return isWanted(question.sections, section);
        });
    };
    using enum ReportSection;
    const bool clients = !question.plan.gateways.empty() && !vpnClients(question.plan).empty();
    Needs needs;
    needs.comparison = any({Comparison}) && question.designs.size() > 1;
    needs.review = needs.comparison || any({Summary, Review});
    needs.map = any({Map}) && hasMap(question.plan);
    needs.bandwidth = needs.review || needs.map ||
                      any({Sites, Demand, Headroom, Sizing, Day, Assumptions, Method});
    needs.sweep = needs.comparison || any({Summary, Failures});
    needs.spof = needs.comparison || any({Summary, Spof});
    needs.failovers = any({Failover});
    needs.availability = needs.comparison || any({Summary, Availability});
    needs.ogs = clients && (needs.review || any({Ogs}));
    needs.ogsPlace = clients && any({Ogs});
    needs.providers = any({Providers}) && !question.plan.circuits.empty();
    return needs;
}

/// Tells progress of one stage after the other.
class Stages {
  public:
    Stages(const ReportProgress& progress, std::size_t count) : m_progress(progress) {
        m_stage.number = 0;
        m_stage.of = count;
    }

    /// Begins the next stage, and gives what its work is to call.
    Progress next(const char* name) {
        m_stage.name = name;
        ++m_stage.number;
        if (!m_progress) return {};
        m_progress(m_stage, 0, 0);
        return [this](std::int64_t done, std::int64_t total) {
            return m_progress(m_stage, done, total);
        };
    }

  private:
    const ReportProgress& m_progress;
    ReportStage m_stage;
};

class Asker {
  public:
    explicit Asker(const PlanReportQuestion& question)
        : m_question(question), m_needs(needsOf(question)), m_stages(question.progress, stages()) {}

    PlanAnswers run() {
        m_stages.next(tr("Network"));
        const CompiledNetwork network =
            compile(m_question.plan, m_question.catalogue, m_answers.told);
        FailureState given;
        for (const std::string& ref : m_question.given) {
            given.failed.push_back(network.components.require(ref));
        }
        if (m_needs.bandwidth) askBandwidth(network, given);
        if (m_needs.review || m_needs.map) {
            Workspace state(network);
            evaluate(given, state);
            m_ways = siteWays(state);
            if (m_needs.map) {
                m_answers.egressFlows = egressFlows(network, m_answers.bandwidth, m_ways);
                addFlowWays(state, m_answers.egressFlows);
            }
        }
        askFailures(network, given);
        if (m_needs.availability) askAvailability(network, given);
        if (m_needs.ogs) askOgs(network);
        if (m_needs.review) askReview(network, given);
        if (m_needs.comparison) askComparison();
        if (m_needs.providers) {
            m_stages.next(tr("Peering locations"));
            m_answers.providers = providers(m_question.plan, m_question.catalogue);
        }
        return std::move(m_answers);
    }

  private:
    std::size_t stages() const {
        std::size_t count = 1;
        for (const bool needed : {m_needs.bandwidth, m_needs.sweep, m_needs.spof, m_needs.failovers,
                                  m_needs.availability, m_needs.ogs, m_needs.review,
                                  m_needs.comparison, m_needs.providers}) {
            count += needed ? 1 : 0;
        }
        return count;
    }

    void askBandwidth(const CompiledNetwork& network, const FailureState& given) {
        BandwidthOptions options;
        options.given = given;
        options.threads = m_question.threads;
        options.progress = m_stages.next(tr("Bandwidth and headroom"));
        m_answers.bandwidth =
            bandwidth(m_question.plan, network, m_question.catalogue, m_question.clocks, options);
    }

    /// All of them fail one thing after the other in the same state with the same traffic: one
    /// sweep, which all of them read.
    void askFailures(const CompiledNetwork& network, const FailureState& given) {
        if (!m_needs.sweep && !m_needs.spof && !m_needs.failovers) return;
        const LoadedNetwork loaded(m_question.plan, network, m_question.catalogue,
                                   m_question.clocks, given, m_question.threads);
        std::optional<SpofObserver> points;
        std::optional<Failovers> failovers;
        std::unique_ptr<CostObserver> costs;
        SpofOptions options;
        options.given = given;
        options.threads = m_question.threads;
        if (m_needs.failovers) failovers.emplace(m_question.plan, loaded);
        if (m_needs.sweep) {
            std::vector<FailureObserver*> observers;
            const Progress progress = m_stages.next(tr("Single failures"));
            if (m_needs.spof) {
                points.emplace(m_question.plan, loaded, m_question.catalogue, options);
                observers.push_back(&*points);
            }
            if (m_needs.failovers) {
                costs = failovers->observer(m_question.threads);
                observers.push_back(costs.get());
            }
            askSweep(loaded, given, progress, observers);
        }
        if (m_needs.spof) {
            options.progress = m_stages.next(tr("Single points of failure"));
            m_answers.spof = points ? points->answer(m_answers.sweep->scope.complete)
                                    : spof(m_question.plan, loaded, m_question.catalogue, options);
        }
        if (!m_needs.failovers) return;
        m_stages.next(tr("Failovers"));
        m_answers.failovers = toldFailovers(
            m_question.plan, *failovers,
            costs ? costs->worstByRegion() : failovers->worstByRegion(), m_question.threads);
    }

    void askSweep(const LoadedNetwork& loaded, const FailureState& given, const Progress& progress,
                  const std::vector<FailureObserver*>& observers) {
        SweepOptions options;
        options.given = given;
        options.threads = m_question.threads;
        options.progress = progress;
        m_answers.sweep = sweep(m_question.plan, loaded, m_question.catalogue, options, observers);
    }

    void askAvailability(const CompiledNetwork& network, const FailureState& given) {
        AvailabilityOptions options;
        options.given = given.failed;
        options.threads = m_question.threads;
        options.progress = m_stages.next(tr("Availability"));
        m_answers.availability =
            availability(m_question.plan, network, m_question.catalogue, options);
    }

    /// What clients choose and how good that is, and where up to five more gateways should stand
    /// among the metros of the catalogue.
    void askOgs(const CompiledNetwork& network) {
        m_stages.next(tr("VPN gateways"));
        const Plan& plan = m_question.plan;
        const Catalogue& catalogue = m_question.catalogue;
        const GatewayRtts rtts = gatewayRtts(plan, catalogue, network);
        SelectInput select;
        select.odds.samples = m_needs.ogsPlace ? ogsSamples : 0;
        m_answers.ogsSelection =
            selectGateways(plan, catalogue, network, m_question.clocks, rtts, select);
        m_answers.ogsScore = scorePlan(plan, catalogue, rtts,
                                       tryingOrders(plan, rtts, OgsOptions{}), OgsScoreWeights{});
        if (!m_needs.ogsPlace) return;
        PlanPlacementOptions options;
        options.count = furtherGateways;
        options.threads = m_question.threads;
        const std::vector<std::string> metros{"metros"};
        const auto places = candidatePlaces(plan, catalogue, metros);
        m_answers.ogsPlace =
            placeForPlan(plan, modelledRtts(plan, catalogue, network, places), options);
    }

    void askReview(const CompiledNetwork& network, const FailureState& given) {
        m_stages.next(tr("Design review"));
        const InboundAnswer inbound = inboundWays(network, given);
        ReviewAnswers answers;
        answers.bandwidth = &m_answers.bandwidth;
        answers.ways = &m_ways;
        answers.inbound = &inbound;
        answers.ogs = m_answers.ogsSelection ? &*m_answers.ogsSelection : nullptr;
        answers.ogsScore = m_answers.ogsScore ? &*m_answers.ogsScore : nullptr;
        m_answers.review = review(m_question.plan, network, m_question.catalogue, answers);
    }

    void askComparison() {
        StudyOptions options;
        options.prices = m_question.prices;
        options.threads = m_question.threads;
        options.progress = m_stages.next(tr("Designs side by side"));
        DesignAnswers own;
        own.bandwidth = &m_answers.bandwidth;
        own.ogsScore = m_answers.ogsScore ? &*m_answers.ogsScore : nullptr;
        own.review = &*m_answers.review;
        own.sweep = &*m_answers.sweep;
        own.spof = &*m_answers.spof;
        own.availability = &*m_answers.availability;
        // With more down than the design itself fails the answers are not those of the design.
        if (m_question.given == m_question.designs.front().failed) options.ofFirst = &own;
        m_answers.comparison = compareDesigns(m_question.designs, m_question.catalogue, options);
    }

    const PlanReportQuestion& m_question;
    const Needs m_needs;
    Stages m_stages;
    SiteWaysAnswer m_ways;
    PlanAnswers m_answers;
};

template <class Answer>
const Answer* pointer(const std::optional<Answer>& answer) {
    return answer ? &*answer : nullptr;
}

}  // namespace

PlanAnswers answerPlan(const PlanReportQuestion& question) {
    return Asker(question).run();
}

Report composeReport(const PlanReportQuestion& question, const PlanAnswers& answers) {
    ReportInput input{question.plan, answers.bandwidth, question.scenario, question.generator,
                      pointer(answers.availability)};
    input.failovers = answers.failovers;
    input.sweep = pointer(answers.sweep);
    input.spof = pointer(answers.spof);
    input.ogsScore = pointer(answers.ogsScore);
    input.ogsSelection = pointer(answers.ogsSelection);
    input.ogsPlace = pointer(answers.ogsPlace);
    input.review = pointer(answers.review);
    input.comparison = pointer(answers.comparison);
    input.providers = pointer(answers.providers);
    for (const Design& design : question.designs) input.otherPlans.push_back(&design.plan);
    input.sections = question.sections;
    input.egressFlows = answers.egressFlows;
    input.catalogue = &question.catalogue;
    input.prices = question.prices;
    input.wording = question.wording;
    return composeReport(input);
}

}  // namespace peerplan
