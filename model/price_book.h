// SPDX-License-Identifier: MIT
#pragma once

/// What things cost a month, by kind: what the user brings, since no prices are shipped.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/circuit.h"
#include "model/quantity.h"

namespace peerplan {

/// The price of a circuit of some size; what is not stated matches any.
struct CircuitPrice {
    std::optional<std::int64_t> mbps;
    std::optional<Sku> sku;
    std::optional<Billing> billing;
    /// Billing zone of the peering location, as the catalogue counts them.
    std::optional<std::int64_t> zone;
    Money perMonth;
};

/// The price of one object, by its reference: `circuit/x`, `internet/x`, `link/x`.
struct ObjectPrice {
    std::string object;
    Money perMonth;
};

struct PriceBook {
    /// ISO 4217; empty where the book does not say.
    std::string currency;
    std::vector<CircuitPrice> circuits;
    std::vector<ObjectPrice> objects;
};

}  // namespace peerplan
