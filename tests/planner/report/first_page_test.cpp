// SPDX-License-Identifier: MIT
// The first page: never sound where any answer speaks against it, and in the right order.

#include <string>
#include <vector>

#include "planner/report/first_steps.h"
#include "planner/report/plan_report.h"
#include "planner/report/purchases.h"
#include "planner/report/risk.h"
#include "planner/report/soundness.h"
#include "tests/planner/resilience/spof/drawn_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Answers by hand, that say nothing against the design until a test makes them.
struct Told {
    Plan plan;
    Catalogue catalogue;
    BandwidthAnswer bandwidth;
    SweepAnswer sweep;
    SpofAnswer spof;
    ReviewAnswer review;
    AvailabilityAnswer availability;

    Told() {
        plan.asOf = *Date::fromCivil(2026, 11, 1);
        bandwidth.asOf = plan.asOf;
        bandwidth.horizonYears = 3;
        sweep.users = 1000;
        sweep.scope.singles = 2;
        sweep.singles.resize(2);
        sweep.singles[0].failed = {"circuit/a"};
        sweep.singles[1].failed = {"link/b"};
    }

    ReportInput input() const {
        ReportInput in{plan, bandwidth, {}, "peerplan", &availability};
        in.sweep = &sweep;
        in.spof = &spof;
        in.review = &review;
        return in;
    }

    Soundness verdict() const { return soundness(input(), Names(plan)).verdict; }

    ElementAnswer& element(const std::string& ref, HeadroomClass headroomClass, double headroom) {
        ElementAnswer element;
        element.ref = ref;
        element.failure = "circuit/a";
        element.headroomClass = headroomClass;
        element.normal.headroom = 0.5;
        element.normal.capacityKbps = 1'000'000;
        element.sizing = element.normal;
        element.sizing.headroom = headroom;
        element.sizing.loadKbps = 950'000;
        bandwidth.elements.push_back(element);
        return bandwidth.elements.back();
    }

    SpofFinding& point(const std::string& component, SpofKind kind, std::int64_t users) {
        SpofFinding finding;
        finding.component = component;
        finding.kind = kind;
        finding.usable.users = users;
        finding.usable.sites = 1;
        finding.fix = Text("a second one");
        spof.findings.push_back(finding);
        return spof.findings.back();
    }

    void found(Severity severity, const std::string& rule, const std::string& subject) {
        ReviewFinding row;
        row.finding.rule = rule;
        row.finding.severity = severity;
        row.finding.subjects = {subject};
        row.finding.what = Text(rule);
        row.finding.fix = Text("mend it");
        review.findings.push_back(row);
        ++(severity == Severity::Error ? review.errors : review.warnings);
    }
};

std::vector<std::string> whys(const Told& told) {
    const ReportInput input = told.input();
    const Names names(told.plan);
    std::vector<std::string> out;
    for (const Step& step : firstSteps(input, names, purchases(input, names))) {
        out.push_back(step.why.pattern.substr(0, step.why.pattern.find(' ')));
    }
    return out;
}

}  // namespace

TEST_CASE("A design is sound only where no answer speaks against it") {
    CHECK(Told().verdict() == Soundness::Sound);

    Told cut;
    cut.sweep.singles[1].usersCut = 1;
    CHECK(cut.verdict() == Soundness::Unsound);

    Told before;
    before.bandwidth.cuts.push_back({});
    before.bandwidth.cuts[0].sites = 1;
    CHECK(before.verdict() == Soundness::Unsound);

    // The failure engine knows of services that others need, and may see what the sweep does not.
    Told point;
    point.point("circuit/a", SpofKind::Cut, 10);
    CHECK(point.verdict() == Soundness::Unsound);

    Told full;
    full.element("link/b", HeadroomClass::Congested, 0.05);
    CHECK(full.verdict() == Soundness::Unsound);

    Told broken;
    broken.found(Severity::Error, "HA-20", "circuit/a");
    CHECK(broken.verdict() == Soundness::Unsound);
}

TEST_CASE("What holds but not well is a reservation") {
    Told waits;
    waits.sweep.singles[0].usersWaiting = 5;
    CHECK(waits.verdict() == Soundness::Reserved);

    Told tight;
    tight.element("link/b", HeadroomClass::Tight, 0.15);
    CHECK(tight.verdict() == Soundness::Reserved);

    Told warned;
    warned.found(Severity::Warning, "CAP-02", "circuit/a");
    CHECK(warned.verdict() == Soundness::Reserved);

    Told grows;
    grows.element("link/b", HeadroomClass::Target, 0.3).outgrown = 2029;
    CHECK(grows.verdict() == Soundness::Reserved);
    grows.bandwidth.elements[0].outgrown = 2030;
    CHECK(grows.verdict() == Soundness::Sound);

    Told slow;
    slow.point("circuit/a", SpofKind::Slow, 10);
    CHECK(slow.verdict() == Soundness::Reserved);

    Told stopped;
    stopped.sweep.scope.complete = false;
    CHECK_FALSE(soundness(stopped.input(), Names(stopped.plan)).complete);
}

