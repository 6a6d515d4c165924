// SPDX-License-Identifier: MIT
#include "planner/compare/cost.h"

#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::comparing;
using namespace peerplan::tests;

namespace {

Plan priced() {
    Plan plan = textNetwork(R"(
        site east dc at 51.5,-0.1
        site o office at 51.5,-0.3
        o-east 100M 2ms
        circuit er1 London 200M via east,east
        circuit er2 London 500M via east,east
        internet ie east 100M/100M
    )");
    plan.circuits[1].sku = Sku::Premium;
    return plan;
}

}  // namespace

TEST_CASE("Without prices nothing is priced") {
    const Cost cost = monthlyCost(priced(), smallCatalogue(), nullptr);
    CHECK(cost.hundredths == 0);
    CHECK(cost.priced == 0);
    // Two circuits, an Internet egress, a link.
    CHECK(cost.unpriced == 4);
}

TEST_CASE("The plan's own price stands before the book's, and the closest kind before another") {
    Plan plan = priced();
    PriceBook book;
    book.circuits = {{200, {}, {}, {}, Money::hundredths(10000)},
                     {{}, {}, {}, {}, Money::hundredths(99900)},
                     {500, Sku::Premium, {}, {}, Money::hundredths(70000)},
                     {500, Sku::Standard, {}, {}, Money::hundredths(40000)}};
    book.objects = {{"internet/ie", Money::hundredths(5000)}};
    // 100 + 700 + 50; the link has no price.
    Cost cost = monthlyCost(plan, smallCatalogue(), &book);
    CHECK(cost.hundredths == 85000);
    CHECK(cost.priced == 3);
    CHECK(cost.unpriced == 1);
    // The object's price in the book, then the plan's own.
    book.objects.push_back({"circuit/er1", Money::hundredths(1)});
    CHECK(monthlyCost(plan, smallCatalogue(), &book).hundredths == 75001);
    plan.circuits[0].pricePerMonth = Money::hundredths(2);
    CHECK(monthlyCost(plan, smallCatalogue(), &book).hundredths == 75002);
}
