// SPDX-License-Identifier: MIT
#include "planner/compare/study.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "planner/bandwidth/bandwidth.h"
#include "planner/compare/cost.h"
#include "planner/compare/manner.h"
#include "planner/compare/office_figures.h"
#include "planner/compare/office_ways.h"
#include "planner/network/compile.h"
#include "planner/resilience/availability/availability.h"
#include "planner/resilience/spof/spof.h"
#include "planner/resilience/sweep/sweep.h"
#include "planner/review/gather.h"
#include "planner/review/review.h"

namespace peerplan {
namespace {

using namespace comparing;

void readSweep(const SweepAnswer& sweep, DesignFigures& figures) {
    figures.users = sweep.users;
    for (const SweepOffice& office : sweep.offices) {
        if (office.fate == SiteFate::Cut || office.fate == SiteFate::Waiting) {
            figures.usersAtRisk += office.users;
        }
        if (office.fate == SiteFate::Waiting) figures.usersWaiting += office.users;
        if (office.fate == SiteFate::Degraded) figures.usersCongested += office.users;
    }
    for (const SweepState& state : sweep.singles) {
        const std::int64_t users = state.usersCut + state.usersWaiting;
        if (users <= figures.worstFailureUsers) continue;
        figures.worstFailureUsers = users;
        figures.worstFailure = state.failed.front();
    }
}

void readBandwidth(const BandwidthAnswer& bandwidth, DesignFigures& figures) {
    for (const ElementAnswer& element : bandwidth.elements) {
        const bool sized = !element.failure.empty() && element.sizing.headroom;
        const auto& headroom = sized ? element.sizing.headroom : element.normal.headroom;
        if (element.idle || !headroom) continue;
        if (figures.leastHeadroom && *headroom >= *figures.leastHeadroom) continue;
        figures.leastHeadroom = headroom;
        figures.leastElement = element.ref;
        figures.leastFailure = sized ? element.failure : std::string();
    }
}

void readAvailability(const AvailabilityAnswer& availability, DesignFigures& figures) {
    for (const ServiceSummary& service : availability.services) {
        if (!service.usableStated) continue;
        if (figures.minutesWithout && service.usableMinutes <= *figures.minutesWithout) continue;
        figures.minutesWithout = service.usableMinutes;
        figures.worstService = service.service;
    }
}

void readOffices(const std::vector<OfficeWays>& offices, DesignFigures& figures) {
    double users = 0;
    double abroad = 0;
    double internet = 0;
    double spanned = 0;
    double spans = 0;
    for (const OfficeWays& office : offices) {
        const auto weight = static_cast<double>(office.users);
        users += weight;
        abroad += weight * office.abroadShare;
        internet += weight * office.internetYear;
        if (office.abroadMost > 0) figures.usersAbroad += office.users;
        if (!office.leastMs || !office.mostMs) continue;
        const double span = *office.mostMs - *office.leastMs;
        spanned += weight;
        spans += weight * span;
        if (figures.mostSpanMs && span <= *figures.mostSpanMs) continue;
        figures.mostSpanMs = span;
        figures.mostSpanSite = office.site;
        figures.mostSpanFailure = office.mostIn;
    }
    if (users > 0) {
        figures.abroadShare = abroad / users;
        figures.internetYear = internet / users;
    }
    if (spanned > 0) figures.meanSpanMs = spans / spanned;
}

/// Owns what DesignAnswers points to.
class AskedAnswers {
  public:
    AskedAnswers(const Design& design, const CompiledNetwork& network, const LoadedNetwork& loaded,
                 const Catalogue& catalogue, const FailureState& given,
                 const StudyOptions& options) {
        const auto ask = [&](auto question) {
            question.given = given;
            question.threads = options.threads;
            question.progress = options.progress;
            return question;
        };
        m_gathered =
            gatherAnswers(design.plan, network, catalogue, design.clocks, ask(GatherOptions{}));
        m_review = review(design.plan, network, catalogue, m_gathered.view());
        SpofOptions asked;
        asked.given = given;
        asked.threads = options.threads;
        SpofObserver points(design.plan, loaded, catalogue, asked);
        FailureObserver* const observers[] = {&points};
        m_sweep = sweep(design.plan, loaded, catalogue, ask(SweepOptions{}), observers);
        m_spof = points.answer(m_sweep.scope.complete);
        AvailabilityOptions uptimes;
        uptimes.given = given.failed;
        uptimes.threads = options.threads;
        uptimes.progress = options.progress;
        m_availability = availability(design.plan, network, catalogue, uptimes);
    }

