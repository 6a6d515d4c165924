// SPDX-License-Identifier: MIT
#pragma once

/// What a plan costs a month.

#include <cstdint>
#include <optional>

#include "model/catalogue.h"
#include "model/plan.h"
#include "model/price_book.h"

namespace peerplan::comparing {

struct Cost {
    /// Of the circuits, Internet egresses and links that have a price.
    std::int64_t hundredths = 0;
    std::int64_t priced = 0;
    std::int64_t unpriced = 0;
};

/// An object's own price before the book's for that object, before the book's for circuits of its
/// kind; of several of those the one that states most. `book` may be null. Linear in the plan times
/// the book's circuits.
Cost monthlyCost(const Plan& plan, const Catalogue& catalogue, const PriceBook* book);

/// What a circuit of this kind and size costs by the book; nothing where the book does not say.
std::optional<Money> kindPrice(const Circuit& circuit, const Catalogue& catalogue,
                               const PriceBook& book);

/// What a circuit of the plan costs: its own price, else the book's for it, else that of its kind.
/// `book` may be null.
std::optional<Money> circuitPrice(const Circuit& circuit, const Catalogue& catalogue,
                                  const PriceBook* book);

}  // namespace peerplan::comparing
