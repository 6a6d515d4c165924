// SPDX-License-Identifier: MIT
// Designs side by side: what is best, what is gained and lost, what is worked out once.

#include "planner/compare/compare.h"

#include <algorithm>
#include <optional>

#include "planner/compare/compare_tables.h"
#include "tests/planner/resilience/spof/drawn_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Design design(const std::string& name, Plan plan) {
    Design out;
    out.name = name;
    out.title = name;
    out.clocks = utcClocks(plan);
    out.plan = std::move(plan);
    return out;
}

/// Two circuits in two regions, and 100 users at each of two offices.
Plan two() {
    return DrawnCompany(R"(
        site east dc region emea at 51.5,-0.1
        site west dc region emea at 52.4,4.9
        site o office region emea at 51.5,-0.3
        site q office region emea at 51.5,-0.4
        o-east 100M 2ms
        o-west 100M 6ms
        q-east 100M 3ms
        q-west 100M 8ms
        circuit er-e London 200M via east,east rtt 1,1
        circuit er-w Amsterdam 200M via west,west rtt 1,1
        internet ie east 200M/200M isp a rtt 5 shared
        internet iw west 200M/200M isp b rtt 5 shared
    )")
        .plan;
}

Plan one() {
    Plan plan = two();
    plan.circuits.pop_back();
    return plan;
}

const CompareRow& row(const CompareAnswer& answer, const std::string& figure) {
    for (const CompareRow& each : answer.rows) {
        if (each.figure == figure && each.region.empty()) return each;
    }
    FAIL("no row " << figure);
    return answer.rows.front();
}

std::string keysOf(const std::vector<FindingChange>& changes, bool gained) {
    std::vector<std::string> keys;
    for (const FindingChange& change : changes) {
        if (change.gained != gained) continue;
        keys.push_back(change.finding.rule);
        for (const std::string& subject : change.finding.subjects) keys.back() += ' ' + subject;
    }
    std::sort(keys.begin(), keys.end());
    std::string all;
    for (const std::string& key : keys) all += key + '\n';
    return all;
}

}  // namespace

TEST_CASE("A design with one circuit fewer puts everybody at risk") {
    const std::vector<Design> designs{design("base", two()), design("one", one())};
    const CompareAnswer answer = compareDesigns(designs, smallCatalogue());
    REQUIRE(answer.designs.size() == 2);
    CHECK(answer.workedOut == 2);
    // Either circuit can fail; without the second all 200 users are cut off.
    const CompareRow& risk = row(answer, "users-at-risk");
    CHECK(*risk.cells[0].value == 0);
    CHECK(*risk.cells[1].value == 200);
    CHECK(risk.cells[0].best);
    CHECK_FALSE(risk.cells[1].best);
    CHECK(*row(answer, "worst-failure").cells[1].value == 200);
    CHECK(row(answer, "failover").cells[0].words == Text("automatic"));
    CHECK(row(answer, "failover").cells[1].words == Text("none"));
    // o goes 2 + 1 ms or 6 + 1, q 3 + 1 or 8 + 1: spans of 4 and 5 ms.
    CHECK(*row(answer, "span-mean").cells[0].value == Approx(4.5));
    CHECK(*row(answer, "span-most").cells[0].value == Approx(5));
    CHECK(row(answer, "span-most").cells[0].where == "q");
    CHECK(*row(answer, "span-most").cells[1].value == Approx(0));
    // Half of the users have 3 ms, the others 4.
    CHECK(*row(answer, "rtt-median").cells[0].value == Approx(3));
    CHECK(*row(answer, "rtt-p95").cells[0].value == Approx(4));
    // The normal ways are the same: nothing is better.
    CHECK_FALSE(row(answer, "rtt-p95").cells[0].best);
    CHECK_FALSE(row(answer, "rtt-p95").cells[1].best);
}

TEST_CASE("Single points of failure that have only become worse make no design better") {
    // Cut, manual, congested, slow. The second turns three slow ones into manual ones, the third
    // has one slow one fewer than the first and nothing worse.
    std::vector<ComparedDesign> designs(3);
    designs[0].figures.spofs = {0, 0, 1, 5};
    designs[1].figures.spofs = {0, 3, 1, 2};
    designs[2].figures.spofs = {0, 0, 1, 4};
    CompareAnswer answer;
    answer.designs = designs;
    answer.rows = compareRows(designs);
    const auto best = [&](const std::string& figure) {
        std::string marks;
        for (const CompareCell& cell : row(answer, figure).cells) marks += cell.best ? '*' : '-';
        return marks;
    };
    CHECK(best("spof-cut") == "---");
    CHECK(best("spof-manual") == "*-*");
    CHECK(best("spof-congested") == "---");
    // The second has the fewest slow ones, for it has more manual ones: nobody leads the row.
    CHECK(best("spof-slow") == "---");
    const CompareRow& slow = row(answer, "spof-slow");
    CHECK(leads(slow, slow.cells[2], slow.cells[0]));
    CHECK_FALSE(leads(slow, slow.cells[1], slow.cells[0]));
    CHECK_FALSE(leads(slow, slow.cells[0], slow.cells[1]));
}