TEST_CASE("Steps go by urgency, then by people") {
    Told told;
    told.found(Severity::Warning, "CAP-02", "site/x");
    told.found(Severity::Error, "QOS-01", "site/x");
    told.point("circuit/a", SpofKind::Manual, 900);
    told.point("device/d", SpofKind::Cut, 40);
    told.point("link/b", SpofKind::Cut, 400);
    // "It carries" stands for what is congested before anything fails: worst of all.
    told.element("link/c", HeadroomClass::Congested, 0.01).failure.clear();
    told.element("link/e", HeadroomClass::Tight, 0.15);
    const std::vector<std::string> order = whys(told);
    REQUIRE(order.size() == 7);
    CHECK(order[0] == "It");
    CHECK(order[3] == "QOS-01");
    CHECK(order[6] == "CAP-02");
    const ReportInput input = told.input();
    const Names names(told.plan);
    const std::vector<Step> steps = firstSteps(input, names, purchases(input, names));
    CHECK(steps[1].people == std::optional<std::int64_t>(400));
    CHECK(steps[2].people == std::optional<std::int64_t>(40));
    CHECK(steps[4].people == std::optional<std::int64_t>(900));
}

TEST_CASE("Offices with a single point of their own are one step together") {
    Told told;
    told.point("link/o", SpofKind::Cut, 30).ownOf = "o";
    told.point("device/o", SpofKind::Cut, 30).ownOf = "o";
    told.point("link/q", SpofKind::Cut, 50).ownOf = "q";
    const ReportInput input = told.input();
    const Names names(told.plan);
    const std::vector<Step> steps = firstSteps(input, names, purchases(input, names));
    REQUIRE(steps.size() == 1);
    // Each office counts once.
    CHECK(steps[0].people == std::optional<std::int64_t>(80));
}

TEST_CASE("An upgrade costs the book's price of the larger circuit less what stands") {
    Told told;
    Circuit circuit;
    circuit.id = "a";
    circuit.name = "East";
    circuit.bandwidth = Bandwidth::mbps(1000);
    circuit.pricePerMonth = Money::hundredths(43'600);
    told.plan.circuits = {circuit};
    told.element("circuit/a", HeadroomClass::Congested, 0.05).ladderMbps = 2000;
    PriceBook prices;
    prices.currency = "USD";
    CircuitPrice price;
    price.mbps = 2000;
    price.perMonth = Money::hundredths(87'200);
    prices.circuits = {price};
    ReportInput input = told.input();
    input.catalogue = &told.catalogue;
    input.prices = &prices;
    const Purchases bought = purchases(input, Names(told.plan));
    REQUIRE(bought.list.size() == 1);
    // 872 less 436.
    CHECK(bought.more == Money::hundredths(43'600));
    CHECK(bought.currency == "USD");
    CHECK(bought.priced == 1);
    // Without a book there is a size and no price.
    CHECK(purchases(told.input(), Names(told.plan)).priced == 0);
}

TEST_CASE(
    "The first page tells of offices that one failure cuts off, and does not call that sound") {
    const Plan plan = DrawnCompany(R"(
        site dc dc at 51.5,-0.1
        site o office at 51.5,-0.3
        site q office at 51.5,-0.2
        o-dc 100M 2ms
        q-dc 100M 2ms
        circuit er London 200M via dc,dc
        internet ie dc 100M/100M isp a rtt 5 shared
    )")
                          .plan;
    const Catalogue catalogue = smallCatalogue();
    const SiteClocks clocks = utcClocks(plan);
    PlanReportQuestion question{plan, catalogue, clocks};
    question.sections = {ReportSection::Summary};
    question.threads = 1;
    const PlanAnswers answers = answerPlan(question);
    ReportInput input{plan, answers.bandwidth, {}, "peerplan", &*answers.availability};
    input.sweep = &*answers.sweep;
    input.spof = &*answers.spof;
    input.review = &*answers.review;
    CHECK(soundness(input, Names(plan)).verdict == Soundness::Unsound);
    const Risk risk = riskOf(input);
    CHECK(risk.people == 200);
    CHECK(risk.offices == 2);
    CHECK(riskByOffice(input, Names(plan)).rows.size() == 2);
    CHECK_FALSE(riskByService(input, Names(plan)).rows.empty());
    const Report report = composeReport(question, answers);
    REQUIRE(report.sections.size() == 1);
    const auto* figures = std::get_if<KeyFigures>(&report.sections[0].blocks[0]);
    REQUIRE(figures != nullptr);
    REQUIRE(figures->figures.size() == 4);
    CHECK(figures->figures[0].mood == Mood::Bad);
    CHECK(figures->figures[1].mood == Mood::Bad);
}
