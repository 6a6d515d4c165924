// SPDX-License-Identifier: MIT
#pragma once

/// Reads price books that users bring.

#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/price_book.h"

namespace peerplan {

/// Reads a price book from bytes, whatever they are; `name` stands in the diagnostics. Two forms:
///
/// - CSV with a head of `object` or `mbps`, `sku`, `billing`, `zone`, and `price_per_month` and
///   optionally `currency`: a row prices one object (`circuit/er-dallas`) or circuits of a kind.
/// - The JSON of the Azure Retail Prices API: `Items` of the service ExpressRoute whose meter is a
///   circuit (`Premium Unlimited Data 1 Gbps Circuit`) with the unit `1 Month`, or `1/Month`; other
///   items are left out.
///
/// What is wrong with a row is told with its line; the book then holds the others.
PriceBook parsePriceBook(std::string_view bytes, const std::string& name, Diagnostics& diagnostics);

/// The same from a file. Throws StorageError where it cannot be read, InputError where anything in
/// it is wrong or it prices nothing.
PriceBook readPriceBook(const std::string& path);

}  // namespace peerplan