TEST_CASE("What comes to the same plan is worked out once") {
    Plan renamed = two();
    renamed.name = "another name";
    renamed.scenarios.resize(1);
    const std::vector<Design> designs{design("a", two()), design("b", one()), design("c", renamed),
                                      design("d", one())};
    const CompareAnswer answer = compareDesigns(designs, smallCatalogue());
    CHECK(answer.workedOut == 2);
    CHECK_FALSE(answer.designs[1].sameAs);
    CHECK(answer.designs[2].sameAs == std::optional<std::size_t>(0));
    CHECK(answer.designs[3].sameAs == std::optional<std::size_t>(1));
    CHECK(answer.designs[2].changes.empty());
    CHECK(keysOf(answer.designs[3].changes, true) == keysOf(answer.designs[1].changes, true));
    CHECK(*row(answer, "users-at-risk").cells[3].value == 200);
}

TEST_CASE("Findings gained one way are lost the other way") {
    const std::vector<Design> there{design("a", two()), design("b", one())};
    const std::vector<Design> back{design("b", one()), design("a", two())};
    const CompareAnswer first = compareDesigns(there, smallCatalogue());
    const CompareAnswer second = compareDesigns(back, smallCatalogue());
    CHECK(keysOf(first.designs[1].changes, true) == keysOf(second.designs[1].changes, false));
    CHECK(keysOf(first.designs[1].changes, false) == keysOf(second.designs[1].changes, true));
}

TEST_CASE("Findings are the same by rule, severity and subjects, as often as they stand") {
    const auto finding = [](const std::string& rule, const std::string& subject, bool accepted) {
        ReviewFinding row;
        row.finding.rule = rule;
        row.finding.subjects = {subject};
        row.accepted = accepted;
        return row;
    };
    ReviewAnswer before;
    before.findings = {finding("A", "x", false), finding("A", "y", false), finding("B", "x", true)};
    ReviewAnswer now;
    now.findings = {finding("A", "x", false), finding("A", "x", false), finding("C", "x", true)};
    const auto changes = findingChanges(before, now);
    // A second A of x is new, A of y is gone; what is accepted does not count.
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].gained);
    CHECK(changes[0].finding.subjects[0] == "x");
    CHECK_FALSE(changes[1].gained);
    CHECK(changes[1].finding.subjects[0] == "y");
}

TEST_CASE("The chart of money shows the designs that have a price, in one currency") {
    CompareAnswer answer;
    const auto add = [&](const std::string& name, std::optional<std::int64_t> hundredths,
                         const std::string& currency, std::int64_t unpriced) {
        ComparedDesign& design = answer.designs.emplace_back();
        design.name = name;
        design.figures.costHundredths = hundredths;
        design.figures.currency = currency;
        design.figures.unpriced = unpriced;
    };
    add("a", 1'234'567, "EUR", 0);
    CHECK(compareCostChart(answer).categories.empty());
    add("b", std::nullopt, "", 9);
    CHECK(compareCostChart(answer).categories.empty());
    add("c", 900'000, "EUR", 2);
    const Chart chart = compareCostChart(answer);
    CHECK(chart.categories == std::vector<std::string>{"a", "c"});
    REQUIRE(chart.series.size() == 1);
    CHECK(chart.series[0].values == std::vector<double>{12345.67, 9000});
    CHECK(chart.yAxis.unit == "EUR");
    add("d", 100, "NOK", 0);
    CHECK(compareCostChart(answer).categories.empty());
    CHECK(compareCostChart(CompareAnswer{}).categories.empty());
}

TEST_CASE("The screen has a column a design, the tables for programs every figure of each") {
    const std::vector<Design> designs{design("base", two()), design("one", one())};
    const CompareAnswer answer = compareDesigns(designs, smallCatalogue());
    const Table screen = compareFiguresTable(answer);
    CHECK(screen.columns.size() == 3);
    for (const auto& cells : screen.rows) CHECK(cells.size() == 3);
    const std::vector<Table> tables = compareTables(answer);
    REQUIRE(tables.size() == 6);
    CHECK(tables[1].rows.size() == answer.rows.size() * 2);
    CHECK(tables[5].rows.size() == 4);
    CHECK(compareRiskChart(answer).series[0].values == std::vector<double>{0, 200});
    CHECK(compareRttChart(answer).categories == std::vector<std::string>{"emea"});
}
