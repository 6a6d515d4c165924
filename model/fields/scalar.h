// SPDX-License-Identifier: MIT
#pragma once

/// A field's single value between the record and the document: what a plan may write for it, and
/// what the record holds.

#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/fields/field.h"
#include "model/fields/place.h"
#include "model/value.h"

namespace peerplan {

/// Whether a text is an id: `[a-z0-9][a-z0-9._-]*`.
bool isId(std::string_view text);

/// What a plan writes for a scalar of a field: quantities and decimals as a whole number where they
/// are one, else the nearest double; words and dates as text.
Value scalarToValue(const Field& field, const Scalar& scalar);

/// The scalar of a value, or nothing and one diagnostic that says what is wrong with it: its type,
/// its range, a digit finer than the field's raw unit, an unknown word, no such date, no id.
std::optional<Scalar> scalarFromValue(const Field& field, const Value& value, const Place& place,
                                      Diagnostics& diagnostics);

/// What a field takes, for people.
Text expectedFor(const Field& field);

/// A value as a diagnostic shows what it found: text in quotes, cut where it is long; lists and
/// objects only by their brackets. Control characters are escaped.
std::string shown(const Value& value);

/// The shortest decimal text that reads back as the number; whole numbers without a point.
std::string numberText(double value);

}  // namespace peerplan