    DesignAnswers view() const {
        return {&m_gathered.bandwidth,
                m_gathered.ogsScore ? &*m_gathered.ogsScore : nullptr,
                &m_review,
                &m_sweep,
                &m_spof,
                &m_availability};
    }

  private:
    GatheredAnswers m_gathered;
    ReviewAnswer m_review;
    SweepAnswer m_sweep;
    SpofAnswer m_spof;
    AvailabilityAnswer m_availability;
};

void readSpofs(const SpofAnswer& spofs, DesignFigures& figures) {
    for (const SpofFinding& finding : spofs.findings) {
        ++figures.spofs[static_cast<std::size_t>(finding.kind)];
    }
    for (const SpofFinding& finding : spofs.normal) {
        figures.usersHurtNormally = std::max(figures.usersHurtNormally, finding.usable.users);
    }
}

void readCost(const Design& design, const Catalogue& catalogue, const PriceBook* prices,
              DesignFigures& figures) {
    const Cost cost = monthlyCost(design.plan, catalogue, prices);
    figures.unpriced = cost.unpriced;
    if (cost.priced == 0) return;
    figures.costHundredths = cost.hundredths;
    figures.currency = design.plan.currency;
    if (figures.currency.empty() && prices != nullptr) figures.currency = prices->currency;
}

}  // namespace

DesignStudy studyDesign(const Design& design, const Catalogue& catalogue,
                        const StudyOptions& options, const DesignAnswers* known) {
    DesignStudy study;
    DesignFigures& figures = study.figures;
    const Plan& plan = design.plan;
    Diagnostics told;
    const CompiledNetwork network = compile(plan, catalogue, told);
    FailureState given;
    for (const std::string& ref : design.failed) {
        given.failed.push_back(network.components.require(ref));
    }
    figures.sites = static_cast<std::int64_t>(plan.sites.size());
    figures.circuits = static_cast<std::int64_t>(plan.circuits.size());
    figures.internetEgresses = static_cast<std::int64_t>(plan.internet.size());

    const LoadedNetwork loaded(plan, network, catalogue, design.clocks, given, options.threads);
    std::optional<AskedAnswers> asked;
    if (known == nullptr) asked.emplace(design, network, loaded, catalogue, given, options);
    const DesignAnswers answers = known != nullptr ? *known : asked->view();
    readBandwidth(*answers.bandwidth, figures);
    if (answers.ogsScore != nullptr && answers.ogsScore->normal.all.parts) {
        figures.ogsScore = answers.ogsScore->normal.all.parts->score;
    }
    study.review = *answers.review;
    figures.findings = {study.review.errors, study.review.warnings, study.review.notes};
    readSweep(*answers.sweep, figures);
    readSpofs(*answers.spof, figures);
    readAvailability(*answers.availability, figures);

    OfficeWaysAnswer ways = officeWays(plan, loaded, catalogue);
    const MannerAnswer manner = failoverManner(plan, loaded.network(), ways);
    figures.failover = manner.manner;
    figures.steps = manner.steps;
    if (manner.manner == FailoverManner::Manual && plan.policy.manualSwitch) {
        figures.manualMinutes = plan.policy.manualSwitch->asMinutes();
    }
    figures.dns = dnsComplexity(plan, loaded.network(), ways);
    figures.routing = routingComplexity(plan, loaded.network(), ways);
    figures.rtts = regionRtts(plan, ways.offices);
    readOffices(ways.offices, figures);
    addHeadroom(loaded, *answers.bandwidth, ways);
    addMinutes(*answers.availability, ways.offices);
    addFindings(plan, study.review, ways.offices);
    readCost(design, catalogue, options.prices, figures);
    figures.offices = std::move(ways.offices);
    return study;
}

}  // namespace peerplan
