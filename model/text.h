// SPDX-License-Identifier: MIT
#pragma once

/// A sentence as data: an English template, which is also its key for translation, and arguments.
/// Whoever writes for people renders it (data/text); nobody below glues words together.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/quantity.h"

namespace peerplan {

/// A ratio that is written as a percentage: 0.2 is 20 %.
struct Ratio {
    double value = 0;
    bool operator==(const Ratio&) const = default;
};

/// A plain decimal number with a number of digits behind the point.
struct Decimal {
    double value = 0;
    int digits = 2;
    bool operator==(const Decimal&) const = default;
};

struct Text {
    using Argument = std::variant<std::string, std::int64_t, Decimal, Ratio, Bandwidth, Rtt,
                                  Duration, Headcount, Date>;

    /// English with `{name}` where an argument stands; `{{` is a brace.
    std::string pattern;
    std::vector<std::pair<std::string, Argument>> arguments;

    Text() = default;
    Text(std::string_view english) : pattern(english) {}
    Text(const char* english) : pattern(english) {}
    Text(std::string_view english, std::vector<std::pair<std::string, Argument>> args)
        : pattern(english), arguments(std::move(args)) {}

    bool empty() const { return pattern.empty(); }
    bool operator==(const Text&) const = default;
};

/// Marks a template for the extraction of translations; the text itself, unchanged.
constexpr const char* tr(const char* english) {
    return english;
}

}  // namespace peerplan
