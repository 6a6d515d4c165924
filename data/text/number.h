// SPDX-License-Identifier: MIT
#pragma once

/// Numbers and quantities as people write them. Rounding is to the nearest, exact ties to even.

#include <string>

#include "data/text/language.h"
#include "model/quantity.h"

namespace peerplan {

/// A number with `digits` (0 to 9) behind the point, grouped by thousands: `1,234.50`. A number
/// that is none, or is not finite, is a dash or the sign of infinity.
std::string writeNumber(double value, int digits, const Language& language);

/// The same with at most `digits` behind the point, without closing zeros: `1,234.5`.
std::string writeShortNumber(double value, int digits, const Language& language);

/// `118.36 Mbit/s`, `1.2 Gbit/s`: the largest unit that leaves at least 1, two digits at most.
std::string writeBandwidth(Bandwidth value, const Language& language);

/// `12.3 ms`; below 1 ms two digits.
std::string writeRtt(Rtt value, const Language& language);

/// `50 ms`, `3.5 s`, `1 min 30 s`, `2 h 15 min`, `14 d`: at most two units above seconds.
std::string writeDuration(Duration value, const Language& language);

/// 0.425 is `42.5 %`. A share that is not whole never rounds to `100 %` (0.99995 is `99.995 %`).
std::string writeRatio(double value, int digits, const Language& language);
/// The same with at most one digit, without closing zeros.
std::string writeShortRatio(double value, const Language& language);

/// `1 November 2026`, in the order and words of the language.
std::string writeDate(Date value, const Language& language);

}  // namespace peerplan
