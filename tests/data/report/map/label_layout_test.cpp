// SPDX-License-Identifier: MIT
#include "data/report/map/label_layout.h"

#include <random>

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

bool overlap(const QRectF& a, const QRectF& b) {
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() &&
           b.top() < a.bottom();
}

}  // namespace

TEST_CASE("Names overlap neither each other nor symbols and stay within") {
    const auto seed = GENERATE(range(0U, 30U));
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const auto below = [&random](unsigned most) { return static_cast<double>(random() % most); };
    const QRectF within(0, 0, 400, 300);
    LabelLayout layout;
    layout.begin(within);
    std::vector<QRectF> symbols;
    for (int i = 0; i < 120; ++i) {
        symbols.emplace_back(below(400), below(300), 4 + below(20), 4 + below(20));
        layout.block(symbols.back());
    }
    std::size_t found = 0;
    for (const QRectF& symbol : symbols) {
        found += layout.place(symbol, QSizeF(10 + below(80), 13)) ? 1U : 0U;
    }
    REQUIRE(layout.placed().size() == found);
    CHECK(found > 5);
    for (std::size_t i = 0; i < found; ++i) {
        const QRectF& name = layout.placed()[i];
        CHECK(within.contains(name));
        for (const QRectF& symbol : symbols) CHECK_FALSE(overlap(name, symbol));
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(name, layout.placed()[j]));
    }
}

TEST_CASE("A name stands to the right where it can") {
    LabelLayout layout;
    layout.begin(QRectF(0, 0, 100, 100));
    const QRectF symbol(10, 40, 10, 10);
    const auto right = layout.place(symbol, QSizeF(30, 12));
    REQUIRE(right);
    CHECK(*right == QRectF(22, 39, 30, 12));
    // Taken; to the left it would leave the box.
    const auto above = layout.place(symbol, QSizeF(30, 12));
    REQUIRE(above);
    CHECK(*above == QRectF(0, 26, 30, 12));
    CHECK_FALSE(layout.place(symbol, QSizeF(300, 12)));
}
